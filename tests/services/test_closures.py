"""A day entered later moves every open case that it touches, with a line of history, and nothing else."""

from datetime import date, timedelta

import pytest

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.close import Closure
from app.domain.moves.respond import Response
from app.domain.moves.restrict import Restriction
from app.domain.words import Method, Outcome, Role, Satisfied
from app.services import calendar_changes, cases, closures, histories, lists
from app.services.closures import NewClosure
from app.services.offices import NewOffice, add_landlord
from tests.services.colleagues import colleague
from tests.services.office import Office, at

WED_27 = date(2026, 5, 27)


def moves(office: Office, case: int) -> list[str]:
    return [line.move for line in office.ask(histories.history_of, "case", case)]


def close_offices(office: Office, day: date = WED_27, landlord: int | None = None) -> str:
    return office.do(closures.add_closure, NewClosure(landlord or office.isha, day, "Staff conference")).said


def test_every_open_case_that_it_touches_moves_with_a_line_and_no_other(office: Office) -> None:
    received_today = office.log()
    long_past = office.log(at("2024-03-04"))
    theirs = office.log(landlord_id=office.incommunities)
    before = office.steps(theirs)
    assert close_offices(office) == "Closed on Wed 27 May: 1 open case moved"
    assert office.steps(received_today)["acknowledge"] == date(2026, 5, 28)
    assert office.steps(received_today)["first-contact"] == date(2026, 6, 2)
    assert moves(office, received_today) == ["add a closure", "log"]
    assert moves(office, long_past) == ["log"]
    assert (moves(office, theirs), office.steps(theirs)) == (["log"], before)
    view = office.view(received_today)
    assert view.to_do
    assert view.to_do.day == date(2026, 5, 28)
    due = next(step for step in view.steps if step.code == "acknowledge").due
    assert due
    assert "Wed 27 May is a closure day (Staff conference)." in due.because


@pytest.mark.clause("ISHA 2.1b")
def test_done_steps_and_promised_dates_stay_where_they_are(office: Office) -> None:
    office.now = at("2026-05-22", "16:55")
    case = office.under_way(at("2026-05-22", "16:50"))
    promised = office.view(case).case.promised_answer_on
    office.now = at("2026-05-26")
    assert close_offices(office, date(2026, 5, 26)) == "Closed on Tue 26 May: no open case moved"
    assert moves(office, case)[0] == "first contact"
    assert office.steps(case) == {
        "acknowledge": date(2026, 5, 26),
        "first-contact": date(2026, 5, 29),
        "answer": promised,
    }
    shown = next(step for step in office.view(case).steps if step.code == "acknowledge").due
    assert shown
    assert shown.day == date(2026, 5, 26), "what is shown is what is kept"


def test_a_closed_case_keeps_the_calendar_it_lived_under(office: Office) -> None:
    case = office.log(anonymous=True, landlord_id=office.incommunities, received_at=at("2024-03-04"))
    from app.domain.moves.screen import Screening
    from app.domain.words import Screened

    office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    office.assign(case)
    office.do(cases.decide, case, office.view(case).case.issues[0].id, Decision(Outcome.WITHDRAWN, "Said so."))
    office.do(cases.respond, case, Response(Method.TELEPHONE, office.now, with_letter=False))
    office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.UNKNOWN))
    before, lines = office.steps(case), moves(office, case)
    close_offices(office, date(2024, 3, 5), office.incommunities)
    assert (office.steps(case), moves(office, case)) == (before, lines)


def test_a_bank_holiday_proclaimed_late_moves_the_cases_of_its_nation(office: Office) -> None:
    case = office.log()
    assert office.do(closures.add_bank_holiday, "SCT", WED_27, "Day of thanks").said == (
        "Day of thanks added: no open case moved"
    )
    assert office.do(closures.add_bank_holiday, "ENG", WED_27, " Day of thanks ").said == (
        "Day of thanks added: 1 open case moved"
    )
    assert office.steps(case)["acknowledge"] == date(2026, 5, 28)
    assert moves(office, case) == ["add a bank holiday", "log"]
    with pytest.raises(Refusal, match="Wed 27 May 2026 is a bank holiday already"):
        office.do(closures.add_bank_holiday, "ENG", WED_27, "Day of thanks")


@pytest.mark.parametrize(
    ("nation", "name", "field"), [("GB", "Day", "nation"), ("ENG", " ", "name"), ("ENG", "\x00", "name")]
)
def test_a_bank_holiday_has_a_nation_and_a_name(office: Office, nation: str, name: str, field: str) -> None:
    with pytest.raises(Refusal) as met:
        office.do(closures.add_bank_holiday, nation, WED_27, name)
    assert met.value.fields.keys() == {field}


