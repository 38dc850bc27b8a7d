"""What there is to choose among before a log is read, what it shows, and which of its words can be explained."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from sqlalchemy import select

from app.domain.complaints_log.columns import NEEDED
from app.domain.complaints_log.explaining import Explained, explained
from app.domain.complaints_log.kinds import Kind
from app.domain.complaints_log.sorting import SortedCase
from app.domain.seen_columns import Seen, seen_of
from app.domain.sheet_columns import guessed, headers_of
from app.services.bringing_cases.mapping import remembered
from app.services.bringing_cases.reading import Brought, Opened, beginning_of, hold_to_right
from app.services.landlords import landlord_of
from app.services.offering import Offered, offered_for
from app.storage import tables
from app.storage.work import Work

_LISTS: Final = {"category": "categories", "service_area": "service_areas"}
"""By field: the list of the office that its words are held against."""


def offered(work: Work, kind: Kind) -> Offered:
    """What somebody who wants to bring such a file in can choose among."""
    return offered_for(work, kind.move)


def seen(work: Work, brought: Brought) -> Seen:
    """What a file shows before it is read: so much as is needed to say which of its columns means what."""
    hold_to_right(work, brought)
    landlord = landlord_of(work, brought.landlord_id, "complaints")
    kept, _ = remembered(work, landlord.id, brought.kind)
    rows, fields = beginning_of(brought.file), brought.kind.fields
    find = partial(headers_of, rows, fields, NEEDED)
    return seen_of(rows, kept, NEEDED, find, lambda texts: guessed(texts, fields))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a log that stand in the place of the office's lists, gathered while it is read."""

    written: dict[str, set[str]] = field(default_factory=lambda: {name: set[str]() for name in _LISTS})

    def gather(self, piece: Iterable[SortedCase]) -> None:
        """Those of a piece."""
        for each in piece:
            for entry in each.entries:
                for name, words in self.written.items():
                    words.add(entry[name])

    def explained(self, work: Work, opened: Opened) -> tuple[Explained, ...]:
        """All words of which somebody may say what they stand for."""
        lists = {name: _terms(work, list_name) for name, list_name in _LISTS.items()}
        return explained(opened.log.meanings, opened.log.stages, lists, self.written)


def _terms(work: Work, list_name: str) -> tuple[str, ...]:
    term = tables.Term
    mine = select(term.name).where(term.list_name == list_name, term.active).order_by(term.position)
    return tuple(work.session.execute(mine).scalars())
