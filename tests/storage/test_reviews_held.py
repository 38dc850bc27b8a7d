"""A review typed in SQL: PostgreSQL itself gives it to nobody who was involved, and only its reviewer decides."""

from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import text

from app.domain.cases import Decision
from app.domain.moves.contact import NewContact
from app.domain.moves.respond import Response
from app.domain.moves.review import ChosenReviewer, ReviewRequest
from app.domain.words import Direction, Method, Outcome, Role
from app.services import cases
from app.services.facts.involved import involved
from app.services.facts.loading import load
from app.storage.database import Database
from app.storage.versions import HEAD
from tests import postgresql
from tests.owner import owner
from tests.services.office import Office, at
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]
CHOOSE, DECIDE, SIGN, RESPOND = "choose a reviewer", "decide an issue", "sign off", "respond"
GIVE = "UPDATE stages SET reviewer_id = {0} WHERE case_id = %(case)s AND number = 2"
DECISION = (
    "INSERT INTO issue_decisions (case_id, stage_id, issue_id, outcome, reasons, remedy, root_cause, contractor, "
    "policy_needs_review, team, remedy_kinds, exception, circumstances, decided_by_id, decided_at) "
    "SELECT %(case)s, s.id, i.id, 'not-upheld', 'No.', '', '', '', false, '', '', '', '', %(me)s, now() "
    "FROM stages s, issues i WHERE s.case_id = %(case)s AND i.case_id = %(case)s AND s.number = {0}"
)
SIGN_OFF = (
    "INSERT INTO sign_offs (case_id, stage_id, digest, by_id, at) "
    "SELECT %(case)s, id, 'x', %(me)s, now() FROM stages WHERE case_id = %(case)s AND number = 2"
)
ANSWER = "UPDATE stages SET answered_at = now(), answered_how = 'letter' WHERE case_id = %(case)s AND number = 2"
INVOLVED = "Nobody reviews a case in which they were involved before."


def at_desk(signed: Signed, login: str) -> Office:
    moment = at("2026-05-26", "14:00")
    office = Office(Database(postgresql.as_login(signed.url, login), login, clock=lambda: office.now), moment)
    return office


@pytest.fixture(scope="module")
def reviewed(signed: Signed) -> Iterator[int]:
    """A case that a manager decided and answered, about which a reviewer took a call; a review of it is asked for."""
    signed.ids["rae"] = postgresql.add_login(signed.url, "rae", Role.REVIEWER)
    with owner(signed.url) as connection:
        connection.exec_driver_sql("UPDATE people SET senior = true")
    manager, reviewer = at_desk(signed, "manager"), at_desk(signed, "reviewer")
    case = signed.case
    call = NewContact(
        Direction.INBOUND, Method.TELEPHONE, reviewer.now, "She rang.", next_update_on=reviewer.now.date()
    )
    reviewer.do(cases.record_contact, case, call)
    issue = manager.view(case).case.issues[0].id
    manager.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "In time."))
    manager.do(cases.respond, case, Response(Method.LETTER, manager.now))
    manager.now += timedelta(hours=1)
    manager.do(cases.request_review, case, ReviewRequest(Method.TELEPHONE, manager.now))
    yield case
    for desk in (manager, reviewer):
        desk.database.close()


@pytest.fixture
def given(signed: Signed, reviewed: int) -> Iterator[int]:
    """For one test the review is Rae's, who had no part in the case."""
    desk = at_desk(signed, "rae")
    desk.now += timedelta(hours=2)
    chosen = ChosenReviewer(signed.ids["rae"], (desk.now + timedelta(days=9)).date())
    desk.do(cases.choose_reviewer, reviewed, chosen, {"reviewer_id": None, "promised_answer_on": None})
    desk.database.close()
    yield reviewed
    with owner(signed.url) as connection:
        undone = "UPDATE stages SET reviewer_id = NULL, promised_answer_on = NULL WHERE case_id = :case AND number = 2"
        connection.execute(text(undone), {"case": reviewed})


