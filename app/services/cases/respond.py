"""Answers a complaint, with the response letter where it is written."""

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.respond import Response, problems_with_response, reason_not_to_respond
from app.domain.words import ContactKind, LetterKind, MoveName, Status
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change
from app.services.letters import send_with
from app.storage.work import Work


def respond(work: Work, case_id: int, typed: Response) -> Done:
    """Records the answer of the stage; from here on its decisions stand."""
    work.move = MoveName.RESPOND
    case = load_to_change(work, case_id)
    if reason := reason_not_to_respond(case.facts):
        raise Refusal(reason)
    if problems := problems_with_response(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    if case.facts.owes_written_answer:
        return _send_what_was_said(work, case, typed)
    if not case.row.anonymous:
        note(work, case, _noted(typed, "The answer was sent."))
        if typed.with_letter:
            send_with(work, case, LetterKind.RESPONSE, typed.how)
    case.stage.answered_at, case.stage.answered_how = typed.at, typed.how
    case.row.status = Status.ANSWERED
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference} answered")


def _send_what_was_said(work: Work, case: LoadedCase, typed: Response) -> Done:
    """The answer stays the one that was given; what is new is that the customer has it in writing."""
    note(work, case, _noted(typed, "The answer was sent in writing, as asked for."))
    send_with(work, case, LetterKind.RESPONSE, typed.how)
    settle(work, case.row)
    return Done(case.row.id, case.row.reference, f"{case.row.reference}: written answer sent")


def _noted(typed: Response, otherwise: str) -> Noted:
    return Noted(ContactKind.UPDATE, typed.how, typed.at, typed.summary.strip() or otherwise, typed.why_other_method)
