"""A complaints log comes in: reported first, the chosen rows saved in one go; the same again changes nothing."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from app.domain.complaints_log.kinds import ENQUIRIES
from app.domain.complaints_log.sorting import Found
from app.domain.errors import Refusal
from app.domain.lists import ListQuery
from app.domain.moves.screen import Screening
from app.domain.spoken_dates import day_of
from app.domain.words import Channel, Method, MoveName, Outcome, Role, Screened, Status
from app.services import bringing_cases, cases, histories, lists
from app.services.bringing_cases.bringing import CAN_BE_TAKEN
from app.storage import tables
from tests.services.colleagues import Hire
from tests.services.logs import brought, counts, reported, row, written
from tests.services.office import Office, at

SHARED = Path(__file__).parents[3] / "shared" / "data" / "complaints_log.xlsx"


def cases_of(office: Office) -> list[tables.Case]:
    return office.ask(lambda work: list(work.session.execute(select(tables.Case).order_by(tables.Case.id)).scalars()))


def number_of(office: Office, mapped: type[tables.Mapped]) -> int:
    return office.ask(lambda work: work.session.execute(select(func.count()).select_from(mapped)).scalar_one())


def steps(office: Office, case: int) -> dict[str, tuple[date | None, date | None]]:
    return {
        step.code: (step.due.day if step.due else None, day_of(step.done_at) if step.done_at else None)
        for step in office.view(case).steps
    }


@pytest.mark.skipif(not SHARED.exists(), reason="real data is not part of the project")
def test_every_row_of_a_real_log_is_accounted_for_and_its_counts_are_those_of_the_file(office: Office) -> None:
    office.now = at("2026-11-28")
    sheet = load_workbook(SHARED, data_only=True).active
    assert sheet is not None
    rows = [[cell or "" for cell in each] for each in sheet.iter_rows(min_row=4, values_only=True) if any(each)]
    what = brought(office, SHARED)
    report = reported(office, what)
    assert report.tally.total == len(rows) == 1500
    assert report.tally.by_category == Counter(each[6] for each in rows)
    outcomes = {"Upheld": "upheld", "Partly upheld": "partially", "Partially upheld": "partially", "": ""}
    assert report.tally.by_outcome == Counter(outcomes.get(str(each[12]), "not-upheld") for each in rows)
    said = office.do(bringing_cases.bring_in, what).said
    assert said == "ISHA: 1,487 rows (1,055 cases) new, 13 rows (13 cases) refused. 1,055 cases brought in."
    # The refused ones are those of which no row says a day that was: counted without the program's own reading.
    dated = {str(each[0]).upper().replace(" ", ""): True for each in rows if isinstance(each[1], datetime)}
    assert all(case.brought_as for case in cases_of(office))
    assert number_of(office, tables.Issue) == 1487
    assert len(dated) <= len(cases_of(office)) == 1055
    assert counts(office, what) == {"same": 1487, "refused": 13}
    office.do(bringing_cases.bring_in, what)
    assert (len(cases_of(office)), number_of(office, tables.HistoryText)) == (1055, 2110)
    assert office.ask(histories.verify) == ()


def test_a_case_that_is_open_arrives_where_it_stands(office: Office, tmp_path: Path) -> None:
    office.now = at("2026-05-26")
    file = written(tmp_path, row(ack="12/05/2026", resp="", handler="S Carter", comments="MP involved"))
    office.do(bringing_cases.bring_in, brought(office, file))
    (case,) = cases_of(office)
    assert (case.reference, case.brought_as, case.status) == ("R-2026-00001", "C1", Status.OPEN)
    assert (case.channel, case.screened, case.about) == (
        Channel.NOT_RECORDED, Screened.ACCEPTED, "Damp in the back bedroom.",
    )  # fmt: skip
    view = office.view(case.id)
    assert view.case.handler is not None
    assert view.case.handler.name == "Sam Carter"
    assert view.case.customer == "Ms Joy Okafor"
    assert view.case.issues[0].findings == "Comments in the log: MP involved"
    assert case.home_id == office.homes["A1"]
    told = steps(office, case.id)
    assert told["acknowledge"] == (date(2026, 5, 12), date(2026, 5, 12))
    assert told["answer"] == (date(2026, 5, 27), None), "the law: 10 working days from the acknowledgement"
    assert "received on" not in view.steps[1].note
    assert view.steps[1].due is not None
    assert view.steps[1].due.because[0] == "Received Mon 11 May 2026.", "no time of day is invented"


def test_promised_and_extended_dates_come_with_it(office: Office, tmp_path: Path) -> None:
    office.now = at("2026-05-26")
    first = row(ack="12/05/2026") | {"Resp due": "20/05/2026", "Extended to": "2 June 2026"}
    second = row(ref="C2", tenant="Mr Tunde Bello", ack="12.05.26") | {"Resp due": "21-May-26"}
    office.do(bringing_cases.bring_in, brought(office, written(tmp_path, first, second)))
    put_off, promised = (office.view(case.id).case for case in cases_of(office))
    assert [(each.old, each.new) for each in put_off.extensions] == [(date(2026, 5, 20), date(2026, 6, 2))]
    assert steps(office, put_off.id)["answer"][0] == date(2026, 6, 2)
    assert promised.promised_answer_on == date(2026, 5, 21)
    assert steps(office, promised.id)["answer"][0] == date(2026, 5, 21)
    listed = office.ask(lists.page_of_cases, ListQuery("due"), 0, None)
    assert {each.due_on for each in listed} == {date(2026, 6, 2), date(2026, 5, 21)}


def test_one_that_went_to_review_stands_at_its_second_stage(office: Office, tmp_path: Path) -> None:
    office.now = at("2026-05-26")
    ended = {"Resp due": "25/03/2026", "Resp sent": "24/03/2026", "Outcome": "Partly upheld", "Comp £": "£1,250.00"}
    early = row(date="10/03/2026", ack="11/03/2026", stage="S2") | ended | {"Esc. to stg 2": "18/05/2026"}
    over = early | {"Ref": "C2", "Closed": "25/05/2026"}
    office.do(bringing_cases.bring_in, brought(office, written(tmp_path, early, over)))
    still_open, closed = cases_of(office)
    view = office.view(still_open.id)
    assert (view.case.stage_number, view.stage_name, view.case.answered_at) == (2, "Internal Review", None)
    told = steps(office, still_open.id)
    assert told["review-requested"][1] == date(2026, 5, 18)
    assert told["acknowledge-review"] == (date(2026, 5, 26), None), "the law: 5 working days, the 25th is a holiday"
    assert view.to_do is not None
    assert view.to_do.what == "Acknowledge the review"
    decided = office.ask(lambda work: list(work.session.execute(select(tables.IssueDecision)).scalars()))
    assert {(each.outcome, each.remedy) for each in decided} == {
        (Outcome.PARTIALLY, "Compensation of £1,250.00."),
    }
    assert closed.status is Status.CLOSED
    assert {step.note for step in office.view(closed.id).steps if step.state == "not-needed"} >= {"not in the log"}


def test_what_is_refused_is_written_out_repaired_and_brought_in(office: Office, tmp_path: Path) -> None:
    bad = row(ref="C2", date="31/02/2026", tenant="Mr Tunde Bello", comments='=HYPERLINK("x")')
    sibling = row(ref="C2", date="", tenant='"', details="And the leak.")
    file, left = written(tmp_path, row(), bad, sibling), tmp_path / "left out.csv"
    report = office.ask(bringing_cases.report, brought(office, file))
    assert [(line.row, line.found.value, line.says) for line in report.tally.lines] == [
        (2, "new", ""),
        (3, "refused", "Row 3, column “Date rec’d”: “31/02/2026” is a day that never was. Write it as 11/09/2025."),
        (4, "refused", "Stands with row 3, which is refused."),
    ]
    office.do(bringing_cases.bring_in, brought(office, file), left_out=left)
    with left.open(encoding="utf-8-sig", newline="") as opened:
        header, *rows = list(csv.reader(opened))
    assert header[-1] == "Why it was left out"
    assert [each[2] for each in rows] == ["Mr Tunde Bello", "Mr Tunde Bello"], "what the ditto mark stood for"
    assert rows[0][-2] == '\'=HYPERLINK("x")', "text stays text"
    repaired = tmp_path / "repaired.csv"
    text = left.read_text("utf-8-sig").replace("31/02/2026", "28/02/2026")
    repaired.write_text(text, encoding="utf-8")
    assert counts(office, brought(office, repaired)) == {"new": 2}
    office.do(bringing_cases.bring_in, brought(office, repaired))
    assert [case.brought_as for case in cases_of(office)] == ["C1", "C2"]


def test_what_needs_a_look_is_left_until_it_is_chosen(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path, row(), row(ref="C2", tenant="", stage="2"))
    what = brought(office, file)
    (told,) = [line for line in reported(office, what).tally.lines if line.found is Found.LOOK]
    assert told.says == (
        "Row 3, column “Stage”: it is not said when it came to stage 2; it comes in at stage 1. "
        "Row 3: no customer is named; it comes in as anonymous."
    )
    assert office.do(bringing_cases.bring_in, what).said.endswith("1 case brought in.")
    office.do(bringing_cases.bring_in, what, CAN_BE_TAKEN)
    assert [case.anonymous for case in cases_of(office)] == [False, True]


def test_what_the_log_says_later_never_overwrites_the_case(office: Office, tmp_path: Path) -> None:
    office.do(bringing_cases.bring_in, brought(office, written(tmp_path, row())))
    same, later = written(tmp_path, row(date="11.05.26")), row(ack="12/05/2026")
    assert counts(office, brought(office, same)) == {"same": 1}, "the same day, written otherwise"
    what = brought(office, written(tmp_path, later))
    (line,) = reported(office, what).tally.lines
    assert (line.found, line.says) == (
        Found.CHANGED,
        "Brought in as R-2026-00001 before, and the log says something else now. Change it there.",
    )
    office.do(bringing_cases.bring_in, what, frozenset(Found))
    assert steps(office, 1)["acknowledge"][1] is None


def test_a_complaint_that_was_logged_by_hand_is_not_brought_in_again_unseen(office: Office, tmp_path: Path) -> None:
    office.now = at("2026-05-26")
    office.log(at("2026-05-11"))
    customer = office.view(1).customer
    assert customer is not None
    what = brought(office, written(tmp_path, row(tenant=customer.name, **{"p/code": customer.address[-1]})))
    (line,) = reported(office, what).tally.lines
    assert (line.found, line.says) == (Found.LOOK, "Row 2: R-2026-00001 may be the same complaint.")


def test_rows_of_one_case_may_be_scattered_and_one_customer_has_one_record(office: Office, tmp_path: Path) -> None:
    file = written(
        tmp_path, row(), row(ref="C2", details="A leak."), row(ref="c 01", details="And mould."), row(ref="C3")
    )
    what = brought(office, file)
    report = reported(office, what)
    assert report.apart == {"c1"}
    with pytest.raises(Refusal, match=r"log\.csv has changed since it was looked through"):
        office.do(bringing_cases.bring_in, what)
    assert cases_of(office) == [], "all or nothing"
    office.do(bringing_cases.bring_in, replace(what, apart=report.apart))
    assert [(case.brought_as, case.customer_id) for case in cases_of(office)] == [
        ("C2", cases_of(office)[0].customer_id),
        ("C3", cases_of(office)[0].customer_id),
        ("c 01", cases_of(office)[0].customer_id),
    ]
    assert office.ask(histories.verify) == ()


def test_columns_and_words_are_said_once_and_remembered(office: Office, tmp_path: Path) -> None:
    headers = ("No.", "When", "Who", "What", "How did it end", "Answered")
    first = ("1", "11/05/2026", "Joy Okafor", "Damp", "OK'd", "18/05/2026")
    file = written(tmp_path, first, headers=headers)
    with pytest.raises(Refusal, match="no column is known to hold the day of receipt, complaint"):
        reported(office, brought(office, file))
    columns = {"reference": ("No.",), "received": ("When",), "customer": ("Who",), "summary": ("What",)}
    columns |= {"outcome": ("How did it end",), "answered": ("Answered",)}
    unclear = reported(office, brought(office, file, columns=columns))
    assert (unclear.unknown, unclear.tally.rows[Found.LOOK]) == ({"outcome": ("OK'd",)}, 1)
    said = {"outcome": {"ok d": "upheld"}}
    office.do(bringing_cases.bring_in, brought(office, file, columns=columns, said=said))
    second = ("2", "12/05/2026", "Joy Okafor", "Damp again", "OK'd", "19/05/2026")
    again = brought(office, written(tmp_path, first, second, headers=headers))
    assert counts(office, again) == {"new": 1, "same": 1}
    office.do(bringing_cases.bring_in, again)
    assert {case.status for case in cases_of(office)} == {Status.CLOSED}, "a log that never says what is closed"


def test_a_log_that_breaks_off_brings_nothing(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path, *[row(ref=f"C{number}", tenant=f"Ms No {number}") for number in range(1, 800)])
    with file.open("a", encoding="utf-8") as opened:
        opened.write('C900,11/05/2026,"Ms Never Closed\n')
    with pytest.raises(Refusal, match="row 801: a quotation mark is opened and not closed"):
        office.do(bringing_cases.bring_in, brought(office, file))
    assert (cases_of(office), number_of(office, tables.Customer)) == ([], 0)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.MANAGER}))
def test_nobody_but_a_manager_brings_a_log_in(hire: Hire, office: Office, tmp_path: Path, role: Role) -> None:
    desk, what = hire("kit", role), brought(office, written(tmp_path, row()))
    with pytest.raises(Refusal, match="Only managers can bring in a complaints log"):
        desk.ask(bringing_cases.report, what)
    with pytest.raises(Refusal, match="Only managers can bring in a complaints log"):
        desk.do(bringing_cases.bring_in, what)


def test_enquiries_of_a_web_form_become_cases_to_screen(office: Office, tmp_path: Path) -> None:
    office.now = at("2026-05-26")
    headers = (
        "Submission ID",
        "Submitted",
        "Your name",
        "Email",
        "Phone",
        "Address",
        "Postcode",
        "Message",
        "Contact by",
    )
    first = (
        "1",
        "2026-05-22 16:50",
        "Joy Okafor",
        "joy@example.org",
        "",
        "Flat 3, 27 Love Lane",
        "EC2V 7AA",
        "Damp!",
        "text",
    )
    file = written(tmp_path, first, (*first[:1], *first[1:]), headers=headers)
    what = brought(office, file, ENQUIRIES)
    assert counts(office, what) == {"new": 2}, "one case of two rows: the same submission"
    office.do(bringing_cases.bring_in, what)
    (case,) = cases_of(office)
    assert (case.channel, case.screened, case.status) == (Channel.ONLINE_FORM, None, Status.OPEN)
    assert (case.received_at, case.said.splitlines()[0]) == (at("2026-05-22", "16:50"), "Damp!")
    told = steps(office, case.id)
    assert told["acknowledge"] == (date(2026, 5, 26), None)
    card = office.view(case.id).customer
    assert card is not None
    assert (card.email, card.preferred) == ("joy@example.org", Method.TEXT)
    office.do(cases.screen, case.id, Screening(Screened.ACCEPTED))
    assert counts(office, what) == {"same": 2}
    assert office.ask(histories.verify) == ()
    moves = [line.move for line in office.ask(histories.history_of, "case", case.id)]
    assert moves == ["screen", MoveName.IMPORT_ENQUIRIES.value]
