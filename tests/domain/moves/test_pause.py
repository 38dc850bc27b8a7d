"""Pause and resume, where the pack allows it: the working days left come after; nothing promised moves."""

from dataclasses import replace
from datetime import date

from app.domain.cases import Case
from app.domain.deadlines import Extended, Pause
from app.domain.happened import pause_words
from app.domain.moves.extend import answer_due
from app.domain.moves.pause import (
    NewPause,
    Resumption,
    problems_with_pause,
    problems_with_resumption,
    reason_not_to_pause,
    reason_not_to_resume,
)
from app.domain.policy import StepCode
from app.domain.steps import Step, steps_of
from app.domain.words import Kind, Screened, Status
from tests.domain.moves.complaints import CALENDAR, INCOMMUNITIES, ISHA, LAW, NOW, answered, at, closed, complaint

PAUSING = replace(INCOMMUNITIES, pausing_allowed=True)
SINCE = Pause(date(2026, 5, 26), None, "no access to the flat")
OVER = Pause(date(2026, 5, 22), date(2026, 5, 26), "no access to the flat")
TODAY = NewPause(date(2026, 5, 26), "No access to the flat.")


def pausing(**more: object) -> Case:
    return complaint(**{"policy": PAUSING, **more})


def answer_of(case: Case) -> Step:
    (found,) = [step for step in steps_of(case, CALENDAR) if step.code == StepCode.ANSWER]
    return found


def test_where_the_pack_allows_it_an_open_complaint_is_paused():
    assert reason_not_to_pause(pausing()) is None
    assert reason_not_to_pause(pausing(pauses=(OVER,))) is None, "once more, when the first pause is over"


def test_no_shipped_pack_allows_it():
    assert reason_not_to_pause(complaint()) == f"{ISHA.title} does not allow a case to be paused."
    assert reason_not_to_pause(complaint(policy=INCOMMUNITIES)) == (
        f"{INCOMMUNITIES.title} does not allow a case to be paused."
    )


def test_what_is_paused_is_not_paused_again():
    assert reason_not_to_pause(pausing(pauses=(SINCE,))) == "The case is paused already, since Tue 26 May 2026."


def test_nothing_that_is_over_is_paused_or_resumed():
    gone = "The answer went out on Tue 26 May 2026: no date for it runs any more."
    for case, sentence in (
        (closed(policy=PAUSING, pauses=(SINCE,)), "This case was closed on Tue 26 May 2026."),
        (
            pausing(status=Status.VOID, pauses=(SINCE,)),
            "This case was made void: nothing more can be done on it.",
        ),
        (
            pausing(screened=Screened.REFUSED, pauses=(SINCE,)),
            "The complaint was not accepted: no date runs on it.",
        ),
        (answered(policy=PAUSING, pauses=(SINCE,)), gone),
    ):
        assert reason_not_to_pause(case) == sentence
        assert reason_not_to_resume(case) == sentence


def test_where_no_working_days_are_counted_there_is_nothing_to_pause():
    nothing = "The policy counts no working days to an answer here: there is nothing to pause."
    assert reason_not_to_pause(pausing(kind=Kind.SERVICE_REQUEST)) == nothing
    agreed = replace(ISHA, pausing_allowed=True)
    assert reason_not_to_pause(pausing(policy=agreed)) == nothing, "ISHA agrees a day with the customer"
    assert reason_not_to_pause(pausing(policy=replace(PAUSING, steps=()))) == nothing


def test_a_day_that_the_customer_was_told_is_not_moved():
    told = "The customer was told Mon 1 June 2026 for the answer: a pause moves nothing that was promised."
    assert reason_not_to_pause(pausing(promised_answer_on=date(2026, 6, 1))) == told
    extended = Extended(date(2026, 5, 29), date(2026, 6, 1), "Ill.", date(2026, 5, 28))
    assert reason_not_to_pause(pausing(extensions=(extended,))) == told
    late = replace(extended, said_on=date(2026, 5, 30))
    review = replace(extended, step=StepCode.ANSWER_REVIEW)
    assert reason_not_to_pause(pausing(extensions=(late, review))) is None, "these moved nothing"


