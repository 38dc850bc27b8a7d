"""What a list shows: its order, what is looked for, and its filters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One way of looking at a list; equal queries show the same rows."""

    sort: str
    descending: bool = False
    find: str = ""
    filters: tuple[tuple[str, str], ...] = ()
