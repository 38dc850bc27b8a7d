"""The chain that proves a history: each line's digest covers its own values and the digest of the line before."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

CHAIN_START = "0" * 64
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a move changed: where it stands, and what it was and became."""

    table: str
    row: str
    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Line:
    """One history line without its personal texts, of which only the salted digest stands here."""

    subject: str
    subject_id: int
    number: int
    at: str
    person_id: int | None
    move: str
    changes: str
    texts_digest: str


def as_text(changes: Iterable[Change]) -> str:
    """Changes in the one form that is stored and hashed; empty for none."""
    rows = [[c.table, c.row, c.column, c.before, c.after] for c in changes]
    return _as_json(rows) if rows else ""


def as_changes(text: str) -> tuple[Change, ...]:
    """The changes that `as_text` wrote."""
    return tuple(Change(*row) for row in json.loads(text)) if text else ()


def digest_of_texts(salt: str, texts: str) -> str:
    """The digest that stands in the chain for personal values; it reveals nothing once text and salt are erased."""
    return sha256_hex(salt + texts) if texts else ""


def digest_of_line(previous: str, line: Line) -> str:
    """sha256 of the digest before, and of the sha256 of each value: no value can run into its neighbour."""
    values = (
        line.subject,
        str(line.subject_id),
        str(line.number),
        line.at,
        "" if line.person_id is None else str(line.person_id),
        line.move,
        line.changes,
        line.texts_digest,
    )
    return sha256_hex(previous + "".join(sha256_hex(value) for value in values))


def sha256_hex(text: str) -> str:
    """The digest of a text, as 64 digits."""
    return sha256(text.encode()).hexdigest()
