"""`main.py verify-history`: walks the chains of history, and holds them against anchors and heads from outside."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app import settings
from app.commands import Commands
from app.domain.errors import Refusal, Unavailable

if TYPE_CHECKING:
    from app.domain.anchors import Anchor
    from app.services.verification import Verdict, Witness
    from app.storage.work import Work

_BROKEN = 1


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser("verify-history", help="walk the history's chains, and name the first broken line")
    parser.add_argument("--database", default="", metavar="URL", help="a file, or postgresql://…; else your own file")
    parser.add_argument("--anchors", type=Path, metavar="FILE", help="the file of anchors that a desk has kept")
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="REFERENCE:NUMBER:DIGEST",
        help="a case's head as it stands on a letter or a report; can be given more than once",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Prints what was found; 0 where everything holds, else 1."""
    from app.domain.anchors import head_from
    from app.services import anchors
    from app.storage.database import Database
    from app.storage.versions import reason_not_to_open, version_of

    try:
        mine = settings.read(chosen.database)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    filed = anchors.read_file(chosen.anchors) if chosen.anchors else ()
    heads = [head_from(each) for each in chosen.head]
    database = Database(mine.database, mine.login)
    try:
        if reason := reason_not_to_open(version_of(database.engine)):
            raise Unavailable(reason)
        said, holds = database.read(lambda work: _verify(work, filed, heads))
    finally:
        database.close()
    print("\n".join(said))
    return 0 if holds else _BROKEN


def _verify(work: "Work", filed: "tuple[Anchor, ...]", heads: list[tuple[str, int, str]]) -> tuple[list[str], bool]:
    from app.services import anchors, verification

    kept = anchors.kept(work)
    faults = verification.faults_of_anchors(kept, filed)
    known = (
        *verification.witnesses_of(filed, "in the file"),
        *verification.witnesses_of(kept, "in the database"),
        *(_witness(work, *each) for each in heads),
    )
    verdict = verification.walk(work, known)
    return [*faults, *_told(work, verdict, len(known))], not faults and not verdict.broken


def _witness(work: "Work", reference: str, number: int, digest: str) -> "Witness":
    from app.domain.anchors import Head
    from app.services.verification import Witness, case_id_of

    return Witness(Head("case", case_id_of(work, reference), number, digest), f"the head {reference}:{number}")


def _told(work: "Work", verdict: "Verdict", known: int) -> list[str]:
    from app.services.verification import broken_in_words

    lines = [broken_in_words(work, each) for each in verdict.broken]
    held = "all hold" if not lines else f"{len(lines):,} do not hold"
    counted = f"{verdict.chains:,} chains with {verdict.lines:,} lines, held against {known:,} heads: {held}."
    missing = [each.missing for each in verdict.broken if each.missing]
    lost = [f"{sum(missing):,} lines at the end of {len(missing):,} chains are missing."] if missing else []
    unseen = [f"{verdict.unseen:,} restricted cases are not for you to see, and were left out."]
    return [*lines, *lost, counted, *(unseen if verdict.unseen else ())]
