"""Who may make which move: every cell of the table for the moves that there are, and what the others are told."""

import pytest

from app.domain.cases import Case, Person, Refusal
from app.domain.rights import (
    READS_CASES,
    RIGHTS,
    When,
    reads_cases,
    reason_against,
    reason_not_allowed,
    reason_not_to_read,
)
from app.domain.words import MoveName, Role, Screened
from tests.domain.moves.complaints import ADA, SAM, complaint

OFFICE, PETITIONS, REVIEWER, MANAGER, AUDITOR, ADMIN = Role
WORK = (
    *(
        "turn into a complaint",
        "log",
        "screen",
        "hand over",
        "acknowledge",
        "assign",
        "first contact",
        "record a contact",
    ),
    *("agree an action", "complete an action", "change customer", "review adjustments", "record help given"),
    *("move dates", "record equality answers"),
    *("make the acknowledgement letter", "make the response letter", "agree how often"),
    *("write a letter", "put a draft aside", "print letters"),
    "import enquiries",
    *("register a petition", "complete a petition", "bring in signatures"),
    *("record findings", "record an intervention", "add an issue", "add evidence"),
    *("request a review", "choose a reviewer"),
)
ANSWER = ("decide an issue", "extend", "pause", "resume", "respond", "close", "withdraw")
VERIFYING = ("verify a petition", "take at face value", "decide a signature")
APPROVAL = ("approve a refusal", "do not approve a refusal")
CORRECTIONS = ("correct the customer", "correct the landlord", "merge customers", "take back a move")
OF_MANAGERS = ("import cases", "restrict", "lift the restriction", "correct the receipt", "make void", *CORRECTIONS)
ADMINISTRATION = (
    *("set up", "import homes", "add a closure", "add a bank holiday", "add a policy", "bring a policy into force"),
    *("bring in a template", "add a person", "change a person", "disable a person", "enable a person"),
    *("set a password", "keep a standard paragraph"),
)
CELLS: dict[tuple[str, ...], dict[Role, str]] = {
    WORK: {OFFICE: "always", PETITIONS: "always", REVIEWER: "always", MANAGER: "always"},
    ANSWER: {OFFICE: "if-handler", PETITIONS: "if-handler", REVIEWER: "own-review", MANAGER: "always"},
    OF_MANAGERS: {MANAGER: "always"},
    ("sign off",): {REVIEWER: "own-review", MANAGER: "own-review"},
    VERIFYING: {PETITIONS: "always", MANAGER: "always"},
    APPROVAL: {REVIEWER: "someone-elses", MANAGER: "someone-elses"},
    ("approve a letter", "do not approve a letter"): {REVIEWER: "others-letter", MANAGER: "others-letter"},
    ("draw up an equality summary",): {MANAGER: "always", AUDITOR: "always"},
    ("open a restricted case", "export a list"): {role: "always" for role in Role if role is not ADMIN},
    ADMINISTRATION: {ADMIN: "always"},
}
"""Roles across, moves down, as the office agreed them; an empty cell is a move that this role may not make."""


def holder(*roles: Role, person_id: int = 9) -> Person:
    return Person(person_id, "Kim Holder", frozenset(roles))


def as_role(role: Role, *, of: Person) -> Person:
    return Person(of.id, of.name, frozenset({role}))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("move", MoveName)
def test_every_cell_is_as_the_office_agreed_it(move: MoveName, role: Role) -> None:
    (row,) = [cells for moves, cells in CELLS.items() if move.value in moves]
    nobodys, mine, my_review = complaint(), complaint(handler=SAM), complaint(handler=ADA, reviewer=SAM)
    allowed = [reason_not_allowed(as_role(role, of=SAM), move, case) is None for case in (nobodys, mine, my_review)]
    assert (
        allowed
        == {
            None: [False, False, False],
            "if-handler": [False, True, False],
            "own-review": [False, False, True],
            "always": [True, True, True],
            "someone-elses": [True, True, True],
            "others-letter": [True, True, True],
        }[row.get(role)]
    )


@pytest.mark.clause("CODE 6.13")
def test_a_review_is_decided_and_signed_off_by_its_reviewer_and_nobody_else() -> None:
    review = complaint(handler=ADA, reviewer=SAM, stage_number=2)
    for move, what in ((MoveName.DECIDE_AN_ISSUE, "decide its issues"), (MoveName.SIGN_OFF, "sign off the answer")):
        assert reason_not_allowed(as_role(REVIEWER, of=SAM), move, review) is None
        assert reason_not_allowed(as_role(MANAGER, of=SAM), move, review) is None
        told = reason_not_allowed(as_role(MANAGER, of=ADA), move, review) or ""
        assert told.startswith(f"Only the Complaint Reviewer of this case, Sam Carter, can {what}")
        nobody_yet = reason_not_allowed(holder(MANAGER), move, complaint(stage_number=2)) or ""
        assert nobody_yet.startswith(f"Only the Complaint Reviewer of this case can {what}")
    assert reason_not_allowed(as_role(OFFICE, of=ADA), MoveName.DECIDE_AN_ISSUE, review) is not None, "its handler"
    assert (reason_not_allowed(holder(AUDITOR), MoveName.SIGN_OFF) or "").startswith("Only reviewers and managers can")


