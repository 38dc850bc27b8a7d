"""What is said beside each step of a case, which mark it bears, and what the button for the next move is called."""

from datetime import date
from typing import TYPE_CHECKING

from app.domain.postal import listed
from app.domain.spoken_dates import clock_time, day_of, full_day, short_day
from app.domain.words import LetterFormat, MoveName

if TYPE_CHECKING:
    from app.domain.deadlines import DueDate
    from app.domain.steps import Step
    from app.services.cases import CaseView, CustomerCard

BUTTONS = {
    "acknowledge": "Acknowledge…",
    "screen": "Screen…",
    "approve": "Approve…",
    "assign": "Assign…",
    "first-contact": "First contact…",
    "contact": "Record the update…",
    "complete": "Complete the action…",
    "decide": "Decide…",
    "answer": "Answer…",
    "reviewer": "Choose a reviewer…",
    "sign-off": "Sign off…",
    "close": "Close…",
    "approve-letter": "Read and approve…",
    "definition-letter": "The letter…",
    "update-letter": "The letter…",
    "response-letter": "The letter…",
    "closure-letter": "The letter…",
}
"""The words on the button, by the move of a ToDo."""
NAMES = {
    "acknowledge": MoveName.ACKNOWLEDGE,
    "screen": MoveName.SCREEN,
    "approve": MoveName.APPROVE_A_REFUSAL,
    "send-back": MoveName.DO_NOT_APPROVE_A_REFUSAL,
    "hand-over": MoveName.HAND_OVER,
    "assign": MoveName.ASSIGN,
    "first-contact": MoveName.FIRST_CONTACT,
    "contact": MoveName.RECORD_A_CONTACT,
    "how-often": MoveName.AGREE_HOW_OFTEN,
    "act": MoveName.AGREE_AN_ACTION,
    "complete": MoveName.COMPLETE_AN_ACTION,
    "findings": MoveName.RECORD_FINDINGS,
    "intervention": MoveName.RECORD_AN_INTERVENTION,
    "new-issue": MoveName.ADD_AN_ISSUE,
    "decide": MoveName.DECIDE_AN_ISSUE,
    "extend": MoveName.EXTEND,
    "pause": MoveName.PAUSE,
    "resume": MoveName.RESUME,
    "answer": MoveName.RESPOND,
    "request-review": MoveName.REQUEST_A_REVIEW,
    "reviewer": MoveName.CHOOSE_A_REVIEWER,
    "sign-off": MoveName.SIGN_OFF,
    "close": MoveName.CLOSE,
    "definition-letter": MoveName.WRITE_A_LETTER,
    "update-letter": MoveName.WRITE_A_LETTER,
    "response-letter": MoveName.WRITE_A_LETTER,
    "closure-letter": MoveName.WRITE_A_LETTER,
    "approve-letter": MoveName.APPROVE_A_LETTER,
    "return-letter": MoveName.DO_NOT_APPROVE_A_LETTER,
    "help": MoveName.RECORD_HELP_GIVEN,
    "customer": MoveName.CHANGE_CUSTOMER,
    "adjustments": MoveName.REVIEW_ADJUSTMENTS,
    "equality": MoveName.RECORD_EQUALITY_ANSWERS,
    "withdraw": MoveName.WITHDRAW,
    "complain": MoveName.TURN_INTO_A_COMPLAINT,
    "receipt": MoveName.CORRECT_THE_RECEIPT,
    "owner": MoveName.CORRECT_THE_CUSTOMER,
    "merge": MoveName.MERGE_CUSTOMERS,
    "landlord": MoveName.CORRECT_THE_LANDLORD,
    "take-back": MoveName.TAKE_BACK,
    "void": MoveName.MAKE_VOID,
    "restrict": MoveName.RESTRICT,
    "lift": MoveName.LIFT_THE_RESTRICTION,
}
"""What history and the rights call a move, by the code that windows call it by."""
STEP_OF = {"complete": "act", "approve": "screen", "contact": ""}
"""The step a move belongs to, where it is not called the same; an update is nobody's step."""
AT_A_REVIEW = {"acknowledge-review": "acknowledge", "answer-review": "answer"}
"""The moves of those steps of a review that are taken by the moves of a first stage."""


