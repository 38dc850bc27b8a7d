"""The longest stop of the window while a person works in it, beside that of an empty window that does nothing.

A timer that should tick every millisecond notes how long it was kept waiting: by painting, by a page of a list, or by
the database at work on the other thread. What counts is the time on the clock. Beside it stands how much of it the
window's own thread was at work, and how much (Linux tells it) it wanted to be and had no processor: other programs had
them all. What is missing then it waited for the other thread.
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import get_native_id
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, QTimerEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.benchmarks.figures import show

if TYPE_CHECKING:
    from app.ui.desk.opening import Desk
    from app.ui.desk.seat import Seat

FIRST_SECOND, BETWEEN = 1500, 60
"""Milliseconds: what the start may take, and the pace of somebody who is quick with the keyboard."""
PEOPLE = 3
"""The page of the main window that lists people."""


class Wait(NamedTuple):
    """A wait between two ticks, and what this thread did in it, in milliseconds."""

    long: float
    at_work: float
    without_processor: float


class Clocks:
    """The time since the last reading: on the clock, of this thread at work, and of it waiting for a processor."""

    def __init__(self) -> None:
        told = Path(f"/proc/self/task/{get_native_id()}/schedstat")
        self._told = told.open(encoding="ascii") if told.exists() else None
        self._last = self._read()

    def since(self) -> Wait:
        """What went by since this was asked last."""
        now, last = self._read(), self._last
        self._last = now
        return Wait(*((here - there) * 1000 for here, there in zip(now, last, strict=True)))

    def stop(self) -> None:
        """Tell no more."""
        if self._told is not None:
            self._told.close()

    def _read(self) -> tuple[float, float, float]:
        kept = 0.0
        if self._told is not None:
            self._told.seek(0)
            kept = int(self._told.read().split()[1]) / 1e9
        return perf_counter(), thread_time(), kept


class Heartbeat(QObject):
    """Notes every wait between two ticks, in milliseconds, from `listen` on."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []
        self.doing = ""
        self.longest: dict[str, Wait] = {}
        """By what was being done."""
        self._clocks = Clocks()
        self._listening = False
        self._timer = self.startTimer(1, Qt.TimerType.PreciseTimer)

    def listen(self) -> None:
        """Begin to note."""
        self._listening = True
        self._clocks.since()

    def stop(self) -> None:
        """Note no more."""
        self.killTimer(self._timer)
        self._clocks.stop()

    def timerEvent(self, event: QTimerEvent) -> None:
        """One tick."""
        wait = self._clocks.since()
        if self._listening:
            self.waits.append(wait.long)
            self.longest[self.doing] = max(self.longest.get(self.doing, wait), wait)


def run() -> None:
    """Prints the longest stop and the 99th hundredth, for an empty window and for a session with the demonstration."""
    beginning()
    idle = _idle()
    with tempfile.TemporaryDirectory() as folder:
        beat = _session(Path(folder))
    show("Longest stop in a session", max(beat.waits), "of an idle empty window", max(idle.waits))
    tell(beat)


