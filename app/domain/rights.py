"""Who may do what: the one table of moves and roles. Buttons, saves and the office's database all read it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.domain.words import MoveName, Role, Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.cases import Case, Person


class When(Worded):
    """What else must be so for a role to give a right."""

    ALWAYS = "always", "on every case"
    IF_HANDLER = "if-handler", "on the cases they handle"
    OWN_REVIEW = "own-review", "on the stages they review"
    SOMEONE_ELSES = "someone-elses", "on what somebody else proposed"
    OTHERS_LETTER = "others-letter", "on letters that somebody else wrote"


@dataclass(frozen=True, slots=True)
class Right:
    """One cell of the table: this role may make this move, always or on a condition."""

    move: str
    role: Role
    when: When


READS_CASES: Final = frozenset(Role) - {Role.SYSTEM_ADMIN}
"""The roles that read cases; whoever looks after the program has no need to."""

_WORKS_ON_CASES: Final[dict[Role, When]] = dict.fromkeys(
    (Role.OFFICE, Role.PETITION_ADMIN, Role.REVIEWER, Role.MANAGER), When.ALWAYS
)
_ANSWERS: Final[dict[Role, When]] = {
    Role.OFFICE: When.IF_HANDLER,
    Role.PETITION_ADMIN: When.IF_HANDLER,
    Role.REVIEWER: When.OWN_REVIEW,
    Role.MANAGER: When.ALWAYS,
}
_VERIFIES: Final[dict[Role, When]] = dict.fromkeys((Role.PETITION_ADMIN, Role.MANAGER), When.ALWAYS)
_APPROVES: Final[dict[Role, When]] = {Role.REVIEWER: When.SOMEONE_ELSES, Role.MANAGER: When.SOMEONE_ELSES}
_APPROVES_LETTERS: Final[dict[Role, When]] = {
    Role.REVIEWER: When.OTHERS_LETTER,
    Role.MANAGER: When.OTHERS_LETTER,
}
_SIGNS: Final[dict[Role, When]] = {Role.REVIEWER: When.OWN_REVIEW, Role.MANAGER: When.OWN_REVIEW}
_MANAGES: Final[dict[Role, When]] = {Role.MANAGER: When.ALWAYS}
_OVERSEES: Final[dict[Role, When]] = {Role.MANAGER: When.ALWAYS, Role.AUDITOR: When.ALWAYS}
_READS: Final[dict[Role, When]] = {role: When.ALWAYS for role in Role if role in READS_CASES}
_ADMINISTERS: Final[dict[Role, When]] = {Role.SYSTEM_ADMIN: When.ALWAYS}

_TABLE: Final = {
    MoveName.LOG: (_WORKS_ON_CASES, "log a case"),
    MoveName.REGISTER_A_PETITION: (_WORKS_ON_CASES, "register a petition"),
    MoveName.COMPLETE_A_PETITION: (_WORKS_ON_CASES, "complete a petition"),
    MoveName.BRING_IN_SIGNATURES: (_WORKS_ON_CASES, "bring in signatures"),
    MoveName.VERIFY_A_PETITION: (_VERIFIES, "have a petition verified"),
    MoveName.TAKE_AT_FACE_VALUE: (_VERIFIES, "take a petition at face value"),
    MoveName.DECIDE_A_SIGNATURE: (_VERIFIES, "decide signatures"),
    MoveName.SCREEN: (_WORKS_ON_CASES, "screen a case"),
    MoveName.APPROVE_A_REFUSAL: (_APPROVES, "approve a refusal"),
    MoveName.DO_NOT_APPROVE_A_REFUSAL: (_APPROVES, "send a refusal back"),
    MoveName.HAND_OVER: (_WORKS_ON_CASES, "hand a case to a legal representative"),
    MoveName.ACKNOWLEDGE: (_WORKS_ON_CASES, "acknowledge a case"),
    MoveName.ASSIGN: (_WORKS_ON_CASES, "assign a case"),
    MoveName.FIRST_CONTACT: (_WORKS_ON_CASES, "record the first contact"),
    MoveName.RECORD_A_CONTACT: (_WORKS_ON_CASES, "record a contact"),
    MoveName.AGREE_AN_ACTION: (_WORKS_ON_CASES, "agree an action"),
    MoveName.COMPLETE_AN_ACTION: (_WORKS_ON_CASES, "complete an action"),
    MoveName.RECORD_FINDINGS: (_WORKS_ON_CASES, "record findings"),
    MoveName.RECORD_AN_INTERVENTION: (_WORKS_ON_CASES, "record a meeting or visit"),
    MoveName.ADD_EVIDENCE: (_WORKS_ON_CASES, "add evidence"),
    MoveName.ADD_AN_ISSUE: (_WORKS_ON_CASES, "add an issue"),
    MoveName.DECIDE_AN_ISSUE: (_ANSWERS, "decide its issues"),
    MoveName.EXTEND: (_ANSWERS, "put its answer off"),
    MoveName.PAUSE: (_ANSWERS, "pause it"),
    MoveName.RESUME: (_ANSWERS, "resume it"),
    MoveName.AGREE_HOW_OFTEN: (_WORKS_ON_CASES, "agree how often to update"),
    MoveName.RESPOND: (_ANSWERS, "answer it"),
    MoveName.CLOSE: (_ANSWERS, "close it"),
    MoveName.REQUEST_A_REVIEW: (_WORKS_ON_CASES, "record that a review is asked for"),
    MoveName.CHOOSE_A_REVIEWER: (_WORKS_ON_CASES, "choose a reviewer"),
    MoveName.SIGN_OFF: (_SIGNS, "sign off the answer of a review"),
    MoveName.MAKE_THE_ACKNOWLEDGEMENT_LETTER: (_WORKS_ON_CASES, "make the letter"),
    MoveName.MAKE_THE_RESPONSE_LETTER: (_WORKS_ON_CASES, "make the letter"),
    MoveName.WRITE_A_LETTER: (_WORKS_ON_CASES, "write a letter"),
    MoveName.PUT_A_DRAFT_ASIDE: (_WORKS_ON_CASES, "put a draft aside"),
    MoveName.APPROVE_A_LETTER: (_APPROVES_LETTERS, "approve a letter"),
    MoveName.DO_NOT_APPROVE_A_LETTER: (_APPROVES_LETTERS, "send a letter back"),
    MoveName.PRINT_LETTERS: (_WORKS_ON_CASES, "print letters"),
    MoveName.RECORD_HELP_GIVEN: (_WORKS_ON_CASES, "record help given"),
    MoveName.CHANGE_CUSTOMER: (_WORKS_ON_CASES, "change the customer"),
    MoveName.REVIEW_ADJUSTMENTS: (_WORKS_ON_CASES, "review a customer's adjustments"),
    MoveName.RECORD_EQUALITY_ANSWERS: (_WORKS_ON_CASES, "record equality answers"),
    MoveName.DRAW_UP_EQUALITY_SUMMARY: (_OVERSEES, "see equality summaries"),
    MoveName.MOVE_DATES: (_WORKS_ON_CASES, "move the dates of cases"),
    MoveName.WITHDRAW: (_ANSWERS, "record that it was withdrawn"),
    MoveName.TURN_INTO_A_COMPLAINT: (_WORKS_ON_CASES, "turn a request for service into a complaint"),
    MoveName.CORRECT_THE_RECEIPT: (_MANAGES, "correct when a case was received"),
    MoveName.CORRECT_THE_CUSTOMER: (_MANAGES, "correct whose complaint it is"),
    MoveName.CORRECT_THE_LANDLORD: (_MANAGES, "correct whose case it is"),
    MoveName.MERGE_CUSTOMERS: (_MANAGES, "merge two records of a customer"),
    MoveName.TAKE_BACK: (_MANAGES, "take back a move made on the wrong case"),
    MoveName.MAKE_VOID: (_MANAGES, "make a case void"),
    MoveName.RESTRICT: (_MANAGES, "restrict a case"),
    MoveName.LIFT_THE_RESTRICTION: (_MANAGES, "lift the restriction of a case"),
    MoveName.OPEN_A_RESTRICTED_CASE: (_READS, "open a restricted case"),
    MoveName.EXPORT_A_LIST: (_READS, "export a list"),
    MoveName.SET_UP: (_ADMINISTERS, "set the office up"),
    MoveName.IMPORT_HOMES: (_ADMINISTERS, "bring in a register of homes"),
    MoveName.IMPORT_CASES: (_MANAGES, "bring in a complaints log"),
    MoveName.IMPORT_ENQUIRIES: (_WORKS_ON_CASES, "bring in the enquiries of a web form"),
    MoveName.ADD_A_CLOSURE: (_ADMINISTERS, "add a closure day"),
    MoveName.ADD_A_BANK_HOLIDAY: (_ADMINISTERS, "add a bank holiday"),
    MoveName.ADD_A_POLICY: (_ADMINISTERS, "add a policy"),
    MoveName.BRING_A_POLICY_INTO_FORCE: (_ADMINISTERS, "bring a policy into force"),
    MoveName.BRING_IN_A_TEMPLATE: (_ADMINISTERS, "bring in a template"),
    MoveName.KEEP_A_STANDARD_PARAGRAPH: (_ADMINISTERS, "keep standard paragraphs"),
    MoveName.ADD_A_PERSON: (_ADMINISTERS, "add somebody to the office"),
    MoveName.CHANGE_A_PERSON: (_ADMINISTERS, "change what is known of a colleague"),
    MoveName.DISABLE_A_PERSON: (_ADMINISTERS, "disable a sign-in"),
    MoveName.ENABLE_A_PERSON: (_ADMINISTERS, "enable a sign-in"),
    MoveName.SET_A_PASSWORD: (_ADMINISTERS, "set a colleague's password"),
}
"""Each move with the roles that may make it, and as a sentence says it after "can"."""

RIGHTS: Final = tuple(Right(move, role, when) for move, (given, _) in _TABLE.items() for role, when in given.items())
"""The whole table. A move and a role that are not in it are refused."""

_SEVERAL: Final = {
    Role.OFFICE: "office staff",
    Role.PETITION_ADMIN: "petition administrators",
    Role.REVIEWER: "reviewers",
    Role.MANAGER: "managers",
    Role.AUDITOR: "auditors",
}


def reason_not_allowed(person: "Person", move: MoveName, case: "Case | None" = None) -> str | None:
    """Why this person may not make this move, or None.

    Without a case the conditions are not asked: the answer is whether they could make it on any case at all.
    """
    given, _ = _TABLE[move]
    held = {given[role] for role in given if role in person.roles}
    if held and case is not None and move is MoveName.DECIDE_AN_ISSUE and case.stage_number > 1:
        held = {When.OWN_REVIEW}  # whoever else could decide has an answer of their own to defend
    if any(case is None or _holds(when, person, case) for when in held):
        return None
    return _who_may(person, move, case if held else None)


def reason_against(
    person: "Person", move: MoveName, case: "Case", reason_not_to: "Callable[[Case], str | None]"
) -> str | None:
    """Why this person cannot make this move on this case now, or None: first by right, then by the move's own rule."""
    return reason_not_allowed(person, move, case) or reason_not_to(case)


