"""Takes back a move that was made on the wrong case, and records it on the right one where that is asked."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.history import Change
from app.domain.moves.act import NewAction
from app.domain.moves.contact import NewContact
from app.domain.moves.take_back import (
    WORDS,
    Made,
    Place,
    TakingBack,
    as_before,
    made_of,
    problems_with_taking_back,
    reason_not_to_take_back,
)
from app.domain.spoken_dates import day_of
from app.domain.words import Corrected, MoveName
from app.services.cases.act import agree_action
from app.services.cases.contact import record_contact
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load, load_to_change
from app.services.histories import history_of
from app.storage import tables
from app.storage.history import plain_value
from app.storage.tables.mapped import Coded, Mapped, Moment
from app.storage.work import Work

_ROWS: dict[str, type[Mapped]] = {"cases": tables.Case, "stages": tables.Stage, "actions": tables.Action}


def made_here(work: Work, case_id: int) -> tuple[Made, ...]:
    """What was made on a case and can still be taken back, newest first."""
    load(work, case_id)
    return tuple(_made(work, case_id))


def take_back(work: Work, case_id: int, typed: TakingBack) -> Done:
    """What the move added counts no more, and what it changed is as before; both stay in the record."""
    work.move = MoveName.TAKE_BACK
    case = load_to_change(work, case_id)
    if reason := reason_not_to_take_back(case.facts):
        raise Refusal(reason)
    made = next((each for each in _made(work, case_id) if each.line == typed.line), None)
    now = dict(_as_it_stands(work, made)) if made else {}
    if problems := problems_with_taking_back(case.facts, typed, made, now):
        raise Refusal.of_fields(problems)
    if made is None:
        raise Refusal("It was taken back already.")
    _take_back(work, case, made, now, typed.reason)
    said = f"{case.row.reference}: {WORDS[made.move]} taken back"
    if not typed.belongs_to.strip():
        return Done(case_id, case.row.reference, said)
    there = _record_there(work, made, typed.belongs_to.strip())
    return Done(case_id, case.row.reference, f"{said}, and recorded on {there}")


def _made(work: Work, case_id: int) -> Iterator[Made]:
    correction = tables.Correction
    gone = select(correction.line).where(correction.case_id == case_id, correction.what == Corrected.WRONG_CASE)
    taken = set(work.session.execute(gone).scalars())
    for entry in history_of(work, "case", case_id):
        made = made_of(entry.number, entry.move, entry.at, entry.who, entry.changes)
        if made is not None and made.line not in taken:
            yield made


def _as_it_stands(work: Work, made: Made) -> Iterator[tuple[Place, object]]:
    for change in made.changed:
        row = work.session.get(_ROWS[change.table], int(change.row))
        yield (change.table, change.row, change.column), plain_value(getattr(row, change.column, None))


def _take_back(work: Work, case: LoadedCase, made: Made, now: dict[Place, object], reason: str) -> None:
    for change in as_before(made, now):
        row = work.session.get_one(_ROWS[change.table], int(change.row))
        setattr(row, change.column, _as_it_was(row, change))
    of_what, of_id = made.added or ("", None)
    work.session.add(
        tables.Correction(
            case_id=case.row.id,
            what=Corrected.WRONG_CASE,
            line=made.line,
            of_what=of_what,
            of_id=of_id,
            reason=reason.strip(),
            by_id=work.person.id,
            at=work.now,
        )
    )
    settle(work, case.row, afresh=True)


def _as_it_was(row: Mapped, change: Change) -> object:
    """The value before, out of the form in which history keeps it."""
    kind: Any = cast("Table", row.__table__).c[change.column].type
    value: Any = change.before
    if value is None:
        return None
    if isinstance(kind, Coded):
        return kind.codes(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind.python_type is date else value


def _record_there(work: Work, made: Made, reference: str) -> str:
    """Makes the same move on the case it belongs to, by that case's own rules."""
    other = work.session.execute(select(tables.Case.id).where(tables.Case.reference == reference)).scalar_one_or_none()
    if other is None or made.added is None:
        raise Refusal.of_fields({"belongs_to": f"There is no case {reference} that you can open."})
    today = day_of(work.now)
    try:
        if made.added[0] == "contacts":
            told = work.session.get_one(tables.Contact, made.added[1])
            coming = told.next_update_on if told.next_update_on and told.next_update_on >= today else None
            why = told.why_other_method
            again = NewContact(
                told.direction, told.method, told.at, told.summary, told.reached, coming, why_other_method=why
            )
            record_contact(work, other, again)
        else:
            agreed = work.session.get_one(tables.Action, made.added[1])
            agree_action(work, other, NewAction(agreed.what, agreed.owner_id, agreed.due_on))
    except Refusal as error:
        sentence = f"It cannot be recorded on {reference} like this: {error.sentence}"
        raise Refusal.of_fields({"belongs_to": sentence}) from error
    return reference
