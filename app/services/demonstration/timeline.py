"""What happens to one case of the demonstration, and when: the moves that people like these would have made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import select

from app.domain.cases import Decision
from app.domain.done import Done
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.assign import Assignment
from app.domain.moves.close import Closure
from app.domain.moves.contact import FirstContact, NewContact
from app.domain.moves.findings import Findings
from app.domain.moves.respond import Response
from app.domain.moves.screen import Screening
from app.domain.spoken_dates import day_of
from app.domain.words import ActionState, Direction, Method, Outcome, Satisfied, Screened
from app.domain.working_days import WorkingCalendar
from app.services import cases
from app.services.demonstration.material import Entry
from app.services.demonstration.office_hours import in_the_office, working_days_on
from app.storage import tables
from app.storage.work import Work

Move = Callable[[Work, int], Done]
ACKNOWLEDGE_BY = {Method.TELEPHONE, Method.EMAIL, Method.LETTER}
WHY_OTHER = "Too much to say for that way; sent this as well."


@dataclass(frozen=True, slots=True)
class Happening:
    """One move of one case: when, by whom (a login), and what."""

    at: datetime
    login: str
    move: Move


@dataclass(frozen=True, slots=True)
class Plot:
    """The circumstances of one case: who handles it, how the customer is reached, and how far it gets.

    `at_once` is a complaint put right at first contact, with nothing left to agree.
    """

    story: Entry
    received: datetime
    preferred: Method | None
    anonymous: bool
    handler: tuple[int, str]
    answer_days: int
    promises: bool
    slow: bool
    stuck_after: int
    at_once: bool


def happenings(plot: Plot, calendar: WorkingCalendar, dice: Random) -> list[Happening]:
    """Every move after logging, in the order of time; a case that is stuck stops in the middle."""
    return list(_moves(plot, calendar, dice))[: plot.stuck_after]


def _moves(plot: Plot, calendar: WorkingCalendar, dice: Random) -> Iterator[Happening]:
    _, login = plot.handler
    screened = plot.received + timedelta(minutes=dice.randrange(12, 90))
    yield Happening(screened, "jo", lambda work, case: cases.screen(work, case, Screening(Screened.ACCEPTED)))
    acknowledged = screened
    if not plot.anonymous:
        acknowledged = in_the_office(dice, working_days_on(calendar, plot.received, 2 if plot.slow else 1), screened)
        yield Happening(acknowledged, "jo", _acknowledge(plot, acknowledged))
    assigned = acknowledged + timedelta(minutes=dice.randrange(4, 50))
    yield Happening(assigned, "jo", _assign(plot))
    contacted = assigned
    if not plot.anonymous:
        days = dice.randrange(5, 8) if plot.slow else dice.randrange(2, 5)
        contacted = in_the_office(dice, working_days_on(calendar, plot.received, days), assigned)
        yield Happening(contacted, login, _first_contact(plot, calendar, contacted))
    if not plot.at_once:
        yield from _agree(plot, contacted)
        yield from _updates(plot, calendar, dice, contacted)
    decided = in_the_office(
        dice, working_days_on(calendar, plot.received, plot.answer_days - 1), contacted + timedelta(hours=3)
    )
    for number, issue in enumerate(plot.story["issues"]):
        found = decided - timedelta(hours=1) + timedelta(minutes=number)
        yield Happening(found, login, _find(number, issue["finding"]))
    for number, issue in enumerate(plot.story["issues"]):
        yield Happening(decided + timedelta(minutes=number), login, _decide(number, issue))
    answered = in_the_office(
        dice, working_days_on(calendar, plot.received, plot.answer_days), decided + timedelta(hours=1)
    )
    yield Happening(answered, login, _respond(plot, answered))
    yield from _finish(plot, calendar, dice, (contacted, answered))


def _method(plot: Plot) -> tuple[Method, str]:
    """How the landlord writes or calls: the preferred way where it will do, else another with the reason."""
    if plot.preferred is None:
        return Method.EMAIL, ""
    return (plot.preferred, "") if plot.preferred in ACKNOWLEDGE_BY else (Method.EMAIL, WHY_OTHER)


def _acknowledge(plot: Plot, at: datetime) -> Move:
    method, why = _method(plot)
    typed = Acknowledgement(method, at, plot.story["understood"], plot.story["outcome_sought"], why_other_method=why)
    opened = {"understood": "", "outcome_sought": plot.story["outcome_sought"]}
    return lambda work, case: cases.acknowledge(work, case, typed, opened, with_letter=True)


def _assign(plot: Plot) -> Move:
    handler, _ = plot.handler
    opened = {"handler_id": None, "case_worker_id": None}
    return lambda work, case: cases.assign(work, case, Assignment(handler), opened)


def _first_contact(plot: Plot, calendar: WorkingCalendar, at: datetime) -> Move:
    method = plot.preferred or Method.TELEPHONE
    promised = max(working_days_on(calendar, plot.received, 10), day_of(at)) if plot.promises else None
    typed = FirstContact(
        method,
        at,
        plot.story["call_notes"][0],
        first_findings=plot.story["first_findings"],
        promised_answer_on=promised,
        next_update_on=working_days_on(calendar, at, 5),
        update_every_days=7,
    )
    return lambda work, case: cases.make_first_contact(work, case, typed)


def _agree(plot: Plot, contacted: datetime) -> Iterator[Happening]:
    handler, login = plot.handler
    for number, action in enumerate(plot.story["actions"]):
        typed = NewAction(action["what"], handler, day_of(contacted) + timedelta(days=action["days"]))
        yield Happening(contacted + timedelta(minutes=6 + number), login, _agreeing(typed))


def _agreeing(typed: NewAction) -> Move:
    return lambda work, case: cases.agree_action(work, case, typed)


def _updates(plot: Plot, calendar: WorkingCalendar, dice: Random, contacted: datetime) -> Iterator[Happening]:
    if plot.anonymous:
        return
    method, moment = plot.preferred or Method.TELEPHONE, contacted
    for note in plot.story["call_notes"][1:2]:
        moment = in_the_office(dice, working_days_on(calendar, moment, 4), moment)
        yield Happening(moment, plot.handler[1], _update(method, moment, note))


def _update(method: Method, at: datetime, note: str) -> Move:
    typed = NewContact(Direction.OUTBOUND, method, at, note, next_update_on=day_of(at) + timedelta(days=7))
    return lambda work, case: cases.record_contact(work, case, typed)


def _find(number: int, finding: str) -> Move:
    def find(work: Work, case: int) -> Done:
        typed = Findings(_id_of(work, tables.Issue, case, number), finding)
        return cases.record_findings(work, case, typed, {"findings": ""})

    return find


def _decide(number: int, issue: Entry) -> Move:
    typed = Decision(
        Outcome(issue["outcome"]),
        f"{issue['finding']} {issue['reasons']}",
        ", ".join(issue.get("remedies", ())),
        issue.get("root_cause", ""),
        issue.get("contractor", ""),
        remedy_kinds=tuple(issue.get("remedies", ())),
        circumstances=issue.get("circumstances", "Nothing they told us of themselves calls for an exception."),
    )

    def decide(work: Work, case: int) -> Done:
        return cases.decide(work, case, _id_of(work, tables.Issue, case, number), typed)

    return decide


def _respond(plot: Plot, at: datetime) -> Move:
    method, why = _method(plot)
    if plot.anonymous:
        typed = Response(Method.TELEPHONE, at, "Nobody to write to: the answer is kept here.", with_letter=False)
    else:
        typed = Response(method, at, why_other_method=why)
    return lambda work, case: cases.respond(work, case, typed)


def _finish(
    plot: Plot, calendar: WorkingCalendar, dice: Random, when: tuple[datetime, datetime]
) -> Iterator[Happening]:
    contacted, answered = when
    last = answered
    for number, action in enumerate(() if plot.at_once else plot.story["actions"]):
        late = dice.choice((0, 0, 0, 1, 2))
        day = working_days_on(calendar, contacted + timedelta(days=action["days"]), late)
        moment = in_the_office(dice, calendar.next_working(day), contacted + timedelta(hours=1))
        last = max(last, moment)
        yield Happening(moment, plot.handler[1], _complete(number, day_of(moment)))
    closed = in_the_office(dice, working_days_on(calendar, last, dice.randrange(1, 6)), last)
    yield Happening(closed, plot.handler[1], _close(plot, closed, happy=dice.random() < 0.8))  # noqa: PLR2004 - four of five are content


def _complete(number: int, day: date) -> Move:
    def complete(work: Work, case: int) -> Done:
        action_id = _id_of(work, tables.Action, case, number)
        typed = Completion(action_id, ActionState.DONE, day, "Seen and confirmed.")
        return cases.complete_action(work, case, typed)

    return complete


def _close(plot: Plot, at: datetime, *, happy: bool) -> Move:
    typed = Closure(
        at,
        plot.preferred or Method.TELEPHONE,
        Satisfied.YES if happy else Satisfied.NO,
        plot.story["learning"],
        remains="" if happy else "Content with the work, but says that it took too long to be believed.",
    )
    return lambda work, case: cases.close(work, case, typed)


def _id_of(work: Work, table: type[tables.Issue] | type[tables.Action], case: int, number: int) -> int:
    """The id of an issue or action by its place in the case, from 0."""
    query = select(table.id).where(table.case_id == case, table.number == number + 1)
    return work.session.execute(query).scalar_one()
