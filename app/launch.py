"""Where the parts are joined, and the command line. A command imports what it needs: the window must open first."""

import argparse
import sys
from collections.abc import Callable

import app
from app.commands import Commands, due
from app.domain.errors import Refusal, Unavailable

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; without one, open the desk. Returns the program's exit code."""
    parser = argparse.ArgumentParser(prog="main.py", description=app.__doc__)
    parser.add_argument("--version", action="version", version=app.__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in (_add_desk, due.add_to):
        add(commands)
    if not arguments or arguments[0] not in {"-h", "--help", "--version", *commands.choices}:
        arguments = ["desk", *arguments]
    chosen = parser.parse_args(arguments)
    run: Command = chosen.run
    try:
        return run(chosen)
    except (Refusal, Unavailable) as error:
        print(error.sentence, file=sys.stderr)
        return 1


def _add_desk(commands: Commands) -> None:
    desk = commands.add_parser("desk", help="open the desk; so does no command at all")
    desk.add_argument("--demo", action="store_true", help="with the demonstration's people and cases")
    desk.set_defaults(run=_desk)


def _desk(chosen: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(["recourse"])
    window = QMainWindow()
    window.setWindowTitle("Recourse (demonstration)" if chosen.demo else "Recourse")
    window.show()
    return application.exec()
