"""`main.py import-homes`: brings a landlord's register of homes in, or only says what it would do."""

import argparse
import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from app.commands import Commands
from app.commands.bringing import NEEDS_A_LOOK, TOLD, add_what_all_have, at_office, landlord_id, progress

if TYPE_CHECKING:
    from app.services.homes import Brought, Report
    from app.storage.database import Database
    from app.storage.work import Work


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("import-homes", help="bring in a register of homes (.csv, .xlsx); say what is new")
    add_what_all_have(parser, "whose homes")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column holds a field, such as property_ref=Ref or line1=House+Street; remembered for the next time",
    )
    parser.add_argument(
        "--close-many", action="store_true", help="close more than a tenth of the homes, if they are gone"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints the report; 0, or 1 where many homes would be closed and were not."""
    from app.domain.home_columns import columns_from
    from app.services import homes
    from app.services.homes import Brought

    columns = columns_from(chosen.column) or None
    with at_office(chosen.database) as database:
        brought = Brought(chosen.file, landlord_id(database, chosen.landlord), columns)
        report = database.read(lambda work: homes.report(work, brought, progress))
        saved = "" if chosen.report_only else _save(database, brought, even_many_gone=chosen.close_many)
    held = "" if chosen.close_many else report.held_back
    print(_as_json(report, saved, held) if chosen.json else _in_words(report, saved, held))
    return NEEDS_A_LOOK if held else 0


def _save(database: "Database", brought: "Brought", *, even_many_gone: bool) -> str:
    from app.services import homes

    def bring_in(work: "Work") -> Any:
        return homes.bring_in(work, brought, even_many_gone=even_many_gone, progress=progress)

    return database.write(bring_in, uuid4()).said


def _as_json(report: "Report", saved: str, held: str) -> str:
    tally = report.tally
    answer = {
        "landlord": report.landlord,
        "rows": tally.rows,
        "counts": {found.value: number for found, number in tally.counts.items()},
        "columns": {name: list(headers) for name, headers in report.columns.items()},
        "lines": [
            {"row": line.row, "found": line.found.value, "property_ref": line.property_ref, "says": line.says}
            for line in tally.lines
        ],
        "held_back": held,
        "saved": bool(saved),
        "said": saved,
    }
    return json.dumps(answer, indent=2, ensure_ascii=False)


def _in_words(report: "Report", saved: str, held: str) -> str:
    from app.domain.home_sorting import Found

    columns = "; ".join(f"{name}: {' + '.join(headers)}" for name, headers in report.columns.items())
    lines = [f"{report.landlord}, {report.tally.rows:,} rows: {report.tally.in_words()}.", f"Columns: {columns}."]
    for found in Found:
        told = [line for line in report.tally.lines if line.found is found]
        for line in told[:TOLD]:
            where = "" if line.row is None or line.says.startswith("Row ") else f"row {line.row}, "
            reference = line.property_ref if where or line.row is None else ""
            lines.append(f"  {found.words}: {where}{reference}{': ' if reference and line.says else ''}{line.says}")
        if (more := report.tally.counts[found] - len(told[:TOLD])) and told:
            lines.append(f"  {found.words}: and {more:,} more")
    changes = report.tally.changes - (report.tally.counts[Found.GONE] if held else 0)
    end = "Nothing was saved." if not saved else "Saved." if changes else "The register says so already."
    return "\n".join([*lines, *([held] if held else []), end])
