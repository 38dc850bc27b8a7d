"""A petition of 20,000 lines understood against 25,000 homes, beside openpyxl merely reading the petition's file."""

import csv
import tempfile
import tracemalloc
from itertools import pairwise
from pathlib import Path
from random import Random

import openpyxl

from app.services.petition_checks import checked, homes_of, lines_of
from app.storage.policy_packs import load_pack
from tests.benchmarks.figures import in_turns, show
from tests.domain.petitions.invented import STREETS, TOWNS
from tests.domain.petitions.made_up import Maker, register

HOMES = 25_000
LINES = 20_000
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_STREETS = 2_500
_ROUNDS = 3


def run() -> None:
    """Prints the ratio, its parts, and how much memory lines take that are looked at one by one."""
    rules = load_pack("isha-2018").petitions
    with tempfile.TemporaryDirectory() as folder:
        homes, petition = _files(Path(folder))
        jobs = {
            "openpyxl": lambda: _read(petition),
            "all": lambda: checked(petition, homes, "homes", rules),
            "register": lambda: homes_of(homes),
            "lines": lambda: sum(1 for _ in lines_of(petition)),
        }
        taken = in_turns(jobs, _ROUNDS)
        bare = taken["openpyxl"]
        show(f"{LINES:,} lines understood against {HOMES:,} homes", taken["all"], "openpyxl", bare)
        show("  of that the register", taken["register"], "openpyxl", bare)
        show("  of that the lines read, dittos resolved", taken["lines"], "openpyxl", bare)
        half, whole = (_most_memory(petition, lines) for lines in (LINES // 2, LINES))
        show("memory while lines are read: all of them", whole / 1024, "half of them", half / 1024, "KB")


def _files(folder: Path) -> tuple[Path, Path]:
    random = Random(7)  # noqa: S311 - a petition is made up, not a secret
    codes = (
        f"{a}{b}{n} {m}{c}{d}"
        for n in range(1, 9)
        for m in range(9)
        for a, b in pairwise(_LETTERS)
        for c, d in pairwise(_LETTERS)
    )
    names = [f"{first.split()[0]} {second}" for first in STREETS for second in STREETS]
    streets = [
        (random.choice(names), random.choice(TOWNS), code) for code, _ in zip(codes, range(_STREETS), strict=False)
    ]
    maker = Maker(7, streets, more=True)
    maker.made.homes = register(random, streets, more=True, most=_STREETS)[:HOMES]
    maker.living = {home: [] for home in random.sample(maker.made.homes, LINES // 3)}
    rows = maker.make(LINES).rows
    homes, petition = folder / "homes.csv", folder / "petition.xlsx"
    with homes.open("w", encoding="utf-8", newline="") as opened:
        written = csv.writer(opened)
        written.writerow(("property_ref", "line1", "line2", "town", "postcode"))
        written.writerows((home.property_ref, *home.lines, home.town, home.postcode) for home in maker.made.homes)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _, cells in rows:
        sheet.append(cells)
    book.save(petition)
    return homes, petition


def _read(file: Path) -> None:
    book = openpyxl.load_workbook(file, read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    book.close()


def _most_memory(petition: Path, lines: int) -> int:
    tracemalloc.start()
    for _, _ in zip(lines_of(petition), range(lines), strict=False):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
