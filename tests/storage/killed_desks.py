"""Desks that are killed in the middle of their work, again and again, and whether what they leave behind is whole."""

import multiprocessing
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.synchronize import Event
from random import Random
from uuid import uuid4

from sqlalchemy import func, select

from app.domain.words import ContactKind, LetterState
from app.services import cases, histories
from app.services.letters import make_again
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from tests.services.office import DESK, Office, at, customer, intake
from tests.storage.moves import IN_ORDER

NOW = at("2026-05-26")
MOVES = ("log", "screen", "acknowledge", "assign", "first contact", "agree an action", "decide an issue")
LONGEST_LIFE = 0.3
"""Seconds: within them a desk makes some ten moves, so that most are killed inside of one."""
PATIENCE = 60


@dataclass
class Found:
    """What was looked at after the kills, and what of it was not whole."""

    kills: int = 0
    cases: int = 0
    lines: int = 0
    letters: set[int] = field(default_factory=set[int])
    broken: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        """In one line, and one for each fault."""
        counts = f"{self.kills} kills: {self.cases} cases, {self.lines} history lines and {len(self.letters)} letters"
        return "\n".join((f"{counts} looked at, {len(self.broken)} not whole", *self.broken))


def kill_again_and_again(url: str, kills: int, seed: int) -> Found:
    """Lets desks work on an empty, upgraded database, kills each at a random moment, and looks at everything then."""
    dice, found = Random(seed), Found()  # noqa: S311 - which moment is all it decides
    office = Office.open(url, NOW)
    url = office.database.url  # where it is a colleague who signs in, not the owner
    office.database.close()
    context = _processes()
    for number in range(kills):
        _live_and_die(context, url, dice.random() * LONGEST_LIFE, seed + number)
        found.kills += 1
        with _looking(url) as database:
            database.read(lambda work: _look(work, found))
        if found.broken:
            break
    return found


def _processes() -> SpawnContext | ForkServerContext:
    """Where it can be had, a server that has loaded everything already: a new desk takes 20 ms instead of a second."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _live_and_die(context: SpawnContext | ForkServerContext, url: str, seconds: float, seed: int) -> None:
    at_work = context.Event()
    desk = context.Process(target=work_on_and_on, args=(url, at_work, seed), daemon=True)
    desk.start()
    if not at_work.wait(PATIENCE):
        raise TimeoutError("the desk did not begin its work")
    desk.join(seconds)
    if desk.exitcode is not None:
        raise ChildProcessError(f"the desk stopped by itself, with code {desk.exitcode}")
    desk.kill()
    desk.join()
    desk.close()


def work_on_and_on(url: str, at_work: Event, seed: int) -> None:
    """A desk that logs cases and takes some of them further, until it is killed."""
    dice, database = Random(seed), Database(url, DESK, lambda: NOW)  # noqa: S311 - which case goes how far
    landlord, handler = database.read(_know)
    for number in cycle(range(1000)):
        typed = intake(landlord, NOW, customer=customer(surname=f"Okafor {number}"))
        done = database.write(lambda work, typed=typed: cases.log(work, typed), uuid4())
        at_work.set()
        for move in IN_ORDER[: dice.randint(1, len(IN_ORDER))]:
            database.write(lambda work, move=move, case=done.case_id or 0: move(work, case, handler), uuid4())


def _know(work: Work) -> tuple[int, int]:
    landlord = work.session.execute(select(tables.Landlord.id).where(tables.Landlord.name == "ISHA")).scalar_one()
    return landlord, work.session.execute(select(tables.Person.id).where(tables.Person.login == "sam")).scalar_one()


@contextmanager
def _looking(url: str) -> Generator[Database]:
    """A new desk each time, as after a crash: an SQLite file is brought in order by whoever opens it next."""
    with closing(Database(url, DESK, lambda: NOW)) as database:
        yield database


def _look(work: Work, found: Found) -> None:
    session = work.session
    made = list(session.execute(select(tables.Case).order_by(tables.Case.id)).scalars())
    found.cases = len(made)
    found.lines = session.execute(select(func.count()).select_from(tables.HistoryLine)).scalar_one()
    found.broken += [str(each) for each in histories.verify(work)]
    expected = [f"R-2026-{number:05d}" for number in range(1, len(made) + 1)]
    if [case.reference for case in made] != expected:
        found.broken.append(f"references {[case.reference for case in made]}")
    unanswered = select(func.count()).where(tables.CommandRow.said == "")
    if session.execute(unanswered).scalar_one():
        found.broken.append("a command was kept without its answer")
    for case in made:
        found.broken += [f"{case.reference}: {fault}" for fault in _faults(work, case)]
    _look_at_letters(work, found)


def _look_at_letters(work: Work, found: Found) -> None:
    sent = select(tables.Letter.id).where(tables.Letter.state == LetterState.SENT)
    for letter in set(work.session.execute(sent).scalars()) - found.letters:
        made = make_again(work, letter)  # refuses where the parts are not those that were sent
        if not made.content:
            found.broken.append(f"letter {letter} is empty")
        found.letters.add(letter)


def _faults(work: Work, case: tables.Case) -> Iterator[str]:
    """What a case lacks that the moves in its history must have left."""

    def count(table: type[tables.Mapped], **having: object) -> int:
        return work.session.execute(
            select(func.count()).select_from(table).filter_by(case_id=case.id, **having)
        ).scalar_one()

    moves = tuple(entry.move for entry in reversed(histories.history_of(work, "case", case.id)))
    if not moves or moves != MOVES[: len(moves)]:
        yield f"its history tells {moves}"
    listed = work.session.get(tables.CaseListRow, case.id)
    if listed is None or (listed.reference, listed.status) != (case.reference, case.status.value):
        yield "its row in the lists is not its own"
    for table in (tables.Stage, tables.Issue, tables.Step, tables.CaseWord):
        if not count(table):
            yield f"no row in {table.__tablename__}"
    stage = work.session.execute(select(tables.Stage).where(tables.Stage.case_id == case.id)).scalar_one()
    acknowledged = "acknowledge" in moves
    left = {
        "screened": (case.screened is not None, "screen" in moves),
        "screening": (count(tables.Screening) == 1, "screen" in moves),
        "acknowledged": (stage.acknowledged_at is not None, acknowledged),
        "acknowledging contact": (count(tables.Contact, kind=ContactKind.ACKNOWLEDGEMENT) == 1, acknowledged),
        "letter": (count(tables.Letter, state=LetterState.SENT) == 1, acknowledged),
        "handler": (case.handler_id is not None, "assign" in moves),
        "first contact": (count(tables.Contact, kind=ContactKind.FIRST_CONTACT) == 1, "first contact" in moves),
        "action": (count(tables.Action) == 1, "agree an action" in moves),
        "decision": (count(tables.IssueDecision) == 1, "decide an issue" in moves),
    }
    yield from (f"{what} against its history" for what, (there, told) in left.items() if there != told)
