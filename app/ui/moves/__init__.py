"""The moves a case window offers, in the order in which a case meets them: one table for menu, buttons and tooltips."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.domain.cases import Case
from app.domain.moves.acknowledge import reason_not_to_acknowledge
from app.domain.moves.act import reason_not_to_agree_action, reason_not_to_complete
from app.domain.moves.adjustments import reason_not_to_review_adjustments
from app.domain.moves.assign import reason_not_to_assign
from app.domain.moves.belongs import reason_not_to_correct_customer, reason_not_to_correct_landlord
from app.domain.moves.close import reason_not_to_close
from app.domain.moves.complain import reason_not_to_turn_into_complaint
from app.domain.moves.contact import reason_not_to_make_first_contact, reason_not_to_record_contact
from app.domain.moves.correct import reason_not_to_correct_receipt, reason_not_to_make_void
from app.domain.moves.customer import reason_not_to_change_customer
from app.domain.moves.decide import reason_not_to_decide
from app.domain.moves.extend import reason_not_to_extend_answer
from app.domain.moves.findings import reason_not_to_record_findings
from app.domain.moves.hand_over import reason_not_to_hand_over
from app.domain.moves.help_given import reason_not_to_record_help
from app.domain.moves.how_often import reason_not_to_agree_how_often
from app.domain.moves.intervention import reason_not_to_record_intervention
from app.domain.moves.merge_customers import reason_not_to_merge
from app.domain.moves.new_issue import reason_not_to_add_issue
from app.domain.moves.pause import reason_not_to_pause, reason_not_to_resume
from app.domain.moves.refusal import reason_not_to_approve
from app.domain.moves.respond import reason_not_to_respond
from app.domain.moves.restrict import reason_not_to_lift, reason_not_to_restrict
from app.domain.moves.review import (
    reason_not_to_choose_reviewer,
    reason_not_to_request_review,
    reason_not_to_sign_off,
)
from app.domain.moves.screen import reason_not_to_screen
from app.domain.moves.take_back import reason_not_to_take_back
from app.domain.moves.withdraw import reason_not_to_withdraw
from app.domain.moves.write import reason_not_to_approve_letter, reason_not_to_write
from app.domain.rights import reason_against
from app.domain.words import LetterKind, MoveName
from app.ui.chosen.step_words import AT_A_REVIEW, NAMES
from app.ui.moves import write
from app.ui.moves.acknowledge import AcknowledgeForm
from app.ui.moves.act import ActionForm, CompletionForm
from app.ui.moves.assign import AssignForm
from app.ui.moves.belong import LandlordForm, OwnerForm
from app.ui.moves.close import CloseForm
from app.ui.moves.contact import ContactForm, FirstContactForm
from app.ui.moves.correct import ReceiptForm, VoidForm
from app.ui.moves.customer import AdjustmentsForm, CustomerForm
from app.ui.moves.decide import DecideForm
from app.ui.moves.equality import EqualityForm, reason_not_to_ask
from app.ui.moves.extend import ExtendForm, HowOftenForm
from app.ui.moves.findings import FindingsForm
from app.ui.moves.help_given import HelpForm
from app.ui.moves.intervention import InterventionForm
from app.ui.moves.merge_customers import MergeForm
from app.ui.moves.move_form import MoveForm, Opening
from app.ui.moves.new_issue import IssueForm
from app.ui.moves.pause import PauseForm, ResumeForm
from app.ui.moves.refusal import ApproveForm, SendBackForm
from app.ui.moves.respond import RespondForm
from app.ui.moves.restrict import LiftForm, RestrictForm
from app.ui.moves.review import RequestForm, ReviewerForm, SignOffForm
from app.ui.moves.screen import HandOverForm, ScreenForm
from app.ui.moves.take_back import TakeBackForm
from app.ui.moves.withdraw import ComplainForm, WithdrawForm

if TYPE_CHECKING:
    from app.services.cases import CaseView


@dataclass(frozen=True, slots=True)
class Move:
    """One move as windows offer it.

    `code` is its step's where it has one, `command` names its words and keys in the table of commands, and of
    `clauses` the first that binds a case is quoted over the form.
    """

    code: str
    title: str
    command: str
    reason_not_to: Callable[[Case], str | None]
    form: Callable[[Opening], MoveForm]
    clauses: tuple[str, ...] = ()

    def reason_against(self, view: "CaseView") -> str | None:
        """Why whoever looks at this case cannot make the move on it now, or None: by right, then by the rule."""
        return reason_against(view.me, NAMES[self.code], view.case, self.reason_not_to)


_REFUSED = ("CODE 2", "ISHA 2.3a", "INC 3.2.2")
_LEGAL = ("ISHA 2.3l", "CODE 2")
_PREFERRED = ("ISHA 2.1a",)
_NEEDS = ("CODE 5.10", "INC 3.1.2d")
_OFTEN = ("ISHA 2.6f", "INC 3.1.2d")
_LATER = ("CODE 6.4", "ISHA 2.1b", "INC 3.1.2d")
_IN_TOUCH = ("ISHA 2.1b", "INC 3.1.2d")
_DONE = ("ISHA 2.7a", "CODE 6.6")
_REQUEST = ("CODE 1.4", "ISHA 2.3d", "INC 2.1")
_FOUND = ("ISHA 2.6d", "INC 3.2.3")
_DECIDED = ("ISHA 2.7d", "INC 3.2.3", "CODE 6.9")
_ANSWERED = ("ISHA 2.7c", "CODE 6.9")
_DEFINED = ("CODE 6.2",)
_ASKED = ("CODE 6.12", "ISHA 2.9a", "INC 3.2.4")
_REVIEWED = ("ISHA 2.9b", "INC 3.2.4", "CODE 6.13")
DEFINES = LetterKind.DEFINITION


def _not_to(kind: LetterKind) -> Callable[[Case], str | None]:
    return partial(reason_not_to_write, kind=kind)


MOVES: tuple[Move, ...] = (
    Move("acknowledge", "Acknowledge", "acknowledge", reason_not_to_acknowledge, AcknowledgeForm),
    Move("screen", "Screen", "screen", reason_not_to_screen, ScreenForm, ("ISHA 2.3a", "INC 2.1", "CODE 2")),
    Move("approve", "Approve the refusal", "approve", reason_not_to_approve, ApproveForm, _REFUSED),
    Move("send-back", "Send back the refusal", "send_back", reason_not_to_approve, SendBackForm, _REFUSED),
    Move("hand-over", "Hand over to a lawyer", "hand_over", reason_not_to_hand_over, HandOverForm, _LEGAL),
    Move("assign", "Assign", "assign", reason_not_to_assign, AssignForm, ("ISHA 2.6b", "INC 3.1.2c")),
    Move("first-contact", "First contact", "first_contact", reason_not_to_make_first_contact, FirstContactForm),
    Move("contact", "Record a contact", "contact", reason_not_to_record_contact, ContactForm, _IN_TOUCH),
    Move("how-often", "Agree how often", "agree_how_often", reason_not_to_agree_how_often, HowOftenForm, _OFTEN),
    Move("act", "Agree an action", "agree_action", reason_not_to_agree_action, ActionForm, ("ISHA 2.6e", "CODE 6.6")),
    Move("complete", "Complete an action", "complete_action", reason_not_to_complete, CompletionForm, _DONE),
    Move("findings", "Findings", "record_findings", reason_not_to_record_findings, FindingsForm, _FOUND),
    Move(
        "intervention",
        "Meeting or visit",
        "record_intervention",
        reason_not_to_record_intervention,
        InterventionForm,
        ("ISHA 2.6e",),
    ),
    Move("new-issue", "Add an issue", "add_issue", reason_not_to_add_issue, IssueForm, ("CODE 6.8",)),
    Move("decide", "Decide an issue", "decide", reason_not_to_decide, DecideForm, _DECIDED),
    Move("extend", "Put the answer off", "extend", reason_not_to_extend_answer, ExtendForm, _LATER),
    Move("pause", "Pause", "pause", reason_not_to_pause, PauseForm),
    Move("resume", "Resume", "resume", reason_not_to_resume, ResumeForm),
    Move("answer", "Answer", "respond", reason_not_to_respond, RespondForm, _ANSWERED),
    Move("request-review", "Review asked for", "request_review", reason_not_to_request_review, RequestForm, _ASKED),
    Move("reviewer", "Choose the reviewer", "choose_reviewer", reason_not_to_choose_reviewer, ReviewerForm, _REVIEWED),
    Move("sign-off", "Sign off the answer", "sign_off", reason_not_to_sign_off, SignOffForm, ("ISHA 2.9d", "CODE 6.9")),
    Move("close", "Close the case", "close_case", reason_not_to_close, CloseForm),
    Move("definition-letter", "Complaint definition", "write_definition", _not_to(DEFINES), write.DEFINITION, _DEFINED),
    Move("update-letter", "Update letter", "write_update", _not_to(LetterKind.UPDATE), write.UPDATE, _IN_TOUCH),
    Move("response-letter", "Letter of the answer", "write_answer", _not_to(LetterKind.RESPONSE), write.RESPONSE),
    Move("closure-letter", "Closure letter", "write_closure", _not_to(LetterKind.CLOSURE), write.CLOSURE),
    Move("approve-letter", "Approve a letter", "approve_letter", reason_not_to_approve_letter, write.ApproveLetterForm),
    Move("return-letter", "Send back a letter", "return_letter", reason_not_to_approve_letter, write.ReturnLetterForm),
    Move("customer", "Change the customer", "change_customer", reason_not_to_change_customer, CustomerForm, _PREFERRED),
    Move("adjustments", "Adjustments", "review_adjustments", reason_not_to_review_adjustments, AdjustmentsForm, _NEEDS),
    Move("help", "Help given", "record_help", reason_not_to_record_help, HelpForm, ("INC 1.4", "INC 3.1.2d")),
    Move("equality", "Equality questions", "equality_questions", reason_not_to_ask, EqualityForm),
    Move("withdraw", "Withdraw the complaint", "withdraw", reason_not_to_withdraw, WithdrawForm),
    Move("complain", "Turn into a complaint", "complain", reason_not_to_turn_into_complaint, ComplainForm, _REQUEST),
    Move("receipt", "Correct when it was received", "correct_receipt", reason_not_to_correct_receipt, ReceiptForm),
    Move("owner", "Correct whose complaint it is", "correct_customer", reason_not_to_correct_customer, OwnerForm),
    Move("merge", "Merge two records of the customer", "merge_customers", reason_not_to_merge, MergeForm),
    Move("landlord", "Correct whose case it is", "correct_landlord", reason_not_to_correct_landlord, LandlordForm),
    Move("take-back", "Made on the wrong case", "take_back", reason_not_to_take_back, TakeBackForm),
    Move("void", "Make the case void", "make_void", reason_not_to_make_void, VoidForm),
    Move("restrict", "Restrict the case", "restrict", reason_not_to_restrict, RestrictForm),
    Move("lift", "Lift the restriction", "lift_restriction", reason_not_to_lift, LiftForm),
)
LETTERS = tuple(move for move in MOVES if move.code.endswith("-letter") and NAMES[move.code] is MoveName.WRITE_A_LETTER)
"""Those that write a letter."""
BY_CODE = {move.code: move for move in MOVES}


def move_of(code: str) -> Move | None:
    """The move of a step, or None where the step is nobody's move (such as the receipt)."""
    return BY_CODE.get(AT_A_REVIEW.get(code, code))


