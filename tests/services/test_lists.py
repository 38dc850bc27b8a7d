"""Lists of cases: ordered as Python orders, the same from either end, found by any word, counted by the day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from app.domain.lists import ListQuery
from app.domain.moves.log import NewIssue
from app.services import lists
from app.services.lists import COLUMNS, PAGE, CaseRow
from app.storage import tables
from app.storage.tables.lists import NO_DATE
from app.storage.work import Work
from tests.services.office import Office, at, customer

DUE = ListQuery("due")
KEYS: dict[str, Callable[[tables.CaseListRow], Any]] = {
    name: (lambda row, column=column: (getattr(row, column), row.case_id)) for name, column in COLUMNS.items()
}


@pytest.fixture
def full(office: Office) -> Office:
    """An office with 250 cases more, made as rows of the list alone: many equal values, and some without a date."""
    case = office.log()

    def fill(work: Work) -> None:
        model = work.session.get_one(tables.Case, case)
        listed = work.session.get_one(tables.CaseListRow, case)
        rows = [{c.name: getattr(model, c.name) for c in tables.Case.__table__.columns}] * 250
        numbered = [{**row, "id": case + n, "reference": f"R-2025-{n:05d}"} for n, row in enumerate(rows, start=1)]
        work.session.execute(insert(tables.Case), numbered)
        shown = {c.name: getattr(listed, c.name) for c in tables.CaseListRow.__table__.columns}
        work.session.execute(insert(tables.CaseListRow), [{**shown, **_varied(case, n)} for n in range(1, 251)])

    office.change(fill)
    return office


def _varied(case: int, number: int) -> dict[str, object]:
    name = ("Okafor", "ábel", "Zulu", "o'brien", "~")[number % 5]
    return {
        "case_id": case + number,
        "reference": f"R-2025-{number:05d}",
        "customer_sort": name,
        "about_sort": f"about {number * 7 % 11}",
        "stage_number": 1 + number % 2,
        "to_do": ("Acknowledge", "Close", "")[number % 3],
        "handler_sort": ("~", "sam carter", "ada mensah")[number % 3],
        "received_on": date(2025, 1, 1) + timedelta(days=number * 13 % 50),
        "due_on": NO_DATE if number % 4 == 0 else date(2026, 5, 1) + timedelta(days=number * 17 % 40),
    }


def everything(office: Office, query: ListQuery, *, counted: bool) -> list[int]:
    count = office.ask(lists.count_cases, query)
    pages = range(-(-count // PAGE))
    return [
        row.id for page in pages for row in office.ask(lists.page_of_cases, query, page, count if counted else None)
    ]


def test_every_column_both_ways_equals_sorting_in_python_from_either_end(full: Office) -> None:
    rows = full.ask(lambda work: work.session.execute(select(tables.CaseListRow)).scalars().all())
    for name, key in KEYS.items():
        for descending in (False, True):
            query = ListQuery(name, descending)
            expected = [row.case_id for row in sorted(rows, key=key, reverse=descending)]
            assert everything(full, query, counted=False) == expected, query
            assert everything(full, query, counted=True) == expected, query


def test_a_page_beyond_the_end_is_empty(full: Office) -> None:
    assert full.ask(lists.count_cases, DUE) == 251
    for count in (None, 251, 120):
        assert full.ask(lists.page_of_cases, DUE, 5, count) == ()


def row_of(office: Office, case: int) -> CaseRow:
    return next(row for row in office.ask(lists.page_of_cases, DUE, 0) if row.id == case)


def test_a_row_says_what_is_due_and_how_late_in_working_days(office: Office) -> None:
    office.now = at("2026-05-21")
    case = office.log()
    shown = row_of(office, case)
    assert (shown.customer, shown.address) == ("Ms Joy Okafor", "Flat 3, 27 Love Lane, London, EC2V 7AA")
    assert (shown.to_do, shown.due_on, shown.late, shown.today) == ("Acknowledge", date(2026, 5, 22), 0, False)
    office.now = at("2026-05-22")
    assert row_of(office, case).today
    for day, late in (("2026-05-23", 1), ("2026-05-25", 1), ("2026-05-26", 1), ("2026-05-28", 3)):
        office.now = at(day)
        assert row_of(office, case).late == late, day


def test_a_case_without_a_date_sorts_last_and_shows_none(office: Office) -> None:
    office.log(anonymous=True, received_at=at("2024-03-04"))
    office.log()
    rows = office.ask(lists.page_of_cases, DUE, 0)
    assert [row.customer for row in rows] == ["Ms Joy Okafor", "Anonymous"]
    assert (rows[1].due_on, rows[1].late, rows[1].to_do) == (None, 0, "Screen")


def found(office: Office, typed: str) -> list[str]:
    query = ListQuery("reference", find=typed)
    rows = office.ask(lists.page_of_cases, query, 0)
    assert office.ask(lists.count_cases, query) == len(rows)
    return [row.reference[-1] for row in rows]


def test_found_by_the_beginning_of_any_word_accent_reference_or_postcode(office: Office) -> None:
    office.log()
    office.log(customer=customer(forenames="Zoë", surname="O’Brien"), about="Lift out of order at Łódź House")
    office.log(anonymous=True, home_id=office.homes["A3"], about="Rubbish in the yard")
    assert found(office, "oka") == ["1"]
    assert found(office, "DAMP okafor") == ["1"]
    assert found(office, "damp lift") == []
    assert found(office, "zoe obrien") == ["2"]
    assert found(office, "o'br") == ["2"]
    assert found(office, "lodz") == ["2"]
    assert found(office, "R-2026-00002") == ["2"]
    assert found(office, "00003") == ["3"]
    assert found(office, "ec2v 7aa") == ["1", "2", "3"]
    assert found(office, "quay") == ["3"]
    assert found(office, "kafor") == [], "only the beginning of a word"
    assert found(office, "%") == found(office, "'") == found(office, "\x00") == []


def test_what_is_found_follows_the_order_of_the_list(office: Office) -> None:
    for surname in ("Bello", "Adams", "Chan"):
        office.log(customer=customer(surname=surname))
    query = ListQuery("customer", descending=True, find="damp")
    assert [row.customer.split()[-1] for row in office.ask(lists.page_of_cases, query, 0)] == ["Chan", "Bello", "Adams"]


def test_mine_is_what_i_have_to_do_and_what_nobody_has(office: Office) -> None:
    nobodys = office.log()
    sams = office.under_way()
    mine = office.log()
    office.assign(mine, "Jo Bloggs")
    theirs = office.log(landlord_id=office.incommunities)

    def ids(*filters: tuple[str, str]) -> list[int]:
        return [row.id for row in office.ask(lists.page_of_cases, ListQuery("reference", filters=filters), 0)]

    assert ids(("status", "mine")) == [nobodys, mine, theirs]
    assert ids(("landlord", str(office.incommunities))) == [theirs]
    assert ids(("status", "open")) == ids(("status", "unclosed")) == [nobodys, sams, mine, theirs]
    assert ids(("status", "closed")) == []
    assert ids(("status", "mine"), ("landlord", str(office.isha))) == [nobodys, mine]


def test_cases_are_narrowed_by_when_they_are_due_and_by_who_handles_them(office: Office) -> None:
    office.now = at("2026-05-26")
    for received in ("2026-05-20", "2026-05-22", "2026-05-26"):
        office.log(at(received))
    office.log(anonymous=True, received_at=at("2024-03-04"))
    office.assign(2)

    def ids(name: str, value: str, sort: str) -> list[int]:
        return [row.id for row in office.ask(lists.page_of_cases, ListQuery(sort, filters=((name, value),)), 0)]

    for sort in ("due", "reference"):
        assert [ids("due", value, sort) for value in ("late", "today", "week")] == [[1], [2], [2, 3]]
        assert ids("handler", "Sam Carter", sort) == [2]
        assert sorted(ids("handler", "", sort)) == [1, 3, 4]


def test_the_summary_counts_mine_late_and_today(office: Office) -> None:
    office.now = at("2026-05-21")
    office.log()
    office.now = at("2026-05-26")
    office.log(at("2026-05-22"))
    office.under_way(at("2026-05-22"))
    shown = office.ask(lists.summary)
    assert (shown.mine, shown.late, shown.today) == (2, 1, 1)
    assert (shown.open_cases, shown.all_late, shown.me.name) == (3, 1, "Jo Bloggs")


def test_a_restricted_case_shows_its_reference_alone(office: Office) -> None:
    case = office.log(issues=(NewIssue("", "Staff conduct", "Repairs"),))

    def restrict(work: Work) -> None:
        from app.services.cases.settling import settle

        row = work.session.get_one(tables.Case, case)
        row.restricted = True
        settle(work, row)

    office.change(restrict)
    shown = row_of(office, case)
    assert (shown.customer, shown.address, shown.about, shown.to_do) == ("Restricted", "", "", "")
    assert found(office, "okafor") == found(office, "damp") == []
    assert found(office, "00001") == ["1"]
