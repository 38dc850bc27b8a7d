"""Decides about signatures: one, or many at once; every decision can be undone, and nothing is ever overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.history import Change
from app.domain.moves.petition import problem_with_decision, reason_not_to_decide_signatures
from app.domain.petitions.completeness import so_many
from app.domain.petitions.deciding import SUGGESTED, Decided, open_by_suggestion
from app.domain.petitions.suggestions import Suggestion
from app.domain.words import MoveName
from app.services.facts.loading import LoadedCase, load_to_change
from app.services.petitions.taking import is_verified
from app.services.petitions.viewing import signatures_of
from app.storage import tables
from app.storage.bulk import add_rows, draw_ids
from app.storage.history import Subject, note_changes, plain_value
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class _State:
    """What counts of a signature at one moment."""

    decided: Decided
    home_id: int | None


def decide(work: Work, case_id: int, signature_id: int, decided: Decided) -> Done:
    """Accepts a signature, or says why it does not count; the home that was chosen for it stays."""
    case = _case(work, case_id)
    if problem := problem_with_decision(case.facts, decided):
        raise Refusal(problem)
    row = _signature(work, case_id, signature_id)
    _add(work, case_id, {signature_id: _State(decided, _homes_chosen(work, case_id).get(signature_id))})
    return Done(case_id, case.row.reference, f"{case.row.reference}, line {row.number}: {decided.words}")


def choose_home(work: Work, case_id: int, signature_id: int, home_id: int) -> Done:
    """Says which home is meant, and accepts the signature."""
    case = _case(work, case_id)
    row = _signature(work, case_id, signature_id)
    home = work.session.get(tables.Home, home_id)
    if home is None or home.landlord_id != case.row.landlord_id:
        raise Refusal(f"This home is not one of {case.facts.landlord}’s. Choose again.")
    _add(work, case_id, {signature_id: _State(Decided.ACCEPTED, home_id)})
    said = f"{case.row.reference}, line {row.number}: accepted, of {home.property_ref}"
    return Done(case_id, case.row.reference, said)


def decide_as_understood(work: Work, case_id: int, suggestion: Suggestion, counted: int) -> Done:
    """Decides all open lines that were taken for this as just that, where they are as many as were counted before."""
    case = _case(work, case_id)
    if suggestion not in SUGGESTED:
        raise Refusal("What needs a look is decided line by line.")
    if problem := problem_with_decision(case.facts, SUGGESTED[suggestion]):
        raise Refusal(problem)
    lines = signatures_of(work, case_id)
    now = open_by_suggestion(lines).get(suggestion, 0)
    if now != counted or not now:
        raise Refusal(f"It is {so_many(now, 'line')} now, not {counted:,}. Count again.")
    homes, decided = _homes_chosen(work, case_id), SUGGESTED[suggestion]
    chosen = [line.id for line in lines if line.is_open and line.suggestion is suggestion]
    _add(work, case_id, {each: _State(decided, homes.get(each)) for each in chosen})
    return Done(case_id, case.row.reference, f"{case.row.reference}: {so_many(now, 'line')} {decided.words}")


def undo(work: Work, case_id: int) -> Done:
    """Takes back what whoever acts decided last and has not taken back yet; what others decided since stays."""
    case = _case(work, case_id)
    row = tables.SignatureDecision
    undone = select(row.undoes).where(row.case_id == case_id, row.undoes.is_not(None))
    query = select(func.max(row.act)).where(
        row.case_id == case_id, row.by_id == work.person.id, row.undoes.is_(None), row.act.not_in(undone)
    )
    act = work.session.execute(query).scalar()
    if act is None:
        raise Refusal("You have decided nothing here that is left to be taken back.")
    ids = work.session.execute(select(row.signature_id).where(row.case_id == case_id, row.act == act)).scalars().all()
    standing = _standing(work, case_id)
    states = {each: _below(standing[each]) for each in ids if standing[each] and standing[each][-1].act == act}
    if not states:
        raise Refusal("Somebody else has decided since about what you decided last. Decide anew.")
    _add(work, case_id, states, undoes=act)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {so_many(len(states), 'decision')} taken back")


def _case(work: Work, case_id: int) -> LoadedCase:
    work.move = MoveName.DECIDE_A_SIGNATURE
    case = load_to_change(work, case_id)
    if reason := reason_not_to_decide_signatures(case.facts, verified=is_verified(work, case_id)):
        raise Refusal(reason)
    return case


def _signature(work: Work, case_id: int, signature_id: int) -> tables.Signature:
    found = work.session.get(tables.Signature, signature_id)
    if found is None or found.case_id != case_id:
        raise Refusal("This line is not one of this petition's.")
    return found


def _standing(work: Work, case_id: int) -> dict[int, list[tables.SignatureDecision]]:
    """By signature the decisions that stand, without those that were taken back; the last one counts."""
    row = tables.SignatureDecision
    found: dict[int, list[tables.SignatureDecision]] = {}
    for each in work.session.execute(select(row).where(row.case_id == case_id).order_by(row.id)).scalars():
        stack = found.setdefault(each.signature_id, [])
        if each.undoes is None:
            stack.append(each)
        elif stack and stack[-1].act == each.undoes:
            stack.pop()
    return found


def _below(stack: Sequence[tables.SignatureDecision]) -> _State:
    """What counts once the last decision is taken back."""
    return _State(stack[-2].decided, stack[-2].home_id) if len(stack) > 1 else _State(Decided.OPEN, None)


def _homes_chosen(work: Work, case_id: int) -> dict[int, int | None]:
    """The home that was chosen for a signature, if any, by signature."""
    row = tables.SignatureDecision
    query = select(row.signature_id, row.home_id).where(row.case_id == case_id).order_by(row.id)
    return {each.signature_id: each.home_id for each in work.session.execute(query)}


def _add(work: Work, case_id: int, states: Mapping[int, _State], undoes: int | None = None) -> None:
    """Adds the decisions, in one statement: a rule decides thousands. History gets a change for each."""
    row, connection = tables.SignatureDecision, work.session.connection()
    last = work.session.execute(select(func.max(row.act)).where(row.case_id == case_id)).scalar()
    rows = [
        {
            "id": row_id,
            "case_id": case_id,
            "signature_id": signature_id,
            "act": (last or 0) + 1,
            "decided": state.decided,
            "home_id": state.home_id,
            "undoes": undoes,
            "by_id": work.person.id,
            "at": work.now,
        }
        for row_id, (signature_id, state) in zip(draw_ids(connection, row, len(states)), states.items(), strict=True)
    ]
    add_rows(connection, row, rows)
    told = ("signature_id", "decided", "home_id", "undoes")
    note_changes(
        work.session,
        Subject("case", case_id),
        (
            Change(row.__tablename__, str(each["id"]), name, None, plain_value(each[name]))
            for each in rows
            for name in told
            if each[name] is not None
        ),
    )
