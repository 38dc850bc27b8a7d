"""What is seen of a brought sheet before it is read, so that somebody can say which of its columns means what."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from app.domain.sheet_columns import Columns, Headers, plain


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of a sheet before it is read: its headers, what stands under each, what they are taken to mean."""

    headers: tuple[str, ...]
    examples: tuple[str, ...] = field(repr=False)
    columns: Columns
    remembered: bool
    """True where they mean what was said the last time."""
    lacking: tuple[str, ...]
    """The columns that were named the last time and are not in this sheet."""
    needed: tuple[str, ...]

    @property
    def suffices(self) -> bool:
        """True where enough columns are known for the rows to be read."""
        return all(name in self.columns for name in self.needed)


def seen_of(
    rows: Sequence[tuple[int, Sequence[str]]],
    kept: Columns,
    needed: tuple[str, ...],
    find: Callable[[Columns | None], Headers | None],
    guess: Callable[[Sequence[str]], Columns],
) -> Seen:
    """What the first rows of a sheet show; `kept` is what its columns meant the last time, or nothing.

    `find` tells the headers, with columns that are said or by what they usually mean; `guess` what such headers mean.
    """
    as_before = find(kept) if kept else None
    found = as_before or find(None)
    row, texts = (found.row, found.texts) if found else likely_headers(rows)
    at = {said: place for place, text in reversed(list(enumerate(texts))) if (said := plain(text))}
    places = sorted(at.values())
    below = [cells for number, cells in rows if number > row]
    if found:
        columns = found.columns
    else:
        still = {name: named for name, named in kept.items() if named and all(plain(header) in at for header in named)}
        columns = {**guess(texts), **still}
    return Seen(
        headers=tuple(texts[place] for place in places),
        examples=tuple(_example(below, place) for place in places),
        columns=columns,
        remembered=as_before is not None,
        lacking=tuple(header for named in kept.values() for header in named if plain(header) not in at),
        needed=needed,
    )


def likely_headers(rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, Sequence[str]]:
    """Of rows none of which is known to hold the headers: the number of the fullest, and its cells."""
    return max(rows, key=lambda each: sum(1 for cell in each[1] if cell.strip()), default=(0, ()))


def _example(rows: Iterable[Sequence[str]], place: int) -> str:
    return next((cells[place] for cells in rows if place < len(cells) and cells[place].strip()), "")
