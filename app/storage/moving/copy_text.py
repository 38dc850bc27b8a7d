"""A row of SQLite as PostgreSQL's COPY reads and writes it: one text for each value, the same on both sides.

Values come as SQLite keeps them and are held to the type of their column; what PostgreSQL would write otherwise than it
was given shows when the digests are compared.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.storage.tables.mapped import Moment

Writer = Callable[[Any], str]

NULL: Final = "\\N"
_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}
)


class OtherValue(ValueError):
    """A value that its column cannot hold on PostgreSQL; SQLite takes any."""


def line_of(row: Sequence[Any], writers: Sequence[Writer]) -> str:
    """The row's line. Raises OtherValue."""
    return "\t".join([NULL if value is None else write(value) for write, value in zip(writers, row, strict=True)])


def writer_for(column: Column[Any]) -> Writer:
    """How the values of a column are written."""
    kind = kept_as(column)
    for known, writer in _WRITERS.items():
        if isinstance(kind, known):
            return writer
    raise TypeError(f"no line is written of {column.type!r}: {column}")


def kept_as(column: Column[Any]) -> TypeEngine[Any]:
    """The type of what is kept: codes, and what is folded, are short strings and are moved as such."""
    kind: TypeEngine[Any] = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) and not isinstance(kind, Moment) else kind


def _number(value: Any) -> str:
    if type(value) is not int:
        raise OtherValue
    return str(value)


def _truth(value: Any) -> str:
    if value not in (0, 1):
        raise OtherValue
    return "t" if value else "f"


def _moment(value: Any) -> str:
    """SQLite keeps moments in UTC, without saying so; PostgreSQL writes no zeros at the end of a second."""
    if type(value) is not str:
        raise OtherValue
    seconds, point, fraction = value.partition(".")
    fraction = fraction.rstrip("0")
    return f"{seconds}{point}{fraction}+00" if fraction else f"{seconds}+00"


def _text(value: Any) -> str:
    if type(value) is not str:
        raise OtherValue
    return value.translate(_ESCAPES) if "\\" in value or not value.isprintable() else value


def _bytes(value: Any) -> str:
    if type(value) is not bytes:
        raise OtherValue
    return "\\\\x" + value.hex()


_WRITERS: Final[dict[type[TypeEngine[Any]], Writer]] = {
    Boolean: _truth,
    Integer: _number,
    Moment: _moment,
    Date: _text,
    String: _text,
    LargeBinary: _bytes,
}
