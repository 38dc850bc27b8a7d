"""The XML in a workbook, told to its reader piece by piece. Not a tree: one row could be as large as the memory."""

from collections.abc import Iterator
from typing import Any, Final, Protocol
from xml.parsers import expat

from app.domain.errors import Refusal

_PIECE: Final = 1 << 16
_LONGEST_TOKEN: Final = 1 << 20


class Part(Protocol):
    """Something that is read in pieces."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, none at the end."""
        ...


class Told(Protocol):
    """Whoever is told what stands in a part: elements by their names without prefix."""

    def begins(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""
        ...

    def text(self, said: str) -> None:
        """Text stands in the element that began last."""
        ...

    def ends(self, name: str) -> None:
        """An element ends."""
        ...


def tell(part: Part, told: Told, name: str) -> Iterator[None]:
    """Tells a part from beginning to end; pauses after each piece. Refuses entities, and what is not XML.

    Entities and type definitions have no place in a workbook, and are how a small file is made to fill the memory or
    to read another file.
    """
    parser: Any = expat.ParserCreate()
    parser.buffer_text = True

    def begins(tag: str, attributes: dict[str, str]) -> None:
        told.begins(tag.rpartition(":")[2], attributes)

    def ends(tag: str) -> None:
        told.ends(tag.rpartition(":")[2])

    def first(tag: str, attributes: dict[str, str]) -> None:
        # Where the first has no prefix, what has one is not of a workbook; and half of the time goes without asking.
        prefixed = ":" in tag
        parser.StartElementHandler = begins if prefixed else told.begins
        parser.EndElementHandler = ends if prefixed else told.ends
        parser.StartElementHandler(tag, attributes)

    def refuse(*_: object) -> None:
        raise Refusal(f"{name} holds definitions of XML that no workbook needs. It is not read: ask who made it.")

    parser.StartElementHandler = first
    parser.CharacterDataHandler = told.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    fed = 0
    while True:
        piece = part.read(_PIECE)
        fed += len(piece)
        try:
            parser.Parse(piece, not piece)
        except expat.ExpatError as fault:
            raise Refusal(f"{name} is damaged: {_reason(fault)}. Save it in Excel again.") from None
        if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
            raise Refusal(f"{name} is damaged, or was made to do harm. Save it in Excel again.")
        yield
        if not piece:
            return


def _reason(fault: expat.ExpatError) -> str:
    return f"line {fault.lineno}, {expat.ErrorString(fault.code)}"
