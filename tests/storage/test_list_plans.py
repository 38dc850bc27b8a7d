"""Every list is read from an index, in every order: never a whole table, never sorted, at whatever size."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from app.domain.lists import ListQuery
from app.services import lists, my_work
from tests.owner import owner
from tests.services.office import Office

FILTERS = {
    "all cases": (),
    "unclosed": (("status", "unclosed"),),
    "closed": (("status", "closed"),),
    "answered": (("status", "answered"),),
    "mine": (("status", "mine"),),
    "reviews": (("status", "reviews"),),
    "of one landlord": (("landlord", "1"),),
    "unclosed, late, of a handler": (("status", "unclosed"), ("due", "late"), ("handler", "Sam 3")),
    "unclosed of one landlord": (("status", "unclosed"), ("landlord", "1")),
}
ROWS = """INSERT INTO case_list SELECT n, 'R-' || n, CASE WHEN n % 20 = 0 THEN 'open' WHEN n % 33 = 0 THEN 'answered'
    ELSE 'closed' END, n % 20 = 0 OR n % 33 = 0, 'complaint', 1 + n % 2, 'Joy', 'okafor ' || n % 97, '', 'Damp',
    'damp ' || n % 89, 1 + n % 3, 'Complaint', {day}, {day}, 'to do ' || n % 7, n % 11, '', 'sam ' || n % 13, {no}"""
WORK = """INSERT INTO work_list SELECT n, n % 3, n % 11 - 3, {day}, 'to do ' || n % 7, 'answer', 'R-' || n,
    'okafor ' || n % 97, 'damp ' || n % 89, 1 + n % 3"""


@pytest.fixture(scope="module")
def full(shared_url: str) -> Iterator[Office]:
    """An office with 20,000 rows in its lists, of which one in thirteen is in work."""
    office = Office.open(shared_url)
    with owner(shared_url, disarmed=True) as connection:
        columns = "case_id, reference, status, in_work, kind, landlord_id, customer, customer_sort, address, about,"
        columns += "about_sort, stage_number, stage_name, received_on, due_on, to_do, todo_person_id, handler,"
        columns += "handler_sort, restricted"
        fill(connection, ROWS.replace("case_list", f"case_list ({columns})"))
        fill(connection, WORK)
    with owner(shared_url) as connection:
        connection.execute(text("ANALYZE"))
    yield office
    with owner(shared_url, disarmed=True) as connection:
        connection.execute(text("DELETE FROM work_list"))
        connection.execute(text("DELETE FROM case_list"))
    office.database.close()


def fill(connection: Connection, rows: str) -> None:
    if connection.dialect.name == "postgresql":
        values = rows.format(day="date '2026-01-01' + n % 365", no="false")
        connection.exec_driver_sql(
            f"{values} FROM generate_series(1, 20000) n", execution_options={"no_parameters": True}
        )
        return
    values = rows.format(day="date('2026-01-01', '+' || (n % 365) || ' days')", no="0")
    numbers = "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)"
    connection.exec_driver_sql(f"{values.replace('SELECT', numbers + ' SELECT', 1)} FROM numbers")


@pytest.mark.parametrize("filtered", FILTERS)
def test_a_page_is_read_from_an_index_in_every_order_and_from_both_ends(full: Office, filtered: str) -> None:
    for column in lists.COLUMNS:
        for descending in (False, True):
            query = ListQuery(column, descending, filters=FILTERS[filtered])
            for number, count in ((0, None), (5, 600)):
                plan = plan_of(full, partial(lists.page_of_cases, query=query, number=number, count=count))
                assert not reads_all_or_sorts(plan), (column, descending, number, plan)
                if filtered.startswith(("unclosed", "mine", "reviews")):
                    assert f"ix_case_list_in_work_{lists.COLUMNS[column]}" in plan, (column, plan)


def test_the_pages_of_a_list_hold_each_case_once_in_its_order_whichever_end_they_are_read_from(full: Office) -> None:
    for column in lists.COLUMNS:
        query = ListQuery(column, filters=FILTERS["unclosed"])
        count = full.ask(lists.count_cases, query)
        assert 1_000 < count < 2_000
        up = [row.id for n in range(-(-count // 100)) for row in full.ask(lists.page_of_cases, query, n, count)]
        down_query = ListQuery(column, descending=True, filters=FILTERS["unclosed"])
        down = [row.id for n in range(-(-count // 100)) for row in full.ask(lists.page_of_cases, down_query, n)]
        assert len(set(up)) == count
        assert down == up[::-1]


def test_the_counts_come_from_the_index_of_what_is_in_work(full: Office) -> None:
    plan = plan_of(full, lists.summary)
    assert not reads_all_or_sorts(plan), plan
    assert "ix_case_list_in_work_" in plan


@pytest.mark.parametrize("whose", [my_work.MINE, my_work.EVERYBODYS, "2"])
def test_what_is_left_to_do_is_read_from_an_index_in_every_order(full: Office, whose: str) -> None:
    for column in my_work.COLUMNS:
        for descending in (False, True):
            query = ListQuery(column, descending, filters=((my_work.WHOSE, whose),))
            plan = plan_of(full, partial(my_work.page_of_work, query=query, number=3))
            assert not reads_all_or_sorts(plan), (column, descending, plan)
            by_person = column == "due" and whose == "2"
            assert f"ix_work_list_{'person_id' if by_person else my_work.COLUMNS[column]}" in plan, (column, plan)


def test_the_counts_of_what_is_left_to_do_come_from_indexes(full: Office) -> None:
    for job in (my_work.workloads, partial(my_work.count_work, query=ListQuery("due"))):
        plan = plan_of(full, job)
        assert not reads_all_or_sorts(plan), plan
        assert "ix_work_list_" in plan


def test_a_page_takes_few_questions(full: Office) -> None:
    asked: list[str] = []
    with_filters = ListQuery("due", filters=FILTERS["mine"])

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(full.database.engine, "before_cursor_execute", note)
    full.ask(lists.page_of_cases, with_filters, 0)
    event.remove(full.database.engine, "before_cursor_execute", note)
    about_lists = [each for each in asked if "case_list" in each]
    assert len(about_lists) == 1
    assert sum("people" in each for each in asked) == 1


def plan_of(office: Office, job: Any) -> str:
    """What the database says it would do for each statement on the lists that the job gives it."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, parameters: Any, *_rest: object) -> None:
        if "case_list" in statement or "work_list" in statement:
            asked.append((statement, parameters))

    event.listen(office.database.engine, "before_cursor_execute", note)
    office.ask(job)
    event.remove(office.database.engine, "before_cursor_execute", note)
    assert asked
    with owner(office.database.url) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if not sqlite:
            for setting in ("enable_seqscan", "enable_sort", "enable_incremental_sort", "enable_bitmapscan"):
                connection.execute(text(f"SET LOCAL {setting} = off"))
        explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
        return "\n".join(
            str(row[-1])
            for statement, parameters in asked
            for row in connection.exec_driver_sql(explain + statement, parameters)
        )


def reads_all_or_sorts(plan: str) -> bool:
    """The hundred rows of the page itself are put in order once more; that is no sorting of a table."""
    lines = [line.strip() for line in plan.splitlines()]
    if lines[0].startswith("MATERIALIZE") and lines[-1] == "USE TEMP B-TREE FOR ORDER BY":
        lines.pop()
    return any(line.startswith(("SCAN case_list", "SCAN work_list")) and "INDEX" not in line for line in lines) or any(
        "Seq Scan" in line or "USE TEMP B-TREE" in line or line.lstrip("-> ").startswith(("Sort", "Incremental"))
        for line in lines
    )
