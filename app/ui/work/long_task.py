"""Long tasks: work that would stop the window even from a thread, done in a process of its own."""

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.domain.errors import Unavailable
from app.ui.work.inbox import Inbox
from app.ui.work.long_work import Finished, Progress, run


class LongTask:
    """One spawned process, its progress and its answer; every call back is on the GUI thread.

    A plain thread sits at the pipe, because it sleeps there until something comes: no polling, and the same on Windows.
    The function must be importable by name, and it and its arguments picklable. Cancelling ends the process at once:
    the database rolls back what was not committed, and files are written beside their place and moved when whole.
    """

    def __init__(
        self,
        inbox: Inbox,
        owner: QObject,
        progress: Callable[[Progress], None],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
        ended: Callable[["LongTask"], None],
    ) -> None:
        self._inbox = inbox
        self._owner = owner
        self._progress = progress
        self._then = then
        self._failed = failed
        self._ended = ended
        self._cancelled = False
        self._starting = threading.Lock()
        self._process: BaseProcess | None = None
        self._watch: threading.Thread | None = None

    def start(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Start the thread that starts the process, which takes longer than a frame, and listens to it."""
        self._watch = threading.Thread(target=self._run, args=(function, arguments), name="long", daemon=True)
        self._watch.start()

    def cancel(self) -> None:
        """End the process; neither its answer nor an error is told."""
        with self._starting:
            self._cancelled = True
            if self._process is not None and self._process.is_alive():
                self._process.terminate()

    def stop(self, seconds: float) -> bool:
        """Cancel, and wait a bounded time for the end; True when it came."""
        self.cancel()
        if self._watch is not None:
            self._watch.join(seconds)
        return self._watch is None or not self._watch.is_alive()

    def _run(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        near, far = context.Pipe(duplex=False)
        process = context.Process(target=run, args=(far, function, arguments), daemon=True)
        with self._starting:
            if not self._cancelled:  # before there was anything to end
                self._process = process
                process.start()
        far.close()
        if self._process is None:
            near.close()
            self._tell(Finished())
        else:
            self._listen(near, process)

    def _listen(self, near: Connection, process: BaseProcess) -> None:
        message: Progress | Finished = Progress(0, 0)
        while not isinstance(message, Finished):
            try:
                message = near.recv()
            except (EOFError, OSError):
                message = Finished(
                    error=Unavailable("The work was broken off by the system. Nothing half-done was kept.")
                )
            self._tell(message)
        near.close()
        process.join()

    def _tell(self, message: Progress | Finished) -> None:
        self._inbox.put(lambda: self._hand_over(message))
        self._inbox.ring()

    def _hand_over(self, message: Progress | Finished) -> None:
        if isinstance(message, Finished):
            self._ended(self)
        if self._cancelled or not isValid(self._owner):
            return
        if isinstance(message, Progress):
            self._progress(message)
        elif message.error is not None:
            self._failed(message.error)
        else:
            self._then(message.answer)
