"""Several desks of one office, at work at once."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from app.storage.database import Database
from tests.services.office import DESK, Office

T = TypeVar("T")


def at_once(jobs: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """What each job gave or raised; all begin at the same moment, each in a thread of its own."""
    start, came_of = threading.Barrier(len(jobs)), dict[int, T | Exception]()

    def run(number: int, job: Callable[[], T]) -> None:
        start.wait(timeout=30)
        try:
            came_of[number] = job()
        except Exception as error:  # told to the test, which expects some of them
            came_of[number] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [came_of[number] for number in range(len(jobs))]


@contextmanager
def another_desk(office: Office, login: str = DESK) -> Generator[Database]:
    """A desk with connections of its own, by the office's clock."""

    def clock() -> datetime:
        return office.now

    database = Database(office.database.url, login, clock)
    try:
        yield database
    finally:
        database.close()
