"""The record itself, and what holds it: nothing that a desk types gets at either, or makes a change go unseen."""

# ruff: noqa: S608 - the statements are the tests' own

import psycopg
import pytest

from app.services import histories
from app.storage.database import Database
from app.storage.versions import HEAD
from tests.owner import owner
from tests.postgresql import add_login, as_login
from tests.storage.hostile import ASSIGN, CLOSE, DENIED, MOVE, OLD, REFUSED, Desk, desk
from tests.storage.sql_typed import Signed, signed
from tests.storage.test_roles import CONTACT, SCREENING

__all__ = ["signed"]

CLOSED_TO_DESKS = {
    "write a line": "INSERT INTO history (subject, subject_id, number, at, move, changes, texts_digest, digest) "
    "VALUES ('case', 1, 99, now(), 'log', '', '', '')",
    "change a line": "UPDATE history SET move = 'log'",
    "delete a line": "DELETE FROM history",
    "empty history": "TRUNCATE history CASCADE",
    "erase its texts": "DELETE FROM history_texts",
    "forge an anchor": "INSERT INTO anchors VALUES (9, now(), 9, '', '')",
    "slip a change under way": "INSERT INTO changes_under_way (xact, first, subject, subject_id, move, plain, personal)"
    " VALUES (txid_current(), true, 'case', 1, 'log', '', '')",
    "look at what is under way": "SELECT FROM changes_under_way",
    "give one's role more rights": "INSERT INTO move_rights VALUES ('close', 'office', 'always')",
    "open what a move may change": "INSERT INTO move_guards VALUES ('assign', 'cases.status:closed')",
    "write the lines oneself": "SELECT write_history()",
    "record oneself": "SELECT record_change()",
    "ask for the checks": "SELECT refuse_unless_permitted(1, 'log', 'case', 1)",
    "go round the checks": "SELECT refuse_beyond_move('INSERT', 'cases', 1, 'log', 1, '{}', '{}', '{}')",
    "switch the triggers off": "SET session_replication_role = replica",
    "disable a trigger": "ALTER TABLE cases DISABLE TRIGGER record_change",
    "drop a trigger": "DROP TRIGGER record_change ON cases",
    "trigger something oneself": "CREATE TRIGGER mine BEFORE UPDATE ON cases EXECUTE FUNCTION refuse_change('')",
    "be somebody else": "SET SESSION AUTHORIZATION jo",
    "act as somebody else": "SET ROLE jo",
    "put a table before ours": "CREATE TEMP TABLE people (id bigint, login text, active boolean)",
    "put a function before ours": "CREATE FUNCTION pg_temp.me() RETURNS bigint LANGUAGE sql RETURN 1",
}


@pytest.mark.parametrize("what", CLOSED_TO_DESKS)
def test_what_holds_the_record_is_closed_to_desks(signed: Signed, what: str) -> None:
    with desk(signed, "manager") as mine:
        assert mine.types(MOVE.format("log"), CLOSED_TO_DESKS[what]).startswith(DENIED)


HIJACKING = """
CREATE SCHEMA hers AUTHORIZATION office;
GRANT TEMP ON DATABASE {database} TO office;
SET SESSION AUTHORIZATION office;
CREATE TABLE hers.people (id bigint, login text, active boolean);
INSERT INTO hers.people VALUES (1, 'office', true);
CREATE TABLE hers.person_roles (person_id bigint, role text);
CREATE TABLE hers.move_rights (move text, role text, condition text);
INSERT INTO hers.person_roles SELECT n, 'office' FROM generate_series(1, 99) n;
INSERT INTO hers.move_rights VALUES ('close', 'office', 'always');
CREATE FUNCTION hers.me() RETURNS bigint LANGUAGE sql RETURN 1;
CREATE FUNCTION hers.is_owner() RETURNS boolean LANGUAGE sql RETURN true;
CREATE FUNCTION hers.refuse(text, text DEFAULT '') RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION hers.current_setting(text, boolean) RETURNS text LANGUAGE sql RETURN 'upgrade';
CREATE FUNCTION hers.equal(text, text) RETURNS boolean LANGUAGE sql RETURN true;
CREATE OPERATOR hers.= (LEFTARG = text, RIGHTARG = text, FUNCTION = hers.equal);
CREATE FUNCTION hers.equal(bigint, bigint) RETURNS boolean LANGUAGE sql RETURN true;
CREATE OPERATOR hers.= (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = hers.equal);
"""


