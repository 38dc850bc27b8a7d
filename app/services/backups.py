"""Backups of one's own file: made while it is worked in, looked through before they count, and brought back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.errors import Refusal, Unavailable
from app.services import anchors, verification
from app.storage import backups
from app.storage.held_file import held_alone
from app.storage.troubles import told_in_a_sentence
from app.storage.versions import HEAD, reason_not_to_upgrade, version_on
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds, what of its history does not hold, and where the file is kept that it took the place of."""

    rows: dict[str, int]
    chains: int
    lines: int
    broken: tuple[str, ...]
    kept: Path | None = None


def back_up(file: Path, target: Path, *, replace: bool) -> Copied:
    """Copies the file, which desks may have open, to a new one; only what was looked through takes the target's name.

    Raises Refusal where the target stands and is not to be replaced, or the file is damaged or no office.
    """
    _refuse_target(file, target, replace=replace)
    with backups.unfinished(target) as part:
        rows = backups.copy_of_one_in_use(file, part)
        copied = _looked_through(part, file.name, rows)
        _refuse_target(file, target, replace=replace)
        backups.put(part, target)
    return copied


def restore(backup: Path, file: Path, at: datetime) -> Copied:
    """Puts a backup in the file's place; what stood there is kept beside it, named after the moment.

    Raises Refusal or Unavailable where the backup is damaged, of a newer program or in use, or the file is; then all
    is as before. A history that does not hold is told, and is no hindrance: it may be the only backup there is.
    """
    backups.refuse_unfit(file)
    if file.exists() and backup.exists() and backup.samefile(file):
        raise Refusal(f"{backup.name} is that very file. Give the backup first, and the file with --database.")
    kept = file.with_name(f"{file.stem}-before-restore-{at:%Y-%m-%d-%H%M%S}{file.suffix}")
    if file.exists() and kept.exists():
        raise Unavailable(f"There is a file {kept.name} already. Try again in a moment.")
    with backups.unfinished(file) as part:
        rows = backups.copy_of_one_at_rest(backup, part)
        copied = _looked_through(part, backup.name, rows)
        stood = file.exists()
        backups.exchange(part, file, kept)
    return Copied(copied.rows, copied.chains, copied.lines, copied.broken, kept if stood else None)


def _refuse_target(file: Path, target: Path, *, replace: bool) -> None:
    if not file.is_file():
        raise Refusal(f"There is no file {file}.")
    if target.is_dir():
        raise Refusal(f"{target} is a folder. Give the name of the backup's file in it.")
    if target.exists() and target.samefile(file):
        raise Refusal("A backup is another file than the one that is backed up.")
    if target.exists() and not replace:
        raise Refusal(f"{target.name} is there already. Give another name, or --replace it.")


def _looked_through(part: Path, name: str, rows: dict[str, int]) -> Copied:
    """The history of a copy, walked. Raises Refusal or Unavailable for what this program cannot open."""
    with told_in_a_sentence(), held_alone(part) as connection:
        version = version_on(connection)
        if version is None:
            raise Refusal(f"{name} is empty: there is no office in it.")
        if reason := reason_not_to_upgrade(version):
            raise Unavailable(reason)
        with Session(connection) as session:
            work = Work(session, "")
            kept = anchors.kept(work) if version == HEAD else ()
            verdict = verification.walk(work, verification.witnesses_of(kept, "in the database"))
            broken = (
                *verification.faults_of_anchors(kept, ()),
                *(verification.broken_in_words(work, each) for each in verdict.broken),
            )
    return Copied(rows, verdict.chains, verdict.lines, broken)