def spoken_day(day: date, today: date) -> str:
    """A day, with its year when that is not this one."""
    return short_day(day) if day.year == today.year else full_day(day)


def next_step(view: "CaseView") -> "Step | None":
    """The step that the next move brings about."""
    if view.to_do is None:
        return None
    code = STEP_OF.get(view.to_do.move, view.to_do.move)
    return next((step for step in view.steps if AT_A_REVIEW.get(step.code, step.code) == code), None)


def due_next(view: "CaseView") -> "DueDate | None":
    """The date that the next move must meet, with its reasons; None where no rule set it."""
    if view.to_do is None or view.to_do.move in STEP_OF:
        return None
    dates = [step.due for step in view.steps if step.state == "open" and step.due]
    return next((due for due in dates if due.day == view.to_do.day), None)


def mark_of(step: "Step", view: "CaseView") -> str:
    """Done, late, today, next or still waiting."""
    if step.state == "done":
        return "done"
    if step.state == "open" and step.due and step.due.day <= view.today:
        return "today" if step.due.day == view.today else "late"
    return "next" if step is next_step(view) else "waiting"


def words_of(step: "Step", view: "CaseView") -> str:
    """When it was done or is due, and by which rule."""
    if step.code == "received":
        at = view.case.received_at
        return f"{spoken_day(day_of(at), view.today)} {clock_time(at)}, by {view.channel.words}, {view.recorded_by}"
    if step.state == "done":
        return _done(step, view.today)
    if step.state == "not-needed" or step.due is None:
        return step.note or ("not needed" if step.state == "not-needed" else "to do")
    return f"{_due(step.due.day, view.today)}  ·  {rule_words(step.due)}"


def rule_words(due: "DueDate") -> str:
    """What set the date: "1 working day, ISHA 2.6a"."""
    if due.promised:
        return f"as promised, {due.rule.clause}"
    days = due.rule.working_days
    return due.rule.clause if days is None else f"{days} working day{'' if days == 1 else 's'}, {due.rule.clause}"


def customer_words(view: "CaseView") -> str:
    """Who complains, and where they live."""
    card = view.customer
    if card is None:
        return ", ".join(filter(None, ("Anonymous", view.address)))
    return ", ".join((card.name, *card.address[:2]))


def preference_words(view: "CaseView") -> str:
    """What to know before reaching for the telephone: method and times, print, language, adjustments."""
    card = view.customer
    if card is None:
        return ""
    method = f"Prefers {card.preferred.words}" if card.preferred else ""
    notes = card.contact_notes[:1].lower() + card.contact_notes[1:] if method else card.contact_notes
    letters = "" if card.letter_format is LetterFormat.STANDARD else f"letters in {card.letter_format.words}"
    parts = (", ".join(filter(None, (method, notes))), never_words(card), letters, spoken_with(card), card.adjustments)
    return "  ·  ".join(part for part in parts if part)


def never_words(card: "CustomerCard") -> str:
    """How they must not be reached: "Never by letter or text message, no voicemail"; nothing where all ways do."""
    ways = listed([method.words for method in card.never_by], "or")
    said = ", ".join(filter(None, (f"by {ways}" if ways else "", card.forbidden_contact)))
    return f"Never {said}" if ways else f"Never: {said}" if said else ""


def spoken_with(card: "CustomerCard") -> str:
    """Their language, and whether somebody interprets; nothing where it is plain English."""
    return f"{card.language}, with an interpreter" if card.interpreter else card.language


def _done(step: "Step", today: date) -> str:
    done = day_of(step.done_at) if step.done_at else None
    when = spoken_day(done, today) if done else ""
    late = f"late: was due {spoken_day(step.due.day, today)}" if done and step.due and done > step.due.day else ""
    return "  ·  ".join(part for part in (when, step.note, late) if part)


def _due(day: date, today: date) -> str:
    if day == today:
        return f"due today, {short_day(day)}"
    return f"{'was due' if day < today else 'due'} {spoken_day(day, today)}"
