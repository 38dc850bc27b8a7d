"""What tests of the windows share: a desk that answers from memory, and a program dressed in its theme."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.done import Done
from app.ui.look import theme
from app.ui.work.tasks import Tasks


class Memory:
    """A database in memory: hands itself to each job as its Work."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def read(self, job: Callable[[Any], Any]) -> Any:
        return job(self)

    def write(self, job: Callable[[Any], Done], command: UUID) -> Done:
        self.asked.append(command)
        return job(self)

    def close(self) -> None:
        self.asked.clear()


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def tasks(qapp: QApplication, memory: Memory) -> Iterator[Tasks]:
    theme.apply(qapp)
    tasks = Tasks(lambda: memory)
    yield tasks
    assert tasks.stop()
