"""What a template may ask for: fields, rows and conditions, and where in the document each stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.domain.errors import Refusal

_LOOP_WORDS = frozenset({"index", "first", "last", "length"})
_ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.DOTALL)
_ALLOWED = "a letter knows only {{ field }}, if, for, not, and, or"


@dataclass(frozen=True, slots=True)
class Use:
    """One field where a template uses it: `field` "issues.decision", `written` "issue.decision", `where` it stands."""

    field: str
    written: str
    where: str
    is_list: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document, as a person knows it; `pages` says of each of its lines on which page it is, about."""

    called: str
    pages: tuple[int, ...] = ()

    def where(self, line: int) -> str:
        """Where a line stands: "letter.docx, paragraph 12, about page 2"; no page where the part is on every one."""
        paragraph = f"{self.called}, paragraph {max(line - 1, 1)}"
        return f"{paragraph}, about page {self.pages[min(line, len(self.pages)) - 1]}" if self.pages else paragraph


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox in which templates are compiled: nothing undefined is printed, and every value is escaped."""
    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def as_jinja(xml: str) -> str:
    """A part as a Jinja template in which paragraph n begins on line n + 1, with its split fields made whole."""
    # docxtpl has no types; what is used of it takes text and gives text.
    from docxtpl import DocxTemplate  # pyright: ignore[reportMissingTypeStubs]

    lined = re.sub(r"<w:p(?=[ >])", "\n<w:p", re.sub(r"[\r\n]+", " ", xml))
    lined = _ROW.sub(_lines_outside, lined)
    return str(DocxTemplate(BytesIO()).patch_xml(lined))  # pyright: ignore[reportUnknownMemberType]


def _lines_outside(row: re.Match[str]) -> str:
    """A {%tr …%} row is replaced whole by its tag: its line ends go outside, so that later paragraphs keep theirs."""
    text = row.group()
    if not re.search(r"\{%tr\s", re.sub(r"<[^>]*>", "", text)):
        return text
    return "\n" + text.replace("\n", "") + "\n" * (text.count("\n") - 1)


def uses(source: str, part: Part) -> tuple[Use, ...]:
    """Every use of a field. Refused: what is not written rightly, or asks for more than fields, rows and conditions."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        said = (error.message or "it is not written rightly").rstrip(".")
        raise Refusal(f"{part.where(error.lineno)}: this field cannot be read: {said}.") from error
    return tuple(_uses(tree, part, {}))


def _uses(node: nodes.Node, part: Part, loops: Mapping[str, str]) -> Iterator[Use]:
    match node:
        case nodes.TemplateData():
            return
        case nodes.Name():
            yield _name(node, part, loops)
        case nodes.Getattr(node=nodes.Name(name=owner), attr=attribute):
            yield from _attribute(node, part, loops, owner, attribute)
        case nodes.For(target=nodes.Name(name=target), iter=nodes.Name(name=rows), test=None) if rows not in loops:
            yield Use(rows, rows, part.where(node.lineno), is_list=True)
            yield from _of_all(node.body, part, {**loops, target: rows})
            yield from _of_all(node.else_, part, loops)
        case nodes.Output():
            yield from (replace(use, printed=True) for use in _of_all(node.nodes, part, loops))
        case nodes.Template() | nodes.If() | nodes.Not() | nodes.And() | nodes.Or():
            yield from _of_all(node.iter_child_nodes(), part, loops)
        case _:
            kind = type(node).__name__.lower()
            raise Refusal(f"{part.where(node.lineno)}: “{kind}” cannot be used here; {_ALLOWED}.")


def _of_all(children: Iterable[nodes.Node], part: Part, loops: Mapping[str, str]) -> Iterator[Use]:
    for child in children:
        yield from _uses(child, part, loops)


def _name(node: nodes.Name, part: Part, loops: Mapping[str, str]) -> Use:
    where = part.where(node.lineno)
    if node.name in loops or node.name == "loop":
        raise Refusal(f"{where}: “{node.name}” is a whole row; name what to print of it, as in {node.name}.number.")
    return Use(node.name, node.name, where)


def _attribute(node: nodes.Node, part: Part, loops: Mapping[str, str], owner: str, attribute: str) -> Iterator[Use]:
    where = part.where(node.lineno)
    if owner in loops and not attribute.startswith("_"):
        yield Use(f"{loops[owner]}.{attribute}", f"{owner}.{attribute}", where)
    elif owner != "loop" or not loops or attribute not in _LOOP_WORDS:
        raise Refusal(f"{where}: “{owner}.{attribute}” stands outside its rows, or is no field of a row.")
