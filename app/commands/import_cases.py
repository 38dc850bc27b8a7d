"""`main.py import-cases`: brings a landlord's complaints log in, or only says what it would do."""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app.commands import Commands
from app.commands.bringing import NEEDS_A_LOOK, TOLD, add_what_all_have, at_office, landlord_id, progress

if TYPE_CHECKING:
    from app.domain.complaints_log.sorting import Found
    from app.services.bringing_cases import Brought, Report
    from app.storage.database import Database
    from app.storage.work import Work


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    add_command(
        commands, "import-cases", "bring in a complaints log (.csv, .xlsx); say what needs a look", enquiries=False
    )


def add_command(commands: Commands, name: str, does: str, *, enquiries: bool) -> None:
    """Add a command that brings cases in, of either kind."""
    parser = commands.add_parser(name, help=does)
    add_what_all_have(parser, "whose complaints")
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help="what columns and words mean (.toml, .json): [columns] and [values.FIELD]; remembered for the next time",
    )
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column holds a field, such as received=Date or customer=Title+Name",
    )
    parser.add_argument("--even-doubtful", action="store_true", help="bring in what needs a look, too")
    parser.add_argument(
        "--left-out", type=Path, metavar="FILE", help="write the rows that are not taken to this .csv, to be repaired"
    )
    parser.set_defaults(run=run, enquiries=enquiries)


def run(chosen: argparse.Namespace) -> int:
    """Prints the report; 0, or 1 where rows were refused or need a look."""
    from app.domain.complaints_log.kinds import ENQUIRIES, LOG
    from app.domain.complaints_log.sorting import Found
    from app.domain.sheet_columns import columns_said
    from app.services import bringing_cases
    from app.services.bringing_cases import Brought
    from app.services.bringing_cases.bringing import CAN_BE_TAKEN, TAKEN
    from app.services.bringing_cases.mapping import read_mapping

    columns, said = read_mapping(chosen.mapping) if chosen.mapping else ({}, {})
    kind = ENQUIRIES if chosen.enquiries else LOG
    columns |= columns_said(chosen.column, kind.fields)
    taken = CAN_BE_TAKEN if chosen.even_doubtful else TAKEN
    with at_office(chosen.database) as database:
        brought = Brought(chosen.file, landlord_id(database, chosen.landlord), columns, said, kind=kind)
        to = chosen.left_out if chosen.report_only else None
        report = database.read(lambda work: bringing_cases.report(work, brought, progress, to))
        brought = replace(brought, apart=report.apart)
        saved = "" if chosen.report_only else _save(database, brought, taken, chosen.left_out)
    print(_as_json(report, saved) if chosen.json else _in_words(report, saved))
    left = sum(report.tally.rows[found] for found in {Found.REFUSED, Found.LOOK} - taken)
    return NEEDS_A_LOOK if left else 0


def _save(database: "Database", brought: "Brought", taken: "frozenset[Found]", left_out: Path | None) -> str:
    from app.services import bringing_cases

    def bring_in(work: "Work") -> Any:
        return bringing_cases.bring_in(work, brought, taken, progress=progress, left_out=left_out)

    return database.write(bring_in, uuid4()).said


def _as_json(report: "Report", saved: str) -> str:
    from app.domain.complaints_log.sorting import Found

    tally = report.tally
    answer = {
        "landlord": report.landlord,
        "rows": tally.total,
        "cases": sum(tally.cases.values()),
        "counts": {found.value: tally.rows[found] for found in Found},
        "case_counts": {found.value: tally.cases[found] for found in Found},
        "by_category": dict(sorted(tally.by_category.items())),
        "by_outcome": dict(sorted(tally.by_outcome.items())),
        "columns": {name: list(headers) for name, headers in report.columns.items()},
        "unknown": {name: list(words) for name, words in report.unknown.items()},
        "lines": [
            {"row": line.row, "found": line.found.value, "reference": line.reference, "says": line.says}
            for line in tally.lines
        ],
        "saved": bool(saved),
        "said": saved,
    }
    return json.dumps(answer, indent=2, ensure_ascii=False)


def _in_words(report: "Report", saved: str) -> str:
    from app.domain.complaints_log.sorting import Found

    tally = report.tally
    columns = "; ".join(f"{name}: {' + '.join(headers)}" for name, headers in report.columns.items())
    lines = [f"{report.landlord}: {tally.in_words()}.", f"Columns: {columns}."]
    for name, words in report.unknown.items():
        lines.append(f"Not known what it stands for, in {name}: {', '.join(f'“{word}”' for word in words)}.")
    for found in Found:
        told = [line for line in tally.lines if line.found is found and line.says]
        for line in told[:TOLD]:
            where = "" if line.says.startswith("Row ") else f"row {line.row}: "
            lines.append(f"  {found.words}: {where}{line.says}")
        if (more := len(told) - TOLD) > 0:
            lines.append(f"  {found.words}: and {more:,} more of which something is to be said")
    return "\n".join([*lines, saved or "Nothing was saved."])
