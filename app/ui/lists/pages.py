"""The pages of a long list that are here: the ones last looked at, each of a hundred rows."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from typing import Protocol

PAGE_ROWS = 100
PAGES_KEPT = 60


class Row(Protocol):
    """A row of a list: a frozen dataclass with an id."""

    @property
    def id(self) -> Hashable:
        """What makes the row the same row after a reload, where nothing else is said."""
        ...


class Pages:
    """Rows by their place in the list; a page not looked at for long is let go."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Sequence[Row]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, number: int) -> bool:
        return number in self._kept

    def keep(self, number: int, rows: Sequence[Row]) -> None:
        """Keep a page, and let go of the one looked at longest ago."""
        self._kept[number] = rows
        self._kept.move_to_end(number)
        while len(self._kept) > PAGES_KEPT:
            self._kept.popitem(last=False)

    def row(self, place: int) -> Row | None:
        """The row at a place, or None while it is not here."""
        number, within = divmod(place, PAGE_ROWS)
        page = self._kept.get(number)
        if page is None:
            return None
        self._kept.move_to_end(number)
        # A page may be short of its last rows when the list grew after it was read.
        return page[within] if within < len(page) else None

    def places(self) -> Iterator[tuple[int, Row]]:
        """Every row that is here, with its place."""
        for number, page in self._kept.items():
            yield from enumerate(page, start=number * PAGE_ROWS)

    def replace(self, pages: dict[int, Sequence[Row]]) -> None:
        """Let go of everything, and keep these."""
        self._kept = OrderedDict(pages)
