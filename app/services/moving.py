"""Moves one's own office into the office's shared database: all of it and checked, or nothing."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.domain.errors import Refusal, Unavailable
from app.services import anchors, verification
from app.storage.first_administrator import FirstAdministrator
from app.storage.held_file import held_alone
from app.storage.moving import target as office
from app.storage.moving.copying import Progress, copy_tables
from app.storage.moving.target import WithoutPassword
from app.storage.tables import Person
from app.storage.troubles import told_in_a_sentence
from app.storage.versions import HEAD, reason_not_to_upgrade, version_on
from app.storage.work import Work

_TOLD = 3
"""So many broken chains are told: one is reason enough."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved, table by table, what of it was verified, and who cannot sign in yet."""

    rows: dict[str, int]
    chains: int
    lines: int
    anchors: int
    made: tuple[str, ...]
    people: WithoutPassword


def reason_not_to_move(version: str | None) -> str | None:
    """Why a file of that version is not moved, or None."""
    if version == HEAD:
        return None
    if version is None:
        return "This file is empty: there is no office in it."
    return reason_not_to_upgrade(version) or (
        "This file was made by an older Recourse. Open it once with this version, or a copy of it, then move it; "
        "nothing was changed."
    )


def name_in(file: Path, login: str) -> str | None:
    """The name of whoever has this sign-in in the file's office. Raises Refusal for a file that is not moved."""
    with told_in_a_sentence(), held_alone(file) as source:
        _refuse_unless_movable(source)
        return source.execute(select(Person.name).where(Person.login == login)).scalar_one_or_none()


def move(file: Path, url: str, them: FirstAdministrator, password: str, progress: Progress) -> Moved:
    """Moves the file's office into the empty database at this address, of which `them` is the first administrator.

    The file is held against every desk, and only read. Raises Refusal or Unavailable, and then nothing was made.
    """
    with told_in_a_sentence(), held_alone(file) as source, office.at_once(url) as target:
        _refuse_unless_movable(source)
        roles = office.make_tables(target)
        rows = copy_tables(source, target, progress)
        verdict, anchored = _verified(target)
        office.guard(target, roles)
        people = office.without_password(target, them.login)
        office.let_administrator_in(target, roles, them, password)
    return Moved(rows, verdict.chains, verdict.lines, anchored, roles.made, people)


def _refuse_unless_movable(source: Connection) -> None:
    if reason := reason_not_to_move(version_on(source)):
        raise Unavailable(reason)


def _verified(target: Connection) -> tuple[verification.Verdict, int]:
    """Every chain walked where it has arrived, and held against the anchors. Raises Refusal where one does not hold."""
    with Session(target) as session:
        work = Work(session, "")
        kept = anchors.kept(work)
        faults = list(verification.faults_of_anchors(kept, ()))
        verdict = verification.walk(work, verification.witnesses_of(kept, "in the database"))
        faults += [verification.broken_in_words(work, each) for each in verdict.broken[:_TOLD]]
    if faults:
        raise Refusal(
            f"The history does not hold, so nothing was moved. {' '.join(faults)} "
            "main.py verify-history --database FILE tells it of the file."
        )
    return verdict, len(kept)
