"""`main.py import-enquiries`: logs what came in by a web form as cases to screen, or only says what it would do."""

from app.commands import Commands
from app.commands.import_cases import add_command


def add_to(commands: Commands) -> None:
    """Add the command to the command line."""
    does = "log the enquiries of a web form (.csv, .xlsx) as cases to screen"
    add_command(commands, "import-enquiries", does, enquiries=True)
