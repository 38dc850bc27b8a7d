"""Where this desk keeps its files, which database it opens and who sits at it: read once, when the program starts."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOME = "RECOURSE_HOME"
FILE = "settings.toml"
KEYS = ("database", "login")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file says, with what stands in for what it leaves out; `database` is a URL."""

    folder: Path
    database: str
    login: str

    @property
    def shared(self) -> bool:
        """True where the database serves several desks, and its sign-in says who acts."""
        return not self.database.startswith("sqlite")

    @property
    def place(self) -> str:
        """The database in words, without its password: "recourse.sqlite", "recourse on db.example"."""
        if not self.shared:
            return self.database.rpartition("/")[2]
        address, _, name = self.database.partition("://")[2].partition("/")
        host = address.rpartition("@")[2].partition(":")[0] or "this computer"
        return f"{name.partition('?')[0] or 'recourse'} on {host}"


def read(database: str = "", environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this desk; `database`, an address or a file, comes before what the file names.

    Raises ValueError with a sentence that names the file and the key when the file is not as expected.
    """
    folder = settings_folder(environment)
    said = _said_by(folder / FILE)
    named = database or said.get("database", "") or str(folder / "recourse.sqlite")
    return Settings(folder, as_url(named), said.get("login", "") or _login(environment))


def settings_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder for this person's settings and, unless they name another, their database."""
    # Not platformdirs, which knows the same three places: loading it takes a tenth of the time to the first window.
    if home := environment.get(HOME):
        return Path(home).absolute()
    user = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Recourse"
    if sys.platform == "darwin":
        return user / "Library" / "Application Support" / "Recourse"
    return Path(environment.get("XDG_DATA_HOME") or user / ".local" / "share") / "recourse"


def as_url(database: str) -> str:
    """The address of a database; a file's name becomes one."""
    return database if "://" in database else f"sqlite:///{Path(database).absolute().as_posix()}"


def _said_by(file: Path) -> dict[str, str]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ValueError(f"{file} is not a text in UTF-8. Save it as one, or remove it.") from None
    import tomllib  # most desks have no such file

    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f'{file} is not understood: {error}. It holds lines such as: login = "jo"') from None
    return {key: _text(file, key, value) for key, value in said.items()}


def _text(file: Path, key: str, value: Any) -> str:
    if key not in KEYS:
        raise ValueError(f"{file} has the key {key}, which means nothing here. It may hold: {', '.join(KEYS)}.")
    if not isinstance(value, str):
        raise ValueError(f'In {file}, {key} must be a text in quotation marks, such as: {key} = "…"')
    return value


def _login(environment: Mapping[str, str]) -> str:
    """The name of this person's account on the computer."""
    for name in ("LOGNAME", "USER", "USERNAME"):
        if environment.get(name):
            return environment[name]
    return Path.home().name or "me"
