"""Walks the chains of history, link by link, and holds them against what of them stands outside the database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import func, select, text

from app.domain.anchors import Anchor, Head, first_broken, heads_of
from app.domain.errors import Refusal
from app.domain.history import CHAIN_START, Line, digest_of_line, digest_of_texts
from app.storage import tables
from app.storage.history import stored_moment
from app.storage.work import Work

Chain = tuple[str, int]


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """The first line of a chain that does not verify, and why."""

    subject: str
    subject_id: int
    number: int
    because: str
    missing: int = field(default=0, compare=False)
    """So many lines at the end of the chain are known elsewhere, and are not there."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A head as it stands somewhere else, perhaps with its first digits only, and where that is."""

    head: Head
    where: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the walk found: the first broken line of each chain, how much was looked at, and what could not be."""

    broken: tuple[BrokenLine, ...]
    chains: int
    lines: int
    unseen: int


class _Walk:
    """One pass over the lines; counts as it goes."""

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self.chains = self.lines = 0
        self.known: dict[Chain, list[Witness]] = {}
        for witness in witnesses:
            self.known.setdefault((witness.head.subject, witness.head.subject_id), []).append(witness)

    def broken(self, rows: Iterable[Any]) -> Iterator[BrokenLine]:
        met: set[Chain] = set()
        for chain, lines in groupby(rows, lambda row: (row.subject, row.subject_id)):
            met.add(chain)
            self.chains += 1
            if found := self._first_broken(chain, lines):
                yield found
        for chain in sorted(self.known.keys() - met):
            where, last = self.known[chain][0].where, max(each.head.number for each in self.known[chain])
            yield BrokenLine(*chain, 1, f"the whole chain is gone; {where} knows it", last)

    def _first_broken(self, chain: Chain, lines: Iterable[Any]) -> BrokenLine | None:
        at: dict[int, list[Witness]] = {}
        for witness in self.known.get(chain, ()):
            at.setdefault(witness.head.number, []).append(witness)
        number, previous, vouched, found = 0, CHAIN_START, 0, None
        for row in lines:
            self.lines += 1
            if found:
                continue
            number += 1
            if because := _why_broken(row, number, previous):
                found = BrokenLine(*chain, number, because)
                continue
            if stranger := next((w for w in at.get(number, ()) if not row.digest.startswith(w.head.digest)), None):
                found = BrokenLine(*chain, vouched + 1, _made_anew(vouched + 1, number, stranger.where))
            vouched = number if number in at else vouched
            previous = row.digest
        return found or _cut_off(chain, number, at)


def walk(work: Work, witnesses: Sequence[Witness] = ()) -> Verdict:
    """Walks every chain that this sign-in can read, and holds it against the witnesses."""
    line, kept = tables.HistoryLine, tables.HistoryText
    stored = (line.subject, line.subject_id, line.number, line.at, line.person_id, line.move, line.changes)
    rows = work.session.execute(
        select(*stored, line.texts_digest, line.digest, kept.salt, kept.texts)
        .outerjoin(kept, kept.line_id == line.id)
        .order_by(line.subject, line.subject_id, line.number)
        .execution_options(yield_per=1000)
    )
    unseen = _hidden(work)
    seen = [w for w in witnesses if w.head.subject != "case" or w.head.subject_id not in unseen]
    walked = _Walk(seen)
    broken = {(each.subject, each.subject_id): each for each in walked.broken(rows)}
    for case_id in _cases_without_history(work):
        broken.setdefault(("case", case_id), BrokenLine("case", case_id, 1, "the case has no history at all"))
    return Verdict(tuple(broken[chain] for chain in sorted(broken)), walked.chains, walked.lines, len(unseen))


def witnesses_of(anchors: Iterable[Anchor], where: str) -> tuple[Witness, ...]:
    """The heads of anchors as witnesses; `where` says whose anchors they are."""
    return tuple(Witness(head, f"the anchor of {each.day} {where}") for each in anchors for head in heads_of(each))


def faults_of_anchors(kept: Sequence[Anchor], filed: Sequence[Anchor]) -> tuple[str, ...]:
    """What is wrong with the anchors themselves: those of the database, those of the file, and the two together."""
    faults: list[str] = []
    for anchors, where in ((kept, "in the database"), (filed, "in the file")):
        if number := first_broken(anchors):
            faults.append(f"Anchor {number} {where} is missing, or was changed.")
    return (*faults, *_apart(kept, filed))


def _apart(kept: Sequence[Anchor], filed: Sequence[Anchor]) -> Iterator[str]:
    """Where the database is not the one that the file was kept of, or is an older state of it."""
    here: Mapping[int, str] = {anchor.number: anchor.digest for anchor in kept}
    apart = [anchor for anchor in filed if here.get(anchor.number) != anchor.digest]
    if not apart:
        return
    first, last = apart[0], apart[-1]
    which = "is not the one in the file" if first.number in here else "is gone; the file has it"
    yield f"Anchor {first.number} of {first.day} in the database {which}."
    more = f" The file knows the history up to {last.day}." if last is not first else ""
    yield (
        f"Either a backup of before {first.day} was brought back, or the history was cut off or made anew.{more} "
        "What of it is missing, or is another now, is named below; what was done after that, the file cannot know."
    )


def case_id_of(work: Work, reference: str) -> int:
    """The case of this reference. Raises Refusal where this sign-in can see none."""
    found = work.session.execute(select(tables.Case.id).where(tables.Case.reference == reference)).scalar_one_or_none()
    if found is None:
        raise Refusal(f"There is no case {reference} here, or you may not see it.")
    return found


def broken_in_words(work: Work, broken: BrokenLine) -> str:
    """Which line does not verify, and why; a case is called by its reference."""
    asked = select(tables.Case.reference).where(tables.Case.id == broken.subject_id)
    known = work.session.execute(asked).scalar_one_or_none() if broken.subject == "case" else None
    return f"{known or f'{broken.subject} {broken.subject_id}'}, line {broken.number}: {broken.because}."


def _why_broken(row: Any, number: int, previous: str) -> str:
    if row.number != number:
        return f"line {number} is missing"
    subject, at = (row.subject, row.subject_id), stored_moment(row.at)
    line = Line(*subject, row.number, at, row.person_id, row.move, row.changes, row.texts_digest)
    if digest_of_line(previous, line) != row.digest:
        return "the line, or the one before it, was changed"
    if row.texts is not None and digest_of_texts(row.salt, row.texts) != row.texts_digest:
        return "its personal values were changed"
    return ""


def _made_anew(first: int, last: int, where: str) -> str:
    which = "the line was" if first == last else f"one of the lines {first} to {last} was"
    return f"{which} made anew; {where} knows another line {last}"


def _cut_off(chain: Chain, last: int, at: Mapping[int, Sequence[Witness]]) -> BrokenLine | None:
    beyond = max((number for number in at if number > last), default=0)
    if not beyond:
        return None
    which = f"line {beyond} is" if beyond == last + 1 else f"the lines {last + 1} to {beyond} are"
    return BrokenLine(*chain, last + 1, f"{which} cut off; {at[beyond][0].where} knows line {beyond}", beyond - last)


def _hidden(work: Work) -> frozenset[int]:
    """The restricted cases that this sign-in may not read. Raises Refusal for one that reads no case."""
    if not work.is_postgresql or not work.session.execute(select(func.row_security_active("history"))).scalar_one():
        return frozenset()
    if not work.session.execute(select(func.reads_cases())).scalar_one():
        raise Refusal("History is verified by somebody who reads cases: a manager, best, who sees the restricted ones.")
    return frozenset(work.session.execute(text("SELECT unnest(public.hidden_cases())")).scalars())


def _cases_without_history(work: Work) -> Sequence[int]:
    case, line = tables.Case, tables.HistoryLine
    has_line = select(line.id).where(line.subject == "case", line.subject_id == case.id).exists()
    return work.session.execute(select(case.id).where(~has_line).order_by(case.id)).scalars().all()
