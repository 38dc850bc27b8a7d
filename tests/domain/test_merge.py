"""Two people, one case: what is written, and what is asked about."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Clash
from app.domain.merge import merge

VALUES = st.one_of(st.none(), st.sampled_from(["", "a", "b", "c"]))
FORMS = st.dictionaries(st.sampled_from(["understood", "handler_id", "surname"]), VALUES)


def test_a_field_that_only_i_changed_is_written() -> None:
    assert merge({"a": 1, "b": 2}, {"a": 1, "b": 2}, {"a": 5, "b": 2}) == ({"a": 5}, ())


def test_a_field_i_left_alone_is_not_written_over_what_another_desk_wrote() -> None:
    assert merge({"a": 1}, {"a": 7}, {"a": 1}) == ({}, ())


def test_a_field_that_both_changed_is_asked_about_with_all_three_values() -> None:
    assert merge({"a": 1, "b": 1}, {"a": 7, "b": 1}, {"a": 5, "b": 2}) == ({"b": 2}, (Clash("a", 1, 7, 5),))


def test_the_same_change_twice_is_no_clash() -> None:
    assert merge({"a": 1}, {"a": 5}, {"a": 5}) == ({}, ())


def test_a_field_that_was_emptied_is_a_change() -> None:
    assert merge({"a": "x"}, {"a": "x"}, {"a": None}) == ({"a": None}, ())


@given(FORMS, FORMS, FORMS)
def test_every_field_is_left_written_or_asked_about_and_nothing_is_lost(
    opened: dict[str, object], current: dict[str, object], wanted: dict[str, object]
) -> None:
    changes, clashes = merge(opened, current, wanted)
    asked = {clash.field for clash in clashes}
    assert not asked & changes.keys()
    for name, mine in wanted.items():
        if name in changes:
            assert current.get(name) == opened.get(name) != mine
        elif name in asked:
            assert len({opened.get(name), current.get(name), mine}) == 3
        else:
            assert mine in (opened.get(name), current.get(name))
