"""What the process of its own does with a file, on a connection of its own. No Qt: the process need not load it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.worded import Worded
from app.ui.bringing.kind_of_file import KindOfFile, Progress, SeenLike, Told, Wanted

if TYPE_CHECKING:
    from app.ui.work.tasks import DatabaseLike

Report = Callable[[int, int, str], None]
Open = Callable[[], "DatabaseLike"]
"""Opens the database for whoever sits at the desk; it comes through the process's pipe, a password in it as well."""


class Stamp(NamedTuple):
    """By what a file is told to be the one that was looked at: its size, and when it was written."""

    size: int
    written: int

    @classmethod
    def of(cls, file: Path) -> "Stamp | None":
        """As the file is now; None where there is none: whoever reads it says so."""
        try:
            known = file.stat()
        except OSError:
            return None
        return cls(known.st_size, known.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a file; nothing is told where its columns have to be said first."""

    wanted: Wanted
    seen: SeenLike
    told: Told | None
    stamp: Stamp | None


class FileLookedAt(NamedTuple):
    """A file that was looked at, as it was then."""

    wanted: Wanted
    rows: int
    stamp: Stamp | None


class Choice(NamedTuple):
    """What is to be saved of a file that was looked at: which kinds, and whether what was held back too."""

    kinds: frozenset[Worded]
    insist: bool


def look(report: Report, open_database: Open, kind: KindOfFile, wanted: Wanted) -> Looked:
    """See what the file shows, and where its columns are known or said, what saving it would do."""
    stamp = Stamp.of(wanted.file)

    def job(work: Any) -> Looked:
        seen = kind.seen(work, wanted)
        known = wanted.columns or seen.suffices
        return Looked(wanted, seen, kind.report(work, wanted, _progress(report, 0)) if known else None, stamp)

    database = open_database()
    try:
        return database.read(job)
    finally:
        database.close()


def bring_in(
    report: Report, open_database: Open, kind: KindOfFile, file: FileLookedAt, choice: Choice, command: UUID
) -> Done:
    """Save what was chosen of the file, all or nothing."""
    wanted, rows, _ = file
    _hold_to_stamp(file)

    def job(work: Any) -> Done:
        return kind.bring_in(work, wanted, choice.kinds, _progress(report, rows), insist=choice.insist)

    database = open_database()
    try:
        return database.write(job, command)
    finally:
        database.close()


def write_rest(
    report: Report, open_database: Open, kind: KindOfFile, file: FileLookedAt, choice: Choice, to: Path
) -> Path:
    """Write the rows out that are not saved; gives the place where they are."""
    wanted, rows, _ = file
    _hold_to_stamp(file)
    database = open_database()
    try:
        database.read(lambda work: kind.write_rest(work, wanted, choice.kinds, to, _progress(report, rows)))
    finally:
        database.close()
    return to


def _hold_to_stamp(file: FileLookedAt) -> None:
    now = Stamp.of(file.wanted.file)
    if now and now != file.stamp:
        name = file.wanted.file.name
        raise Refusal(f"{name} was saved anew after you looked at it. Look again before it is brought in.")


def _progress(report: Report, of: int) -> Progress:
    def progress(rows: int) -> None:
        report(rows, of, f"{rows:,} of {of:,} rows" if of else f"{rows:,} rows read")

    return progress