@pytest.mark.parametrize("role", [REVIEWER, MANAGER])
@pytest.mark.parametrize("move", APPROVAL)
def test_a_refusal_is_approved_or_sent_back_by_somebody_else_than_who_proposed_it(move: str, role: Role) -> None:
    proposed = complaint(refusal=Refusal(1, Screened.REFUSED, "contractor", SAM))
    assert reason_not_allowed(as_role(role, of=ADA), MoveName(move), proposed) is None
    assert reason_not_allowed(as_role(role, of=SAM), MoveName(move), proposed) == (
        "You proposed this refusal yourself: somebody else decides whether it is approved."
    )
    told = reason_not_allowed(as_role(OFFICE, of=ADA), MoveName(move), proposed)
    assert told is not None
    assert told.startswith("Only reviewers and managers can")


def test_the_table_is_what_the_database_is_told() -> None:
    told = {(right.move, right.role, right.when.value) for right in RIGHTS}
    agreed = {(move, role, when) for moves, cells in CELLS.items() for move in moves for role, when in cells.items()}
    assert told == agreed
    assert len(RIGHTS) == len(agreed)


@pytest.mark.parametrize(
    ("roles", "case", "sentence"),
    [
        (
            (OFFICE,),
            complaint(handler=ADA),
            "Only the Complaint Handler of this case or a manager can decide its issues.",
        ),
        (
            (REVIEWER,),
            complaint(handler=ADA, reviewer=SAM),
            "Only the Complaint Handler of this case, its reviewer or a manager can decide its issues.",
        ),
        (
            (AUDITOR,),
            complaint(handler=ADA),
            "Only whoever handles a case, or a manager, can decide its issues. Your role is auditor.",
        ),
        ((), complaint(), "You have no role in this office yet, and cannot decide its issues."),
    ],
)
def test_who_may_not_decide_is_told_who_may(roles: tuple[Role, ...], case: Case, sentence: str) -> None:
    assert (reason_not_allowed(holder(*roles), MoveName.DECIDE_AN_ISSUE, case) or "").startswith(sentence)


@pytest.mark.parametrize(
    ("role", "move", "sentence"),
    [
        (
            AUDITOR,
            MoveName.ACKNOWLEDGE,
            (
                "Only office staff, petition administrators, reviewers and managers can acknowledge a case. "
                "Your role is auditor."
            ),
        ),
        (OFFICE, MoveName.RESTRICT, "Only managers can restrict a case. Your role is office staff."),
        (MANAGER, MoveName.ADD_A_CLOSURE, "Only a system administrator can add a closure day."),
    ],
)
def test_who_lacks_a_right_is_told_who_has_it(role: Role, move: MoveName, sentence: str) -> None:
    assert reason_not_allowed(holder(role), move) == sentence


@pytest.mark.parametrize("move", ANSWER)
def test_without_a_case_the_question_is_whether_they_could_on_any(move: str) -> None:
    assert reason_not_allowed(holder(OFFICE), MoveName(move)) is None
    assert reason_not_allowed(holder(AUDITOR), MoveName(move)) is not None


def test_a_manager_who_also_works_in_the_office_answers_any_case() -> None:
    assert reason_not_allowed(holder(OFFICE, MANAGER), MoveName.RESPOND, complaint(handler=ADA)) is None


def test_the_right_is_asked_before_the_rule() -> None:
    case = complaint(handler=SAM)
    assert reason_against(holder(AUDITOR), MoveName.CLOSE, case, lambda _: "Not yet.") != "Not yet."
    assert reason_against(as_role(OFFICE, of=SAM), MoveName.CLOSE, case, lambda _: "Not yet.") == "Not yet."
    assert reason_against(as_role(OFFICE, of=SAM), MoveName.CLOSE, case, lambda _: None) is None


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_cases_but_who_looks_after_the_program(role: Role) -> None:
    assert reads_cases(holder(role)) == (role is not ADMIN) == (role in READS_CASES)
    refused = reason_not_to_read(holder(role))
    assert (refused is None) == (role is not ADMIN)


@pytest.mark.parametrize("role", [role for role in Role if role is not ADMIN])
def test_a_restricted_case_is_read_by_managers_and_by_those_named_on_it(role: Role) -> None:
    me = holder(role)
    assert (reason_not_to_read(me, restricted=True, named_on={2, 3}) is None) == (role is MANAGER)
    assert reason_not_to_read(me, restricted=True, named_on={2, me.id}) is None


def test_a_system_administrator_reads_no_case_even_where_they_are_named_on_it() -> None:
    me = holder(ADMIN)
    reason = "Your role is system administrator: cases are read by those who work on them."
    assert reason_not_to_read(me, restricted=True, named_on={me.id}) == reason
    assert reason_not_to_read(holder(ADMIN, OFFICE)) is None


@pytest.mark.parametrize("when", When)
def test_each_condition_can_be_said(when: When) -> None:
    assert when.words.startswith("on ")