def beginning() -> QApplication:
    """The application; on Linux without a display, Qt's offscreen platform paints."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["recourse"])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of application runs already")
    return application


def tell(beat: Heartbeat) -> None:
    """Prints the longest of a hundred ticks, and the longest stops by what was being done."""
    waits = sorted(beat.waits)
    show("The longest of a hundred ticks in it", waits[len(waits) * 99 // 100], "the limit", 25.0)
    for doing, wait in sorted(beat.longest.items(), key=lambda each: -each[1].long)[:10]:
        of_it = f"at work {wait.at_work:5.2f}, without a processor {wait.without_processor:5.2f}"
        print(f"    {doing:<54}{wait.long:9.2f} ms    {of_it}")


def _idle() -> Heartbeat:
    window, beat = QMainWindow(), Heartbeat()
    window.show()
    QTimer.singleShot(FIRST_SECOND, beat.listen)
    wait(FIRST_SECOND + 2000)
    beat.stop()
    window.close()
    return beat


def _session(folder: Path) -> Heartbeat:
    from app.launch import make_demonstration, open_for
    from app.settings import as_url
    from app.ui.desk.seat import Seat

    file = folder / "demo.sqlite"
    make_demonstration(_say_nothing, str(file))
    seat = Seat(folder, "benchmark", "jo", partial(open_for, as_url(str(file))), demonstration=True)
    with at_a_desk(seat) as (desk, beat):
        for doing, step in _day(desk.window):
            beat.doing = doing
            step()
            wait(BETWEEN)
        wait(1000)
    return beat


@contextmanager
def at_a_desk(seat: "Seat") -> "Generator[tuple[Desk, Heartbeat]]":
    """A desk that has been open for its first second, and the heartbeat of its window."""
    from app.ui.desk.opening import Desk
    from app.ui.look import theme

    gc.disable()  # as app.launch does before a desk
    desk = Desk(seat)
    theme.apply(beginning())
    desk.window.resize(1366, 740)
    desk.window.show()
    beat = Heartbeat()
    QTimer.singleShot(FIRST_SECOND, beat.listen)
    wait(FIRST_SECOND + 500)
    while not desk.window.navigation.isEnabled():  # nobody can do anything before the database is open
        wait(BETWEEN)
    yield desk, beat
    beat.stop()
    for each in QApplication.topLevelWidgets():
        each.hide()
    desk.journal.stop()
    desk.tasks.stop()


def _day(window: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    """What somebody does in a minute: every page at once, lists, finding, a case with a form, a complaint half logged.

    The pages come first: within the second after the start in which some are perhaps still being made.
    """
    yield from _every_page(window)
    for _ in range(30):
        yield "down a list", lambda: _key(Qt.Key.Key_Down)
    for _ in range(6):
        yield "a page of a list", lambda: _key(Qt.Key.Key_PageDown)
    yield "all cases", lambda: window.show_page(1)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, *[Qt.Key.Key_PageDown] * 10):
        yield "through all cases", lambda key=key: _key(key)
    yield "finding", window.start_finding
    for letter in "okafor damp":
        yield "finding", lambda letter=letter: QTest.keyClicks(_focused(), letter)
    yield "finding no more", lambda: _key(Qt.Key.Key_Escape)
    yield "my work", lambda: window.show_page(0)
    yield "opening a case", window.lists.begin_next
    for _ in range(10):
        yield "opening a case", lambda: None
    for letter in "Black mould on two walls since January.":
        yield "typing in a form", lambda letter=letter: QTest.keyClicks(_focused(), letter)
    yield "logging a complaint", window.new_case
    for _ in range(10):
        yield "logging a complaint", lambda: None
    for letter in "The lift has been out for nine days again":
        yield "typing while logging", lambda letter=letter: QTest.keyClicks(_focused(), letter)


def _every_page(window: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "the log form at once", window.menus.actions["new_case"].trigger
    for page in ("policy", "people", "equality", "shortcuts", "connect"):
        yield f"{page} at once", window.menus.actions[page].trigger
        for _ in range(4):
            yield f"{page} at once", lambda: None
    yield "a person is added", lambda: window.show_page(PEOPLE)
    yield "a person is added", window.other_pages.people.add
    for _ in range(4):
        yield "a person is added", lambda: None
    yield "no person after all", lambda: _key(Qt.Key.Key_Escape)
    yield "shortcuts again", window.menus.actions["shortcuts"].trigger
    yield "my work at first", lambda: window.show_page(0)


def _say_nothing(_done: int, _total: int, _said: str) -> None:
    """Nobody watches the demonstration being made."""


def _key(key: Qt.Key) -> None:
    QTest.keyClick(_focused(), key)


def _focused() -> QWidget:
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    return focused or QApplication.topLevelWidgets()[0]


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    # Not QTest.qWait: it keeps Python's lock while it waits, and the thread of the database would get nowhere.
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
