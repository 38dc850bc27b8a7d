"""Work for the process of a long task; it must be importable by name."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.worded import Worded
from app.storage.database import Database
from app.ui.bringing.complaints_log import LogFile
from app.ui.bringing.homes import HomesFile
from app.ui.bringing.kind_of_file import Progress, Wanted

Report = Callable[[int, int, str], None]
ALL = 4_711
"""So many rows are told when all is written."""


def add_up(report: Report, to: int) -> int:
    for number in range(1, to + 1):
        report(number, to, f"line {number}")
    return sum(range(to + 1))


def refuse(_report: Report) -> None:
    raise Refusal("The sheet was not understood.", {"sheet": "Row 3 has no name."})


def stumble(_report: Report) -> None:
    raise KeyError("Ms J Okafor")


def never_end(report: Report) -> None:
    report(0, 0, "begun")
    threading.Event().wait()


def open_at(url: str, now: datetime, login: str) -> Database:
    """The database of an office whose clock stands still."""
    return Database(url, login, clock=lambda: now)


class NeverCloses(Database):
    """All is saved, and the process does not come to its end."""

    def close(self) -> None:
        threading.Event().wait()


def open_for_good(url: str, now: datetime, login: str) -> Database:
    return NeverCloses(url, login, clock=lambda: now)


class HomesThatStop(HomesFile):
    """All is written, and not yet saved for good, when the process comes to a stand."""

    def bring_in(
        self, work: Any, wanted: Wanted, chosen: frozenset[Worded], progress: Progress, *, insist: bool
    ) -> Done:
        super().bring_in(work, wanted, chosen, progress, insist=insist)
        progress(ALL)
        threading.Event().wait()
        raise AssertionError


class LogThatStops(LogFile):
    """The same with a complaints log."""

    def bring_in(
        self, work: Any, wanted: Wanted, chosen: frozenset[Worded], progress: Progress, *, insist: bool
    ) -> Done:
        super().bring_in(work, wanted, chosen, progress, insist=insist)
        progress(ALL)
        threading.Event().wait()
        raise AssertionError
