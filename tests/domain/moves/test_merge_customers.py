"""Two records of one customer: what differs is asked, and nothing that one of them says is lost."""

from dataclasses import replace
from datetime import date

from app.domain.moves.customer import CustomerDetails
from app.domain.moves.merge_customers import (
    Merger,
    Question,
    Taken,
    merged,
    problems_with_merger,
    questions_about,
    reason_not_to_merge,
)
from app.domain.words import LetterFormat, Method, Status
from tests.domain.moves.complaints import closed, complaint

JOY = CustomerDetails(title="Ms", forenames="Joy", surname="Okafor", contact_notes="After 15:00.")
JOYCE = CustomerDetails(forenames="Joyce", surname="Okafor", contact_notes="Let it ring.", language="Yoruba")
PLACE = {"line1": "2 Quay Road", "town": "London", "postcode": "EC2V 7AA"}
WHY = "The same person."


def test_the_customer_of_any_case_but_a_void_or_anonymous_one_can_be_merged() -> None:
    assert reason_not_to_merge(closed()) is None
    assert reason_not_to_merge(complaint(anonymous=True)) == (
        "The complaint is anonymous: there is no customer to merge."
    )
    assert reason_not_to_merge(complaint(status=Status.VOID)) == (
        "This case was made void: merge from another case of theirs."
    )


def test_only_what_both_say_and_say_differently_is_asked() -> None:
    assert questions_about(JOY, JOYCE) == (
        Question("forenames", "Joy", "Joyce"),
        Question("contact_notes", "After 15:00.", "Let it ring.", (Taken.KEPT, Taken.OTHER, Taken.BOTH)),
    )
    assert [each.first for each in questions_about(JOY, JOYCE)] == [Taken.KEPT, Taken.BOTH]
    assert questions_about(JOY, JOY) == ()


def test_an_address_is_one_question_and_a_code_is_asked_in_its_words() -> None:
    here, there = replace(JOY, **PLACE), replace(JOY, **PLACE | {"line1": "3 Quay Road"})
    assert questions_about(here, JOY) == ()
    assert questions_about(here, there) == (
        Question("address", "2 Quay Road, London, EC2V 7AA", "3 Quay Road, London, EC2V 7AA"),
    )
    by_call, by_email = replace(JOY, preferred=Method.TELEPHONE), replace(JOY, preferred=Method.EMAIL)
    assert questions_about(by_call, by_email) == (Question("preferred", "telephone", "email"),)


def test_what_one_record_says_alone_stands() -> None:
    one = merged(JOY, JOYCE, {})
    assert (one.title, one.language, one.forenames, one.contact_notes) == ("Ms", "Yoruba", "Joy", "After 15:00.")
    large = replace(JOYCE, letter_format=LetterFormat.LARGE_PRINT, **PLACE)
    assert merged(JOY, large, {}).letter_format is LetterFormat.LARGE_PRINT
    assert merged(JOY, large, {}).line1 == "2 Quay Road"
    assert merged(large, JOY, {"address": Taken.OTHER}).line1 == "2 Quay Road"


def test_what_is_chosen_is_taken() -> None:
    one = merged(JOY, JOYCE, {"forenames": Taken.OTHER, "contact_notes": Taken.BOTH})
    assert (one.forenames, one.contact_notes) == ("Joyce", "After 15:00.; Let it ring.")
    there = replace(JOY, **PLACE | {"line1": "3 Quay Road"})
    assert merged(replace(JOY, **PLACE), there, {"address": Taken.OTHER}).line1 == "3 Quay Road"


def test_every_way_never_to_use_and_every_need_stands() -> None:
    first = replace(JOY, never_by=(Method.TEXT,), interpreter=True, adjustments_review_on=date(2027, 1, 2))
    second = replace(JOYCE, never_by=(Method.LETTER, Method.EMAIL), adjustments_review_on=date(2026, 7, 1))
    one = merged(first, replace(second, preferred=Method.EMAIL), {})
    assert one.never_by == (Method.LETTER, Method.TEXT)
    assert (one.interpreter, one.adjustments_review_on) == (True, date(2026, 7, 1))
    assert merged(JOY, JOYCE, {}).adjustments_review_on is None


def test_the_other_record_each_difference_and_the_reason_are_asked() -> None:
    assert problems_with_merger(1, Merger(None)) == {
        "other_id": "Choose the other record of this customer.",
        "reason": "Say why: it stands in the history of the case.",
    }
    assert problems_with_merger(1, Merger(1, None, {}, WHY)) == {
        "other_id": "That is this very record. Choose the other one."
    }
    assert problems_with_merger(1, Merger(2, None, {}, WHY)) == {
        "other_id": "Wait until the other record has been read."
    }
    assert problems_with_merger(1, Merger(2, (JOY, JOYCE), {"forenames": Taken.BOTH}, WHY)) == {
        "forenames": "Choose which is right.",
        "contact_notes": "Choose which is right.",
    }
    taken = {"forenames": Taken.KEPT, "contact_notes": Taken.BOTH}
    assert problems_with_merger(1, Merger(2, (JOY, JOYCE), taken, WHY)) == {}
