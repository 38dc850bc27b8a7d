"""Ditto marks: what people write where a cell says the same as the one above it."""

from typing import Final

DITTOS: Final = frozenset(
    (
        *(
            '"',
            "''",
            "“",
            "”",
            "„",
            "〃",
            "″",
            ",,",
            "``",
            '""',
            '" "',
            '"""',
            "“”",
            "do",
            "do.",
            "-do-",
            "- do -",
        ),
        *("ditto", "ditto.", "dito", "(ditto)", "as above", "as above.", "(as above)", "same", "same as above"),
        *("same as before", "as before", "see above", "↓", "↑", "//", "||"),
    )
)
_LONGEST: Final = max(map(len, DITTOS)) + 2


def is_ditto(text: str) -> bool:
    """True where a cell says no more than that it is as above."""
    return len(text) <= _LONGEST and (text in DITTOS or text.casefold().strip() in DITTOS)
