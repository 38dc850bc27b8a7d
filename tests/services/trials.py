"""Desks whose every command is taken back again, so that one state of a case can be tried with many."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec
from uuid import uuid4

from sqlalchemy import text

from app.domain.done import Done
from app.domain.words import Role
from app.storage.work import Work
from tests.services.colleagues import colleague
from tests.services.office import Office

P = ParamSpec("P")
ROLES = tuple(Role)


class TakenBackError(Exception):
    """Everything went well, and is rolled back."""


@dataclass
class Trial(Office):
    """A desk that only tries. One that lies tells its own program that it has every role: it checks no right any more.

    What then is still refused is refused by the database.
    """

    lies: bool = False

    def do(self, job: Callable[Concatenate[Work, P], Done], *arguments: P.args, **named: P.kwargs) -> Done:
        """One command up to its commit, and back."""
        tried: list[Done] = []

        def trial(work: Work) -> Done:
            if self.lies:
                vars(work)["person"] = replace(work.person, roles=frozenset(Role))
            tried.append(job(work, *arguments, **named))
            work.end_move()
            if work.is_postgresql:
                work.session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            self.look(work)
            raise TakenBackError

        with suppress(TakenBackError):
            self.database.write(trial, uuid4())
        return tried[0]

    def look(self, work: Work) -> None:
        """What is to be seen before it is taken back: nothing, here."""


def trials(office: Office, *, lies: bool = False) -> dict[Role, Trial]:
    """One desk for each role, of a colleague who has just that."""
    desks: dict[Role, Trial] = {}
    for role in ROLES:
        desk = colleague(office, role.value, role)
        desks[role] = Trial(desk.database, office.now, office.isha, office.incommunities, office.people, lies=lies)
    return desks


def close(desks: dict[Role, Trial]) -> None:
    """Lets go of every connection."""
    for desk in desks.values():
        desk.database.close()
