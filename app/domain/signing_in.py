"""What an office's address must look like; what makes a password stands with the people, in `people`."""

import re
from typing import Final

HIGHEST_PORT: Final = 65_535
LONGEST_NAME: Final = 63
"""Bytes: PostgreSQL cuts longer names off."""

_NO_NAME: Final = re.compile(r"[\s/?#%@\[\]\"\x00-\x1f\x7f]")


def problems_with_address(server: str, port: str, database: str, login: str) -> dict[str, str]:
    """What is wrong with an office's address as it was typed, by field."""
    problems: dict[str, str] = {}
    if not server:
        problems["server"] = "Give the server's name, such as db.office.example."
    elif not server.startswith("/") and _NO_NAME.search(server):
        problems["server"] = "Give the server's name alone, such as db.office.example."
    if not (port.isascii() and port.isdecimal() and 0 < int(port) <= HIGHEST_PORT):
        problems["port"] = "Give the port as a number; most servers have 5432."
    for field, name, asked in (("database", database, "the database's name"), ("login", login, "your sign-in")):
        if not name:
            problems[field] = f"Give {asked}; your administrator knows it."
        elif _NO_NAME.search(name) or len(name.encode()) > LONGEST_NAME:
            problems[field] = f"Give {asked} as your administrator wrote it: up to {LONGEST_NAME} letters, no blanks."
    return problems
