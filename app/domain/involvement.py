"""Who was involved in a case before a review of it was asked for: one rule, over its whole history, by person.

Involved is whoever was its handler, Case Worker or reviewer, decided an issue, wrote, approved or sent an answer or a
refusal, or had a contact of substance. Not involved is who logged, assigned, acknowledged or read it, noted that a
review was asked for, recomputed its dates, checked it, or brought it in from a log.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.history import Change
from app.domain.policy import Words
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import ContactKind, LetterKind, MoveName, Screened

Row = Mapping[str, object]
"""What one line of history set in one row, by column."""

_ANSWERS = frozenset({LetterKind.RESPONSE.value, LetterKind.REFUSAL.value})
_REFUSED = frozenset({Screened.REFUSED.value, Screened.REFERRED.value})
_OF_NO_SUBSTANCE = frozenset({ContactKind.ACKNOWLEDGEMENT.value, ContactKind.REVIEW_REQUEST.value})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history of a case: who made which move when, and what it changed."""

    number: int
    at: datetime
    person_id: int | None
    move: str
    changes: tuple[Change, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Involved:
    """The first thing that somebody did on a case by which they were involved in it, to follow their name."""

    person_id: int
    did: str
    on: date

    @property
    def words(self) -> str:
        """What they did and when: "decided an issue on Tue 26 May 2026"."""
        return f"{self.did} on {full_day(self.on)}"


def involved_before(entries: Iterable[Entry], stage_number: int, words: Words) -> dict[int, Involved]:
    """Everybody who was involved before this stage was asked for, by id; `entries` come in their order.

    A stage that came out of a log with the case was asked for before anything that is recorded here.
    """
    lines = tuple(entries)
    asked = next((line.number for line in lines if _asks_for(line, stage_number)), 0)
    taken_back = {change.after for line in lines for change in line.changes if _of(change) == ("corrections", "line")}
    before = [line for line in lines if line.number < asked and line.number not in taken_back]
    found: dict[int, Involved] = {}
    for line in before:
        for each in (*_named(line, words), *_acted(line, _answers_among(before))):
            found.setdefault(each.person_id, each)
    return found


def _of(change: Change) -> tuple[str, str]:
    return change.table, change.column


def _asks_for(line: Entry, stage_number: int) -> bool:
    return any(_of(change) == ("stages", "number") and change.after == stage_number for change in line.changes)


def _named(line: Entry, words: Words) -> Iterator[Involved]:
    """Who looked after the case, or reviewed an earlier stage; a move that was taken back made nobody anything."""
    called = {
        ("cases", "handler_id"): words.handler,
        ("cases", "case_worker_id"): words.case_worker,
        ("stages", "reviewer_id"): words.reviewer,
    }
    for change in line.changes if line.move != MoveName.TAKE_BACK else ():
        if role := called.get(_of(change)):
            for person_id, did in (
                (change.before, "gave it up as its {}"),
                (change.after, "became its {}"),
            ):
                if isinstance(person_id, int):
                    yield Involved(person_id, did.format(role), day_of(line.at))


def _acted(line: Entry, answers: frozenset[str]) -> Iterator[Involved]:
    if line.person_id is None:
        return
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for change in line.changes:
        rows.setdefault((change.table, change.row), {})[change.column] = change.after
    for table, asked, did in _ACTS:
        if any(of == table and asked(row, number in answers, answers) for (of, number), row in rows.items()):
            yield Involved(line.person_id, did, day_of(line.at))


def _answers_among(lines: Sequence[Entry]) -> frozenset[str]:
    """The drafts that are of an answer or a refusal, by the ids of their rows."""
    changes = (change for line in lines for change in line.changes)
    return frozenset(c.row for c in changes if _of(c) == ("letter_drafts", "kind") and c.after in _ANSWERS)


def _approved(row: Row, answers: frozenset[str]) -> bool:
    return row.get("approved") is True and (row.get("of_what") == "refusal" or str(row.get("of_id")) in answers)


Asked = Callable[[Row, bool, frozenset[str]], bool]
_ACTS: tuple[tuple[str, Asked, str], ...] = (
    ("issue_decisions", lambda row, _, __: "outcome" in row, "decided an issue"),
    ("stages", lambda row, _, __: row.get("answered_at") is not None, "answered it"),
    ("letters", lambda row, _, __: row.get("kind") in _ANSWERS, "sent the answer or the refusal"),
    ("letter_drafts", lambda row, answer, _: answer and "digest" in row, "wrote on the answer"),
    ("approvals", lambda row, _, answers: _approved(row, answers), "approved what was proposed"),
    ("screenings", lambda row, _, __: row.get("result") in _REFUSED, "proposed to refuse it"),
    ("sign_offs", lambda row, _, __: "digest" in row, "signed off an answer"),
    (
        "contacts",
        lambda row, _, __: row.get("reached") is True and row.get("kind") not in _OF_NO_SUBSTANCE,
        "was in contact with the customer about it",
    ),
    ("interventions", lambda row, _, __: "kind" in row, "met the customer about it"),
)
"""By table: what of a row says that whoever wrote it was involved, and how that is told after their name.

The question is given the row, whether it is a draft of an answer, and which drafts are.
"""
