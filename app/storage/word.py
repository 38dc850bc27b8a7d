"""Fills a Word template: compiled once, its other parts kept packed, all missing fields named before it is made."""

import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from app.domain.errors import Refusal
from app.storage.word_grammar import Part, Use, as_jinja, environment, uses
from app.storage.word_large_print import enlarged, enlarged_styles
from app.storage.word_pages import pages_of
from app.storage.word_values import Asked, context
from app.storage.zip_parts import PackedPart, join, pack, parts_digest, unpack

if TYPE_CHECKING:
    import jinja2

__all__ = ["Template", "parts_digest"]

BODY = "word/document.xml"

_FILLED_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_STYLES = frozenset({"word/styles.xml", "word/numbering.xml"})
_CONTENT_TYPES = "[Content_Types].xml"
_SAMPLES = ("", "Sample\ntext")


class Template:
    """A Word template ready to be filled; nothing of it changes after it is read."""

    def __init__(self, name: str, parts: Mapping[str, bytes]) -> None:
        self.name = name
        texts = {part: content.decode() for part, content in parts.items() if _FILLED_PARTS.fullmatch(part)}
        sources = {part: as_jinja(xml) for part, xml in texts.items() if "{" in xml}
        self.uses: tuple[Use, ...] = tuple(
            use for part, source in sources.items() for use in uses(source, _placed(name, part, source))
        )
        self._compiled: dict[str, jinja2.Template] = {
            part: environment().from_string(source) for part, source in sources.items()
        }
        self._packed = tuple(pack(part, content) for part, content in parts.items())
        self._plain = {part: content for part, content in parts.items() if part not in sources}
        self._lists = _lists(self.uses)
        self._scalars = frozenset(use.field for use in self.uses if "." not in use.field) - self._lists.keys()

    @classmethod
    def read(cls, data: bytes, name: str) -> "Template":
        """The template in these bytes. Refused, in a sentence that names it, where it cannot be used."""
        parts = _word_parts(data, name)
        template = cls(name, parts)
        for sample in _SAMPLES:
            template.prove(sample)
        return template

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields it uses; a field of a row is written "issues.decision"."""
        return frozenset(use.field for use in self.uses)

    @cached_property
    def printed(self) -> frozenset[str]:
        """Those of its fields that stand in the letter, and not only in a condition."""
        return frozenset(use.field for use in self.uses if use.printed)

    def check(self, known: Collection[str]) -> None:
        """Refuse a field that nothing fills, saying where it stands and what may have been meant."""
        wrong = [sentence for use in self.uses if (sentence := _wrong(use, known))]
        if wrong:
            raise Refusal(" ".join(dict.fromkeys(wrong)))

    def prove(self, sample: str) -> None:
        """Refuse a template whose parts would not be sound once every field holds this sample."""
        row_fields = {name: dict.fromkeys(fields, sample) for name, fields in self._lists.items()}
        rows = {name: (row, row) if sample else () for name, row in row_fields.items()}
        for part, xml in self.rendered({**dict.fromkeys(self._scalars, sample), **rows}, Asked(str)).items():
            try:
                ET.fromstring(xml)  # noqa: S314 - our own text, and parts with a DOCTYPE are refused
            except ET.ParseError as error:
                raise Refusal(
                    f"{_called(self.name, part)}: the document falls apart when it is filled. A for or if must end "
                    "where it began: {%p … %} among paragraphs, {%tr … %} among the rows of a table."
                ) from error

    def rendered(self, values: Mapping[str, object], asked: Asked, dress: Callable[[str], str] = str) -> dict[str, str]:
        """The filled parts as XML; `asked` learns of fields without a value, `dress` sees each text first."""
        filled = context(self._scalars, self._lists, values, asked, dress)
        return {part: compiled.render(filled) for part, compiled in self._compiled.items()}

    def plain(self, part: str) -> bytes | None:
        """A part without fields, as it stands in the template."""
        return self._plain.get(part)

    def fill(self, values: Mapping[str, object], *, large_print: bool = False) -> bytes:
        """The letter as a .docx. Refused, naming every missing field at once, before anything is made."""
        asked = Asked()
        made = self.rendered(values, asked)
        if asked.fields:
            needed = {field: f"{field.replace('_', ' ').replace('.', ': ')} has no value." for field in asked.fields}
            names = ", ".join(field.replace("_", " ").replace(".", ": ") for field in asked.fields)
            raise Refusal(f"The letter cannot be made from {self.name} yet. It still needs: {names}.", needed)
        parts = self._large_parts if large_print else self._packed
        filled = {part: enlarged(xml) if large_print else xml for part, xml in made.items()}
        return join(pack(part.name, filled[part.name].encode()) if part.name in filled else part for part in parts)

    @cached_property
    def _large_parts(self) -> tuple[PackedPart, ...]:
        return tuple(
            pack(part.name, _large(part.name, self._plain[part.name])) if part.name in self._plain else part
            for part in self._packed
        )


def _large(part: str, content: bytes) -> bytes:
    if part == "word/styles.xml":
        return enlarged_styles(content.decode()).encode()
    if part in _STYLES or _FILLED_PARTS.fullmatch(part):
        return enlarged(content.decode()).encode()
    return content


def _word_parts(data: bytes, name: str) -> dict[str, bytes]:
    parts = unpack(data, name)
    types = parts.get(_CONTENT_TYPES, b"")
    if BODY not in parts or not types:
        raise Refusal(f"{name} is not a Word document (.docx): it has no text that could be read.")
    if b"macroEnabled" in types or any(part.endswith("vbaProject.bin") for part in parts):
        raise Refusal(f"{name} contains macros. Save it in Word as a document without macros (.docx).")
    for part in (part for part in parts if _FILLED_PARTS.fullmatch(part) or part in _STYLES):
        _refuse_unsound(parts[part], _called(name, part))
    # A template kept as .dotx fills a document, not another template.
    parts[_CONTENT_TYPES] = types.replace(b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml")
    return {_CONTENT_TYPES: parts.pop(_CONTENT_TYPES), **parts}


def _refuse_unsound(content: bytes, called: str) -> None:
    try:
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Refusal(f"{called}: this is not how Word writes a document. Save it in Word again.")
        ET.fromstring(content.decode())  # noqa: S314 - a DOCTYPE is refused above
    except (ET.ParseError, UnicodeDecodeError, ValueError) as error:
        raise Refusal(f"{called}: the document is damaged. Save it in Word again.") from error


def _placed(name: str, part: str, source: str) -> Part:
    return Part(_called(name, part), pages_of(source) if part == BODY else ())


def _called(name: str, part: str) -> str:
    kind = part.removeprefix("word/").removesuffix(".xml")
    return name if kind == "document" else f"{name}, {kind}"


def _lists(found: tuple[Use, ...]) -> dict[str, frozenset[str]]:
    names = {use.field for use in found if use.is_list}
    return {
        name: frozenset(use.field.partition(".")[2] for use in found if use.field.startswith(f"{name}."))
        for name in names
    }


def _wrong(use: Use, known: Collection[str]) -> str | None:
    if use.field not in known:
        return _unknown(use, known)
    of_rows = any(field.startswith(f"{use.field}.") for field in known)
    if use.printed and of_rows:
        return f'{use.where}: "{use.written}" has rows; print them with {{%p for … in {use.written} %}}.'
    if use.is_list and not of_rows:
        return f'{use.where}: "{use.written}" has no rows; print it with {{{{ {use.written} }}}}.'
    return None


def _unknown(use: Use, known: Collection[str]) -> str:
    near = get_close_matches(use.field, known, n=1)
    listed, _, row_field = near[0].rpartition(".") if near else ("", "", "")
    owner = use.written.partition(".")[0]
    meant = f'; did you mean "{f"{owner}.{row_field}" if listed and "." in use.written else near[0]}"?' if near else "."
    return f'{use.where}: unknown field "{use.written}"{meant}'
