"""Work for the process of a long task; it must be importable by name."""

import threading
from collections.abc import Callable

from app.domain.errors import Refusal

Report = Callable[[int, int, str], None]


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
