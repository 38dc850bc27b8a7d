"""The far end of a long task: what runs in the process of its own. No Qt here: the process need not load it."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.ui.work.after_the_window import let_the_window_go_first
from app.ui.work.lane import Attempt

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long task has come: `done` of `total` (0: not known), and what it is at, in words."""

    done: int
    total: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The last message of a long task: its answer, or the error it ended with."""

    answer: Any = None
    error: Exception | None = None


class BrokenOff(Exception):
    """A long task ended by a mistake in the program: the type of the error and its lines, without its text."""

    def __init__(self, kind: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(kind, lines)
        self.kind = kind
        self.lines = lines


def run(connection: "Connection", function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Call `function(report, *arguments)` and send its progress and its end through the connection."""

    def report(done: int, total: int, said: str = "") -> None:
        connection.send(Progress(done, total, said))

    let_the_window_go_first()
    with Attempt() as attempt:
        attempt.answer = function(report, *arguments)
    connection.send(Finished(attempt.answer, None if attempt.error is None else sendable(attempt.error)))
    connection.close()


def sendable(error: Exception) -> Exception:
    """The error itself when it was meant for a person, else where it arose: its text may quote somebody's data."""
    if isinstance(error, Refusal | ChangedElsewhere | Unavailable):
        return error
    frames = traceback.extract_tb(error.__traceback__)
    return BrokenOff(type(error).__name__, tuple(f"{f.filename}:{f.lineno} in {f.name}" for f in frames))
