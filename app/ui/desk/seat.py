"""A seat: who works at this desk, where their data are, and how their database is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.ui.work.tasks import DatabaseLike


@dataclass(frozen=True, slots=True)
class Preparation:
    """What must be made, in a process of its own, before the database can be opened: `function(report, *arguments)`."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    title: str
    sentence: str


@dataclass(slots=True)
class Seat:
    """What the program was started with. Only the login ever changes: on a file of one's own, by the menu Work as."""

    folder: Path
    place: str
    login: str
    open_for: Callable[[str], DatabaseLike]
    shared: bool = False
    demonstration: bool = False
    preparation: Preparation | None = None

    def open_database(self) -> DatabaseLike:
        """The database, for whoever sits here now."""
        return self.open_for(self.login)
