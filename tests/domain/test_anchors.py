"""Anchors: a row of digests that a file outside the database holds as plain text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.anchors import (
    Anchor,
    Head,
    as_lines,
    cast_anchor,
    first_broken,
    from_lines,
    head_from,
    head_on_paper,
    heads_of,
)
from app.domain.errors import Refusal

AT = "2026-05-22T09:00:00.000000+00:00"
HEADS = (Head("case", 12, 7, "3f" * 32), Head("customer", 3, 1, "a0" * 32))
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
ROWS = st.lists(
    st.lists(st.builds(Head, st.sampled_from(["case", "office"]), st.integers(0), st.integers(1), DIGESTS), min_size=1)
)


def row(*days: tuple[Head, ...]) -> tuple[Anchor, ...]:
    anchors: list[Anchor] = []
    for heads in days:
        anchors.append(cast_anchor(anchors[-1] if anchors else None, AT, heads))
    return tuple(anchors)


def test_the_file_can_be_read_by_people() -> None:
    text = as_lines(row(HEADS), with_title=True)
    digest = row(HEADS)[0].digest
    assert text.splitlines() == [
        "Recourse: anchors of an office's history. Keep this file, or print it, where no database is.",
        "",
        f"Anchor 1 of Fri 22 May 2026 at 10:00 ({AT})",
        f"case 12 7 {'3f' * 32}",
        f"customer 3 1 {'a0' * 32}",
        f"Digest {digest}",
        "",
    ]


@given(ROWS)
def test_anchors_are_read_again_as_they_were_written(days: list[list[Head]]) -> None:
    anchors = row(*(tuple(heads) for heads in days))
    read = from_lines(as_lines(anchors, with_title=True).replace("\n", "\r\n"))
    assert read == anchors
    assert first_broken(read) is None
    assert [heads_of(each) for each in read] == [tuple(heads) for heads in days]


def test_the_first_anchor_that_does_not_follow_is_named() -> None:
    first, second, third = row(HEADS, HEADS[:1], HEADS[1:])
    assert first_broken((first, second, third)) is None
    assert first_broken((first, third)) == 2
    assert first_broken((second, third)) == 1
    assert first_broken((first, replace(second, heads=third.heads), third)) == 2
    assert first_broken((first, second, replace(third, at=AT.replace("09", "08")))) == 3
    assert first_broken((replace(first, digest=second.digest), second)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Anchor 1 of Fri 22 May 2026",
        f"Anchor 1 of Fri 22 May 2026 at 10:00 ({AT})\ncase 1 1 {'0' * 64}",
        f"Anchor one of Fri 22 May 2026 at 10:00 ({AT})\nDigest {'0' * 64}",
        "A page of something else\nin a file of that name",
    ],
)
def test_a_file_that_holds_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="The file of anchors is damaged"):
        from_lines(text)


def test_a_line_that_is_no_head_is_refused_with_its_anchor() -> None:
    with pytest.raises(Refusal, match="Anchor 4 is damaged"):
        heads_of(Anchor(4, AT, f"case 12 7 {'3f' * 32}\ncase 12 8", "0" * 64))


def test_a_head_is_typed_off_a_letter() -> None:
    assert head_from("R-2026-00012:7:" + "3fa9" * 4) == ("R-2026-00012", 7, "3fa9" * 4)
    assert head_from(head_on_paper("R-2026-00012", 7, "3fa9" * 16)) == ("R-2026-00012", 7, "3fa9" * 4)
    for wrong in (
        "",
        "R-2026-00012",
        "R-2026-00012:7",
        "R-2026-00012:seven:" + "3fa9" * 4,
        "R-2026-00012:7:3fa9",
        "R:7:xyz",
    ):
        with pytest.raises(Refusal, match="expected REFERENCE:NUMBER:DIGEST"):
            head_from(wrong)
