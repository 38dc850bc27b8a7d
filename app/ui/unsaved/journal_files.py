"""The files of the journal: one for each form with unsaved text, readable by nobody else."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ENDING = ".unsaved.json"
SET_ASIDE = ".unreadable"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What somebody typed into a form and has not saved.

    `form` says which form of which case it is, `title` the same for a person. `opened` and `typed` are what the form
    showed, as JSON keeps it; `command` is the id under which it will be saved, so that nothing is saved twice.
    """

    form: str
    title: str
    person: str
    database: str
    command: str
    opened: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    typed: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)


class JournalFiles:
    """A folder with one file for each unsaved form. Every method may raise OSError; any one thread may call them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, unsaved: Unsaved) -> None:
        """Keep this in place of what was kept of the same form; a crash half-way leaves the older text."""
        import tempfile  # as below

        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            # mkstemp makes a file of mode 0600.
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(unsaved), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path_of(unsaved))
        except OSError:
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
            raise

    def remove(self, unsaved: Unsaved) -> None:
        """Forget a form that was saved or put aside."""
        self.path_of(unsaved).unlink(missing_ok=True)

    def left_over(self, person: str, database: str) -> tuple[Unsaved, ...]:
        """What this person left unsaved in this database, oldest first; a file that cannot be read is set aside."""
        kept = [self._read(path) for path in self._paths()]
        return tuple(one for one in kept if one is not None and (one.person, one.database) == (person, database))

    def path_of(self, unsaved: Unsaved) -> Path:
        """Where it is kept; the name tells nothing about the case."""
        import hashlib  # not wanted before something is typed, and the first window must not wait for it

        key = f"{unsaved.database}\0{unsaved.person}\0{unsaved.form}"
        return self.folder / (hashlib.sha256(key.encode()).hexdigest()[:32] + ENDING)

    def _paths(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(self.folder.glob("*" + ENDING), key=lambda path: path.stat().st_mtime)

    def _read(self, path: Path) -> Unsaved | None:
        try:
            return Unsaved(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            # Kept for whoever may still read it, and out of the way: one broken file must not hide the others.
            with suppress(OSError):
                path.replace(path.with_name(path.name + SET_ASIDE))
            return None
