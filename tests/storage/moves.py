"""The moves of a case in their order, as tests of storage make them: each is one command."""

from collections.abc import Callable
from datetime import timedelta

from app.domain.cases import Decision
from app.domain.done import Done
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.act import NewAction
from app.domain.moves.assign import Assignment
from app.domain.moves.contact import FirstContact
from app.domain.moves.screen import Screening
from app.domain.words import Method, Outcome, Screened
from app.services import cases
from app.services.facts.loading import load
from app.storage.work import Work
from tests.services.office import Office, at

Move = Callable[[Work, int, int], Done]
"""A move on a case, as a colleague of this id takes part in it."""


def screen(work: Work, case: int, _colleague: int) -> Done:
    """Accepts the case."""
    return cases.screen(work, case, Screening(Screened.ACCEPTED, reason="It is about a repair."))


def acknowledge(work: Work, case: int, _colleague: int) -> Done:
    """Acknowledges the case, with its letter."""
    row = load(work, case).row
    typed = Acknowledgement(Method.EMAIL, work.now, "Black mould on two walls of the back bedroom.", "Treat the wall.")
    opened = {"understood": row.understood, "outcome_sought": row.outcome_sought}
    return cases.acknowledge(work, case, typed, opened, with_letter=True)


def assign(work: Work, case: int, colleague: int) -> Done:
    """Assigns the case to the colleague."""
    return cases.assign(work, case, Assignment(colleague), {"handler_id": None, "case_worker_id": None})


def make_first_contact(work: Work, case: int, _colleague: int) -> Done:
    """Makes the first contact, with a promise."""
    today = work.now.date()
    typed = FirstContact(
        Method.TELEPHONE,
        work.now,
        "Spoke about the damp.",
        first_findings="The gutter has come away.",
        options="Repair first, then redecorate.",
        promised_answer_on=today + timedelta(days=10),
        next_update_on=today + timedelta(days=3),
    )
    return cases.make_first_contact(work, case, typed)


def agree(work: Work, case: int, colleague: int) -> Done:
    """Agrees an action that the colleague owns."""
    return cases.agree_action(work, case, NewAction("Mend the gutter", colleague, work.now.date() + timedelta(days=7)))


def decide(work: Work, case: int, _colleague: int) -> Done:
    """Upholds the first issue."""
    issue = load(work, case).facts.issues[0]
    typed = Decision(Outcome.UPHELD, "The gutter leaked for a year.", "Repair and redecorate.", "Late repair")
    return cases.decide(work, case, issue.id, typed)


IN_ORDER: tuple[Move, ...] = (screen, acknowledge, assign, make_first_contact, agree, decide)


def made_case(office: Office) -> int:
    """A case that has gone through all of them, received on Fri 22 May 2026."""
    made = office.log(at("2026-05-22"), home_id=office.homes["A1"])
    for move in IN_ORDER:
        office.do(move, made, office.people["Sam Carter"])
    return made
