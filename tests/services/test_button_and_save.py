"""The rule that greys the button is the rule that guards the save: for any case, both agree on every move."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.cases import Case, Decision
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.acknowledge import Acknowledgement, reason_not_to_acknowledge
from app.domain.moves.act import Completion, NewAction, reason_not_to_agree_action, reason_not_to_complete
from app.domain.moves.assign import Assignment, reason_not_to_assign
from app.domain.moves.close import Closure, reason_not_to_close
from app.domain.moves.contact import (
    NewContact,
    reason_not_to_make_first_contact,
    reason_not_to_record_contact,
)
from app.domain.moves.decide import reason_not_to_decide
from app.domain.moves.extend import NewExtension, answer_due, reason_not_to_extend_answer
from app.domain.moves.how_often import HowOften, reason_not_to_agree_how_often
from app.domain.moves.respond import Response, reason_not_to_respond
from app.domain.moves.screen import Screening, reason_not_to_screen
from app.domain.rights import reason_against
from app.domain.words import ActionState, Direction, Method, MoveName, Outcome, Role, Satisfied, Screened
from app.services import cases
from tests.services.colleagues import colleague
from tests.services.office import Office, at

Save = Callable[[Office, Case], Done]


def _acknowledge(office: Office, case: Case) -> Done:
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp.", case.outcome_sought)
    opened = {"understood": case.understood, "outcome_sought": case.outcome_sought}
    return office.do(cases.acknowledge, case.id, typed, opened, with_letter=False)


def _assign(office: Office, case: Case) -> Done:
    opened = {"handler_id": case.handler.id if case.handler else None, "case_worker_id": None}
    return office.do(cases.assign, case.id, Assignment(office.people["Sam Carter"]), opened)


def _contact(office: Office, case: Case) -> Done:
    later = (office.now + timedelta(days=5)).date()
    typed = NewContact(Direction.OUTBOUND, Method.EMAIL, office.now, "News.", next_update_on=later)
    return office.do(cases.record_contact, case.id, typed)


def _agree(office: Office, case: Case) -> Done:
    later = (office.now + timedelta(days=5)).date()
    return office.do(cases.agree_action, case.id, NewAction("Treat.", office.people["Ada Mensah"], later))


def _complete(office: Office, case: Case) -> Done:
    action = case.open_actions[0].id if case.open_actions else 0
    return office.do(cases.complete_action, case.id, Completion(action, ActionState.DONE, office.now.date()))


def _extend(office: Office, case: Case) -> Done:
    """A day later, as a manager may; told on the last day in time, where that is not yet to come."""
    due = answer_due(case, office.view(case.id).calendar)
    day = due.day if due else office.now.date()
    told = min(office.now, at(day.isoformat(), "17:00"))
    new = max(day, office.now.date()) + timedelta(days=1)
    typed = NewExtension(Method.EMAIL, told, new, "Ill.", new, "Very ill.", 7)
    return office.do(cases.extend, case.id, typed)


def _decide(office: Office, case: Case) -> Done:
    issue = (case.undecided or case.issues)[0].id
    return office.do(cases.decide, case.id, issue, Decision(Outcome.NOT_UPHELD, "In time."))


def _close(office: Office, case: Case) -> Done:
    return office.do(cases.close, case.id, Closure(office.now, Method.EMAIL, Satisfied.YES, "Ring first."))


MOVES: dict[str, tuple[Callable[[Case], str | None], Save]] = {
    "screen": (
        reason_not_to_screen,
        lambda office, case: office.do(cases.screen, case.id, Screening(Screened.ACCEPTED)),
    ),
    "acknowledge": (reason_not_to_acknowledge, _acknowledge),
    "assign": (reason_not_to_assign, _assign),
    "first contact": (
        reason_not_to_make_first_contact,
        lambda office, case: office.do(cases.make_first_contact, case.id, office.first_contact()),
    ),
    "contact": (reason_not_to_record_contact, _contact),
    "agree": (reason_not_to_agree_action, _agree),
    "complete": (reason_not_to_complete, _complete),
    "decide": (reason_not_to_decide, _decide),
    "extend": (reason_not_to_extend_answer, _extend),
    "how often": (
        reason_not_to_agree_how_often,
        lambda office, case: office.do(cases.agree_how_often, case.id, HowOften(7)),
    ),
    "respond": (
        reason_not_to_respond,
        lambda office, case: office.do(cases.respond, case.id, Response(Method.EMAIL, office.now)),
    ),
    "close": (reason_not_to_close, _close),
}
NAMES = {
    "contact": MoveName.RECORD_A_CONTACT,
    "agree": MoveName.AGREE_AN_ACTION,
    "complete": MoveName.COMPLETE_AN_ACTION,
    "decide": MoveName.DECIDE_AN_ISSUE,
    "how often": MoveName.AGREE_HOW_OFTEN,
}
RECEIVED = st.sampled_from(["2019-03-04", "2024-03-28", "2024-04-02", "2026-05-22"])
WAYS = st.lists(st.sampled_from(list(MOVES)), min_size=6, max_size=16)
ORDERED = ["screen", "acknowledge", "assign", "first contact", "agree", "decide", "respond", "complete", "close"]


@contextmanager
def _nothing_saved(reason: str) -> Generator[None]:
    with pytest.raises(Refusal) as met:
        yield
    assert met.value.sentence == reason


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    received=RECEIVED, way=st.one_of(WAYS, st.just([*ORDERED, *ORDERED])), anonymous=st.booleans(), inc=st.booleans()
)
def test_whatever_the_button_offers_can_be_saved_and_nothing_else(
    sqlite_office: Office, received: str, way: list[str], anonymous: bool, inc: bool
) -> None:
    office = sqlite_office
    office.now = at(received)
    landlord = office.incommunities if inc else office.isha
    case = office.log(anonymous=anonymous, landlord_id=landlord)
    for move in way:
        office.now += timedelta(hours=1)
        facts = office.view(case).case
        reason_not_to, save = MOVES[move]
        if reason := reason_not_to(facts):
            with _nothing_saved(reason):
                save(office, facts)
            assert office.view(case).case == facts
        else:
            assert save(office, facts).case_id == case


@pytest.mark.parametrize("handled", [True, False], ids=["their own case", "a colleague's case"])
@pytest.mark.parametrize("role", Role)
def test_whoever_lacks_the_right_is_told_so_by_button_and_save_alike(
    office: Office, role: Role, *, handled: bool
) -> None:
    kim = colleague(office, "kim", role)
    case = office.log()
    me = kim.ask(lambda work: work.person)
    may: set[str] = set()
    for move in ORDERED:
        office.now += timedelta(hours=1)
        facts = office.view(case).case
        reason_not_to, save = MOVES[move]
        reason = reason_against(me, NAMES.get(move) or MoveName(move), facts, reason_not_to)
        if reason is None:
            may.add(move)
            assert save(kim, facts).case_id == case
        else:
            with _nothing_saved(reason):
                save(kim, facts)
            assert office.view(case).case == facts
            save(office, facts)
        if move == "assign":
            opened = {"handler_id": office.people["Sam Carter"], "case_worker_id": None}
            handler = Assignment(office.people["kim" if handled else "Ada Mensah"])
            office.do(cases.assign, case, handler, opened)
    works = set(ORDERED) - {"decide", "respond", "close"}
    assert may == {
        Role.OFFICE: set(ORDERED) if handled else works,
        Role.PETITION_ADMIN: set(ORDERED) if handled else works,
        Role.REVIEWER: works,
        Role.MANAGER: set(ORDERED),
    }.get(role, set())
    kim.database.close()


@pytest.fixture
def sqlite_office(sqlite_url: str) -> Iterator[Office]:
    office = Office.open(sqlite_url)
    yield office
    office.database.close()
