"""Where this desk keeps its files, which database it opens and who sits at it: read once, when the program starts."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HOME = "RECOURSE_HOME"
FILE = "settings.toml"
KEYS = ("database", "login", "authority")
PORT = 5432


@dataclass(frozen=True, slots=True)
class OfficeAddress:
    """Where an office's shared database is, who signs in, and whose word is taken for the server; never a password.

    `authority` is the file of the certificate authority; without one, those that this computer trusts are asked.
    """

    server: str
    database: str
    login: str
    port: int = PORT
    authority: str = ""

    @property
    def place(self) -> str:
        """The database in words: "recourse on db.office.example"."""
        here = not self.server or self.server.startswith("/")
        return f"{self.database or 'recourse'} on {'this computer' if here else self.server}"

    def url(self, password: str = "") -> str:
        """The address as SQLAlchemy takes it, with everything that could be mistaken for a part of it written out."""
        from urllib.parse import quote, urlencode

        who = quote(self.login, safe="") + (f":{quote(password, safe='')}" if password else "")
        named = {"host": self.server} if self.server.startswith("/") else {}
        host = "" if named else f"[{self.server}]" if ":" in self.server else self.server
        query = urlencode(named | ({"sslrootcert": self.authority} if self.authority else {}))
        at = f"{who}@" if who else ""
        port = f":{self.port}" if self.port != PORT else ""
        return f"postgresql://{at}{host}{port}/{self.database}{'?' if query else ''}{query}"


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
        return office_address(self.database).place if self.shared else self.database.rpartition("/")[2]


def read(database: str = "", environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this desk; `database`, an address or a file, comes before what the file names.

    Raises ValueError with a sentence that names the file and the key when the file is not as expected.
    """
    folder = settings_folder(environment)
    said = _said_by(folder / FILE)
    named = as_url(database or said.get("database", "") or str(folder / "recourse.sqlite"))
    login = said.get("login", "") or _login(environment)
    if named.startswith("sqlite"):
        return Settings(folder, named, login)
    address = office_address(named)
    return Settings(folder, _complete(named, address, login, said.get("authority", "")), address.login or login)


def write(folder: Path, address: OfficeAddress) -> None:
    """Keep the office's address for the next start: all of it but the password. Raises OSError."""
    said = {"database": replace(address, login="", authority="").url(), "login": address.login}
    said |= {"authority": address.authority} if address.authority else {}
    import json  # a text in JSON is one in TOML as well

    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = folder / f"{FILE}.new"
    whole.write_text("".join(lines), encoding="utf-8")
    whole.replace(folder / FILE)


def office_address(url: str) -> OfficeAddress:
    """What a URL says of an office's database. Raises ValueError, without repeating the URL: it may hold a password."""
    from urllib.parse import parse_qs, unquote, urlsplit

    try:
        parts = urlsplit(url)
        server, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(
            "An office's database has an address such as postgresql://jo@db.office.example/recourse."
        ) from None
    query = parse_qs(parts.query)
    return OfficeAddress(
        server=query.get("host", [""])[0] or server or "",
        database=unquote(parts.path.removeprefix("/")),
        login=unquote(parts.username or ""),
        port=port or PORT,
        authority=query.get("sslrootcert", [""])[0],
    )


def password_in(url: str) -> str:
    """The password that a URL on the command line carries, if any."""
    from urllib.parse import unquote, urlsplit

    return unquote(urlsplit(url).password or "")


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


def with_password(url: str, password: str) -> str:
    """The URL, carrying a password; it is for the database alone, never for a person's eyes."""
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(url)
    who, _, place = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{who.partition(':')[0]}:{quote(password, safe='')}@{place}"))


def _complete(url: str, address: OfficeAddress, login: str, authority: str) -> str:
    """The URL with the sign-in and the certificate authority of the settings file, where it names none itself."""
    from urllib.parse import quote, urlencode, urlsplit, urlunsplit

    parts = urlsplit(url)
    if not address.login:
        parts = parts._replace(netloc=f"{quote(login, safe='')}@{parts.netloc.rpartition('@')[2]}")
    if authority and not address.authority:
        query = urlencode({"sslrootcert": authority})
        parts = parts._replace(query=f"{parts.query}&{query}" if parts.query else query)
    return urlunsplit(parts)


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
    texts = {key: _text(file, key, value) for key, value in said.items()}
    if password_in(texts.get("database", "")):
        raise ValueError(
            f"In {file}, database holds a password. Take it out: Recourse asks for it, and can keep it in this "
            "computer's keyring."
        )
    return texts


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
