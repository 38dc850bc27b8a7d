"""Two programs on one case, every pair of moves: nothing is lost, nothing is there twice, and every clash is asked."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec
from uuid import uuid4

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.words import Role
from app.services.cases import CaseView
from app.storage import tables
from app.storage.chains import chain_of, recorded_tables
from app.storage.database import Database
from app.storage.work import Work
from app.ui.chosen.step_words import NAMES
from app.ui.moves import MOVES
from tests.services.colleagues import colleague
from tests.services.every_move import ANOTHER_WAY, SAVES
from tests.services.office import Office, customer
from tests.services.trials import Trial

P = ParamSpec("P")
THROUGH = ["screen", "acknowledge", "assign", "first-contact", "act"]
STATES: dict[str, list[str]] = {
    "just logged": [],
    "a refusal waits": ["refuse"],
    "a service request": ["as-request"],
    "worked on": [*THROUGH, "update-letter", "decide"],
    "answered": [*THROUGH, "decide", "answer"],
    "a review is asked for": [*THROUGH, "decide", "answer", "request-review"],
    "closed": [*THROUGH, "decide", "answer", "complete", "close"],
    "restricted": ["restrict"],
}
FOLLOWS = {"steps.due_on", "steps.promised", "steps.done_at", "cases.version", "customers.version"}
"""What is counted out of the rest, and counts changes."""
LAST_COUNTS = {"cases.next_update_on", "equality_answers.answer"}
"""What a later word of the customer replaces: updates stand in the rows of their contacts, too, and what was answered
to the equality questions is shown to nobody, so it cannot be asked about.
"""
MEANT_TO_REPLACE = {
    "complain": {"cases.received_at", "stages.name"},
    "merge": {"cases.customer_id"},
    "landlord": {"stages.name"},
}
"""What a move is there to set anew, whoever set it before: a complaint begins on a day of its own, and a correction of
a correction stands beside it with its reason.
"""
OF_A_CASE = tuple(table for table in recorded_tables() if chain_of(table).kind in {"case", "customer"})
Cells = dict[tuple[str, str, str], Any]


@dataclass
class Second(Trial):
    """The second desk: it tries, and tells what the database would hold then, and which moves history would name."""

    then: Cells = field(default_factory=Cells)
    moves: tuple[str, ...] = ()

    def look(self, work: Work) -> None:
        self.then, self.moves = cells(work), moves_of(work)


@dataclass
class Twice(Office):
    """The first desk: it sends every command twice under the same id, as after a lost connection."""

    def do(self, job: Callable[Concatenate[Work, P], Done], *arguments: P.args, **named: P.kwargs) -> Done:
        """The answer to both, which is the same: the second changed nothing."""
        command = uuid4()
        done = self.database.write(lambda work: job(work, *arguments, **named), command)
        lines = self.ask(moves_of)
        assert self.database.write(lambda work: job(work, *arguments, **named), command) == done
        assert self.ask(moves_of) == lines
        return done


def cells(work: Work) -> Cells:
    """Every value of cases and customers that a desk may read, by table, row and column."""
    found: Cells = {}
    for table in OF_A_CASE:
        if work.is_postgresql and table.name == "equality_answers":
            continue
        keys = tuple(column.name for column in table.primary_key.columns)
        for row in work.session.execute(select(table)).mappings():
            which = ",".join(str(row[key]) for key in keys)
            found |= {(table.name, which, str(name)): value for name, value in row.items()}
    return found


def moves_of(work: Work) -> tuple[str, ...]:
    """The moves that history names, chain by chain, from the first."""
    line = tables.HistoryLine
    return tuple(work.session.execute(select(line.move).order_by(line.id)).scalars())


def changed(before: Cells, after: Cells) -> Cells:
    """The values that are new or other than they were, without those that are empty."""
    return {place: value for place, value in after.items() if before.get(place) != value and value not in (None, "")}


def test_whatever_the_first_desk_saved_stands_when_the_second_made_any_other_move(
    sqlite_template: Path, tmp_path: Path, *, whole: bool
) -> None:
    tried: set[tuple[str, str]] = set() if whole else set(_left_out_of_the_gate())
    wrong: list[str] = []
    for name, way in STATES.items():
        file = tmp_path / f"{name}.sqlite"
        shutil.copyfile(sqlite_template, file)
        office = Office.open(url_of(file))
        office.log(customer=customer(surname="Bello"))
        views, before, possible = _both_read(office, way)
        for first in possible:
            seconds = [second for second in possible if (first, second) not in tried]
            if not seconds:
                continue
            tried |= {(first, second) for second in seconds}
            copy = tmp_path / f"{name} {first}.sqlite"
            shutil.copyfile(file, copy)
            with closing(Database(url_of(copy), "jo", clock=lambda office=office: office.now)) as desk:
                wrong += _wrong_pairs(replace(office, database=desk), url_of(copy), first, seconds, views, before)
    assert wrong == []


def _left_out_of_the_gate() -> Iterator[tuple[str, str]]:
    """Two thirds of all pairs, which the gate leaves to `--whole`."""
    codes = [move.code for move in MOVES]
    for place, first in enumerate(codes):
        yield from ((first, second) for number, second in enumerate(codes, place) if number % 3)


PAIRS = (
    *(("assign", "assign"), ("acknowledge", "acknowledge"), ("how-often", "how-often"), ("contact", "act")),
    *(("act", "withdraw"), ("void", "contact"), ("restrict", "customer"), ("receipt", "assign")),
)


def test_on_the_shared_database_two_desks_find_the_same(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    bea = colleague(office, "bea", *Role)
    for pair in PAIRS:
        case = office.log(customer=customer(surname=" ".join(pair)))
        views, before = (office.view(case), bea.view(case)), office.ask(cells)
        assert _wrong_pairs(office, bea.database.url, pair[0], [pair[1]], views, before) == []
    for desk in (office, bea):
        desk.database.close()


def _both_read(office: Office, way: list[str]) -> tuple[tuple[CaseView, CaseView], Cells, list[str]]:
    """A case brought to a state, as two desks read it, what the database holds, and the moves that both can make."""
    case = office.log()
    for code in way:
        office.now += timedelta(hours=1)
        (SAVES | ANOTHER_WAY)[code](office, office.view(case))
    office.now = office.now.replace(minute=0) + timedelta(hours=1)
    bea = colleague(office, "bea", *Role)
    read, theirs, before = office.view(case), bea.view(case), office.ask(cells)
    office.database.close()
    bea.database.close()
    both = [move.code for move in MOVES if not (move.reason_against(read) or move.reason_against(theirs))]
    return (read, theirs), before, both


def _wrong_pairs(
    office: Office, url: str, first: str, seconds: list[str], views: tuple[CaseView, CaseView], before: Cells
) -> list[str]:
    """The first desk makes its move; then the second tries each of its own, with what it had read before."""
    (read, theirs), here = views, office
    desk = Twice(here.database, here.now, here.isha, here.incommunities, here.people)
    if _refused(lambda: SAVES[first](desk, read)):
        return []  # its form lacks something: there is no first move
    saved, lines = office.ask(cells), office.ask(moves_of)
    later = office.now + timedelta(minutes=1)
    with closing(Database(url, "bea", clock=lambda: later)) as database:
        bea = Second(database, later, office.isha, office.incommunities, office.people)
        told = (_what_is_wrong(bea, theirs, first, second, changed(before, saved), lines) for second in seconds)
        return [f"{first}, then {second}: {said}" for second, said in zip(seconds, told, strict=True) if said]


def _what_is_wrong(
    bea: Second, theirs: CaseView, first: str, second: str, new: Cells, lines: tuple[str, ...]
) -> str | None:
    """What was lost, said twice or not asked when the second move followed the first."""
    refused = _refused(lambda: SAVES[second](bea, theirs))
    if isinstance(refused, ChangedElsewhere):
        unlike = all(clash.theirs != clash.mine for clash in refused.clashes)
        return None if unlike and refused.sentence else "both values should be shown"
    if refused:
        return None if refused.sentence else "refused without a sentence"
    lost = {f"{place[0]}.{place[2]}" for place, value in new.items() if bea.then.get(place) != value}
    if unasked := lost - LAST_COUNTS - FOLLOWS - MEANT_TO_REPLACE.get(second, set()):
        return None if second == "take-back" else f"lost {unasked}"  # it undoes a move by its line, and is meant to
    if bea.moves[: len(lines)] != lines:
        return "the first is not in history as it was"
    again = first == second == "equality"  # history says that they were asked, and nothing of the answers
    return None if again or NAMES[second] in bea.moves[len(lines) :] else "the second is not in history"


def _refused(save: Callable[[], object]) -> Refusal | ChangedElsewhere | None:
    try:
        save()
    except (Refusal, ChangedElsewhere) as met:
        return met
    return None


def url_of(file: Path) -> str:
    """SQLAlchemy's URL of an SQLite file."""
    return f"sqlite:///{file.as_posix()}"
