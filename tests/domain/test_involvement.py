"""Who was involved in a case before its review was asked for: by what bars them, and by what does not."""

from datetime import date

import pytest

from app.domain.history import Change
from app.domain.involvement import Entry, Involved, involved_before
from tests.domain.moves.complaints import ISHA, at

WHEN, DAY = at("2026-05-26"), date(2026, 5, 26)
SAM = 2
Told = tuple[str, str, object]
"""A table, a column and what it became, of a row numbered 1."""

REQUEST: tuple[Told, ...] = (
    ("stages", "number", 2),
    ("contacts", "kind", "review-request"),
    ("contacts", "reached", True),
)


def lines(*moves: tuple[str, tuple[Told, ...]], who: int | None = SAM) -> list[Entry]:
    return [
        Entry(number, WHEN, who, move, tuple(Change(table, "1", column, None, after) for table, column, after in told))
        for number, (move, told) in enumerate(moves, 1)
    ]


def involved(*moves: tuple[str, tuple[Told, ...]], stage: int = 2, who: int | None = SAM) -> dict[int, Involved]:
    return involved_before(lines(*moves, ("request a review", REQUEST), who=who), stage, ISHA.words)


BARRED: dict[str, tuple[Told, ...]] = {
    "decided an issue": (("issue_decisions", "outcome", "upheld"),),
    "answered it": (("stages", "answered_at", "2026-05-26T09:00:00+00:00"), ("letters", "kind", "response")),
    "sent the answer or the refusal": (("letters", "kind", "refusal"),),
    "wrote on the answer": (("letter_drafts", "kind", "response"), ("letter_drafts", "digest", "x")),
    "proposed to refuse it": (("screenings", "result", "refused"),),
    "approved what was proposed": (("approvals", "of_what", "refusal"), ("approvals", "approved", True)),
    "signed off an answer": (("sign_offs", "digest", "x"),),
    "was in contact with the customer about it": (("contacts", "kind", "other"), ("contacts", "reached", True)),
    "met the customer about it": (("interventions", "kind", "visit"),),
}


@pytest.mark.clause("ISHA 2.9b")
@pytest.mark.clause("INC 3.2.4")
@pytest.mark.clause("CODE 6.13")
@pytest.mark.parametrize("did", BARRED)
def test_whoever_did_it_was_involved_and_the_event_is_named_with_its_day(did: str) -> None:
    assert involved(("made", BARRED[did])) == {SAM: Involved(SAM, did, DAY)}
    assert involved(("made", BARRED[did]))[SAM].words == f"{did} on Tue 26 May 2026"


@pytest.mark.parametrize(
    "told",
    [
        (("cases", "reference", "R-2026-00001"), ("issues", "number", 1)),
        (("stages", "acknowledged_at", "x"), ("contacts", "kind", "acknowledgement"), ("contacts", "reached", True)),
        (("contacts", "kind", "update"), ("contacts", "reached", False)),
        (("screenings", "result", "accepted"),),
        (("letters", "kind", "acknowledgement"),),
        (("letter_drafts", "kind", "update"), ("letter_drafts", "digest", "x")),
        (("letter_drafts", "kind", "response"), ("letter_drafts", "state", "put-aside")),
        (("approvals", "of_what", "letter"), ("approvals", "of_id", 9), ("approvals", "approved", True)),
        (("approvals", "of_what", "refusal"), ("approvals", "approved", False)),
        (("steps", "due_on", "2026-06-01"),),
        (("brought_cases", "key", "7"),),
    ],
)
def test_logging_acknowledging_an_attempt_recomputing_and_bringing_in_bar_nobody(told: tuple[Told, ...]) -> None:
    assert involved(("made", told)) == {}


def test_who_approved_an_answer_is_told_by_its_draft() -> None:
    draft: tuple[Told, ...] = (("letter_drafts", "kind", "response"),)
    approval: tuple[Told, ...] = (
        ("approvals", "of_what", "letter"),
        ("approvals", "of_id", 1),
        ("approvals", "approved", True),
    )
    assert involved(("write a letter", draft), ("approve a letter", approval))[SAM].did == "approved what was proposed"


def test_who_looked_after_it_was_involved_whoever_assigned_it() -> None:
    given = Entry(
        1,
        WHEN,
        9,
        "assign",
        (Change("cases", "1", "handler_id", 5, 3), Change("cases", "1", "case_worker_id", None, 4)),
    )
    asked = Entry(2, WHEN, 9, "request a review", (Change("stages", "2", "number", None, 2),))
    assert {person: each.did for person, each in involved_before([given, asked], 2, ISHA.words).items()} == {
        5: "gave it up as its Complaint Handler",
        3: "became its Complaint Handler",
        4: "became its Case Worker",
    }


def test_a_reviewer_of_the_second_stage_is_involved_at_the_third() -> None:
    chosen = Entry(2, WHEN, 9, "choose a reviewer", (Change("stages", "2", "reviewer_id", None, 6),))
    again = Entry(3, WHEN, 9, "request a review", (Change("stages", "3", "number", None, 3),))
    first = lines(("request a review", REQUEST))
    assert involved_before([*first, chosen, again], 2, ISHA.words) == {}, "that came after"
    assert set(involved_before([*first, chosen, again], 3, ISHA.words)) == {6}


def test_what_was_taken_back_never_was_and_what_came_after_the_request_does_not_count() -> None:
    call = ("record a contact", BARRED["was in contact with the customer about it"])
    back = ("take back a move", (("corrections", "line", 1), ("cases", "handler_id", 7)))
    assert involved(call, back) == {}
    assert involved_before(lines(("request a review", REQUEST), call), 2, ISHA.words) == {}


def test_a_review_that_came_out_of_a_log_was_asked_for_before_all_that_is_recorded_here() -> None:
    assert involved(("decide an issue", BARRED["decided an issue"]), stage=3) == {}


def test_what_the_program_did_by_itself_was_nobody() -> None:
    assert involved(("move dates", BARRED["decided an issue"]), who=None) == {}