def test_a_pause_begins_between_receipt_and_today_and_says_why():
    assert problems_with_pause(pausing(), TODAY, CALENDAR, NOW) == {}
    assert problems_with_pause(pausing(), NewPause(date(2026, 5, 22), "Away."), CALENDAR, NOW) == {}
    assert problems_with_pause(pausing(), NewPause(None, " "), CALENDAR, NOW) == {
        "day": "Say on which day.",
        "reason": "Say why: it stands beside the date, wherever that is explained.",
    }
    for day, sentence in (
        (date(2026, 5, 27), "Wed 27 May 2026 is in the future. Record it when the day has come."),
        (date(2026, 5, 21), "That is before the complaint was received, Fri 22 May 2026."),
    ):
        assert problems_with_pause(pausing(), replace(TODAY, day=day), CALENDAR, NOW) == {"day": sentence}
    assert "reason" in problems_with_pause(pausing(), replace(TODAY, reason="\x00"), CALENDAR, NOW)


def test_a_second_pause_begins_when_the_first_is_over():
    twice = pausing(pauses=(OVER,))
    assert problems_with_pause(twice, TODAY, CALENDAR, NOW) == {}
    assert problems_with_pause(twice, replace(TODAY, day=date(2026, 5, 25)), CALENDAR, NOW) == {
        "day": "The case was paused until Tue 26 May 2026: choose that day or a later one."
    }


def test_a_pause_that_begins_on_the_due_day_comes_too_late():
    on_the_day = replace(TODAY, day=date(2026, 6, 8))
    assert problems_with_pause(pausing(), on_the_day, CALENDAR, at("2026-06-09")) == {
        "day": "The answer was due on Mon 8 June 2026: only a pause that begins before that day moves it."
    }
    still = pausing(pauses=(SINCE,))
    assert problems_with_pause(still, on_the_day, CALENDAR, at("2026-06-09")) == {}, "no day is due while paused"


def test_resumed_on_a_day_of_the_pause_that_has_come():
    paused = pausing(pauses=(SINCE,))
    assert reason_not_to_resume(paused) is None
    assert reason_not_to_resume(pausing(pauses=(OVER,))) == "The case is not paused."
    assert problems_with_resumption(paused, Resumption(date(2026, 5, 26)), NOW) == {}
    for day, sentence in (
        (None, "Say on which day."),
        (date(2026, 5, 25), "That is before the pause began, Tue 26 May 2026."),
        (date(2026, 5, 27), "Wed 27 May 2026 is in the future. Record it when the day has come."),
    ):
        assert problems_with_resumption(paused, Resumption(day), NOW) == {"day": sentence}
    assert problems_with_resumption(pausing(), Resumption(date(2026, 5, 25)), NOW) == {}, "that it is not is no field's"


def test_the_working_days_left_come_after_the_pause():
    def day_with(*pauses: Pause) -> date | None:
        found = answer_due(pausing(pauses=pauses), CALENDAR)
        return found.day if found else None

    assert day_with() == date(2026, 6, 8)
    assert day_with(SINCE) is None
    assert day_with(replace(SINCE, end=date(2026, 5, 26))) == date(2026, 6, 8), "no time: nothing changes"
    assert day_with(replace(SINCE, end=date(2026, 5, 29))) == date(2026, 6, 11)


def test_the_step_says_since_when_and_why_it_has_no_date():
    assert answer_of(pausing(pauses=(SINCE,))).note == "paused since Tue 26 May 2026: no access to the flat"
    assert answer_of(pausing(pauses=(OVER,))).due is not None
    agreed = complaint(policy=replace(ISHA, pausing_allowed=True), pauses=(SINCE,))
    assert answer_of(agreed).note == "date to be agreed with the customer"
    moved = complaint(policy=INCOMMUNITIES, pauses=(SINCE,))
    assert answer_of(moved).due is not None, "under a policy that knows no pauses"


def test_it_is_said_that_it_is_paused_until_the_answer_has_gone():
    since = "since Tue 26 May 2026: no access to the flat"
    assert pause_words(pausing(pauses=(SINCE,))) == since
    for case in (
        pausing(pauses=(OVER,)),
        complaint(policy=INCOMMUNITIES, pauses=(SINCE,)),
        answered(policy=PAUSING, pauses=(SINCE,)),
        pausing(pauses=(SINCE,), closed_at=NOW),
    ):
        assert pause_words(case) == ""


def test_the_law_knows_no_pause():
    found = answer_due(pausing(law=LAW, pauses=(SINCE,)), CALENDAR)
    assert found is not None
    assert found.from_law
