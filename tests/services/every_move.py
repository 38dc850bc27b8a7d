"""Every move that a case window offers, made with what a person would type: by the code that windows call it by."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from app.domain.cases import Decision
from app.domain.done import Done
from app.domain.equality import QUESTIONS
from app.domain.errors import Refusal
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.adjustments import AdjustmentsReview
from app.domain.moves.assign import Assignment
from app.domain.moves.belongs import CorrectedCustomer, CorrectedLandlord, Held
from app.domain.moves.close import Closure
from app.domain.moves.complain import Dissatisfaction
from app.domain.moves.contact import NewContact
from app.domain.moves.correct import CorrectedReceipt, Voiding
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.extend import NewExtension, answer_due
from app.domain.moves.findings import Findings
from app.domain.moves.hand_over import HandOver
from app.domain.moves.how_often import HowOften
from app.domain.moves.intervention import NewIntervention
from app.domain.moves.merge_customers import Merger, Taken, questions_about
from app.domain.moves.new_issue import AddedIssue
from app.domain.moves.pause import NewPause, Resumption
from app.domain.moves.refusal import RefusalDecision
from app.domain.moves.respond import Response
from app.domain.moves.restrict import Restriction
from app.domain.moves.review import ChosenReviewer, ReviewRequest
from app.domain.moves.screen import Screening
from app.domain.moves.take_back import TakingBack
from app.domain.moves.withdraw import Withdrawal
from app.domain.moves.write import LetterDecision, WrittenLetter, waiting_letters
from app.domain.words import (
    ActionState,
    Direction,
    InterventionKind,
    LetterKind,
    Method,
    Outcome,
    Satisfied,
    Screened,
)
from app.services import cases, customers, equality, merging_customers
from app.services.cases import CaseView
from app.storage import tables
from app.storage.work import Work
from app.ui.moves import BY_CODE
from tests.services.office import Office, customer

Save = Callable[[Office, CaseView], Done]
"""Makes the move from a desk that has read this much of the case."""

WHY = "It was seen on the day."


def by_email(office: Office) -> tuple[Method, Any]:
    """By email, at this moment."""
    return Method.EMAIL, office.now


def odd(office: Office) -> bool:
    """True in every other minute: what two desks then choose is not the same."""
    return bool(office.now.minute % 2)


def on(office: Office, days: int = 0) -> date:
    """So many days from now."""
    return (office.now + timedelta(days=days)).date()


def _acknowledge(office: Office, view: CaseView) -> Done:
    case = view.case
    typed = Acknowledgement(*by_email(office), f"Damp, seen {office.now:%H:%M}.", case.outcome_sought)
    opened = {"understood": case.understood, "outcome_sought": case.outcome_sought}
    return office.do(cases.acknowledge, case.id, typed, opened, with_letter=False)


def _screen(office: Office, view: CaseView) -> Done:
    return office.do(cases.screen, view.case.id, Screening(Screened.ACCEPTED))


def _refuse(office: Office, view: CaseView) -> Done:
    """Screens as refused, which waits for somebody else."""
    typed = Screening(Screened.REFUSED, reason=WHY, exclusion="contractor", evidence=WHY)
    if all(each.code != "contractor" for each in view.case.policy.exclusions):
        typed = Screening(Screened.ACCEPTED)
    return office.do(cases.screen, view.case.id, typed)


def _decide_refusal(move: Callable[..., Done]) -> Save:
    def save(office: Office, view: CaseView) -> Done:
        proposed = view.case.refusal
        return office.do(move, view.case.id, RefusalDecision(proposed.id if proposed else 0, WHY))

    return save


def _assign(office: Office, view: CaseView, name: str = "") -> Done:
    """To Sam, and a minute later to Ada: two desks that assign at once do not mean the same."""
    case, name = view.case, name or ("Ada Mensah" if odd(office) else "Sam Carter")
    opened = {
        "handler_id": case.handler.id if case.handler else None,
        "case_worker_id": case.case_worker.id if case.case_worker else None,
    }
    in_sight = view.me.id if case.restricted else None  # nobody gives a restricted case out of their own sight
    return office.do(cases.assign, case.id, Assignment(office.people[name], in_sight), opened)


def _contact(office: Office, view: CaseView) -> Done:
    typed = NewContact(Direction.OUTBOUND, *by_email(office), "News.", next_update_on=on(office, 5))
    return office.do(cases.record_contact, view.case.id, typed)


def _how_often(office: Office, view: CaseView) -> Done:
    typed, opened = HowOften(14 if odd(office) else 7), {"update_every_days": view.case.update_every_days}
    return office.do(cases.agree_how_often, view.case.id, typed, opened)


def _act(office: Office, view: CaseView) -> Done:
    return office.do(cases.agree_action, view.case.id, NewAction("Treat.", office.people["Ada Mensah"], on(office, 5)))


def _complete(office: Office, view: CaseView) -> Done:
    left = view.case.open_actions
    typed = Completion(left[0].id if left else 0, ActionState.DONE, on(office))
    return office.do(cases.complete_action, view.case.id, typed)


def _findings(office: Office, view: CaseView) -> Done:
    issue = view.case.issues[0]
    typed = Findings(issue.id, f"No gutter at {office.now:%H:%M}.")
    return office.do(cases.record_findings, view.case.id, typed, {"findings": issue.findings})


def _intervention(office: Office, view: CaseView) -> Done:
    typed = NewIntervention(InterventionKind.VISIT, office.now, "Joy, Sam", WHY)
    return office.do(cases.record_intervention, view.case.id, typed)


def _decide(office: Office, view: CaseView) -> Done:
    issue = (view.case.undecided or view.case.issues)[0].id
    return office.do(
        cases.decide, view.case.id, issue, Decision(Outcome.NOT_UPHELD, "In time.", circumstances="None told.")
    )


def _new_issue(office: Office, view: CaseView) -> Done:
    ground = view.case.policy.grounds[0].code
    typed = AddedIssue(f"The gutter, at {office.now:%H:%M}", "Damp and mould", "Repairs", ground)
    return office.do(cases.add_issue, view.case.id, typed)


def _extend(office: Office, view: CaseView) -> Done:
    new = extended_to(office, view)
    typed = NewExtension(*by_email(office), new, "Ill.", new, "Very ill.", 7)
    return office.do(cases.extend, view.case.id, typed)


def extended_to(office: Office, view: CaseView) -> date:
    """The day after the answer is due, or after today where that has gone."""
    due = answer_due(view.case, view.calendar)
    return max(due.day if due else on(office), on(office)) + timedelta(days=1)


def _answer(office: Office, view: CaseView) -> Done:
    return office.do(cases.respond, view.case.id, Response(*by_email(office)))


def _request_review(office: Office, view: CaseView) -> Done:
    return office.do(cases.request_review, view.case.id, ReviewRequest(*by_email(office), WHY, "The wall."))


def _reviewer(office: Office, view: CaseView) -> Done:
    """The first who may, or else whoever sits there; two desks that choose at once do not promise the same."""
    free = [each.id for each in view.possible_reviewers if each.reason is None]
    promised = on(office, 21 if odd(office) else 14)
    reviewer = view.case.reviewer
    opened = {"reviewer_id": reviewer and reviewer.id, "promised_answer_on": view.case.promised_answer_on}
    return office.do(cases.choose_reviewer, view.case.id, ChosenReviewer((free or [view.me.id])[0], promised), opened)


def _close(office: Office, view: CaseView) -> Done:
    return office.do(cases.close, view.case.id, Closure(office.now, Method.EMAIL, Satisfied.YES, "Ring first."))


def _write(kind: LetterKind, office: Office, view: CaseView) -> Done:
    """Asks somebody else to read it first."""
    draft = view.case.draft_of(kind)
    typed = WrittenLetter(kind, Method.EMAIL, {"free_text": f"Written at {office.now:%d %H:%M}."}, ask_approval=True)
    return office.do(cases.write_letter, view.case.id, typed, (draft.id, draft.digest) if draft else (None, ""))


def _decide_letter(move: Callable[..., Done]) -> Save:
    def save(office: Office, view: CaseView) -> Done:
        waiting = [draft for draft in waiting_letters(view.case) if draft.by.id != view.me.id]
        typed = LetterDecision(waiting[0].id, waiting[0].digest, WHY) if waiting else LetterDecision(None, "", WHY)
        return office.do(move, view.case.id, typed)

    return save


def _change_customer(office: Office, view: CaseView) -> Done:
    card = asked(view, "customer")
    values = dict(card.values)
    wanted = replace(CustomerDetails(**values), contact_notes=f"After {office.now:%H:%M}.")
    return office.do(customers.change_customer, card.id, values, wanted)


def _adjustments(office: Office, view: CaseView) -> Done:
    card = asked(view, "adjustments")
    opened = {"adjustments": card.values["adjustments"]}
    typed = AdjustmentsReview("Letters in large print.", on(office), on(office, 300))
    return office.do(customers.review_adjustments, card.id, opened, typed)


def _equality(office: Office, view: CaseView) -> Done:
    question = QUESTIONS[0]
    answer = list(question.answers)[odd(office)]
    return office.do(equality.record, asked(view, "equality").id, {question.code: answer})


def asked(view: CaseView, code: str) -> Any:
    """The customer's card. What is saved about a customer knows no case, so the form's own rule stands before it."""
    if reason := BY_CODE[code].reason_against(view):
        raise Refusal(reason)
    return view.customer


def _help(office: Office, view: CaseView) -> Done:
    given = f"Filled in the form with them at {office.now:%H:%M}."
    return office.do(cases.record_help, view.case.id, {"assistance": view.assistance}, given)


def _owner(office: Office, view: CaseView) -> Done:
    somebody = customer(forenames=f"At {office.now:%H}", surname=f"Bello {office.now:%M}")
    typed = CorrectedCustomer(None, somebody, view.home_id, WHY)
    return office.do(cases.correct_customer, view.case.id, typed, _held(view))


def _landlord(office: Office, view: CaseView) -> Done:
    other = office.isha if view.landlord_id == office.incommunities else office.incommunities
    return office.do(cases.correct_landlord, view.case.id, CorrectedLandlord(other, None, WHY), _held(view))


def _held(view: CaseView) -> Held:
    return Held(view.customer.id if view.customer else None, view.landlord_id, view.home_id)


def _receipt(office: Office, view: CaseView) -> Done:
    sooner = CorrectedReceipt(view.case.received_at - timedelta(hours=1), WHY)
    return office.do(cases.correct_receipt, view.case.id, sooner, {"received_at": view.case.received_at})


def _merge(office: Office, view: CaseView) -> Done:
    """With whatever other record there is, each value as it stands on the kept one."""
    kept_id = asked(view, "merge").id

    def merge(work: Work) -> Done:
        row = tables.Customer
        others = select(row.id).where(row.id != kept_id, row.merged_into_id.is_(None)).order_by(row.id.desc())
        other_id = work.session.execute(others.limit(1)).scalar_one_or_none()
        seen = merging_customers.two_records(work, kept_id, other_id) if other_id else None
        taken = {each.field: Taken.KEPT for each in questions_about(*seen)} if seen else {}
        return merging_customers.merge_customers(work, kept_id, Merger(other_id, seen, taken, WHY))

    return office.do(merge)


def _take_back(office: Office, view: CaseView) -> Done:
    """What was made last."""

    def take_back(work: Work) -> Done:
        made = cases.made_here(work, view.case.id)
        return cases.take_back(work, view.case.id, TakingBack(made[0].line if made else 0, "", WHY))

    return office.do(take_back)


def _on_case(move: Callable[..., Done], typed: Callable[[Office], Any]) -> Save:
    return lambda office, view: office.do(move, view.case.id, typed(office))


SAVES: dict[str, Save] = {
    "acknowledge": _acknowledge,
    "screen": _screen,
    "approve": _decide_refusal(cases.approve_refusal),
    "send-back": _decide_refusal(cases.do_not_approve),
    "hand-over": _on_case(cases.hand_over, lambda _: HandOver("Osei & Partners", WHY, WHY)),
    "assign": _assign,
    "first-contact": _on_case(cases.make_first_contact, lambda office: office.first_contact()),
    "contact": _contact,
    "how-often": _how_often,
    "act": _act,
    "complete": _complete,
    "findings": _findings,
    "intervention": _intervention,
    "new-issue": _new_issue,
    "decide": _decide,
    "extend": _extend,
    "pause": _on_case(cases.pause, lambda office: NewPause(on(office), WHY)),
    "resume": _on_case(cases.resume, lambda office: Resumption(on(office))),
    "answer": _answer,
    "request-review": _request_review,
    "reviewer": _reviewer,
    "sign-off": lambda office, view: office.do(cases.sign_off, view.case.id),
    "close": _close,
    "definition-letter": partial(_write, LetterKind.DEFINITION),
    "update-letter": partial(_write, LetterKind.UPDATE),
    "response-letter": partial(_write, LetterKind.RESPONSE),
    "closure-letter": partial(_write, LetterKind.CLOSURE),
    "approve-letter": _decide_letter(cases.approve_letter),
    "return-letter": _decide_letter(cases.do_not_approve_letter),
    "customer": _change_customer,
    "adjustments": _adjustments,
    "help": _help,
    "equality": _equality,
    "withdraw": _on_case(cases.withdraw, lambda office: Withdrawal(*by_email(office), "Leave it.")),
    "complain": _on_case(cases.turn_into_complaint, lambda office: Dissatisfaction(office.now, "Nobody came.")),
    "receipt": _receipt,
    "owner": _owner,
    "landlord": _landlord,
    "merge": _merge,
    "take-back": _take_back,
    "void": _on_case(cases.make_void, lambda _: Voiding("A test.")),
    "restrict": _on_case(cases.restrict, lambda _: Restriction(WHY)),
    "lift": _on_case(cases.lift_restriction, lambda _: Restriction(WHY)),
}
ANOTHER_WAY: dict[str, Save] = {
    "refuse": _refuse,
    "assign to the office desk": lambda office, view: _assign(office, view, "office"),
    "as-request": lambda office, view: office.do(
        cases.screen, view.case.id, Screening(Screened.AS_REQUEST, exclusion="service-request")
    ),
}
"""Other ways of making a move, that lead to states of their own."""
MAY_LACK_SOMETHING = frozenset({"extend", "merge", "reviewer", "take-back"})
"""Moves whose button cannot know that the form will find nothing to choose: beyond the limit a manager puts an answer
off, a second record is needed to merge with, somebody who was not involved to review, and a move to take back.
"""
