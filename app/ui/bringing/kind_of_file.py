"""A kind of file that can be brought in: all that the page must know of it. No Qt: its work is done in a process."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from app.domain.complaints_log.explaining import Explained
from app.domain.errors import Refusal
from app.domain.worded import Worded

if TYPE_CHECKING:
    from app.domain.done import Done

Columns = Mapping[str, tuple[str, ...]]
"""By field: the headers of the columns that hold it."""
Progress = Callable[[int], None]
"""Told how many rows have been read."""

Said = Mapping[str, Mapping[str, str]]
"""By field and by the key of a word: what the office's own words in a file stand for."""


class Asked(NamedTuple):
    """A field that a column is asked for; one that is `joined` may be written in several, one after the other."""

    name: str
    words: str
    needed: bool = False
    joined: bool = False


class KindOfRow(NamedTuple):
    """What a row can turn out to be; `verb` is what saving does with it, with its letter, empty where it is not saved.

    Rows that are only counted, such as those that change nothing, are not `told` one by one; those that somebody should
    look at first are not `ticked` at once.
    """

    found: Worded
    tone: str
    verb: str = ""
    told: bool = True
    ticked: bool = True


class Line(NamedTuple):
    """A row as the report tells it."""

    row: int | None
    found: Worded
    reference: str
    says: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file that was chosen, whose it is, and what its columns and words mean, where that was said."""

    file: Path
    landlord_id: int | None
    columns: Columns | None = None
    said: Said = field(default_factory=dict[str, dict[str, str]])


class OfferedLike(Protocol):
    """Whose file it can be, and why whoever asks cannot bring it in; empty where they can."""

    @property
    def landlords(self) -> tuple[tuple[int, str], ...]:
        """By id and name."""
        ...

    @property
    def why_not(self) -> str:
        """A sentence, or nothing."""
        ...


class SeenLike(Protocol):
    """What is seen of a file before it is read."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Of the columns that can be named."""
        ...

    @property
    def examples(self) -> tuple[str, ...]:
        """What stands under each header first."""
        ...

    @property
    def columns(self) -> Columns:
        """What they are taken to mean."""
        ...

    @property
    def remembered(self) -> bool:
        """True where they mean what was said the last time."""
        ...

    @property
    def lacking(self) -> tuple[str, ...]:
        """The columns that were named the last time and are not in this file."""
        ...

    @property
    def suffices(self) -> bool:
        """True where enough is known for the rows to be read."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What saving a file would do: every row counted, the first of each kind told."""

    whose: str
    columns: Columns
    rows: int
    counts: Mapping[Worded, int]
    lines: tuple[Line, ...] = field(repr=False)
    held_back: str = ""
    """Why the kind that can be held back is not saved unless somebody insists."""
    things: Mapping[Worded, int] | None = None
    """How many things the rows of each kind are, where that is not one each."""
    words: tuple[Explained, ...] = ()
    """The office's own words in it, and what they stand for, as far as that was said."""


class KindOfFile(ABC):
    """What is brought in, in the words of the page, and the use cases behind it. Nothing is kept in it."""

    title: ClassVar[str]
    about: ClassVar[str]
    """What the file is, and where it comes from: the page says so while none is chosen."""
    reference: ClassVar[str]
    """The title of the column with the references of the rows."""
    thing: ClassVar[tuple[str, str]]
    """One of what the rows are, and several."""
    nothing_new: ClassVar[str]
    """The sentence where a file changes nothing."""
    fields: ClassVar[tuple[Asked, ...]]
    kinds: ClassVar[tuple[KindOfRow, ...]]
    held: ClassVar[tuple[Worded, str] | None] = None
    """The kind of row that can be held back, and what its tick says then."""
    rest: ClassVar[frozenset[Worded]] = frozenset()
    """The kinds of rows that can be written out where they are not saved; of most files none."""

    @abstractmethod
    def offered(self, work: object) -> OfferedLike:
        """What there is to choose among."""

    @abstractmethod
    def seen(self, work: object, wanted: Wanted) -> SeenLike:
        """What the file shows before it is read."""

    @abstractmethod
    def report(self, work: object, wanted: Wanted, progress: Progress) -> Told:
        """What saving it would do; nothing is changed."""

    @abstractmethod
    def bring_in(
        self, work: object, wanted: Wanted, chosen: frozenset[Worded], progress: Progress, *, insist: bool
    ) -> "Done":
        """Save the kinds that were chosen, all or nothing; `insist` on what was held back."""

    def write_rest(self, work: object, wanted: Wanted, chosen: frozenset[Worded], to: Path, progress: Progress) -> None:
        """Write the rows of `rest` out that are not among the chosen kinds, each with the reason."""
        raise Refusal(f"{self.title}: {wanted.file.name} has no rows to be written to {to.name}.")
