"""What people do to a case: each verb is one transaction, guarded by one rule."""

from app.services.cases.acknowledge import acknowledge
from app.services.cases.act import agree_action, complete_action
from app.services.cases.assign import assign
from app.services.cases.close import close
from app.services.cases.complain import turn_into_complaint
from app.services.cases.contact import make_first_contact, record_contact
from app.services.cases.correct import correct_receipt, make_void
from app.services.cases.decide import decide
from app.services.cases.extend import extend
from app.services.cases.how_often import agree_how_often
from app.services.cases.letter import make_letter
from app.services.cases.log import log
from app.services.cases.refusal import approve_refusal, do_not_approve
from app.services.cases.respond import respond
from app.services.cases.restrict import lift_restriction, open_restricted, restrict
from app.services.cases.screen import screen
from app.services.cases.viewing import CaseView, CustomerCard, LetterLine, view
from app.services.cases.withdraw import withdraw

__all__ = [
    "CaseView",
    "CustomerCard",
    "LetterLine",
    "acknowledge",
    "agree_action",
    "agree_how_often",
    "approve_refusal",
    "assign",
    "close",
    "complete_action",
    "correct_receipt",
    "decide",
    "do_not_approve",
    "extend",
    "lift_restriction",
    "log",
    "make_first_contact",
    "make_letter",
    "make_void",
    "open_restricted",
    "record_contact",
    "respond",
    "restrict",
    "screen",
    "turn_into_complaint",
    "view",
    "withdraw",
]
