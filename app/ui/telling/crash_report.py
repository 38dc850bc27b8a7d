"""The crash report: where a mistake in the program arose, and nothing of what anybody typed."""

import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

import app
from app.ui.work.inbox import Inbox
from app.ui.work.long_work import BrokenOff

PROGRAM = Path(app.__file__).parents[1]
REPORTS_KEPT = 20


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One report: its text, and the file it was kept in, if that could be written."""

    text: str
    file: Path | None


def describe(error: BaseException, version: str, moment: datetime) -> str:
    """The report's text: versions, each error's type and its lines. No message or value: those may be personal."""
    lines = [
        f"Recourse {version}",
        f"{moment:%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
    ]
    for one in _chain(error):
        lines += ["", _kind(one), *_places(one)]
    return "\n".join(lines) + "\n"


class CrashReports(QObject):
    """Catches what nobody caught, on any thread, and keeps a report of it in a folder."""

    reported = Signal(object)
    """A CrashReport, on the GUI thread."""

    def __init__(self, folder: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._version = version
        self._inbox = Inbox(self)

    def install(self) -> None:
        """Catch from now on; until then Python prints errors, with their text, on the terminal."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def caught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Keep and announce a report; an interrupt from the terminal just ends the program."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        made = self.make(error)
        self._inbox.put(lambda: self.reported.emit(made))
        self._inbox.ring()

    def make(self, error: BaseException) -> CrashReport:
        """Keep a report of an error, without announcing it; any thread may do this."""
        now = datetime.now(UTC)
        text = describe(error, self._version, now)
        return CrashReport(text, self._write(text, f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _write(self, text: str, name: str) -> Path | None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._folder / name
            file.write_text(text, encoding="utf-8")
            for old in sorted(self._folder.glob("crash-*.txt"))[:-REPORTS_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            # The report is shown all the same; a full disk must not hide what went wrong.
            return None
        return file


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _kind(error: BaseException) -> str:
    if isinstance(error, BrokenOff):
        return f"{error.kind} in a process of its own"
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _places(error: BaseException) -> list[str]:
    if isinstance(error, BrokenOff):
        return [f"  {_short(*line.rsplit(':', 1))}" for line in error.lines]
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {_short(frame.filename, str(frame.lineno))} in {frame.name}" for frame in frames]


def _short(file: str, line: str) -> str:
    """A place relative to the program or its libraries: a full path would name the person."""
    path = Path(file)
    if path.is_relative_to(PROGRAM) and "site-packages" not in path.parts:
        return f"{path.relative_to(PROGRAM).as_posix()}:{line}"
    parts = path.parts
    inside = parts[parts.index("site-packages") + 1 :] if "site-packages" in parts else parts[-1:]
    return f"{'/'.join(inside)}:{line}"
