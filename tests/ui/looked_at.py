"""What was found in a register of homes, or in a complaints log, as a process would have answered."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.complaints_log import columns as log_columns
from app.domain.complaints_log import sorting
from app.domain.complaints_log.explaining import Explained, Word
from app.domain.home_columns import NEEDED
from app.domain.home_sorting import Found
from app.domain.seen_columns import Seen
from app.domain.words import Outcome
from app.ui.bringing.at_the_database import Looked, Stamp
from app.ui.bringing.kind_of_file import Line, Told, Wanted

EVERY_KIND = {
    Found.NEW: 9,
    Found.CHANGED: 2,
    Found.OPENED_AGAIN: 1,
    Found.SAME: 1_980,
    Found.GONE: 399,
    Found.TWICE: 1,
    Found.REFUSED: 4,
}
HELD = "399 of 1,996 open homes are not in the file. Is it whole?"
HEADERS = ("Prop Ref", "Address", "Postcode", "House number or name of the building")


def looked(file: Path, counts: Mapping[Found, int], held: str = "", *, told: bool = True) -> Looked:
    """One row of each kind is told; without `told`, columns have to be said first."""
    columns = {"property_ref": HEADERS[:1], "line1": HEADERS[1:2], "postcode": HEADERS[2:3]}
    examples = ("A1", "27 Love Lane", "EC2V 7AA", "27")
    seen = Seen(HEADERS, examples, columns if told else {}, remembered=told, lacking=(), needed=NEEDED)
    said = "Row {0}, column “Address”: longer than 200 characters. Shorten it."
    kinds = [found for found in counts if found is not Found.SAME]
    lines = tuple(Line(place, found, f"R{place}", said.format(place)) for place, found in enumerate(kinds, 2))
    report = Told("ISHA", columns, 1_997, {**dict.fromkeys(Found, 0), **counts}, lines, held)
    return Looked(Wanted(file, 1), seen, report if told else None, Stamp.of(file))


def log_looked_at(file: Path, *, told: bool = True) -> Looked:
    """One row of each kind of a log, with a word that nobody has explained and one that stands for itself."""
    headers = ("Ref", "Date rec’d", "Details")
    columns = {"reference": headers[:1], "received": headers[1:2], "summary": headers[2:]}
    examples = ("C1", "11/05/2026", "Damp")
    needed = log_columns.NEEDED
    seen = Seen(headers, examples, columns if told else {}, remembered=False, lacking=(), needed=needed)
    said = "Row 2, column “Outcome”: it is not said what “OK’d” stands for. Left undecided."
    lines = tuple(Line(row, found, f"C{row}", said) for row, found in enumerate(sorting.Found, 2))
    choices = tuple((each.value, each.words) for each in Outcome)
    words = (
        Explained(
            "service_area", (("Repairs", "Repairs"),), (Word("Day-to-day repairs", "day to day repairs", None),), True
        ),
        Explained("category", (("Damp", "Damp"),), (Word("Mould & damp", "mould damp", "Damp"),), True),
    )
    coded = Explained("preferred", choices, (Word("OK’d, and closed", "ok d and closed", None),))
    report = Told(
        whose="ISHA",
        columns=columns,
        rows=7_395,
        counts={**dict.fromkeys(sorting.Found, 1_479)},
        lines=lines,
        things={**dict.fromkeys(sorting.Found, 1_052)},
        words=(coded, *words),
    )
    return Looked(Wanted(file, 1), seen, report if told else None, Stamp.of(file))