@pytest.mark.clause("CODE 6.13")
@pytest.mark.clause("ISHA 2.9b")
def test_who_answered_it_who_took_a_call_and_who_looks_after_it_are_given_no_review(
    signed: Signed, reviewed: int
) -> None:
    handler = "(SELECT handler_id FROM cases WHERE id = %(case)s)"
    for login in ("manager", "reviewer", "rae", "office"):
        for barred in (str(signed.ids["manager"]), str(signed.ids["reviewer"])):
            assert signed.told(login, GIVE.format(barred), CHOOSE, reviewed) == "RC001", barred
            assert INVOLVED in signed.said
    assert signed.told("rae", GIVE.format(handler), CHOOSE, reviewed) == "RC001"
    assert signed.told("rae", GIVE.format(signed.ids["office"]), CHOOSE, reviewed) == "RC001"
    assert "A review is given to a reviewer or a manager who works here." in signed.said
    assert signed.told("rae", GIVE.format(signed.ids["rae"]), CHOOSE, reviewed) == 1
    assert signed.told("rae", GIVE.format(signed.ids["rae"]), "respond", reviewed) == "RC001", "by its own move alone"
    first = GIVE.format(signed.ids["rae"]).replace("number = 2", "number = 1")
    assert signed.told("rae", first, CHOOSE, reviewed) == "RC001"


def test_the_database_finds_the_same_people_involved_as_the_rule_of_the_program(signed: Signed, reviewed: int) -> None:
    desk = at_desk(signed, "rae")
    by_rule = desk.ask(lambda work: set(involved(work, load(work, reviewed))))
    desk.database.close()
    with owner(signed.url) as connection:
        query = text("SELECT id FROM people WHERE public.was_involved(id, :case, 2)")
        by_database = set(connection.execute(query, {"case": reviewed}).scalars())
    assert by_rule == by_database
    assert {signed.ids["manager"], signed.ids["reviewer"]} < by_rule


def test_a_reviewer_is_not_chosen_together_with_other_moves(signed: Signed, reviewed: int) -> None:
    """History has its lines when a transaction ends: within one it could not tell yet who did what before."""
    own = signed.own[Role.MANAGER]
    url = postgresql.as_login(signed.url, "manager")
    with psycopg.connect(url, options=f"-c recourse.schema={HEAD}") as connection:
        told = {"case": reviewed, "me": signed.ids["manager"]}
        connection.execute("SELECT set_config('recourse.move', 'agree how often', true)")
        connection.execute("UPDATE cases SET update_every_days = 3 WHERE id = %(case)s", told)
        connection.execute(f"SELECT set_config('recourse.move', '{CHOOSE}', true)".encode())
        with pytest.raises(psycopg.Error, match="A reviewer is chosen by itself"):
            connection.execute(GIVE.format(signed.ids["rae"]).encode(), told)
        connection.rollback()
    added = "INSERT INTO stages (case_id, number, name, began_at) VALUES (%(case)s, 2, 'Review', now())"
    assert signed.told("manager", added, "request a review", own) == "RC001"
    assert "A review is asked for of an answer, after it was given." in signed.said
    renumbered = "UPDATE stages SET number = 2 WHERE case_id = %(case)s AND number = 1"
    for statement in (added, renumbered):
        assert signed.told("manager", statement, "turn into a complaint", own) == "RC001"
        assert "A further stage begins when a review is asked for." in signed.said


def test_only_its_reviewer_decides_and_signs_and_without_that_no_answer_goes(signed: Signed, given: int) -> None:
    assert signed.told("manager", DECISION.format(2), DECIDE, given) == "RC001"
    assert "A review is decided and signed off by its reviewer." in signed.said
    assert signed.told("rae", DECISION.format(1), DECIDE, given) == "RC001"
    assert "An earlier stage stands as it was answered." in signed.said
    assert signed.told("rae", DECISION.format(2), DECIDE, given) == 1
    assert signed.told("manager", SIGN_OFF, SIGN, given) == "RC001"
    assert signed.told("office", SIGN_OFF, SIGN, given) == "42501"
    assert signed.told("rae", SIGN_OFF, SIGN, given) == 1
    for login in ("manager", "rae"):
        assert signed.told(login, ANSWER, RESPOND, given) == "RC001"
        assert "The answer of a review goes when its reviewer has signed it off." in signed.said
