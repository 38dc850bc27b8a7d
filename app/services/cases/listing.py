"""What the lists show of a case: its row, the words it is found by, and a row for each thing that is left to do."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from app.domain.cases import Case
from app.domain.spoken_dates import day_of
from app.domain.to_do import ToDo, first_of
from app.storage.folding import LONGEST_FOLDED, fold, words_of
from app.storage.tables.lists import NO_DATE, UNCLOSED

FOUND_BY = ("reference", "customer", "address", "about", "restricted")
"""The columns of the list from which a case's words are taken."""


class Place(NamedTuple):
    """What a list shows of a case that its facts do not say: whose it is, the customer's name to sort by, where."""

    landlord_id: int
    stage_name: str
    customer_sort: str = "~"
    address: str = ""


def customer_sorted(surname: str, forenames: str) -> str:
    """A customer as lists are sorted by them, surname first."""
    return fold(f"{surname} {forenames}")[:LONGEST_FOLDED]


def written_address(*lines: str) -> str:
    """An address in one line."""
    return ", ".join(line for line in lines if line)


def listed_as(facts: Case, place: Place, left: tuple[ToDo, ...]) -> dict[str, Any]:
    """The row of a case in the list of cases; a restricted one shows its reference alone."""
    to_do = first_of(left)
    hidden = facts.restricted
    return {
        "reference": facts.reference,
        "status": facts.status.value,
        "in_work": facts.status in UNCLOSED or to_do is not None,
        "kind": facts.kind.value,
        "landlord_id": place.landlord_id,
        "customer": "Restricted" if hidden else facts.customer or "Anonymous",
        "customer_sort": "~" if hidden else place.customer_sort,
        "address": "" if hidden else place.address,
        "about": "" if hidden else facts.about,
        "about_sort": "" if hidden else fold(facts.about)[:LONGEST_FOLDED],
        "stage_number": facts.stage_number,
        "stage_name": place.stage_name,
        "received_on": day_of(facts.received_at),
        "due_on": to_do.day or NO_DATE if to_do else NO_DATE,
        "to_do": to_do.what[:LONGEST_FOLDED] if to_do and not hidden else "",
        "todo_person_id": whose_turn(to_do) if to_do else 0,
        "handler": facts.handler.name if facts.handler else "",
        "handler_sort": fold(facts.handler.name if facts.handler else "") or "~",
        "restricted": hidden,
    }


def words_wanted(listed: Mapping[str, Any], *more: str) -> tuple[str, ...]:
    """The words by which a case is found; a restricted one is found by its reference alone."""
    if listed["restricted"]:
        return words_of(listed["reference"])
    return words_of(listed["reference"], *more, listed["customer"], listed["address"], listed["about"])


def whose_turn(to_do: ToDo) -> int:
    """Whose turn it is, as the lists keep it: 0 whoever is free, below 0 whoever may approve except who proposed it."""
    return -to_do.proposed_by_id if to_do.proposed_by_id else to_do.person_id or 0


def work_left(listed: Mapping[str, Any], left: tuple[ToDo, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """By number, the rows of the list of work; of a restricted case the lists do not say what it is."""
    hidden = listed["restricted"]
    for to_do in left:
        yield (
            to_do.number,
            {
                "person_id": whose_turn(to_do),
                "due_on": to_do.day or NO_DATE,
                "to_do": "" if hidden else to_do.what[:LONGEST_FOLDED],
                "move": "" if hidden else to_do.move,
                "reference": listed["reference"],
                "stage_number": listed["stage_number"],
                "customer_sort": listed["customer_sort"],
                "about_sort": listed["about_sort"],
            },
        )