def next_move(view: "CaseView") -> Move | None:
    """What is to be done next, as far as it is allowed now; otherwise the first open step that is.

    Where none is for whoever looks at it, it is still shown: somebody else's next step.
    """
    steps = [step.code for step in view.steps if step.state == "open"]
    wanted = [view.to_do.move] if view.to_do else []
    moves = [move for code in (*wanted, *steps) if (move := move_of(code))]
    ripe = [move for move in moves if move.reason_not_to(view.case) is None]
    return next((move for move in ripe if move.reason_against(view) is None), ripe[0] if ripe else None)


def what_the_clause_says(view: "CaseView", move: Move) -> str:
    """The clause that asks for a move and what it says, in one line; nothing where none of them binds this case."""
    for step in view.steps:
        if AT_A_REVIEW.get(step.code, step.code) == move.code and step.due:
            return f"{step.due.rule.clause}: {step.due.rule.says.rstrip('.')}."
    rule = next((rule for rule in view.case.policy.steps if rule.code == move.code), None)
    if rule:
        return f"{rule.clause}: {rule.says.rstrip('.')}."
    asked = move.clauses or ((view.case.policy.closing.clause,) if move.code == "close" else ())
    law = view.case.law
    known = {each.id: each for each in (*view.case.policy.clauses, *(law.clauses if law else ()))}
    found = next((known[clause] for clause in asked if clause in known), None)
    return f"{found.id}: {found.says.rstrip('.')}." if found else ""
