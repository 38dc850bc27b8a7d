"""Finding, reading and checking packs. Every fault of a pack is told at once, in one Refusal."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from app.domain.errors import Refusal
from app.domain.policy import Law, Policy
from app.resources import resources_folder
from app.storage.policy_packs.agreement import disagreements, law_disagreements
from app.storage.policy_packs.reading import read_table

Settled = TypeVar("Settled")


def shipped() -> tuple[str, ...]:
    """The names of the packs that come with the program, in order of the alphabet."""
    names = (path.stem for path in _folder().glob("*.toml"))
    return tuple(sorted(name for name in names if not name.startswith("law-")))


def pack_text(name: str) -> str:
    """The text of a pack that comes with the program. Raises Refusal, with the names there are."""
    if name not in shipped():
        raise Refusal(f'There is no policy pack "{name}". The packs are {", ".join(shipped())}.')
    return text_of(_folder() / f"{name}.toml")


def load_pack(path_or_name: Path | str) -> Policy:
    """The policy in a file (a Path, or text that ends in .toml), or the shipped one of that name.

    Raises Refusal: no such pack, or every fault found in it, a line each.
    """
    if isinstance(path_or_name, Path) or path_or_name.endswith(".toml"):
        path = Path(path_or_name)
        return read_pack(text_of(path), path.name)
    return read_pack(pack_text(path_or_name), path_or_name)


def load_law(name: str = "law-england") -> Law:
    """The law layer that comes with the program. Raises Refusal as `load_pack` does."""
    return read_law(text_of(_folder() / f"{name}.toml"), name)


def read_pack(text: str, name: str) -> Policy:
    """The policy that a pack's text describes; faults name `name` as the file."""
    return _checked(text, name, Policy, disagreements)


def read_law(text: str, name: str) -> Law:
    """The law layer that a text describes; faults name `name` as the file."""
    return _checked(text, name, Law, law_disagreements)


def _checked(text: str, name: str, kind: type[Settled], compare: Callable[[dict[str, Any]], list[str]]) -> Settled:
    file = name if name.endswith(".toml") else f"{name}.toml"
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{file}: {_syntax_fault(str(error), text)}") from None
    faults: list[str] = []
    settled = read_table(kind, raw, (), faults)
    faults += compare(raw)
    if settled is None or faults:
        raise Refusal("\n".join(f"{file}: {fault}" for fault in faults))
    return settled


def _syntax_fault(message: str, text: str) -> str:
    """Where TOML itself cannot be read: the line first, because that is where a person looks."""
    what, _, place = message.rpartition(" (at ")
    numbers = re.findall(r"\d+", place)
    if not numbers:
        return f"line {len(text.splitlines())}: the file ends too early: {what}"
    line, column = numbers
    written = text.splitlines()[int(line) - 1].strip()
    if what == "Invalid date or datetime":
        return f"line {line}: expected a date that exists, found {written.partition('=')[2].strip()}"
    return f"line {line}, column {column}: {what}, found {written}"


def text_of(path: Path) -> str:
    """The text of a pack's file. Raises Refusal, naming the file, where it cannot be read as text."""
    try:
        # With or without the mark that Windows editors put in front.
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Refusal(f"{path.name}: there is no such file in {path.parent}.") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Refusal(f"{path.name}: line {line}: expected text in UTF-8; save the file as UTF-8.") from None
    except OSError as error:
        raise Refusal(f"{path.name}: cannot be read from {path.parent}: {error.strerror}.") from None


def _folder() -> Path:
    return resources_folder() / "policies"
