"""Screens a case against its pack's exclusions."""

from sqlalchemy import select

from app.domain.cases import Refusal as Proposed
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.screen import Screening, as_proposed, problems_with_screening, reason_not_to_screen
from app.domain.words import Kind, MoveName, Screened
from app.services.cases.refusal import close_as_refused
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change, loaded
from app.storage import tables
from app.storage.work import Work


def screen(work: Work, case_id: int, typed: Screening) -> Done:
    """Accepts a complaint, logs it as a service request, or proposes that it is refused or referred elsewhere.

    A refusal holds when somebody else has approved it; at once where the pack waives that.
    """
    work.move = MoveName.SCREEN
    case = load_to_change(work, case_id)
    if reason := reason_not_to_screen(case.facts):
        raise Refusal(reason)
    if problems := problems_with_screening(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    said = propose(work, case, typed)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} {said}")


def propose(work: Work, case: LoadedCase, typed: Screening) -> str:
    """Writes down what was decided and does it, or lets it wait for approval; answers what is said of the case."""
    proposed = as_proposed(case.facts, typed, work.person)
    _refuse_where_still_open(work, case, proposed)
    _write(work, case, typed, proposed)
    if proposed is None:
        case.row.screened = typed.result
        if typed.result is Screened.AS_REQUEST:
            case.row.kind = Kind.SERVICE_REQUEST
    elif proposed.needs_approval:
        return f"to be {typed.result.words}: waits for approval"
    else:
        close_as_refused(work, loaded(work, case.row), typed.result)
    return typed.result.words


def _write(work: Work, case: LoadedCase, typed: Screening, proposed: Proposed | None) -> None:
    decision = tables.Screening(
        case_id=case.row.id,
        result=typed.result,
        came_to_notice_on=typed.came_to_notice_on,
        reason=typed.reason.strip(),
        exclusion=typed.exclusion if proposed or typed.result is Screened.AS_REQUEST else "",
        evidence=proposed.evidence if proposed else "",
        circumstances=proposed.circumstances if proposed else "",
        earlier=proposed.earlier if proposed else "",
        handed_to=proposed.handed_to if proposed else "",
        filed_on=proposed.filed_on if proposed else None,
        needs_approval=proposed.needs_approval if proposed else False,
        decided_by_id=work.person.id,
        decided_at=work.now,
    )
    work.session.add(decision)
    work.session.flush()


def _refuse_where_still_open(work: Work, case: LoadedCase, proposed: Proposed | None) -> None:
    """What is complained of in an open case already is added to that case, and not refused."""
    if proposed is None or not proposed.earlier:
        return
    row = tables.Case
    query = select(row.id, row.closed_at).where(row.reference == proposed.earlier)
    earlier = work.session.execute(query).first()
    if earlier is None or earlier.id == case.row.id:
        raise Refusal.of_fields({"earlier": f"There is no other case {proposed.earlier}. Check its reference."})
    if earlier.closed_at is None:
        added = "A duplicate is added to the open case, not refused: record what is new there as a contact."
        raise Refusal.of_fields({"earlier": f"{proposed.earlier} is still open. {added}"})
