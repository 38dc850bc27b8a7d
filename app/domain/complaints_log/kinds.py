"""The two kinds of file that bring cases: the log of what was complained of, and what came in by a web form."""

from dataclasses import dataclass
from typing import Final

from app.domain.complaints_log.columns import FIELDS
from app.domain.sheet_columns import Field
from app.domain.words import Channel, MoveName, Screened


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it says of each case, and how the cases that it brings stand.

    `before_key` keeps the numbers of one kind from being taken for those of the other.
    """

    code: str
    words: str
    move: MoveName
    fields: tuple[Field, ...]
    channel: Channel
    screened: Screened | None
    before_key: str = ""


_OF_ENQUIRIES: Final = frozenset(
    (
        *("reference", "received", "customer", "title", "forenames", "surname", "address", "town", "postcode"),
        *("property_ref", "telephone", "email", "preferred", "category", "service_area", "summary", "outcome_sought"),
    )
)

LOG: Final = Kind("log", "complaints log", MoveName.IMPORT_CASES, FIELDS, Channel.NOT_RECORDED, Screened.ACCEPTED)
ENQUIRIES: Final = Kind(
    "enquiries",
    "enquiries of a web form",
    MoveName.IMPORT_ENQUIRIES,
    tuple(field for field in FIELDS if field.name in _OF_ENQUIRIES),
    Channel.ONLINE_FORM,
    None,
    "form ",
)
