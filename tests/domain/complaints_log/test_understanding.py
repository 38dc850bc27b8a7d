"""What the rows of one case mean together: agreed, doubted, noted, refused; and when the log says the same again."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.meanings import Meanings
from app.domain.spoken_dates import LONDON
from app.domain.words import Channel, Outcome
from app.domain.written.money import Money
from app.domain.written.names import Name
from tests.domain.complaints_log.logs import HEADERS, SAM, blank, case_of, headers_over, log_of, row, told

RECEIVED = date(2025, 9, 11)
REVIEWED = (*HEADERS, "Stage 2 ack sent", "Stage 2 due", "Stage 2 resp sent", "Extended to", "First contact")


def refused(*rows: tuple[str, ...], **more: Any) -> dict[int, str]:
    case, found = told(*rows, log=log_of(**more))
    assert case is None
    return found.refused


def doubts(*rows: tuple[str, ...], **more: Any) -> dict[int, str]:
    case, found = told(*rows, log=log_of(**more))
    assert case
    return found.doubts


def test_a_case_is_what_its_rows_say_together_with_an_issue_for_each() -> None:
    case = case_of(
        row(Handler="S Carter", **{"Ack sent": "12-Sep-25", "Resp due": "25/09/2025", "Resp sent": "23.09.25"}),
        row(Details="Rudeness.", Category="Staff", Outcome="Part upheld", **{"Comp £": "£50", "Ref": "c 1"}),
    )
    assert (case.key, case.reference, case.received) == ("c1", "C0001", RECEIVED)
    assert (case.name, case.postcode) == (Name("Ms", "Joy", "Okafor"), "EC2V 7AA")
    assert (case.acknowledged, case.due, case.answered) == (date(2025, 9, 12), date(2025, 9, 25), date(2025, 9, 23))
    assert (case.handler, case.handler_id, case.stage, case.channel) == ("S Carter", SAM.id, 1, Channel.NOT_RECORDED)
    damp, staff = case.issues
    assert (damp.summary, damp.category, damp.outcome) == ("Black mould on two walls.", "Damp & Mould", None)
    assert (staff.category, staff.outcome, staff.compensation) == ("Staff", Outcome.PARTIALLY, Money(5_000))


def test_a_case_that_is_as_it_should_be_is_neither_doubted_nor_noted() -> None:
    _, found = told(row(), row(**{"Date rec’d": "11 September 2025", "P/code": "ec2v7aa", "Stage": "S1"}))
    assert (found.refused, found.doubts, found.notes) == ({}, {}, {})


def test_a_time_counts_where_it_is_written_and_no_other_row_need_say_it() -> None:
    case, found = told(row(**{"Date rec’d": "11/09/2025 14:05"}), row())
    assert case
    assert case.received == datetime(2025, 9, 11, 14, 5, tzinfo=LONDON)
    assert not found.doubts


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"Date rec’d": "12/09/2025"},
            "Row 3, column “Date rec’d”: “12/09/2025” is not what row 2 says, which counts.",
        ),
        ({"Tenant": "Mr I Smith"}, "Row 3, column “Tenant”: “Mr I Smith” is not what row 2 says, which counts."),
        ({"Stage": "S3"}, "Row 3, column “Stage”: “S3” is not what row 2 says, which counts."),
        (
            {"Address": f"28 Love Lane, {'x' * 40}"},
            f"Row 3, column “Address”: “28 Love Lane, {'x' * 25}…” is not what row 2 says, which counts.",
        ),
    ],
)
def test_where_rows_differ_the_first_counts_and_somebody_should_look(cells: dict[str, str], sentence: str) -> None:
    assert doubts(row(Stage="1"), row(**{"Stage": "1", **cells})) == {3: sentence}


def test_rows_do_not_differ_by_capitals_blanks_or_commas() -> None:
    assert doubts(row(), row(Address="27 LOVE LANE  LONDON.", Tenant="OKAFOR, Joy")) == {}


def test_a_date_that_cannot_be_read_is_left_out_unless_another_row_says_it() -> None:
    wrong = "Row 3, column “Ack sent”: “31/02/2026” is a day that never was. Write it as 11/09/2025."
    assert doubts(row(), row(**{"Ack sent": "31/02/2026"})) == {3: f"{wrong} Left empty."}
    case, found = told(row(**{"Ack sent": "12/09/2025"}), row(**{"Ack sent": "31/02/2026"}))
    assert case
    assert (case.acknowledged, found.doubts) == (date(2025, 9, 12), {})
    assert found.notes == {3: f"{wrong} Row 2 counts."}


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"Date rec’d": ""}, "Row 2, column “Date rec’d”: a case needs the day on which it was received."),
        ({"Date rec’d": "tbc"}, "Row 2, column “Date rec’d”: a case needs the day on which it was received."),
        (
            {"Date rec’d": "31/02/2023"},
            "Row 2, column “Date rec’d”: “31/02/2023” is a day that never was. Write it as 11/09/2025.",
        ),
        (
            {"Date rec’d": "09/25/2025"},
            "Row 2, column “Date rec’d”: “09/25/2025” has no month 25: the day comes first. Write it as 11/09/2025.",
        ),
        ({"Date rec’d": "27/05/2026"}, "Row 2, column “Date rec’d”: Wed 27 May 2026 is in the future."),
        ({"Date rec’d": "1/2/1950"}, "Row 2, column “Date rec’d”: Wed 1 Feb 1950 cannot be right. Check the year."),
        ({"Details": "", "Category": ""}, "Row 2, column “Details”: it is not said what was complained of."),
        ({"Ack sent": "27/05/2026"}, "Row 2, column “Ack sent”: Wed 27 May 2026 is in the future."),
        (
            {"Resp sent": "10/09/2025"},
            "Row 2, column “Resp sent”: Wed 10 Sep 2025 is before the complaint was received, Thu 11 Sep 2025.",
        ),
        ({"Tenant": '"'}, "Row 2, column “Tenant”: there is nothing above to repeat."),
    ],
)
def test_what_cannot_be_is_refused_with_row_and_column(cells: dict[str, str], sentence: str) -> None:
    assert refused(row(**cells)) == {2: sentence}


def test_no_case_is_half_brought_in() -> None:
    assert refused(row(), row(Details="", Category="")) == {
        3: "Row 3, column “Details”: it is not said what was complained of."
    }
    assert list(refused(row(**{"Date rec’d": ""}), row(**{"Date rec’d": "31/02/2023"}))) == [3, 2]


def test_a_promise_before_the_receipt_is_doubted_and_kept() -> None:
    said = "Row 2, column “Resp due”: Fri 25 Sep 2015 is before the complaint was received, Thu 11 Sep 2025."
    assert doubts(row(**{"Resp due": "25/09/2015"})) == {2: said}


def test_a_case_is_not_closed_before_it_is_answered() -> None:
    cells = {"Resp sent": "23/09/2025", "Closed": "22/09/2025"}
    assert doubts(row(**cells)) == {2: "Row 2, column “Closed”: it was closed before it was answered."}
    assert doubts(row(**{**cells, "Closed": "23/09/2025"})) == {}


def reviewed(**cells: str) -> tuple[LoggedCase, dict[int, str]]:
    log = log_of(headers_over(*REVIEWED))
    case, found = told(row(REVIEWED, **cells), log=log)
    assert case
    return case, found.doubts


def test_a_case_that_was_escalated_is_at_its_second_stage() -> None:
    for stage in ("", "S2", "Stage 2 (review)"):
        case, found = reviewed(Stage=stage, **{"Esc. to stg 2": "2 October 2025", "Stage 2 due": "30/10/2025"})
        assert (case.stage, case.escalated, found) == (2, date(2025, 10, 2), {})
        assert (case.review_due, case.answered_last) == (date(2025, 10, 30), None)


@pytest.mark.parametrize(
    ("cells", "stage", "sentence"),
    [
        (
            {"Stage": "S2"},
            1,
            "Row 2, column “Stage”: it is not said when it came to stage 2; it comes in at stage 1.",
        ),
        (
            {"Stage": "", "Stage 2 resp sent": "30/10/2025"},
            1,
            "Row 2, column “Stage”: it is not said when it came to stage 2; it comes in at stage 1.",
        ),
        (
            {"Stage": "1", "Esc. to stg 2": "2/10/2025"},
            2,
            "Row 2, column “Esc. to stg 2”: it went on to stage 2, yet the stage is 1; it comes in at stage 2.",
        ),
        (
            {"Stage": "3", "Esc. to stg 2": "2/10/2025"},
            2,
            "Row 2, column “Stage”: this policy has no stage 3; it comes in at stage 2.",
        ),
        (
            {"Stage": "informal"},
            1,
            "Row 2, column “Stage”: it is not said what “informal” stands for. Left empty.",
        ),
    ],
)
def test_a_stage_that_does_not_agree_with_the_days_needs_a_look(
    cells: dict[str, str], stage: int, sentence: str
) -> None:
    case, found = reviewed(**cells)
    assert (case.stage, found) == (stage, {2: sentence})
    assert bool(case.escalated) is (stage == 2)


def test_without_a_column_for_the_stage_the_row_alone_is_named() -> None:
    headers = headers_over("Date received", "Details", "Tenant", "Stage 2 response sent")
    case, found = told(("1/2/2025", "Damp", "Ms Okafor", "1/3/2025"), log=log_of(headers))
    assert case
    assert found.doubts == {2: "Row 2: it is not said when it came to stage 2; it comes in at stage 1."}


def test_the_last_handler_looked_after_it_and_those_before_are_told() -> None:
    rows = [row(Handler="Jo Bloggs"), row(Handler="G.Khan"), row(Handler=""), row(Handler="S.Carter")]
    case, found = told(*rows, row(Handler="S Carter"))
    assert case
    assert (case.handler, case.handler_id) == ("S.Carter", SAM.id)
    assert found.notes == {2: "Handled by S.Carter; G.Khan, Jo Bloggs before."}


def test_a_handler_who_has_left_is_kept_by_name_alone_and_asked_about_once() -> None:
    log = log_of()
    case = case_of(row(Handler="Jo Bloggs"), log=log)
    assert (case.handler, case.handler_id) == ("Jo Bloggs", None)
    assert log.meanings.known == {("handler", "Jo Bloggs"): None}


@pytest.mark.parametrize("nobody", ["", "Anonymous", "The Occupier", "?"])
def test_who_is_not_named_comes_in_as_anonymous_after_a_look(nobody: str) -> None:
    said = {2: "Row 2: no customer is named; it comes in as anonymous."}
    assert doubts(row(Tenant=nobody)) == said
    assert case_of(row(Tenant=nobody)).name is None


def test_a_name_in_columns_of_its_own_counts_and_a_forename_alone_is_all_there_is() -> None:
    headers = headers_over("Date received", "Details", "Title", "First name", "Surname")
    both = case_of(("1/2/2025", "Damp", "Ms", "Joy", "Okafor"), log=log_of(headers))
    alone = case_of(("1/2/2025", "Damp", "", "Joy"), log=log_of(headers))
    assert (both.name, alone.name) == (Name("Ms", "Joy", "Okafor"), Name("", "", "Joy"))


def test_a_postcode_is_taken_from_the_address_where_it_is_not_said_and_a_wrong_one_is_doubted() -> None:
    case = case_of(row(Address="27 Love Lane, London EC2V 7AA", **{"P/code": ""}))
    assert (case.address, case.postcode) == ("27 Love Lane, London", "EC2V 7AA")
    said = "Row 2, column “P/code”: E1 is not a UK postcode. It should look like EC2V 7AA. Left empty."
    assert doubts(row(**{"P/code": "E1"})) == {2: said}


def test_money_that_cannot_be_read_is_kept_as_it_is_written() -> None:
    case, found = told(row(**{"Comp £": "£50 + £25"}))
    assert case
    assert (case.issues[0].compensation, case.issues[0].unread_compensation) == (None, "£50 + £25")
    assert found.doubts[2].startswith("Row 2, column “Comp £”: “£50 + £25” holds more than one number.")
    assert found.doubts[2].endswith("Kept as it is written.")


def test_a_word_nobody_explained_needs_a_look_and_one_that_stands_for_nothing_does_not() -> None:
    said = "Row 2, column “Outcome”: it is not said what “Resolved” stands for. Left undecided."
    assert doubts(row(Outcome="Resolved")) == {2: said}
    explained = Meanings({"outcome": {"resolved": ""}, "stage": {"informal": ""}, "category": {"misc": ""}})
    case, found = told(row(Outcome="Resolved", Stage="informal", Category="Misc"), log=log_of(meanings=explained))
    assert case
    assert (case.issues[0].outcome, case.stage, found.doubts) == (None, 1, {})
    assert found.notes == {2: "Row 2: no category; it comes in as “Not recorded”."}
    assert case.issues[0].category == "Not recorded"


def test_several_things_said_of_one_row_are_said_one_after_the_other() -> None:
    said = doubts(row(Outcome="Resolved", Tenant=""))[2]
    assert said.count("Row 2") == 2
    assert said.index("anonymous") < said.index("Resolved")


def test_a_category_alone_says_what_was_complained_of() -> None:
    issue = case_of(row(Details="")).issues[0]
    assert (issue.summary, issue.category) == ("Damp & Mould", "Damp & Mould")


def test_how_it_came_in_is_what_the_log_says_else_what_is_true_of_all_of_it() -> None:
    headers = headers_over(*HEADERS, "How received")
    columns = (*HEADERS, "How received")
    log = log_of(headers, channel=Channel.ONLINE_FORM)
    assert case_of(row(columns, **{"How received": "phone"}), log=log).channel is Channel.TELEPHONE
    assert case_of(row(columns), log=log).channel is Channel.ONLINE_FORM


def test_personal_texts_of_a_case_are_in_no_repr() -> None:
    case = case_of(row())
    assert "Okafor" not in repr(case)
    assert "mould" not in repr(case.issues[0]).lower()
    assert {each.name for each in fields(case)} >= {"name", "address", "issues"}


def test_the_log_says_the_same_however_dates_are_written_and_in_whatever_order() -> None:
    one = case_of(row(), row(Details="Noise.", Closed="tbc"))
    noise = row(Details="NOISE.", **{"Date rec’d": "11 Sep 2025", "Ref": "C0001"})
    other = case_of(noise, row(**{"Date rec’d": "2025-09-11 00:00:00"}))
    assert one.digest == other.digest
    more = (*HEADERS, "Learning")
    assert case_of(row(more), log=log_of(headers_over(*more))).digest == case_of(row()).digest


@pytest.mark.parametrize(
    "cells", [{"Closed": "1/10/2025"}, {"Date rec’d": "12/9/2025"}, {"Resp due": "31/02/2025"}, {"Details": "Rent."}]
)
def test_the_log_says_something_else_where_any_cell_does(cells: dict[str, str]) -> None:
    assert case_of(row(**cells)).digest != case_of(row()).digest


@given(st.dates(date(2017, 1, 1), date(2026, 5, 26)), st.integers(0, 4))
def test_no_way_of_writing_a_day_makes_it_another_case(day: date, way: int) -> None:
    months = "JanFebMarAprMayJunJulAugSepOctNovDec"
    month = months[day.month * 3 - 3 : day.month * 3]
    written = (
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day}-{month}-{day:%y}",
        f"{day.day} {month} {day.year}",
        f"{day.isoformat()}T00:00:00",
    )[way]
    one, other = case_of(row(**{"Date rec’d": day.isoformat()})), case_of(row(**{"Date rec’d": written}))
    assert (one.digest, one.received) == (other.digest, other.received)


def test_a_row_under_merged_cells_is_an_issue_of_the_case_above() -> None:
    case, found = told(row(Closed="1/10/2025"), blank(Details="Noise.", Category="ASB", Outcome="Upheld"))
    assert case
    assert [issue.summary for issue in case.issues] == ["Black mould on two walls.", "Noise."]
    assert (found.refused, found.doubts, found.notes) == ({}, {}, {})
