"""Refuses what one of the two databases could not hold, before the save, with a sentence under its field."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from sqlalchemy import inspect as state_of
from sqlalchemy.orm import InstanceState, Session

from app.domain.errors import Refusal
from app.domain.moves.checks import control_characters
from app.storage.tables import Mapped


def refuse_unstorable(session: Session, _context: object, _instances: object) -> None:
    """PostgreSQL takes no NUL and keeps to its lengths, SQLite takes no half characters: neither is tried."""
    problems: dict[str, str] = {}
    for row in (*session.new, *session.dirty):
        if isinstance(row, Mapped):
            for field, sentence in _problems(row):
                problems.setdefault(field, sentence)
    if problems:
        raise Refusal.of_fields(problems)


def _problems(row: Mapped) -> Iterator[tuple[str, str]]:
    state: InstanceState[Any] = state_of(row)
    for prop in state.mapper.column_attrs:
        for value in state.attrs[prop.key].history.added or ():
            if not isinstance(value, str) or isinstance(value, StrEnum):
                continue
            longest: int | None = getattr(prop.columns[0].type, "length", None)
            if longest is not None and len(value) > longest:
                yield prop.key, f"Please keep this to {longest:,} characters; it has {len(value):,}."
            elif not value.isprintable() and (sentence := control_characters(value)):
                yield prop.key, sentence
