"""The longest stop of the window while a hundred thousand rows are looked at and saved: homes, and a complaints log."""

import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from app.ui.bringing.page import BringingPage
from tests.benchmarks import stalls
from tests.benchmarks.cases import ROWS, log_of
from tests.benchmarks.figures import show
from tests.benchmarks.homes import HOMES, on_sqlite, register_of
from tests.services.office import DESK


def run() -> None:
    """Prints the longest stops, and how long it took to look and to save."""
    from app.launch import open_for
    from app.ui.desk.seat import Seat

    stalls.beginning()
    with tempfile.TemporaryDirectory() as folder, on_sqlite() as office:
        homes, log = register_of(Path(folder)), log_of(Path(folder), ROWS)
        seat = Seat(Path(folder), "benchmark", DESK, partial(open_for, office.database.url))
        with stalls.at_a_desk(seat) as (desk, beat):
            pages: Any = desk.window.other_pages
            for what, command, rows, file in (
                ("homes", "bring_homes", HOMES, homes),
                ("a complaints log", "bring_log", ROWS, log),
            ):
                beat.doing = f"opening the page for {what}"
                desk.window.menus.actions[command].trigger()
                stalls.wait(500)
                page = pages.homes if command == "bring_homes" else pages.complaints_log
                _bring_in(beat, page, f"{rows:,} rows of {what}", file, office.isha)
        stalls.tell(beat)


def _bring_in(beat: stalls.Heartbeat, page: BringingPage, what: str, file: Path, landlord: int) -> None:
    page.start.landlord.set_value(landlord)
    for doing, begin in (
        (f"looking at {what}", partial(page.start.take, file)),
        (f"saving {what}", page.report.go_on),
    ):
        beat.doing, started = doing, perf_counter()
        begin()
        stalls.wait(stalls.BETWEEN)
        while page.busy:
            stalls.wait(stalls.BETWEEN)
        taken = perf_counter() - started
        stalls.wait(500)
        show(doing, taken, "", 0.0, "s")
    assert page.report.end.words.text().startswith("Saved."), page.notice.words.text()
