"""One transaction for each use case: who acts, what time it is, one moment, all or nothing."""

from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.lists import ListQuery
from app.domain.moves.assign import Assignment
from app.services import cases, histories, lists
from app.services.offices import form_lists
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from tests.services.office import DESK, Office, at, intake
from tests.storage.desks import another_desk
from tests.storage.reading import count_in, counted, my_name, whole


def test_a_login_that_is_nobody_of_the_office_is_told_whom_to_ask(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    with another_desk(office, "stranger") as desk, pytest.raises(Refusal, match="stranger is not yet a person of this"):
        desk.read(lambda work: work.person)
    office.database.close()


def test_a_colleague_who_left_can_no_longer_save(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    with another_desk(office, "gone") as desk, pytest.raises(Refusal, match="Pat Gone is no longer active"):
        desk.write(lambda work: cases.log(work, intake(office.isha, office.now)), uuid4())
    assert counted(office, tables.Case) == 0
    office.database.close()


def test_on_postgresql_the_sign_in_is_who_acts_whatever_the_desk_says(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    with another_desk(office, "sam") as desk:
        assert desk.read(lambda work: work.person.name) == "Jo Bloggs"
    office.database.close()


def test_on_a_file_of_ones_own_the_desk_is_who_acts(sqlite_url: str) -> None:
    office = Office.open(sqlite_url)
    with another_desk(office, "sam") as desk:
        assert desk.read(lambda work: work.person.name) == "Sam Carter"
    office.database.close()


def test_the_time_is_the_databases_own_in_utc(database_url: str) -> None:
    database = Database(database_url, DESK)
    told = database.read(lambda work: work.now)
    again = database.read(lambda work: (work.now, work.now))
    database.close()
    assert told.tzinfo is UTC
    assert abs(told - datetime.now(UTC)) < timedelta(seconds=10)
    assert told <= again[0] == again[1]


def test_a_moment_comes_back_as_it_was_stored_to_the_microsecond_and_in_utc(office: Office) -> None:
    said = at("2026-05-25", "09:30").replace(microsecond=123_456)
    case = office.log(said)
    kept = office.ask(received_in, case)
    assert kept == said
    assert kept.isoformat() == "2026-05-25T08:30:00.123456+00:00"


def test_a_moment_without_a_time_zone_cannot_be_stored(office: Office) -> None:
    case = office.log()

    def without_zone(work: Work) -> Done:
        work.move = "respond"
        row = work.session.execute(select(tables.Stage).where(tables.Stage.case_id == case)).scalar_one()
        row.answered_at = datetime(2026, 5, 26, 10, 0)  # noqa: DTZ001 - what must be refused
        return Done(case, "", "")

    with pytest.raises(StatementError, match="a moment without a time zone cannot be stored"):
        office.do(without_zone)
    assert office.view(case).case.answered_at is None


def test_a_read_sees_one_moment_whatever_others_save_meanwhile(office: Office) -> None:
    office.log()
    with another_desk(office) as other:

        def looks_twice(work: Work) -> tuple[int, int]:
            before = count_in(work, tables.Case)
            other.write(lambda theirs: cases.log(theirs, intake(office.isha, office.now)), uuid4())
            return before, count_in(work, tables.Case)

        assert office.ask(looks_twice) == (1, 1)
    assert counted(office, tables.Case) == 2


def test_a_read_changes_nothing(office: Office) -> None:
    def renames(work: Work) -> None:
        work.session.get_one(tables.Person, work.person.id).name = "Somebody Else"
        work.session.flush()

    with suppress(Unavailable):  # PostgreSQL says that it is read-only, SQLite forgets
        office.ask(renames)
    assert office.ask(my_name) == "Jo Bloggs"


def test_a_job_that_fails_half_way_leaves_nothing_behind_and_its_command_can_be_given_again(office: Office) -> None:
    command, before = uuid4(), whole(office)

    def stumbles(work: Work) -> Done:
        cases.log(work, intake(office.isha, office.now))
        raise Refusal("The telephone rang.")

    with pytest.raises(Refusal, match="The telephone rang"):
        office.database.write(stumbles, command)
    assert whole(office) == before
    done = office.database.write(lambda work: cases.log(work, intake(office.isha, office.now)), command)
    assert done.reference == "R-2026-00001"


def test_no_connection_stays_out_after_a_job_whether_it_went_well_or_not(office: Office) -> None:
    kept: list[Session] = []

    def fails(work: Work) -> Done:
        kept.append(work.session)
        work.session.get_one(tables.Person, work.person.id)
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        office.do(fails)
    with pytest.raises(KeyError):
        office.ask(fails)
    office.log()
    assert [session.in_transaction() for session in kept] == [False, False]
    assert [list(session) for session in kept] == [[], []]
    assert "Current Checked out connections: 0" in office.database.engine.pool.status()


def test_what_a_use_case_answers_with_holds_no_row_of_the_database(office: Office) -> None:
    case = office.under_way()
    query = ListQuery("due")
    answers = [
        office.view(case),
        office.ask(lists.page_of_cases, query, 0),
        office.ask(lists.summary),
        office.ask(histories.history_of, "case", case),
        office.ask(form_lists),
        office.do(
            cases.assign, case, Assignment(office.people["Ada Mensah"]), {"handler_id": office.people["Sam Carter"]}
        ),
    ]
    assert [found for answer in answers for found in rows_within(answer)] == []


def test_a_change_that_names_no_move_is_a_bug_and_is_not_saved(office: Office, case: int) -> None:
    def nameless(work: Work) -> Done:
        work.session.get_one(tables.Case, case).about = "Something else"
        return Done(None, "", "")

    with pytest.raises((ValueError, Refusal), match=r"names its move|without saying which move it is"):
        office.do(nameless)
    assert office.view(case).case.about == "Damp in the back bedroom"


def received_in(work: Work, case: int) -> datetime:
    return work.session.get_one(tables.Case, case).received_at


def rows_within(answer: object) -> list[object]:
    """Every mapped row, session or query result somewhere inside an answer."""
    if isinstance(answer, (tables.Mapped, Session)):
        return [answer]
    inside: list[object] = []
    if is_dataclass(answer):
        inside = [getattr(answer, each.name) for each in fields(answer)]
    elif isinstance(answer, dict):
        inside = list(answer.values())  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(answer, (tuple, list, frozenset, set)):
        inside = list(answer)  # pyright: ignore[reportUnknownArgumentType]
    return [row for each in inside for row in rows_within(each)]
