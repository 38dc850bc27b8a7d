"""Take back a move that was made on the wrong case: what it added counts no more, what it changed is as before.

Nothing is deleted: the row stays, and a correction names it and the line of history (domain §4.11).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from app.domain.cases import Case
from app.domain.history import Change
from app.domain.moves.checks import found, missing, text_problem
from app.domain.moves.correct import VOID, WHY
from app.domain.words import MoveName, Status

Place = tuple[str, str, str]
"""A table, the id of its row, and a column."""

WORDS: Final = {
    MoveName.ACKNOWLEDGE: "acknowledgement",
    MoveName.ASSIGN: "assignment",
    MoveName.FIRST_CONTACT: "first contact",
    MoveName.RECORD_A_CONTACT: "contact",
    MoveName.AGREE_HOW_OFTEN: "how often to update",
    MoveName.AGREE_AN_ACTION: "agreed action",
    MoveName.COMPLETE_AN_ACTION: "end of an action",
    MoveName.RECORD_AN_INTERVENTION: "intervention",
}
"""The moves that can be taken back, and what each is called."""
ADDED: Final = {"contacts": "kind", "actions": "number", "interventions": "kind"}
"""The tables to which they add a row, each with a column that is never empty in a new one."""
RECORDED_THERE: Final = frozenset({MoveName.RECORD_A_CONTACT, MoveName.AGREE_AN_ACTION})
"""The moves that can be made on the right case at once: they ask for nothing that only that case knows."""
_CHANGED: Final = {
    "cases": (
        *("handler_id", "case_worker_id", "next_update_on", "update_every_days", "written_answer_requested"),
        *("understood", "outcome_sought"),
    ),
    "stages": ("acknowledged_at", "acknowledged_how", "first_contact_at", "promised_answer_on"),
    "actions": ("state", "done_on", "evidence"),
}
_UNDER_THE_ANSWER: Final = frozenset({MoveName.ACKNOWLEDGE, MoveName.ASSIGN, MoveName.FIRST_CONTACT})


@dataclass(frozen=True, slots=True)
class Made:
    """A move as its line of history tells it: the row it added, if any, and what it changed besides."""

    line: int
    move: MoveName
    at: datetime
    who: str
    said: str = field(repr=False)
    added: tuple[str, int] | None
    changed: tuple[Change, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakingBack:
    """The line of the move, the case it belongs to where it is recorded there at once, and why."""

    line: int | None
    belongs_to: str = ""
    reason: str = field(default="", repr=False)


def reason_not_to_take_back(case: Case) -> str | None:
    """Why nothing can be taken back on this case, or None."""
    return VOID if case.status is Status.VOID else None


def made_of(line: int, move: str, at: datetime, who: str, changes: Iterable[Change]) -> Made | None:
    """What a line of history tells of a move that can be taken back; None for every other."""
    known = next((each for each in WORDS if each == move), None)
    if known is None:
        return None
    told = tuple(changes)
    added = next((c for c in told if ADDED.get(c.table) == c.column and c.before is None), None)
    rows = {(added.table, added.row)} if added else set[tuple[str, str]]()
    changed = tuple(c for c in told if c.column in _CHANGED.get(c.table, ()) and (c.table, c.row) not in rows)
    words = [c.after for c in told if (c.table, c.row) in rows and c.column in {"summary", "what", "came_of_it"}]
    said = str(words[0]) if words else ""
    return Made(line, known, at, who, said, (added.table, int(added.row)) if added else None, changed)


def as_before(made: Made, now: Mapping[Place, object]) -> tuple[Change, ...]:
    """What is set back: what still stands as the move left it, and not what was changed again since."""
    return tuple(c for c in made.changed if now.get((c.table, c.row, c.column)) == c.after)


def problems_with_taking_back(
    case: Case, typed: TakingBack, made: Made | None, now: Mapping[Place, object]
) -> dict[str, str]:
    """What is wrong with taking a move back, by field."""
    elsewhere = typed.belongs_to.strip()
    return found(
        (
            ("line", "Choose what was made on the wrong case." if made is None else _line_problem(case, made, now)),
            ("belongs_to", _elsewhere_problem(case, made, elsewhere) if made and elsewhere else None),
            ("reason", missing(typed.reason, WHY)),
            ("reason", text_problem(typed.reason)),
        )
    )


def _line_problem(case: Case, made: Made, now: Mapping[Place, object]) -> str | None:
    before_review = case.stage_number > 1 and case.stage_began_at is not None and made.at < case.stage_began_at
    if (case.answered_at or before_review) and made.move in _UNDER_THE_ANSWER:
        return f"The customer has our answer: the {WORDS[made.move]} that it stands on stays."
    if made.added is None and not as_before(made, now):
        return "All that it changed was changed again since: there is nothing left to take back."
    return None


def _elsewhere_problem(case: Case, made: Made, elsewhere: str) -> str | None:
    if made.move not in RECORDED_THERE:
        return f"Record the {WORDS[made.move]} on its own case yourself: its form asks for more."
    return "That is this very case. Give the other one’s reference." if elsewhere == case.reference else None
