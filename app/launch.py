"""Where the parts are joined, and the command line. A command imports what it needs: the window must open first."""

import argparse
import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import app
from app import settings
from app.commands import Commands
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import LONDON, short_day
from app.settings import Settings

if TYPE_CHECKING:
    from app.storage.database import Database
    from app.ui.desk.seat import Seat

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; without one, open the desk. Returns the program's exit code."""
    parser = argparse.ArgumentParser(prog="main.py", description=app.__doc__)
    parser.add_argument("--version", action="version", version=app.__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    wanted = arguments[0] if arguments else ""
    if wanted not in {"-h", "--help", "--version", *COMMANDS}:
        wanted, arguments = "desk", ["desk", *arguments]
    # The command that is wanted alone: what the others offer brings modules that a window need not wait for.
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        _add(name, commands)
    chosen = parser.parse_args(arguments)
    run: Command = chosen.run
    try:
        return run(chosen)
    except (Refusal, Unavailable) as error:
        print(error.sentence, file=sys.stderr)
        return 1


def _add(name: str, commands: Commands) -> None:
    module = COMMANDS[name]
    if module:
        import_module(f"app.commands.{module}").add_to(commands)
    else:
        _add_desk(commands)


def _add_desk(commands: Commands) -> None:
    desk = commands.add_parser("desk", help="open the desk; so does no command at all")
    desk.add_argument("--demo", action="store_true", help="with the demonstration's people and cases")
    desk.add_argument("--database", default="", metavar="URL", help="a file, or postgresql://…; else your own file")
    desk.set_defaults(run=_desk)


def _desk(chosen: argparse.Namespace) -> int:
    try:
        mine = settings.read(chosen.database)
    except ValueError as wrong:
        raise Refusal(str(wrong)) from None
    # Nothing made until the pages are there is rubbish yet (see OtherPages); looking for some would hold up the first
    # window by a twentieth, and stop it afterwards for a tenth of a second.
    gc.disable()
    from app.ui.desk.opening import open_desk

    return open_desk(demonstration_seat(mine, datetime.now(LONDON).date()) if chosen.demo else office_seat(mine))


def office_seat(mine: Settings) -> "Seat":
    """The seat at the office's own database; a file that is still without people gets its first."""
    from app.ui.desk.seat import Seat

    seat = Seat(mine.folder, mine.place, mine.login, partial(open_for, mine.database), shared=mine.shared)
    if mine.shared:
        seat.address, seat.password = settings.office_address(mine.database), settings.password_in(mine.database)
    return seat


def demonstration_seat(mine: Settings, today: date) -> "Seat":
    """A seat at today's demonstration; it is made anew on another day, so that what is due today stays true."""
    from app.ui.desk.seat import Preparation, Seat

    file = mine.folder / f"demo-{today.isoformat()}.sqlite"
    remove_demonstrations(mine.folder, file)
    preparation = Preparation(
        make_demonstration,
        (str(file),),
        "Making the demonstration data…",
        "Two invented landlords and some four hundred cases, each taken through its moves. This happens once a day.",
    )
    return Seat(
        mine.folder,
        f"demonstration of {short_day(today)}",
        "jo",
        partial(open_for, settings.as_url(str(file))),
        demonstration=True,
        preparation=None if file.exists() else preparation,
    )


def remove_demonstrations(folder: Path, but: Path) -> None:
    """Demonstrations of other days go, with what stands beside them; one that is still open stays until next time."""
    for file in folder.glob("demo-????-??-??.sqlite*"):
        if not file.name.startswith(but.name):
            with suppress(OSError):
                file.unlink()


def make_demonstration(report: Callable[[int, int, str], None], file: str) -> None:
    """Make the demonstration's database, in a process of its own."""
    from app.services.demonstration import build

    build(lambda share, said: report(round(share * 100), 100, said), file)


def open_for(url: str, login: str) -> "Database":
    """The database, opened on the worker's thread: only then is all of it loaded."""
    if not url.startswith("sqlite"):
        from app.services.connecting import open_office

        return open_office(url, login)
    from app.services.offices import EVERYTHING
    from app.storage.opening import ensure_first_person, open_database

    database = open_database(url, login)
    ensure_first_person(database, login, EVERYTHING)
    return database


COMMANDS: dict[str, str] = {
    "desk": "",
    "back-up": "back_up",
    "check-petition": "check_petition",
    "create-office": "create_office",
    "due": "due",
    "import-cases": "import_cases",
    "import-enquiries": "import_enquiries",
    "import-homes": "import_homes",
    "move-office": "move_office",
    "restore": "restore",
    "upgrade-database": "upgrade_database",
    "verify-history": "verify_history",
}
"""Each command with its module in `app.commands`: loaded when it is wanted, for the window must open first."""
