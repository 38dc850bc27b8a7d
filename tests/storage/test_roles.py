"""The table of roles, cell by cell: each role, signed in as itself, types SQL, and does what it may and no more."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Collection

import psycopg
import pytest
from psycopg import sql

from app.domain.words import Role
from app.storage import tables
from tests.postgresql import as_login, roles_in
from tests.storage.sql_typed import (
    ADMINISTRATORS,
    EVERYBODY,
    MANAGERS,
    NOBODY,
    READERS,
    WORKERS,
    Signed,
    signed,
)

__all__ = ["signed"]
DENIED, REFUSED = "42501", "RC001"
STAGE = "(SELECT min(id) FROM stages WHERE case_id = %(case)s)"
ISSUE = "(SELECT min(id) FROM issues WHERE case_id = %(case)s)"
TEMPLATE = "(SELECT min(id) FROM letter_templates WHERE kind = 'acknowledgement')"
LANDLORD = "(SELECT min(id) FROM landlords)"
CONTACT = f"""INSERT INTO contacts (case_id, stage_id, kind, direction, method, why_other_method, reached, at, by_id,
    summary, first_findings, options)
    VALUES (%(case)s, {STAGE}, 'update', 'out', 'telephone', '', true, now(), %(me)s, 'Rang', '', '')"""
SCREENING = """INSERT INTO screenings (case_id, result, reason, exclusion, evidence, circumstances, earlier, handed_to,
    needs_approval, decided_by_id, decided_at)
    VALUES (%(case)s, 'accepted', '', '', '', '', '', '', false, %(me)s, now())"""
ACTION = """INSERT INTO actions (case_id, number, what, owner_id, due_on, state, evidence)
    VALUES (%(case)s, 99, 'Mend it', %(me)s, current_date, 'open', '')"""
LETTER = f"""INSERT INTO letters (case_id, stage_id, kind, state, template_id, format, frozen, parts_digest, made_by_id,
    made_at, sent_to) VALUES (%(case)s, {STAGE}, 'acknowledgement', 'draft', {TEMPLATE}, 'standard', '{{}}', '', %(me)s,
    now(), '')"""
DECISION = f"""INSERT INTO issue_decisions (case_id, stage_id, issue_id, outcome, reasons, remedy, root_cause,
    contractor, policy_needs_review, team, remedy_kinds, exception, circumstances, decided_by_id, decided_at)
    VALUES (%(case)s, {STAGE}, {ISSUE}, 'upheld', 'It leaked', '', '', '', false, '', '', '', '', %(me)s, now())"""
CASE = f"""WITH drawn AS (UPDATE reference_counters SET last = last + 1 RETURNING format('R-%%s-%%s', year,
    lpad(last::text, 5, '0')) AS reference)
    INSERT INTO cases (version, reference, kind, status, landlord_id, pack_id, received_at, channel, recorded_by_id,
    anonymous, about, said, understood, outcome_sought, assistance, written_answer_requested, restricted, learning,
    remains, survey_invited) SELECT 1, reference, 'complaint', 'open', {LANDLORD}, (SELECT min(id) FROM policy_packs),
    now(), 'telephone', %(me)s, true, 'Damp', 'Damp', '', '', '', false, false, '', '', false FROM drawn"""
RESTRICTION = """INSERT INTO restrictions (case_id, restricted, reason, by_id, at)
    VALUES (%(case)s, true, 'A colleague lives there', %(me)s, now())"""

READING = {
    **dict.fromkeys(
        (
            "cases",
            "stages",
            "steps",
            "issues",
            "screenings",
            "contacts",
            "case_list",
            "case_words",
            "work_list",
            "customers",
        ),
        READERS,
    ),
    **dict.fromkeys(
        ("landlords", "people", "person_roles", "policy_packs", "packs_in_force", "letter_templates", "terms", "homes"),
        EVERYBODY,
    ),
    **dict.fromkeys(("bank_holidays", "alembic_version", "move_rights"), EVERYBODY),
    "history WHERE subject IN ('case', 'customer')": READERS,
    "history_texts WHERE line_id IN (SELECT id FROM history WHERE subject = 'case')": READERS,
    "history WHERE subject IN ('office', 'landlord', 'person')": EVERYBODY,
    "changes_under_way": NOBODY,
}
DOING = {
    "log": (CASE, "log", WORKERS),
    "screen": (SCREENING, "screen", WORKERS),
    "record a contact": (CONTACT, "record a contact", WORKERS),
    "agree an action": (ACTION, "agree an action", WORKERS),
    "draft a letter": (LETTER, "make the acknowledgement letter", WORKERS),
    "assign": ("UPDATE cases SET case_worker_id = %(me)s WHERE id = %(case)s", "assign", WORKERS),
    "decide somebody else's case": (DECISION, "decide an issue", MANAGERS),
    "answer somebody else's case": ("UPDATE cases SET status = 'answered' WHERE id = %(case)s", "respond", MANAGERS),
    "close somebody else's case": ("UPDATE cases SET status = 'closed' WHERE id = %(case)s", "close", MANAGERS),
    "restrict": (RESTRICTION, "restrict", MANAGERS),
    "bring a home in": (
        f"""INSERT INTO homes (landlord_id, property_ref, uprn, line1, line2, town, postcode, tenure, estate, ward,
        local_authority, found_by) VALUES ({LANDLORD}, 'Z9', '', '9 Quay', '', '', 'EC2V 7AA', '', '', '', '', '9')""",
        "import homes",
        ADMINISTRATORS,
    ),
    "close a home": (
        "UPDATE homes SET closed_on = current_date WHERE id = (SELECT min(id) FROM homes)",
        "import homes",
        ADMINISTRATORS,
    ),
    "add a closure": (
        f"INSERT INTO closures (landlord_id, day, reason) VALUES ({LANDLORD}, current_date, 'Flood')",
        "add a closure",
        ADMINISTRATORS,
    ),
    "add a bank holiday": (
        "INSERT INTO bank_holidays VALUES ('ENG', '2026-02-03', 'J')",
        "add a bank holiday",
        ADMINISTRATORS,
    ),
    "add a policy": (
        """INSERT INTO policy_packs (code, version, title, text, without_approval, added_at)
        VALUES ('mine', '1', 'Mine', '', '', now())""",
        "add a policy",
        ADMINISTRATORS,
    ),
    "bring a policy into force": (
        f"INSERT INTO packs_in_force (landlord_id, pack_id, from_day) VALUES ({LANDLORD}, 1, '2030-01-01')",
        "bring a policy into force",
        ADMINISTRATORS,
    ),
    "bring in a template": (
        """INSERT INTO letter_templates (kind, name, digest, content, from_day, added_at)
        VALUES ('response', 'x', 'x', '', current_date, now())""",
        "bring in a template",
        ADMINISTRATORS,
    ),
    "add a person": (
        "SELECT add_person('kim', 'Kim', '', '', '', '', false, '{office}', %(verifier)s)",
        "",
        ADMINISTRATORS,
    ),
    "change a person": ("SELECT change_person(2, 'Sam', '', '', '', '', false, '{manager}')", "", ADMINISTRATORS),
    "disable a person": ("SELECT disable_person(2)", "", ADMINISTRATORS),
    "set a password": ("SELECT set_password(3, %(verifier)s)", "", ADMINISTRATORS),
    "name a person oneself": ("UPDATE people SET name = 'Boss' WHERE id = %(me)s", "change a person", NOBODY),
    "take a role oneself": ("INSERT INTO person_roles VALUES (%(me)s, 'manager')", "change a person", NOBODY),
    "rename a landlord": ("UPDATE landlords SET name = 'Mine'", "set up", NOBODY),
    "lock and renumber a landlord": (f"UPDATE landlords SET id = 99 WHERE id = {LANDLORD}", "set up", NOBODY),
    "change a policy": ("UPDATE policy_packs SET text = ''", "add a policy", NOBODY),
    "forge a line of history": (
        """INSERT INTO history (subject, subject_id, number, at, move, changes, texts_digest, digest)
        VALUES ('case', %(case)s, 99, now(), 'log', '', '', '')""",
        "log",
        NOBODY,
    ),
    "change history": ("UPDATE history SET move = 'close'", "log", NOBODY),
    "erase texts of history": ("DELETE FROM history_texts", "log", NOBODY),
    "give a role more rights": ("INSERT INTO move_rights VALUES ('close', 'office', 'always')", "set up", NOBODY),
    "open a move's guard": ("DELETE FROM move_guards", "set up", NOBODY),
    "slip a change under way": ("UPDATE changes_under_way SET person_id = 1", "log", NOBODY),
}
ON_ONES_OWN = {
    "decide": (DECISION, "decide an issue"),
    "answer": ("UPDATE cases SET status = 'answered' WHERE id = %(case)s", "respond"),
    "close": ("UPDATE cases SET status = 'closed' WHERE id = %(case)s", "close"),
}
OF_THE_SERVER = {
    "make a role": "CREATE ROLE mine",
    "make oneself more": 'ALTER ROLE "{me}" CREATEROLE',
    "take a group": 'GRANT {manager} TO "{me}"',
    "act as a group": "SET ROLE {manager}",
    "act as the owner": "SET ROLE {owner}",
    "act as the keeper": "SET ROLE {keeper}",
    "make a sign-in past the checks": "SELECT keep_login('mine', '', true)",
    "give a role past the checks": "SELECT keep_roles('{me}', '{{manager}}')",
    "make a table": "CREATE TABLE public.people_too (id int)",
    "make a temporary table, to be found before ours": "CREATE TEMP TABLE people (id int)",
    "make a schema": "CREATE SCHEMA mine",
    "make a function": "CREATE FUNCTION public.me(int) RETURNS bigint LANGUAGE sql RETURN 1",
    "replace ours": "CREATE OR REPLACE FUNCTION public.me() RETURNS bigint LANGUAGE sql RETURN 1",
    "take a trigger away": "DROP TRIGGER record_change ON public.cases",
    "switch triggers off": "SET session_replication_role = replica",
    "switch row security off for the table": "ALTER TABLE public.cases DISABLE ROW LEVEL SECURITY",
    "empty a table": "TRUNCATE public.steps",
    "read the server's files": "SELECT pg_read_file('/etc/passwd')",
    "run a program": "COPY (SELECT 1) TO PROGRAM 'true'",
    "read the verifiers": "SELECT rolpassword FROM pg_authid",
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("what", READING)
def test_each_role_reads_what_it_may_and_nothing_else(signed: Signed, what: str, role: Role) -> None:
    told = signed.told(role, f"SELECT * FROM {what}")
    if role in READING[what]:
        assert isinstance(told, int)
        assert told > 0
    else:
        assert told in {DENIED, 0}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("what", DOING)
def test_each_role_does_what_it_may_and_nothing_else(signed: Signed, what: str, role: Role) -> None:
    statement, move, may = DOING[what]
    told = signed.told(role, statement, move)
    assert told == 1 if role in may else told in {DENIED, REFUSED}, signed.said


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("what", ON_ONES_OWN)
def test_who_handles_or_reviews_a_case_decides_answers_and_closes_it(signed: Signed, what: str, role: Role) -> None:
    statement, move = ON_ONES_OWN[what]
    told = signed.told(role, statement, move, signed.own[role])
    assert told == 1 if role in WORKERS else told in {DENIED, REFUSED}, told


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("what", OF_THE_SERVER)
def test_no_role_gets_at_the_server_or_at_what_holds_it(signed: Signed, what: str, role: Role) -> None:
    names = {name: f'"{whole}"' for name, whole in roles_in(signed.url).items()}
    assert signed.told(role, OF_THE_SERVER[what].format(me=role.value, **names)) == DENIED


DELETED: dict[str, Collection[str]] = {"case_words": WORKERS, "work_list": WORKERS, "saved_views": {"desk"}}
"""Who deletes from which table: what is made again from the cases, and views of lists."""


def test_nobody_deletes_anything_but_what_follows_from_cases_and_views_of_their_own(signed: Signed) -> None:
    groups = roles_in(signed.url)
    with psycopg.connect(as_login(signed.url, "postgres")) as connection:
        for table in [*tables.Mapped.metadata.tables, "alembic_version"]:
            for name in set(groups) - {"owner", "keeper"}:
                for privilege in ("DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"):
                    asked = sql.SQL("SELECT has_table_privilege(%s, %s, %s)")
                    (held,) = connection.execute(asked, (groups[name], table, privilege)).fetchone() or (True,)
                    may = name.replace("_", "-") in DELETED.get(table, ()) and privilege == "DELETE"
                    assert held == may, (name, table, privilege)


def test_what_needs_a_right_of_its_own_is_only_added_to_and_only_by_those_who_have_it(signed: Signed) -> None:
    groups = roles_in(signed.url)
    may = {"issue_decisions": WORKERS, "screenings": WORKERS, "approvals": {"reviewer", "manager"}}
    may |= {"sign_offs": {"reviewer", "manager"}, "restrictions": MANAGERS, "extensions": WORKERS}
    may |= {"interventions": WORKERS, "pauses": WORKERS, "case_files": WORKERS, "files": NOBODY, "file_chunks": NOBODY}
    with psycopg.connect(as_login(signed.url, "postgres")) as connection:
        for table, roles in may.items():
            for role in Role:
                asked = "SELECT has_table_privilege(%s, %s, 'INSERT'), has_any_column_privilege(%s, %s, 'UPDATE')"
                group = groups[role.replace("-", "_")]
                assert connection.execute(asked, (group, table) * 2).fetchone() == (role in roles, False), (table, role)


def test_a_function_is_nobodys_unless_it_is_given(signed: Signed) -> None:
    with psycopg.connect(as_login(signed.url, "postgres")) as connection:
        open_to_all = connection.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "AND (proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0))"
        ).fetchall()
        definers = connection.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef "
            "AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)"
        ).fetchall()
    assert open_to_all == []
    assert definers == [], "a function with another's rights looks names up where nobody can put any"


def test_who_signs_in_to_the_server_for_another_purpose_cannot_come_in(signed: Signed) -> None:
    with psycopg.connect(as_login(signed.url, "postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE accounts LOGIN")
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(as_login(signed.url, "accounts"))
        connection.execute("DROP ROLE accounts")
