"""A restricted case is there for managers and for those named on it, whatever is typed; for others it is not there."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Iterator

import psycopg
import pytest

from app.domain.words import Role
from tests.owner import owner
from tests.postgresql import as_login
from tests.storage.sql_typed import READERS, Signed, signed

__all__ = ["signed"]
DENIED, REFUSED = "42501", "RC001"
OF_A_CASE = ("stages", "steps", "issues", "screenings", "contacts")
NAMED = {
    "handler": "UPDATE cases SET handler_id = %(me)s WHERE id = %(case)s",
    "case worker": "UPDATE cases SET case_worker_id = %(me)s WHERE id = %(case)s",
    "reviewer": "UPDATE stages SET reviewer_id = %(me)s WHERE case_id = %(case)s",
}


@pytest.fixture(params=NAMED)
def named(request: pytest.FixtureRequest, signed: Signed) -> Iterator[str]:
    """For one test, office staff are named on the restricted case."""
    told = {"me": signed.ids[Role.OFFICE.value], "case": signed.restricted}
    with owner(signed.url) as connection:
        connection.exec_driver_sql(NAMED[request.param], told)
    yield request.param
    with owner(signed.url) as connection:
        connection.exec_driver_sql(NAMED[request.param], {**told, "me": None})


@pytest.mark.parametrize("role", READERS)
def test_of_a_restricted_case_others_find_nothing(signed: Signed, role: Role) -> None:
    sees = role is Role.MANAGER
    assert signed.told(role, "SELECT FROM cases WHERE id = %(restricted)s") == sees
    assert signed.told(role, "SELECT FROM cases WHERE id = %(case)s") == 1
    for table in OF_A_CASE:
        found = signed.told(role, f"SELECT FROM {table} WHERE case_id = %(restricted)s")
        assert isinstance(found, int)
        assert (found > 0) == sees, table
    history = "SELECT FROM history WHERE subject = 'case' AND subject_id = %(restricted)s"
    assert bool(signed.told(role, history)) == sees
    texts = f"SELECT FROM history_texts WHERE line_id IN ({history.replace('FROM', 'id FROM')})"
    assert bool(signed.told(role, texts)) == sees
    for table in (*OF_A_CASE, "history"):
        assert signed.told(role, f"SELECT sum(1 / (1 - (id > 0)::int)) FROM {table}") == "22012", table


def test_whoever_is_named_on_it_finds_it(signed: Signed, named: str) -> None:
    assert named in NAMED
    assert signed.told("office", "SELECT FROM cases WHERE id = %(restricted)s") == 1
    assert signed.told("petition-admin", "SELECT FROM cases WHERE id = %(restricted)s") == 0
    assert signed.told("office", "SELECT FROM contacts WHERE case_id = %(restricted)s") != 0


def test_what_is_not_seen_is_neither_changed_nor_added_to(signed: Signed) -> None:
    changed = "UPDATE cases SET handler_id = %(me)s WHERE id = %(restricted)s"
    assert signed.told("office", changed, "assign") == 0
    assert signed.told("office", "SELECT FROM cases WHERE id = %(restricted)s FOR UPDATE", "assign") == 0
    added = "INSERT INTO named_people (case_id, person_id) VALUES (%(restricted)s, %(me)s)"
    assert signed.told("office", added, "log") == DENIED
    moved = "UPDATE contacts SET case_id = %(restricted)s WHERE case_id = %(case)s"
    assert signed.told("office", moved, "record a contact") == DENIED
    noted = "SELECT note_in_history('case', %(restricted)s, 'open a restricted case')"
    assert signed.told("office", noted) == REFUSED
    assert signed.told("manager", noted) == 1


def test_no_condition_of_ones_own_is_asked_of_rows_that_are_not_ones_to_see(signed: Signed) -> None:
    """A condition that fails, or tells, on a hidden row would give it away: policies are asked first."""
    tells = "SELECT FROM cases WHERE id = %(restricted)s AND 1 / (CASE WHEN about > '' THEN 0 ELSE 1 END) = 1"
    assert signed.told("manager", tells) == "22012"
    assert signed.told("office", tells) == 0


def test_ones_commands_are_ones_own(signed: Signed) -> None:
    added = "INSERT INTO commands (id, at, person_id, reference, said) VALUES ('x', now(), {who}, '', '')"
    assert signed.told("office", added.format(who="%(me)s")) == 1
    assert signed.told("office", added.format(who="1")) == DENIED
    assert signed.told("office", "SELECT FROM commands") == 0


def test_policies_cost_a_question_once_for_each_statement_and_none_on_lists(signed: Signed) -> None:
    with psycopg.connect(as_login(signed.url, "office")) as connection:
        found = connection.execute("EXPLAIN SELECT * FROM stages WHERE case_id = 1").fetchall()
        plan = "\n".join(line for (line,) in found)
        assert plan.count("InitPlan") >= 2
        assert "Index" in plan
        assert "reads_cases()" not in plan.replace("Result", "")
        listed = connection.execute("EXPLAIN SELECT * FROM case_list JOIN case_words USING (case_id)").fetchall()
        assert "InitPlan" not in "\n".join(line for (line,) in listed)


def test_every_table_with_a_case_behind_it_is_under_row_security(signed: Signed) -> None:
    with psycopg.connect(as_login(signed.url, "postgres")) as connection:
        bare = connection.execute(
            "SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id' "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity"
        ).fetchall()
    assert sorted(bare) == [("case_list",), ("case_words",), ("work_list",)]