def test_a_scottish_landlord_counts_by_scotlands_holidays_and_no_law_of_england(office: Office) -> None:
    office.change(lambda work: add_landlord(work, NewOffice("Jo", "Tay Homes", "isha-2018", nation="SCT")))
    office.now = at("2026-06-12")
    scottish = office.log(landlord_id=3)
    english = office.log()
    assert office.steps(scottish)["acknowledge"] == date(2026, 6, 16)
    assert office.steps(english)["acknowledge"] == date(2026, 6, 15)
    assert office.steps(scottish)["answer"] is None
    assert office.view(scottish).case.law is None


def test_lateness_is_counted_in_working_days_and_over_bank_holidays(office: Office) -> None:
    office.now = at("2026-05-21")
    case = office.log()  # acknowledged by Fri 22 May
    for day, late in (("2026-05-22", 0), ("2026-05-23", 1), ("2026-05-25", 1), ("2026-05-26", 1), ("2026-05-27", 2)):
        office.now = at(day)
        assert office.view(case).working_days_late == late, day


def test_what_is_wrong_with_a_closure(office: Office) -> None:
    def problems(typed: NewClosure) -> dict[str, str]:
        with pytest.raises(Refusal) as met:
            office.do(closures.add_closure, typed)
        return dict(met.value.fields)

    assert problems(NewClosure(None, None, "")) == {
        "landlord_id": "Choose whose offices are closed.",
        "day": "Say on which day.",
        "reason": "Say why: the reason stands in every explanation of a date.",
    }
    assert problems(NewClosure(office.isha, WED_27, "x" * 121)).keys() == {"reason"}
    assert problems(NewClosure(9_999, WED_27, "Moving")) == {
        "landlord_id": "This landlord is no longer there. Choose another."
    }
    assert problems(NewClosure(office.isha, date(2026, 5, 25), "Moving")) == {
        "day": "Mon 25 May 2026 is not a working day anyway: Spring bank holiday."
    }
    close_offices(office)
    assert problems(NewClosure(office.isha, WED_27, "Moving")) == {
        "day": "Wed 27 May 2026 is not a working day anyway: closure day (Staff conference)."
    }


def test_closures_are_listed_newest_first(office: Office) -> None:
    close_offices(office)
    close_offices(office, WED_27 + timedelta(days=1))
    close_offices(office, WED_27, office.incommunities)
    assert [(line.day.day, line.landlord, line.reason) for line in office.ask(closures.closures)] == [
        (28, "ISHA", "Staff conference"),
        (27, "ISHA", "Staff conference"),
        (27, "Incommunities", "Staff conference"),
    ]


def test_who_keeps_the_calendar_and_reads_no_case_leaves_the_dates_to_the_next_desk(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    case, restricted = office.log(), office.log()
    office.do(cases.restrict, restricted, Restriction("A colleague of ours lives there."))
    before = office.steps(case)
    lin, kim = colleague(office, "lin", Role.SYSTEM_ADMIN), colleague(office, "kim", Role.OFFICE)
    said = close_offices(lin)
    assert said.endswith("follow when a colleague who works on cases is next at their desk")
    assert office.steps(case) == before
    assert not lin.ask(lists.summary).dates_to_move
    assert kim.ask(lists.summary).dates_to_move
    assert kim.do(calendar_changes.move_dates).said == "The calendar was changed: 1 open case moved"
    assert office.steps(case)["acknowledge"] == date(2026, 5, 28)
    assert moves(office, case)[0] == "move dates"
    # Kim does not see the restricted case: it waits for a desk that does.
    assert not kim.ask(lists.summary).dates_to_move
    assert office.steps(restricted)["acknowledge"] == date(2026, 5, 27)
    assert office.ask(lists.summary).dates_to_move
    assert office.do(calendar_changes.move_dates).said == "The calendar was changed: 1 open case moved"
    assert office.steps(restricted)["acknowledge"] == date(2026, 5, 28)
    assert not office.ask(lists.summary).dates_to_move
    with pytest.raises(Refusal, match="Only office staff"):
        lin.do(calendar_changes.move_dates)
    for each in (office, lin, kim):
        each.database.close()


def test_on_a_file_of_ones_own_the_dates_move_at_once_whoever_keeps_the_calendar(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    case = office.log()
    lin = colleague(office, "lin", Role.SYSTEM_ADMIN)
    assert close_offices(lin) == "Closed on Wed 27 May: 1 open case moved"
    assert office.steps(case)["acknowledge"] == date(2026, 5, 28)
    for each in (office, lin):
        each.database.close()