def reads_cases(person: "Person") -> bool:
    """True for somebody who may read cases at all."""
    return not READS_CASES.isdisjoint(person.roles)


def reason_not_to_read(person: "Person", *, restricted: bool = False, named_on: Collection[int] = ()) -> str | None:
    """Why this person may not read a case, or None; `named_on` are the ids of those who look after it or review it."""
    if not reads_cases(person):
        return f"{_yours(person)}: cases are read by those who work on them."
    if not restricted or Role.MANAGER in person.roles or person.id in named_on:
        return None
    return "This case is restricted: only managers, and the colleagues who look after it, can open it."


def _holds(when: When, person: "Person", case: "Case") -> bool:
    if when is When.IF_HANDLER:
        return case.handler is not None and case.handler.id == person.id
    if when is When.OWN_REVIEW:
        return case.reviewer is not None and case.reviewer.id == person.id
    if when is When.SOMEONE_ELSES:
        return case.refusal is None or case.refusal.by.id != person.id
    if when is When.OTHERS_LETTER:
        waiting = [draft for draft in case.drafts if draft.waits_for_approval]
        return not waiting or any(draft.by.id != person.id for draft in waiting)
    return True


def _who_may(person: "Person", move: MoveName, case: "Case | None") -> str:
    given, what = _TABLE[move]
    if not person.roles:
        return f"You have no role in this office yet, and cannot {what}. Ask a system administrator."
    if given is _ADMINISTERS:
        return f"Only a system administrator can {what}."
    if given is _APPROVES and case is not None:
        return "You proposed this refusal yourself: somebody else decides whether it is approved."
    if given is _APPROVES_LETTERS and case is not None:
        return "You wrote this letter yourself: somebody else decides whether it is approved."
    if case is not None and (given is _SIGNS or (move is MoveName.DECIDE_AN_ISSUE and case.stage_number > 1)):
        who = f", {case.reviewer.name}," if case.reviewer else ""
        return f"Only the {case.policy.words.reviewer} of this case{who} can {what}."
    if given is _ANSWERS:
        if case is None:
            return f"Only whoever handles a case, or a manager, can {what}. {_yours(person)}."
        reviewer = ", its reviewer" if case.reviewer else ""
        return f"Only the {case.policy.words.handler} of this case{reviewer} or a manager can {what}."
    *others, last = [_SEVERAL[role] for role in given]
    said = f"{', '.join(others)} and {last}" if others else last
    return f"Only {said} can {what}. {_yours(person)}."


def _yours(person: "Person") -> str:
    names = [role.words for role in Role if role in person.roles]
    return f"Your role is {' and '.join(names)}" if names else "You have no role in this office yet"
