"""A seat: who works at this desk, where their data are, and how their database is opened."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.ui.work.tasks import DatabaseLike

if TYPE_CHECKING:
    from app.settings import OfficeAddress


@dataclass(frozen=True, slots=True)
class Preparation:
    """What must be made, in a process of its own, before the database can be opened: `function(report, *arguments)`."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    title: str
    sentence: str


@dataclass(slots=True)
class Seat:
    """What the program was started with.

    On a file of one's own, the menu Work as changes the login; connecting to an office changes all but the folder.
    """

    folder: Path
    place: str
    login: str
    open_for: Callable[[str], DatabaseLike]
    shared: bool = False
    demonstration: bool = False
    preparation: Preparation | None = None
    address: "OfficeAddress | None" = None
    """The office's, where the database is a shared one."""
    password: str = field(default="", repr=False)
    """The one that the command line gave."""

    def open_database(self) -> DatabaseLike:
        """The database, for whoever sits here now."""
        return self.open_for(self.login)

    def move_to(self, address: "OfficeAddress", open_for: Callable[[str], DatabaseLike]) -> None:
        """Sit down at an office's shared database."""
        self.address, self.open_for, self.place, self.login = address, open_for, address.place, address.login
        self.shared, self.demonstration, self.preparation, self.password = True, False, None, ""