def test_a_hijacked_search_path_leads_nobody_astray(signed: Signed) -> None:
    with psycopg.connect(as_login(signed.url, "postgres")) as connection:
        database = f'"{connection.info.dbname}"'
        connection.execute(HIJACKING.format(database=database).encode())
        connection.execute("SET search_path = hers, pg_catalog, public")
        connection.execute("CREATE TEMP TABLE people (id bigint, login text, active boolean)")
        connection.execute(f"SET recourse.schema = '{HEAD}'".encode())
        for path in ("hers, pg_catalog, public", "pg_temp, hers, pg_catalog, public"):
            mine = Desk(signed, connection, signed.ids["office"])
            for statement, move in ((CLOSE, "close"), (SCREENING.replace("%(me)s", "1"), "screen"), (ASSIGN, "")):
                connection.execute("SAVEPOINT before")
                said = mine.types(f"SET search_path = {path}", MOVE.format(move), statement)
                assert said.startswith(REFUSED), (path, move)
                connection.execute("ROLLBACK TO before")
        connection.execute("SET SESSION AUTHORIZATION DEFAULT")
        connection.rollback()


def test_a_move_forged_inside_a_savepoint_counts_for_nothing(signed: Signed) -> None:
    with desk(signed) as mine:
        assert mine.types(MOVE.format("assign"), ASSIGN, "SAVEPOINT there") == ""
        assert mine.types(MOVE.format("close"), CLOSE).startswith(REFUSED)
        assert mine.types("ROLLBACK TO there", CLOSE).startswith(REFUSED)
        assert mine.types("ROLLBACK TO there", "SELECT set_config('recourse.move', 'restrict', true)") == ""
        assert mine.lines() == [("assign", mine.told["me"])]


def test_each_change_belongs_to_the_move_it_was_made_in_whatever_is_said_later(signed: Signed) -> None:
    with desk(signed) as mine:
        rang = CONTACT.replace("'Rang'", "'Rang again'")
        assert mine.types(MOVE.format("assign"), ASSIGN, MOVE.format("record a contact"), rang, MOVE.format("")) == ""
        assert mine.lines() == [("assign", mine.told["me"]), ("record a contact", mine.told["me"])]


def test_what_is_taken_back_leaves_no_line_and_what_follows_it_has_one(signed: Signed) -> None:
    with desk(signed) as mine:
        assert mine.types(MOVE.format("assign"), "SAVEPOINT there", ASSIGN, "ROLLBACK TO there") == ""
        assert mine.types(MOVE.format("record a contact"), CONTACT) == ""
        assert mine.lines() == [("record a contact", mine.told["me"])]


def test_lines_that_are_made_to_come_early_come_all_the_same(signed: Signed) -> None:
    with desk(signed) as mine:
        assert mine.types("SET CONSTRAINTS ALL IMMEDIATE", MOVE.format("assign"), ASSIGN) == ""
        assert mine.types(MOVE.format("record a contact"), CONTACT) == ""
        assert mine.lines() == [("assign", mine.told["me"]), ("record a contact", mine.told["me"])]


def test_a_right_that_an_old_snapshot_still_sees_is_not_used(signed: Signed) -> None:
    with desk(signed) as mine:
        mine.connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        assert "read what is committed" in mine.types(MOVE.format("assign"), ASSIGN)


def test_an_older_desk_is_told_to_start_the_newest_version(signed: Signed) -> None:
    for options, move in (("-c recourse.schema=0001", "assign"), ("", "")):
        with desk(signed, options=options) as mine:
            said = mine.types(MOVE.format(move), ASSIGN)
            assert said == f"{OLD} The office's database was upgraded. Close Recourse and start the newest version."


def test_whoever_is_disabled_while_connected_changes_nothing_more(signed: Signed) -> None:
    person = add_login(signed.url, "leaver", "office")
    with desk(signed, "leaver") as mine:
        mine.told["me"] = person
        assert mine.types(MOVE.format("assign"), ASSIGN) == ""
        mine.connection.rollback()
        with owner(signed.url) as connection:
            connection.exec_driver_sql(f"UPDATE people SET active = false WHERE id = {person}")
        said = mine.types(MOVE.format("log"), "INSERT INTO reference_counters VALUES (1999, 0)")
        assert said.startswith((DENIED, REFUSED))
        mine.connection.rollback()
        assert mine.types("SELECT cast_anchor()").startswith(REFUSED)


def test_after_all_that_every_chain_holds(signed: Signed) -> None:
    database = Database(as_login(signed.url, "manager"), "manager")
    assert database.read(histories.verify) == ()
    database.close()
