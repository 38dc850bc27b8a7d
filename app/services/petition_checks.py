"""A petition's file held against a register's file, both as they were brought: nothing is looked up, nothing saved."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path

from app.domain import home_columns
from app.domain.addresses import Home, Homes
from app.domain.errors import Refusal
from app.domain.homes import understood
from app.domain.petitions import columns
from app.domain.petitions.completeness import NOT_IN_A_FILE, falls_short
from app.domain.petitions.lines import Line, Sheet
from app.domain.petitions.suggestions import Petition, Suggested
from app.domain.policy import PetitionRules, Signatories
from app.domain.sheet_columns import ROWS_LOOKED_AT
from app.storage.brought import rows_of, rows_of_all_sheets


@dataclass(frozen=True, slots=True)
class Checked:
    """A petition as it would count: its lines, how many are accepted and from how many households, what it lacks."""

    accepted: int
    households: int
    valid: bool
    missing: tuple[str, ...]
    lines: list[Suggested] = field(repr=False)
    homes: int = 0
    """How many homes the register has; lines of it that cannot be believed are `left_out`."""
    left_out: int = 0


def checked(file: Path, register: Path, signatories: Signatories, rules: PetitionRules) -> Checked:
    """What a petition's file comes to. Raises Refusal where one of the two files cannot be believed."""
    homes, left_out = homes_of(register)
    petition = Petition(homes, signatories)
    lines = list(petition.suggested(lines_of(file)))
    short = falls_short(petition.accepted, petition.households, rules)
    missing = (*short, *NOT_IN_A_FILE)
    return Checked(petition.accepted, petition.households, not short, missing, lines, homes.count, left_out)


def homes_of(register: Path) -> tuple[Homes, int]:
    """The homes of a register, and how many of its rows are none."""
    rows = rows_of(register)
    beginning = list(islice(rows, ROWS_LOOKED_AT))
    layout = home_columns.layout_of((row.number, row.cells) for row in beginning)
    if layout is None:
        raise home_columns.no_layout(register.name, beginning[0].cells if beginning else ())
    at = {name: place for place, name in enumerate(layout.fields)}
    line1, line2, town = at["line1"], at.get("line2"), at.get("town")
    left_out = 0

    def homes() -> Generator[Home]:
        nonlocal left_out
        seen: set[str] = set()
        for row in chain(beginning, rows):
            if row.number <= layout.row:
                continue
            home = row.problem or understood(row.number, row.cells, layout)
            if isinstance(home, str) or home.property_ref in seen:
                left_out += 1
                continue
            seen.add(home.property_ref)
            values = home.values
            lines = (values[line1], values[line2]) if line2 is not None else (values[line1],)
            yield Home(home.property_ref, lines, values[town] if town is not None else "", values[layout.postcode])

    found = Homes(homes())
    if not found.count:
        raise Refusal(f"{register.name} has no home that can be read below its headers.")
    return found, left_out


def lines_of(file: Path) -> Generator[Line]:
    """The lines of a petition's file, sheet by sheet; a sheet without names and addresses holds none."""
    known, before = False, 0
    headers: Sequence[str] = ()
    for name, told in groupby(rows_of_all_sheets(file), itemgetter(0)):
        rows = ((row.number, row.cells) for _, row in told)
        beginning = list(islice(rows, columns.ROWS_LOOKED_AT))
        headers = headers or beginning[0][1]
        layout = columns.layout_of(beginning)
        if layout:
            for line in Sheet(layout, name if known else "", before).lines(chain(beginning, rows)):
                before = line.place
                yield line
            known = True
    if not known:
        seen = ", ".join(f"“{header.strip()[:60]}”" for header in headers if header.strip()) or "nothing"
        raise Refusal(
            f"{file.name}: no columns with names and addresses are found. Its first row has {seen}. "
            "Write above the columns what they hold: name, address, postcode, signature."
        )
