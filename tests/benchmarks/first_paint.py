"""How long until the window can be seen, beside an empty Qt window: whole processes in turn, up to the first paint."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.figures import show

ROUNDS = 9
_STOP = """
import sys
import PySide6.QtWidgets as widgets
from PySide6.QtCore import QEvent, QObject

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, widgets.QMainWindow):
            sys.stdout.write("painted")
            sys.stdout.flush()
            import os
            os._exit(0)
        return False

def run(self=None):
    application = widgets.QApplication.instance()
    watch = FirstPaint(application)
    application.installEventFilter(watch)
    return original()

original = widgets.QApplication.exec
widgets.QApplication.exec = run
"""
_EMPTY = "application = widgets.QApplication([]); window = widgets.QMainWindow(); window.show(); application.exec()"
_RECOURSE = "from app.launch import main; main(sys.argv[1:])"


def run() -> None:
    """Prints the ratio; on Linux without a display, Qt's offscreen platform paints."""
    with tempfile.TemporaryDirectory() as home:
        empty, ours = _Kind(_EMPTY, Path(home)), _Kind(_RECOURSE, Path(home))
        for kind in (empty, ours):
            kind.start()  # once uncounted: the disk's own memory is filled
        pairs = [(empty.start(), ours.start()) for _ in range(ROUNDS)]
    show(
        "Window visible, from the start of the process",
        median(b for _, b in pairs),
        "empty Qt window",
        median(a for a, _ in pairs),
    )


class _Kind:
    """One kind of start: the code after the watch for the first paint."""

    def __init__(self, code: str, home: Path) -> None:
        self._command = [sys.executable, "-c", _STOP + code]
        self._environment = {**os.environ, "RECOURSE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": ""}
        if sys.platform == "linux" and not os.environ.get("DISPLAY"):
            self._environment["QT_QPA_PLATFORM"] = "offscreen"

    def start(self) -> float:
        """Milliseconds until the first paint."""
        begun = perf_counter()
        done = subprocess.run(self._command, env=self._environment, capture_output=True, check=True, text=True)
        taken = (perf_counter() - begun) * 1000
        if not done.stdout.endswith("painted"):
            raise RuntimeError(f"No window was painted: {done.stderr}")
        return taken
