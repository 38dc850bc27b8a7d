"""Writing a letter: when each can be, what a draft lacks, and who has to read it before it goes out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.cases import Draft
from app.domain.letter_progress import UpdateLetter
from app.domain.letter_values import SUBJECTS, Opening
from app.domain.letter_written import WRITTEN, digest_of_letter, texts_of, written_fields
from app.domain.moves.write import (
    LetterDecision,
    WrittenLetter,
    needs_approval,
    problems_with_letter,
    problems_with_letter_approval,
    problems_with_letter_sent_back,
    reason_not_to_approve_letter,
    reason_not_to_write,
    unchanged,
    waiting_letters,
    why_not_to_send,
)
from app.domain.rights import reason_not_allowed
from app.domain.to_do import things_to_do
from app.domain.words import ActionState, LetterKind, Method, MoveName, Role, Status
from tests.domain.moves.complaints import (
    ACTION,
    ADA,
    CALENDAR,
    ISHA,
    LEE,
    SAM,
    acknowledged,
    answered,
    closed,
    complaint,
    decided,
    done,
)

DEFINITION, UPDATE, RESPONSE, CLOSURE = WRITTEN
TEXTS = {"free_text": "We are sorry."}
WAITING = Draft(5, UPDATE, SAM, ready=True, needs_approval=True, texts=TEXTS, digest="abc")
READS_IT = replace(ISHA, letters_approved=(RESPONSE,))
TYPED = WrittenLetter(UPDATE, Method.LETTER, TEXTS)


def reason(case: Any, kind: LetterKind) -> str:
    return reason_not_to_write(case, kind) or ""


def test_nobody_is_written_to_about_an_anonymous_complaint_nor_a_void_one() -> None:
    for kind in WRITTEN:
        assert reason(answered(anonymous=True), kind) == "The complaint is anonymous: there is nobody to write to."
        assert reason(acknowledged(status=Status.VOID), kind).startswith("This case was made void")


@pytest.mark.clause("CODE 6.2")
def test_a_complaint_is_defined_once_somebody_handles_it_and_until_it_is_answered() -> None:
    assert reason(complaint(), DEFINITION).startswith("Assign a Complaint Handler first")
    assert reason(acknowledged(), DEFINITION) == ""
    assert reason(answered(), DEFINITION).startswith("Already answered on Tue 26 May 2026: the answer says how")


def test_an_answer_is_written_ahead_until_it_is_given_and_again_where_a_written_one_is_owed() -> None:
    assert reason(acknowledged(), RESPONSE) == ""
    assert reason(answered(), RESPONSE) == "Already answered on Tue 26 May 2026."
    spoken = closed(answered_in_writing=False, written_answer_requested=True)
    assert reason(spoken, RESPONSE) == ""


def test_an_update_is_written_while_the_case_is_open_and_the_closure_when_it_is_closed() -> None:
    assert reason(answered(), UPDATE) == ""
    assert reason(closed(), UPDATE).startswith("This case was closed")
    assert reason(closed(), CLOSURE) == ""
    assert reason(answered(), CLOSURE).endswith("close the case first.")


def test_an_update_without_agreed_actions_says_something_in_its_own_words() -> None:
    nothing = replace(TYPED, texts={})
    assert problems_with_letter(acknowledged(), nothing)["free_text"].startswith("Nothing is agreed yet")
    assert problems_with_letter(acknowledged(actions=(ACTION,)), nothing) == {}
    assert problems_with_letter(acknowledged(), replace(nothing, send=False)) == {}
    assert problems_with_letter(acknowledged(), replace(TYPED, how=Method.TEXT)) == {
        "how": "A letter goes by letter or by email."
    }
    assert "free_text" in problems_with_letter(acknowledged(), replace(TYPED, texts={"free_text": "\x00"}))


def test_somebody_else_reads_a_letter_where_the_policy_asks_for_it_or_its_writer() -> None:
    answer = WrittenLetter(RESPONSE, Method.LETTER, {})
    assert not needs_approval(acknowledged(), answer)
    assert needs_approval(acknowledged(policy=READS_IT), answer)
    assert needs_approval(acknowledged(), replace(TYPED, ask_approval=True))
    review = decided(policy=READS_IT, stage_number=2)
    assert not needs_approval(review, answer), "its reviewer signs it off"
    assert why_not_to_send(review, RESPONSE) is None
    says = why_not_to_send(decided(policy=READS_IT), RESPONSE)
    assert says == "The response is approved by somebody else before it goes out: write it first, on the Letters tab."


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "The update waits for approval by somebody else."),
        ({"ready": False}, "The update is a draft that nobody has approved: ask for approval on the Letters tab."),
        ({"approved": False}, "The update is a draft that nobody has approved: ask for approval on the Letters tab."),
        ({"approved": True}, None),
        ({"needs_approval": False}, None),
    ],
)
def test_a_letter_that_somebody_else_reads_waits_until_they_have(changed: dict[str, Any], says: str | None) -> None:
    case = acknowledged(drafts=(replace(WAITING, **changed),))
    assert why_not_to_send(case, UPDATE) == says
    assert why_not_to_send(acknowledged(), UPDATE) is None


def test_what_waits_or_was_sent_back_is_not_asked_for_again_unchanged() -> None:
    waits, back = acknowledged(drafts=(WAITING,)), replace(WAITING, approved=False, sent_back_because="Too short.")
    assert problems_with_letter(waits, TYPED)["free_text"].startswith("It waits for approval already")
    assert problems_with_letter(waits, replace(TYPED, texts={"free_text": "We are very sorry."})) == {}
    sent_back = acknowledged(drafts=(back,))
    assert problems_with_letter(sent_back, TYPED) == {"free_text": "It was sent back: Too short."}
    assert not unchanged(WAITING, replace(TYPED, how=Method.EMAIL))
    assert not unchanged(replace(WAITING, ready=False), TYPED)


def test_a_letter_is_approved_by_somebody_else_as_they_read_it() -> None:
    case = acknowledged(drafts=(WAITING,))
    read = LetterDecision(5, "abc", "Fine.")
    assert reason_not_to_approve_letter(acknowledged()) == "No letter of this case waits for approval."
    assert (reason_not_to_approve_letter(acknowledged(status=Status.VOID)) or "").startswith("This case was made void")
    assert reason_not_to_approve_letter(case) is None
    assert waiting_letters(case) == (WAITING,)
    assert problems_with_letter_approval(case, read, ADA.id) == {}
    for typed, person, says in (
        (read, SAM.id, "You wrote this letter yourself"),
        (replace(read, digest="older"), ADA.id, "The letter was changed meanwhile"),
        (replace(read, draft_id=6), ADA.id, "Choose a letter that waits"),
    ):
        assert problems_with_letter_approval(case, typed, person)["draft_id"].startswith(says)
    assert problems_with_letter_sent_back(case, replace(read, reason=""), ADA.id).keys() == {"reason"}
    assert problems_with_letter_sent_back(case, read, ADA.id) == {}


def test_the_right_to_approve_is_somebody_elses_who_reviews_or_manages() -> None:
    case = acknowledged(drafts=(WAITING,))
    sam, ada = (replace(each, roles=frozenset({Role.MANAGER})) for each in (SAM, ADA))
    said = reason_not_allowed(sam, MoveName.APPROVE_A_LETTER, case)
    assert said == "You wrote this letter yourself: somebody else decides whether it is approved."
    assert reason_not_allowed(ada, MoveName.APPROVE_A_LETTER, case) is None
    assert reason_not_allowed(sam, MoveName.APPROVE_A_LETTER, acknowledged()) is None
    office = replace(LEE, roles=frozenset({Role.OFFICE}))
    assert "Only reviewers and managers" in (reason_not_allowed(office, MoveName.APPROVE_A_LETTER, case) or "")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, ("Update letter waiting for approval", "approve-letter", None, SAM.id)),
        ({"approved": False}, ("Update letter sent back", "update-letter", SAM.id, None)),
        ({"approved": True}, ("Update letter approved: send it", "update-letter", SAM.id, None)),
    ],
)
def test_a_letter_is_on_the_list_of_whose_turn_it_is(changed: dict[str, Any], says: tuple[object, ...]) -> None:
    left = things_to_do(closed(drafts=(replace(WAITING, **changed),)), CALENDAR)
    assert [(each.what, each.move, each.person_id, each.proposed_by_id) for each in left] == [says]
    answer = replace(WAITING, kind=RESPONSE, approved=True)
    assert things_to_do(closed(drafts=(answer, replace(WAITING, ready=False))), CALENDAR) == ()


def test_what_is_approved_is_what_people_wrote_and_not_the_day_of_the_letter() -> None:
    values = {"free_text": "We are sorry.", "actions": ({"what": "Repair"},), "letter_date": "Monday"}
    digest = digest_of_letter(UPDATE, values, "2026-05-26")
    assert digest_of_letter(UPDATE, {**values, "letter_date": "Tuesday"}, "2026-05-26") == digest
    for other in ({"free_text": "Sorry."}, {"actions": ()}):
        assert digest_of_letter(UPDATE, {**values, **other}, "2026-05-26") != digest
    assert digest_of_letter(UPDATE, values, "2026-05-27") != digest


def test_enclosures_and_copies_stand_in_a_row_and_what_is_empty_is_left_out() -> None:
    typed = {"enclosures": "Survey\nLeaflet;\n", "copies": " ", "free_text": " Sorry. ", "learning": "Ring."}
    assert written_fields(UPDATE, typed) == {"enclosures": "Survey; Leaflet", "free_text": "Sorry."}
    assert "learning" in texts_of(CLOSURE)
    assert texts_of(LetterKind.REFUSAL) == ("free_text", "enclosures", "copies")
    assert SUBJECTS.keys() == set(LetterKind)


def test_an_action_that_ended_says_how() -> None:
    ended = (
        done(),
        replace(ACTION, state=ActionState.DONE),
        replace(ACTION, state=ActionState.NO_LONGER_NEEDED, evidence=""),
    )
    fields = UpdateLetter(Opening(), ended, date(2026, 6, 2)).fields()
    said: Any = fields["actions_done"]
    assert [each["done"] for each in said] == ["Done on Tuesday 26 May 2026", "Done", "No longer needed"]
    assert (fields["how_often"], fields["answer_by"], fields["actions"]) == ("", "", ())
