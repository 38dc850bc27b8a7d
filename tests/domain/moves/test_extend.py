"""Putting an answer off: before its date, within the limit, and told with its reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.cases import Case, Person
from app.domain.deadlines import Extended
from app.domain.letter_extension import extension_letter
from app.domain.letter_values import Opening
from app.domain.moves.extend import (
    NewExtension,
    answer_due,
    furthest_within_limits,
    problems_with_extension,
    reason_not_to_extend_answer,
    why_beyond,
    why_late,
)
from app.domain.words import Kind, Method, Role
from tests.domain.moves.complaints import (
    CALENDAR,
    CODE,
    INCOMMUNITIES,
    ISHA,
    LAW,
    NOW,
    SAM,
    acknowledged,
    answered,
    at,
    closed,
    complaint,
)

MANAGER = replace(SAM, roles=frozenset({Role.MANAGER}))


def extension(new: date | None = date(2026, 6, 23), **more: Any) -> NewExtension:
    """Told by email on Tue 26 May, the next update a week later."""
    typed = NewExtension(Method.EMAIL, NOW, new, "A second survey is needed.", date(2026, 6, 2))
    return replace(typed, **more)


def problems(case: Case, typed: NewExtension, person: Person = SAM, now: Any = NOW) -> dict[str, str]:
    return problems_with_extension(case, typed, CALENDAR, person, now)


def extended(case: Case, new: date, old: date = date(2026, 6, 9), said: date = date(2026, 5, 26)) -> Case:
    return replace(case, extensions=(*case.extensions, Extended(old, new, "A second survey is needed.", said)))


@pytest.mark.clause("CODE 6.4")
def test_due_9_june_extended_by_10_working_days_is_due_tue_23_june_and_says_why() -> None:
    case = acknowledged(policy=CODE)
    due = answer_due(case, CALENDAR)
    assert due
    assert due.day == date(2026, 6, 9)
    assert furthest_within_limits(case, CALENDAR) == date(2026, 6, 23)
    assert problems(case, extension()) == {}
    later = answer_due(extended(case, date(2026, 6, 23)), CALENDAR)
    assert later
    assert (later.day, later.promised) == (date(2026, 6, 23), True)
    assert "Extended from Tue 9 June 2026 to Tue 23 June 2026: A second survey is needed." in later.because


@pytest.mark.clause("CODE 6.4")
def test_beyond_the_limit_a_manager_extends_with_a_good_reason_and_agreed_updates() -> None:
    case, beyond = acknowledged(policy=CODE), extension(date(2026, 6, 24))
    asked = "CODE 6.4: beyond Tue 23 June 2026 an extension needs "
    assert why_beyond(case, date(2026, 6, 23), CALENDAR) is None
    assert why_beyond(case, date(2026, 6, 24), CALENDAR)
    assert problems(case, beyond) == {
        "good_reason": f"{asked}a good reason, and a manager’s approval, "
        "and how often to update the customer, agreed with them."
    }
    reasoned = replace(beyond, good_reason="The surveyor is ill.")
    assert problems(case, reasoned, MANAGER).keys() == {"update_every_days"}
    agreed = replace(reasoned, update_every_days=7)
    assert problems(case, agreed) == {"new_due_on": f"{asked}a manager’s approval."}
    assert problems(case, agreed, MANAGER) == {}


@pytest.mark.clause("CODE 6.4")
def test_a_second_extension_shares_the_limit_of_the_first() -> None:
    case = extended(acknowledged(policy=CODE), date(2026, 6, 19))
    assert furthest_within_limits(case, CALENDAR) == date(2026, 6, 23)
    assert problems(case, extension()) == {}
    full = extended(acknowledged(policy=CODE), date(2026, 6, 23))
    assert furthest_within_limits(full, CALENDAR) is None
    assert problems(full, extension(date(2026, 6, 24))).keys() == {"good_reason"}


@pytest.mark.clause("CODE 6.4")
def test_the_last_day_itself_is_in_time_and_the_day_after_is_too_late() -> None:
    case = acknowledged(policy=CODE)
    last, after = at("2026-06-09", "23:59"), at("2026-06-10", "00:01")
    said = {"next_update_on": date(2026, 6, 16)}
    assert why_late(case, last, CALENDAR) is why_late(case, None, CALENDAR) is None
    assert why_late(case, after, CALENDAR) == (
        "The answer was due on Tue 9 June 2026, and that day has passed: the extension is recorded, but moves nothing, "
        "and the case counts as late (CODE 6.4)."
    )
    for told, now in ((last, last), (after, after), (last, after)):
        assert problems(case, extension(at=told, **said), now=now) == {}
    late = answer_due(extended(case, date(2026, 6, 23), said=date(2026, 6, 10)), CALENDAR)
    assert late
    assert late.day == date(2026, 6, 9)


@pytest.mark.clause("ISHA 2.1b")
def test_a_date_agreed_under_isha_is_agreed_again_and_under_the_law_within_its_limit() -> None:
    case = acknowledged(promised_answer_on=date(2026, 6, 5))
    assert furthest_within_limits(case, CALENDAR) is None, "no limit, and so no day to offer"
    assert problems(case, extension(date(2026, 9, 1))) == {}
    lawful = replace(case, law=LAW)
    assert furthest_within_limits(lawful, CALENDAR) == date(2026, 6, 23), "the law's 9 June and 10 working days"
    assert problems(lawful, extension(date(2026, 9, 1)))["good_reason"].startswith("CODE 6.4: beyond Tue 23 June 2026")
    due = answer_due(extended(case, date(2026, 6, 12), old=date(2026, 6, 5)), CALENDAR)
    assert due
    assert due.day == date(2026, 6, 12)


@pytest.mark.clause("INC 6.3b")
def test_incommunities_names_no_extension_so_none_goes_without_a_good_reason() -> None:
    case = acknowledged(policy=INCOMMUNITIES)
    assert furthest_within_limits(case, CALENDAR) is None
    assert problems(case, extension(date(2026, 6, 9)))["good_reason"].startswith("INC 6.3b: beyond Mon 8 June 2026")


def test_what_is_left_out_is_asked_for() -> None:
    case = acknowledged(policy=CODE)
    empty = extension(None, reason=" ", next_update_on=None, at=None)
    assert problems(case, empty).keys() == {"new_due_on", "reason", "next_update_on", "at"}
    assert problems(case, extension(date(2026, 6, 9)))["new_due_on"] == (
        "The new date must be later than Tue 9 June 2026, the date it is due now."
    )
    assert problems(case, extension(next_update_on=date(2026, 6, 24)))["next_update_on"] == (
        "That is later than the answer itself. Choose an earlier day."
    )
    assert problems(case, extension(reason="\x00")).keys() == {"reason"}
    assert problems(case, extension(update_every_days=91)).keys() == {"update_every_days"}
    post = replace(case, preferred=Method.LETTER)
    assert problems(post, extension()).keys() == {"why_other_method"}


def test_only_an_answer_that_is_still_owed_to_somebody_can_be_put_off() -> None:
    assert reason_not_to_extend_answer(acknowledged(policy=CODE)) is None
    assert reason_not_to_extend_answer(complaint(policy=CODE)) is None, "late or not, before it is acknowledged too"
    assert "nobody to tell" in (reason_not_to_extend_answer(complaint(anonymous=True)) or "")
    assert "nothing left to put off" in (reason_not_to_extend_answer(answered()) or "")
    assert reason_not_to_extend_answer(closed()) == "This case was closed on Tue 26 May 2026."
    assert "nothing to put off" in (reason_not_to_extend_answer(complaint(kind=Kind.SERVICE_REQUEST)) or "")


@pytest.mark.clause("ISHA 2.1b")
def test_where_the_date_is_agreed_there_must_be_one_before_it_can_be_put_off() -> None:
    case = acknowledged()
    rule = ISHA.step(answer_code := next(step.code for step in ISHA.steps if step.agreed_with_customer))
    assert rule
    assert answer_code == "answer"
    assert reason_not_to_extend_answer(case) == (
        f"No date has been agreed with the customer yet: agree one at the first contact ({rule.clause})."
    )
    assert reason_not_to_extend_answer(replace(case, promised_answer_on=date(2026, 6, 5))) is None
    assert reason_not_to_extend_answer(replace(case, law=LAW)) is None


def test_the_letter_says_what_was_put_off_last_and_nothing_where_nothing_was() -> None:
    letter = extension_letter(extended(acknowledged(policy=CODE), date(2026, 6, 23)), Opening())
    assert letter.fields()["answer_by"] == "Tuesday 23 June 2026"
    assert extension_letter(acknowledged(), Opening()).extended is None


def test_where_no_date_is_agreed_or_none_is_later_nothing_is_beyond_a_limit() -> None:
    assert why_beyond(acknowledged(), date(2026, 6, 23), CALENDAR) is None, "ISHA agrees its date with the customer"
    assert why_beyond(acknowledged(policy=CODE), date(2026, 6, 9), CALENDAR) is None
