"""What the writer of a letter puts into it: its free words, what is enclosed, to whom a copy goes."""

import json
from collections.abc import Mapping
from hashlib import sha256

from app.domain.letter_fields import FIELDS
from app.domain.letter_values import Row
from app.domain.words import LetterKind

WRITTEN = {
    LetterKind.DEFINITION: ("responsible_for", "not_responsible_for"),
    LetterKind.UPDATE: (),
    LetterKind.RESPONSE: (),
    LetterKind.CLOSURE: ("learning",),
}
"""The letters that are written by somebody, each with the fields that are theirs to fill besides the free words."""
ALWAYS = ("free_text", "enclosures", "copies")
"""What every written letter can have."""
GOES_OUT_WITH = {LetterKind.RESPONSE: "Answer"}
"""A letter that goes out with a move, by the name of it."""

_NOT_READ = frozenset(
    {
        *("landlord", "landlord_address", "address_block", "reference", "letter_date", "salutation", "date_received"),
        *("contact_name", "contact_reached_at", "signed_by", "signed_as", "history_head", "how_to_escalate"),
        *("ombudsman_address", "ombudsman_telephone", "ombudsman_website", "ombudsman_note"),
    }
)
"""What every letter has by itself, or what changes from one day to the next: no approval turns on it."""


def texts_of(kind: LetterKind) -> tuple[str, ...]:
    """The fields that the writer of this letter fills."""
    return (*ALWAYS, *WRITTEN.get(kind, ()))


def written_fields(kind: LetterKind, texts: Mapping[str, str]) -> Row:
    """What the writer put in, as the template's fields; one thing a line is said in a row, with semicolons."""
    known = {name: texts[name].strip() for name in texts_of(kind) if texts.get(name, "").strip()}
    rows = {name: _in_a_row(known[name]) for name in ("enclosures", "copies") if name in known}
    return {**known, **rows}


def digest_of_letter(kind: LetterKind, values: Row, written_at: str) -> str:
    """All that somebody approves, as one SHA-256: what the case says in it too, and when it was written."""
    names = {field.name.partition(".")[0] for field in FIELDS[kind]} - _NOT_READ
    said = {name: values.get(name) or "" for name in sorted(names)}
    return sha256(json.dumps([kind.value, written_at, said], ensure_ascii=False).encode()).hexdigest()


def _in_a_row(lines: str) -> str:
    return "; ".join(line.strip().rstrip(";") for line in lines.splitlines() if line.strip())
