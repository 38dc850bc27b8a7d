"""Listens to what the other desks of a shared database change: on a connection of its own, in a thread of its own."""

import threading
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from time import monotonic
from typing import Final

import psycopg

from app.domain.hints import Gathering, Heard
from app.storage.database import address_of_postgresql

CHANNEL: Final = "recourse"
"""As `write_history` in 30_record.sql names it."""
LISTEN: Final = "LISTEN recourse"
TURN: Final = 0.25
"""Seconds after which the thread looks whether the desk has closed."""
ENDS_WITHIN: Final = 1.0
"""Seconds for which a closing desk waits for the thread; one that still waits for a server ends with the program."""
STEADY: Final = 10.0
"""Seconds after which a line that is lost was a good one: the pauses begin anew."""
PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds until a lost line is tried again, the first time, the second, and so on."""


class Listener:
    """One desk's ear. A lost line is nobody's trouble: it is taken up again, and then everything is looked at.

    What went wrong on the line is told to nobody, so that no address and no password of it is either: whoever reads or
    saves meets the same trouble, in a sentence. `own` holds the numbers of this desk's own connections; what they
    changed is no news here. `hear` is called on the listener's thread.
    """

    def __init__(self, url: str, hear: Callable[[Heard], None], own: Collection[int]) -> None:
        self._address = address_of_postgresql(url)
        self._hear = hear
        self._own = own
        self._gathering = Gathering()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Hear nothing more, and let go of the connection."""
        self._stopped.set()
        self._thread.join(ENDS_WITHIN)

    def _work(self) -> None:
        tries = 0
        while not self._stopped.is_set():
            began = monotonic()
            self._listen_until_lost()
            if monotonic() - began > STEADY:
                tries = 0
            self._stopped.wait(PAUSES[min(tries, len(PAUSES) - 1)])
            tries += 1

    def _listen_until_lost(self) -> None:
        # A payload that is no text at all counts as a lost line: what came with it is lost.
        with suppress(psycopg.Error, OSError, UnicodeError), closing(psycopg.connect(**self._address)) as line:
            line.autocommit = True
            line.execute(LISTEN)
            self._gathering.look_again()
            while not self._stopped.is_set():
                for told in line.notifies(timeout=self._gathering.patience(monotonic(), TURN), stop_after=1):
                    if told.channel == CHANNEL and told.pid not in self._own:
                        self._gathering.add(told.payload)
                if heard := self._gathering.take(monotonic()):
                    self._hear(heard)
