"""`main.py check-petition`: says what each line of a petition comes to, and if it is valid. It saves nothing."""

import argparse
import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands import Commands

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from app.domain.petitions.suggestions import Suggested
    from app.services.petition_checks import Checked

_PACK = "isha-2018"
_TOLD = 20
"""So many lines of each kind are told in words; with --json all."""


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("check-petition", help="say what each line of a petition (.csv, .xlsx) comes to")
    parser.add_argument("file", type=Path, metavar="FILE", help="the petition as it came in")
    parser.add_argument(
        "--homes", type=Path, required=True, metavar="REGISTER", help="the landlord's register of homes"
    )
    parser.add_argument(
        "--signatories",
        choices=("homes", "any"),
        default="homes",
        help="who counts: people of the landlord's homes (default), or any",
    )
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what the petition comes to; 0, whether it is valid or not."""
    # Twenty thousand lines hold nothing in circles: to look for such would take a tenth of the time.
    gc.disable()
    from app.services.petition_checks import checked
    from app.storage.policy_packs import load_pack

    found = checked(chosen.file, chosen.homes, chosen.signatories, load_pack(_PACK).petitions)
    print(_as_json(found) if chosen.json else _in_words(found, chosen.file.name))
    return 0


def _as_json(found: "Checked") -> str:
    answer = {
        "accepted": found.accepted,
        "households": found.households,
        "valid": found.valid,
        "missing": list(found.missing),
    }
    # A line of the petition on a line of its own: what is indented throughout is written much more slowly.
    written = json.JSONEncoder(ensure_ascii=False).encode
    lines = ",\n".join(f"    {written(line)}" for line in _lines(found.lines))
    head = json.dumps(answer, indent=2, ensure_ascii=False).removesuffix("\n}")
    return f'{head},\n  "lines": [\n{lines}\n  ]\n}}'


def _lines(found: "Iterable[Suggested]") -> "Generator[dict[str, object]]":
    from app.domain.petitions.suggestions import Suggestion

    # Whose name or signature is not there does not count for a home, wherever that may be.
    of_a_home = {Suggestion.ACCEPTED, Suggestion.DUPLICATE, Suggestion.NEEDS_A_LOOK}
    for each in found:
        home, household = (each.home or None, each.household) if each.suggestion in of_a_home else (None, "")
        yield {
            "line": each.line.place,
            "suggestion": each.suggestion.value,
            "home": home,
            "household": household,
            "because": each.because,
        }


def _in_words(found: "Checked", name: str) -> str:
    from app.domain.petitions.completeness import so_many
    from app.domain.petitions.suggestions import Suggestion

    households = so_many(found.households, "household")
    valid = "valid, as far as the file shows" if found.valid else "not valid"
    lines = [
        f"{name}, {so_many(len(found.lines), 'line')}: {found.accepted:,} accepted, from {households}: {valid}.",
        *(f"  {each}" for each in found.missing),
    ]
    for suggestion in Suggestion:
        told = [each for each in found.lines if each.suggestion is suggestion]
        if told:
            lines.append(f"{suggestion.words}: {len(told):,}")
        if suggestion is not Suggestion.ACCEPTED:
            lines += [f"  line {each.line.place}: {each.because}" for each in told[:_TOLD]]
            lines += [f"  and {len(told) - _TOLD:,} more"] if len(told) > _TOLD else []
    left_out = f", {found.left_out:,} rows of the register are left out" if found.left_out else ""
    return "\n".join([*lines, f"Held against {found.homes:,} homes{left_out}. Nothing was saved."])
