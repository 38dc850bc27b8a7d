"""Add evidence: photographs, letters, e-mails and whatever else shows what happened (domain §4)."""

from collections.abc import Iterable

from app.domain.cases import Case
from app.domain.file_names import safe_file_name, size_in_words
from app.domain.moves.checks import reason_not_to_touch, text_problem
from app.domain.words import Status

MOST_BYTES = 200 * 1024 * 1024
"""The largest file that is taken."""
LONGEST_NOTE = 300


def reason_not_to_add_evidence(case: Case) -> str | None:
    """Why no file can be added now, or None.

    A closed case still takes evidence: it comes late, and the Ombudsman asks for it after the case was closed.
    """
    return reason_not_to_touch(case) if case.status is Status.VOID else None


def problem_with_file(name: str, size: int) -> str | None:
    """Why a file of this size is not taken, or None."""
    if size == 0:
        return f"{name} is empty: there is nothing in it to keep."
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 1024 // 1024} MB"
        return (
            f"{name} has {size_in_words(size)}; {most} is the most for one file. Make it smaller, or cut it in parts."
        )
    return None


def problem_with_note(note: str) -> str | None:
    """What is wrong with the words about what a file shows, or None."""
    return text_problem(note, LONGEST_NOTE)


def already_here(name: str, known_as: str) -> str:
    """What is said where the very same content is among the evidence already."""
    return f"{name} is already here as “{known_as}”." if name != known_as else f"{name} is already here."


def free_name(name: str, taken: Iterable[str]) -> str:
    """The safe name of a new file: where another of this case has it, with a number, as file managers do."""
    wanted, known = safe_file_name(name), {each.casefold() for each in taken}
    stem, dot, end = wanted.rpartition(".") if "." in wanted else (wanted, "", "")
    number, free = 2, wanted
    while free.casefold() in known:
        free, number = f"{stem} ({number}){dot}{end}", number + 1
    return free
