"""A move made on the wrong case: what it added counts no more, what still stands as it left it is as before."""

from dataclasses import replace
from datetime import timedelta

from app.domain.history import Change
from app.domain.moves.take_back import (
    TakingBack,
    as_before,
    made_of,
    problems_with_taking_back,
    reason_not_to_take_back,
)
from app.domain.words import MoveName, Status
from tests.domain.moves.complaints import NOW, acknowledged, answered, closed, complaint

WHY = "The call was about Mr Bello's lift."
CONTACT = (
    Change("contacts", "31", "kind", None, "update"),
    Change("contacts", "31", "summary", None, "He asked after the lift."),
    Change("cases", "1", "next_update_on", "2026-05-29", "2026-06-05"),
    Change("steps", "5", "due_on", None, "2026-06-05"),
)
ASSIGNED = (Change("cases", "1", "handler_id", None, 2), Change("cases", "1", "case_worker_id", 4, 3))
NEXT = ("cases", "1", "next_update_on")
HANDLER, WORKER = ("cases", "1", "handler_id"), ("cases", "1", "case_worker_id")
CALL = made_of(7, "record a contact", NOW, "Sam Carter", CONTACT)
GIVEN = made_of(8, "assign", NOW, "Jo Bloggs", ASSIGNED)


def test_a_line_of_history_tells_what_a_move_added_and_changed() -> None:
    assert CALL is not None
    assert (CALL.move, CALL.added, CALL.said) == (
        MoveName.RECORD_A_CONTACT,
        ("contacts", 31),
        "He asked after the lift.",
    )
    assert [change.column for change in CALL.changed] == ["next_update_on"]
    assert GIVEN is not None
    assert (GIVEN.added, GIVEN.said, len(GIVEN.changed)) == (None, "", 2)


def test_what_a_new_row_holds_is_not_set_back_it_counts_no_more_as_a_whole() -> None:
    agreed = (
        Change("actions", "21", "number", None, 1),
        Change("actions", "21", "what", None, "Repair the gutter."),
        Change("actions", "21", "state", None, "open"),
    )
    made = made_of(9, "agree an action", NOW, "Sam Carter", agreed)
    assert made is not None
    assert (made.added, made.changed, made.said) == (("actions", 21), (), "Repair the gutter.")


def test_other_moves_are_not_taken_back() -> None:
    assert made_of(1, "log", NOW, "Jo Bloggs", ()) is None
    assert made_of(1, "respond", NOW, "Jo Bloggs", ()) is None


def test_only_what_still_stands_as_the_move_left_it_is_set_back() -> None:
    assert GIVEN is not None
    assert [c.column for c in as_before(GIVEN, {HANDLER: 2, WORKER: 3})] == ["handler_id", "case_worker_id"]
    assert [c.column for c in as_before(GIVEN, {HANDLER: 4, WORKER: 3})] == ["case_worker_id"]


def test_only_a_void_case_is_left_as_it_is() -> None:
    assert reason_not_to_take_back(closed()) is None
    assert reason_not_to_take_back(complaint(status=Status.VOID)) == (
        "This case was made void: nothing more can be done on it."
    )


def test_what_was_changed_again_since_leaves_nothing_to_take_back_but_a_contact_still_counts_no_more() -> None:
    case = acknowledged()
    assert problems_with_taking_back(case, TakingBack(8, "", WHY), GIVEN, {HANDLER: 4, WORKER: 4}) == {
        "line": "All that it changed was changed again since: there is nothing left to take back."
    }
    assert problems_with_taking_back(case, TakingBack(7, "", WHY), CALL, {NEXT: "2026-07-01"}) == {}
    assert problems_with_taking_back(case, TakingBack(8, "", WHY), GIVEN, {HANDLER: 2}) == {}


def test_the_answer_stands_on_what_came_before_it() -> None:
    assert problems_with_taking_back(answered(), TakingBack(8, "", WHY), GIVEN, {HANDLER: 2}) == {
        "line": "The customer has our answer: the assignment that it stands on stays."
    }
    assert problems_with_taking_back(answered(), TakingBack(7, "", WHY), CALL, {}) == {}
    review = acknowledged(stage_number=2, stage_began_at=NOW + timedelta(hours=1))
    assert problems_with_taking_back(review, TakingBack(8, "", WHY), GIVEN, {HANDLER: 2}) == {
        "line": "The customer has our answer: the assignment that it stands on stays."
    }
    begun_before = replace(review, stage_began_at=NOW - timedelta(hours=1))
    assert problems_with_taking_back(begun_before, TakingBack(8, "", WHY), GIVEN, {HANDLER: 2}) == {}


def test_a_move_a_reason_and_another_case_are_asked() -> None:
    assert problems_with_taking_back(complaint(), TakingBack(None, "R-2026-00001"), None, {}) == {
        "line": "Choose what was made on the wrong case.",
        "reason": "Say why: it stands in the history of the case.",
    }
    assert problems_with_taking_back(complaint(), TakingBack(7, "R-2026-00001", WHY), CALL, {}) == {}
    assert problems_with_taking_back(complaint(), TakingBack(7, " R-2026-00412", WHY), CALL, {}) == {
        "belongs_to": "That is this very case. Give the other one’s reference."
    }
    assert problems_with_taking_back(complaint(), TakingBack(8, "R-2026-00001", WHY), GIVEN, {HANDLER: 2}) == {
        "belongs_to": "Record the assignment on its own case yourself: its form asks for more."
    }
