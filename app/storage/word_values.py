"""Values on their way into Word's XML: cleaned, escaped, and blanks that remember that they were asked for."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from types import SimpleNamespace
from typing import cast

from markupsafe import Markup

# What XML 1.0 cannot hold: control characters, halves of surrogate pairs, and two that are no characters.
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEW_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def clean(value: object) -> str:
    """The text of a value without what XML cannot hold, every line end a newline."""
    return _ILLEGAL.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")


def as_word(text: str) -> Markup:
    """Cleaned text as the inside of a Word text run: newlines become breaks, tabs become tabs, the rest stays text."""
    escaped = escape(text).replace("\n", _NEW_LINE).replace("\t", _TAB)
    return Markup(escaped)  # noqa: S704 - escaped on the line above


@dataclass(slots=True)
class Asked:
    """Which fields were printed without a value, in the order of the letter; `shown` is put in their place."""

    shown: Callable[[str], str] | None = None
    fields: list[str] = field(default_factory=list[str])

    def note(self, name: str) -> None:
        """Remember that a field was asked for in vain."""
        if name not in self.fields:
            self.fields.append(name)


@dataclass(frozen=True, slots=True)
class Blank:
    """A field without a value: false in a condition, no rows, and noted when it is printed."""

    name: str
    asked: Asked
    row_fields: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return False

    def __html__(self) -> str:
        self.asked.note(self.name)
        return as_word(self.asked.shown(self.name)) if self.asked.shown else ""

    def __iter__(self) -> Iterator[SimpleNamespace]:
        """No rows; in a preview one, so that it shows what a row will hold."""
        self.asked.note(self.name)
        if self.asked.shown and self.row_fields:
            blanks = {name: Blank(f"{self.name}.{name}", self.asked) for name in self.row_fields}
            yield SimpleNamespace(**blanks)


def context(
    scalars: Collection[str],
    lists: Mapping[str, frozenset[str]],
    values: Mapping[str, object],
    asked: Asked,
    dress: Callable[[str], str] = str,
) -> dict[str, object]:
    """Everything a template asks for, filled or blank. `dress` is given each text before it is escaped."""
    filled = {name: _filled(name, values.get(name), asked, dress) for name in scalars}
    for name, row_fields in lists.items():
        rows = values.get(name)
        listed = cast("Collection[Mapping[str, object]]", rows) if isinstance(rows, (tuple, list)) else ()
        filled[name] = [
            SimpleNamespace(**{key: _filled(f"{name}.{key}", row.get(key), asked, dress) for key in row_fields})
            for row in listed
        ] or Blank(name, asked, row_fields)
    return filled


def _filled(name: str, value: object, asked: Asked, dress: Callable[[str], str]) -> object:
    if value is None or value is False:
        return Blank(name, asked)
    if value is True:
        return True
    text = clean(value)
    return as_word(dress(text)) if text.strip() else Blank(name, asked)
