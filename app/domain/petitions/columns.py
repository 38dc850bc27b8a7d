"""Which columns of a petition's sheet mean what: by their headers, or, without any, by what stands in them."""

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from app.domain.addresses import packed_postcode

ROWS_LOOKED_AT: Final = 30
"""A title and the statement may stand above the headers; so far down they are looked for."""

_LONGEST_HEADER: Final = 60
_WORD: Final = re.compile(r"[a-z0-9]+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_HEADERS: Final[tuple[tuple[str, str], ...]] = (
    ("", r"e ?mail|phone|\btel\b|mobile|\bdate\b|comment|\bnotes?\b|\bage\b|reason|\bref\b|reference"),
    ("part", r"\b(house|building|street|road|block|flat|door|property) (name|no|number|num)\b"),
    ("postcode", r"post ?code|p code|pcode|postal code|\bpc\b|\bpost ?cd\b"),
    ("signature", r"\bsign(ed|ature|atures)?\b|\bsig\b|\bmark\b"),
    ("last", r"surname|last name|family name|second name"),
    ("first", r"forenames?|first names?|given names?|christian name|\binitials?\b"),
    ("title", r"^title$|salutation"),
    ("address", r"addr|\bwhere\b|\blives?\b|\bhome\b"),
    ("name", r"\bnames?\b|signator|petitioner|^residents?$|^tenants?$|^customers?$|supporter|^who$|householder"),
    ("part", r"street|\broad\b|\btown\b|\bcity\b|\bhouse\b|\bflat\b|building|\bblock\b|locality|village|\bcounty\b"),
)
_KINDS: Final = tuple((kind, re.compile(said)) for kind, said in _HEADERS)
_NUMBER: Final = re.compile(r"no|number|num|nr")
_HAS_FIGURES: Final = re.compile(r"[0-9]")
_NUMBERED: Final = re.compile(r"(home )?(address|addr|line|address line) ?[1-9]")
_YES: Final = frozenset({"y", "yes", "x", "✓", "✔", "true", "signed", "sgd", "1", "ok"})


class Layout(NamedTuple):
    """Where in a sheet name, address, postcode and signature stand; -1 and nothing where they do not."""

    row: int
    """The row of the headers, 0 where there are none."""
    names: tuple[int, ...]
    """One column, or title, forename and surname in this order."""
    addresses: tuple[int, ...]
    postcode: int = -1
    signature: int = -1
    family: int = -1
    """The column of the surname, where it has one of its own."""

    @property
    def said(self) -> int:
        """How many columns are known."""
        return len(self.names) + len(self.addresses) + (self.postcode >= 0) + (self.signature >= 0)


def layout_of(rows: Sequence[tuple[int, Sequence[str]]]) -> Layout | None:
    """The layout that the first rows of a sheet show: by the row with the most headers, else by what the rows hold."""
    by_headers = [found for number, cells in rows if (found := by_headers_of(number, cells))]
    if by_headers:
        return max(by_headers, key=lambda found: (found.said, -found.row))
    return _by_contents([cells for _, cells in rows])


def by_headers_of(row: int, cells: Sequence[str]) -> Layout | None:
    """The layout that a row of headers shows, or None where it is none: name and address at least are needed."""
    at: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        said = " ".join(_WORD.findall(cell.lower())) if len(cell) <= _LONGEST_HEADER else ""
        kind = _kind(said)
        if kind:
            at.setdefault(kind, []).append(place)
    names = at.get("name", [])[:1]
    family = at.get("last", [-1])[0]
    if family >= 0 and ("first" in at or not names):
        names = [*at.get("title", [])[:1], *at.get("first", [])[:1], family]
    elif names:
        names, family = [*at.get("title", [])[:1], *names], -1
    addresses = sorted([*at.get("address", []), *at.get("part", [])])
    if "part" in at and "address" not in at:
        # "No" beside a street is the house's; beside an address it counts the lines.
        numbers = [place for place in at.get("number", []) if place < addresses[0]]
        addresses = [*numbers[-1:], *addresses]
    postcode = at.get("postcode", [-1])[0]
    if not names or not (addresses or postcode >= 0):
        return None
    return Layout(row, tuple(names), tuple(addresses), postcode, at.get("signature", [-1])[0], family)


def _kind(said: str) -> str:
    if not said or _HAS_FIGURES.search(said):
        return "address" if _NUMBERED.fullmatch(said) else ""
    if _NUMBER.fullmatch(said):
        return "number"
    return next((kind for kind, pattern in _KINDS if pattern.search(said)), "")


def _by_contents(rows: Sequence[Sequence[str]]) -> Layout | None:
    """The layout of a sheet without headers: the column of names is the first with letters and no figures."""
    width = max(map(len, rows), default=0)
    columns = [[cells[place].strip() for cells in rows if place < len(cells)] for place in range(width)]
    postcode = next((place for place, cells in enumerate(columns) if _many(cells, _is_postcode)), -1)
    # The last: where lines are numbered, 1 is no mark.
    signature = next((place for place in reversed(range(width)) if _many(columns[place], _is_mark)), -1)
    others = [place for place in range(width) if place not in {postcode, signature}]
    worded = [place for place in others if any(map(_LETTERS.search, columns[place]))]
    address = next((place for place in worded if _many(columns[place], _HAS_FIGURES.search)), -1)
    name = next((place for place in worded if place != address), -1)
    if name < 0 or address < 0:
        return None
    parts = tuple(place for place in worded if place >= address and place != name)
    return Layout(0, (name,), parts, postcode, signature)


def _many(cells: Sequence[str], holds: Callable[[str], object]) -> bool:
    """True for at least a third of the cells that are not empty: some are ditto marks."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(bool(holds(cell)) for cell in filled) * 3 >= len(filled)


def _is_postcode(cell: str) -> bool:
    return bool(packed_postcode(cell))


def _is_mark(cell: str) -> bool:
    return cell.casefold() in _YES
