"""Anchors and heads: what of the history stands outside the database, so that a chain made anew does not go unseen."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import Refusal
from app.domain.history import CHAIN_START, sha256_hex
from app.domain.spoken_dates import full_moment

SHORTEST_DIGEST = 16
"""Digits of a digest that are enough to know it by: nobody finds another line that begins with the same ones."""

_TITLE = "Recourse: anchors of an office's history. Keep this file, or print it, where no database is."
_HEAD = re.compile(r"([a-z]+) (\d+) (\d+) ([0-9a-f]{64})")
_BEGINS = re.compile(r"Anchor (\d+) of .* \((.*)\)")
_ENDS = re.compile(r"Digest ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of one chain as it was at some moment: whose chain, the line's number, and its digest."""

    subject: str
    subject_id: int
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The heads that changed since the anchor before, in the order of their chains, and a digest over both."""

    number: int
    at: str
    heads: str
    digest: str

    @property
    def day(self) -> str:
        """When it was cast, for people: "Fri 22 May 2026 at 10:00"."""
        return full_moment(datetime.fromisoformat(self.at))


def cast_anchor(before: Anchor | None, at: str, heads: Iterable[Head]) -> Anchor:
    """The next anchor; `at` is a moment as history writes it."""
    text = "\n".join(f"{h.subject} {h.subject_id} {h.number} {h.digest}" for h in heads)
    number = before.number + 1 if before else 1
    return Anchor(number, at, text, digest_of_anchor(before.digest if before else CHAIN_START, number, at, text))


def digest_of_anchor(previous: str, number: int, at: str, heads: str) -> str:
    """sha256 of the digest before, and of the sha256 of each value, as in a chain of lines."""
    return sha256_hex(previous + "".join(sha256_hex(value) for value in (str(number), at, heads)))


def heads_of(anchor: Anchor) -> tuple[Head, ...]:
    """The heads that an anchor holds. Raises Refusal where they are not written as an anchor writes them."""
    found = [_HEAD.fullmatch(line) for line in anchor.heads.splitlines()]
    if not all(found):
        raise Refusal(f"Anchor {anchor.number} is damaged: it holds a line that is no head.")
    return tuple(Head(m[1], int(m[2]), int(m[3]), m[4]) for m in found if m)


def as_lines(anchors: Iterable[Anchor], *, with_title: bool) -> str:
    """Anchors as the file holds them: plain text that can be printed, read, and typed off."""
    blocks = [_TITLE] if with_title else []
    blocks += [f"Anchor {a.number} of {a.day} ({a.at})\n{a.heads}\nDigest {a.digest}" for a in anchors]
    return "".join(f"{block}\n\n" for block in blocks)


def from_lines(text: str) -> tuple[Anchor, ...]:
    """The anchors of a file. Raises Refusal where it holds anything that is no anchor."""
    anchors: list[Anchor] = []
    for block in filter(None, (each.strip() for each in text.replace("\r\n", "\n").split("\n\n"))):
        if block == _TITLE:
            continue
        first, *heads, last = block.split("\n") if "\n" in block else (block, "")
        begins, ends = _BEGINS.fullmatch(first), _ENDS.fullmatch(last)
        if begins is None or ends is None:
            raise Refusal(f'The file of anchors is damaged: "{first[:60]}" does not begin an anchor, or has no end.')
        anchors.append(Anchor(int(begins[1]), begins[2], "\n".join(heads), ends[1]))
    return tuple(anchors)


def first_broken(anchors: Iterable[Anchor]) -> int | None:
    """The number of the first anchor that does not follow from the one before it; None where all do."""
    previous, expected = CHAIN_START, 1
    for anchor in anchors:
        if (anchor.number, anchor.digest) != (
            expected,
            digest_of_anchor(previous, expected, anchor.at, anchor.heads),
        ):
            return expected
        previous, expected = anchor.digest, expected + 1
    return None


def head_on_paper(reference: str, number: int, digest: str) -> str:
    """A case's head as letters carry it, "R-2026-00012:7:3fa9…", and as `head_from` reads it."""
    return f"{reference}:{number}:{digest[:SHORTEST_DIGEST]}"


def head_from(text: str) -> tuple[str, int, str]:
    """A head as letters carry it, "R-2026-00012:7:3fa9…": reference, number, digest. Raises Refusal for another."""
    reference, number, digest = (*text.rsplit(":", 2), "", "")[:3]
    if not number.isdecimal() or not re.fullmatch(f"[0-9a-f]{{{SHORTEST_DIGEST},64}}", digest):
        raise Refusal(
            f"--head: expected REFERENCE:NUMBER:DIGEST as it stands on the letter, such as R-2026-00012:7:"
            f'{"3fa9" * 4}; found "{text}".'
        )
    return reference, int(number), digest
