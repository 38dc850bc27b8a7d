"""Complaints logs for tests: written as an office would, brought in as a desk does."""

import csv
from collections.abc import Sequence
from pathlib import Path

from app.domain.complaints_log.kinds import LOG, Kind
from app.domain.complaints_log.sorting import Found
from app.services import bringing_cases
from app.services.bringing_cases import Brought
from app.services.bringing_cases.reading import Report
from tests.services.office import Office

HEADERS = (
    *("Ref", "Date rec’d", "Tenant", "Address", "P/code", "Stage", "Category", "Details", "Handler", "Ack sent"),
    *("Resp due", "Extended to", "Resp sent", "Outcome", "Comp £", "Esc. to stg 2", "Closed", "Comments"),
)
DAMP = {
    "Ref": "C1",
    "Date rec’d": "11/05/2026",
    "Tenant": "Ms Joy Okafor",
    "Address": "Flat 3, 27 Love Lane, London",
    "P/code": "EC2V 7AA",
    "Stage": "1",
    "Category": "Damp",
    "Details": "Damp in the back bedroom.",
}
"""Joy's complaint, open, with nothing done about it yet."""


def row(**more: str) -> dict[str, str]:
    """Joy's row, with other values by the first word of their header."""
    by_word = {header.replace(".", " ").split()[0].casefold(): header for header in HEADERS}
    return DAMP | {by_word[word]: value for word, value in more.items()}


def written(folder: Path, *rows: dict[str, str] | Sequence[str], headers: Sequence[str] = HEADERS) -> Path:
    """A log of these rows as .csv."""
    file = folder / "log.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        log = csv.writer(opened)
        log.writerow(headers)
        for each in rows:
            log.writerow([each.get(header, "") for header in headers] if isinstance(each, dict) else each)
    return file


def brought(office: Office, file: Path, kind: Kind = LOG, **more: object) -> Brought:
    """The log of ISHA."""
    return Brought(file, office.isha, kind=kind, **more)  # pyright: ignore[reportArgumentType]


def reported(office: Office, what: Brought) -> Report:
    """What it would bring."""
    return office.ask(bringing_cases.report, what)


def counts(office: Office, what: Brought) -> dict[str, int]:
    """By what they turned out to be, how many rows."""
    return {found.value: number for found in Found if (number := reported(office, what).tally.rows[found])}
