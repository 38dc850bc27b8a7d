"""What people do to a case: each verb is one transaction, guarded by one rule."""

from app.services.cases.acknowledge import acknowledge
from app.services.cases.act import agree_action, complete_action
from app.services.cases.assign import assign
from app.services.cases.belong import correct_customer, correct_landlord
from app.services.cases.close import close
from app.services.cases.complain import turn_into_complaint
from app.services.cases.contact import make_first_contact, record_contact
from app.services.cases.correct import correct_receipt, make_void
from app.services.cases.decide import decide
from app.services.cases.extend import extend
from app.services.cases.findings import record_findings
from app.services.cases.hand_over import hand_over
from app.services.cases.help_given import record_help
from app.services.cases.how_often import agree_how_often
from app.services.cases.intervention import record_intervention
from app.services.cases.letter import make_letter
from app.services.cases.log import log
from app.services.cases.new_issue import add_issue
from app.services.cases.pause import pause, resume
from app.services.cases.refusal import approve_refusal, do_not_approve
from app.services.cases.respond import respond
from app.services.cases.restrict import lift_restriction, open_restricted, restrict
from app.services.cases.review import choose_reviewer, request_review, sign_off
from app.services.cases.screen import screen
from app.services.cases.take_back import made_here, take_back
from app.services.cases.viewing import CaseView, CustomerCard, LetterLine, view
from app.services.cases.withdraw import withdraw
from app.services.cases.write import approve_letter, do_not_approve_letter, put_draft_aside, write_letter

__all__ = [
    "CaseView",
    "CustomerCard",
    "LetterLine",
    "acknowledge",
    "add_issue",
    "agree_action",
    "agree_how_often",
    "approve_letter",
    "approve_refusal",
    "assign",
    "choose_reviewer",
    "close",
    "complete_action",
    "correct_customer",
    "correct_landlord",
    "correct_receipt",
    "decide",
    "do_not_approve",
    "do_not_approve_letter",
    "extend",
    "hand_over",
    "lift_restriction",
    "log",
    "made_here",
    "make_first_contact",
    "make_letter",
    "make_void",
    "open_restricted",
    "pause",
    "put_draft_aside",
    "record_contact",
    "record_findings",
    "record_help",
    "record_intervention",
    "request_review",
    "respond",
    "restrict",
    "resume",
    "screen",
    "sign_off",
    "take_back",
    "turn_into_complaint",
    "view",
    "withdraw",
    "write_letter",
]
