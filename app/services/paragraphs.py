"""The office's standard paragraphs: kept by an administrator, put into the free words of a letter by choosing."""

from dataclasses import dataclass, field

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.checks import LONGEST_LINE, found, missing, text_problem
from app.domain.words import MoveName
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One standard paragraph; `active` is False where it is not offered any more."""

    name: str
    text: str = field(repr=False)
    active: bool = True


def paragraphs(work: Work) -> tuple[Paragraph, ...]:
    """All of them, by name."""
    row = tables.StandardParagraph
    found_rows = work.session.execute(select(row.name, row.text, row.active).order_by(row.name))
    return tuple(Paragraph(*each) for each in found_rows)


def offered(work: Work) -> tuple[tuple[str, str], ...]:
    """Those that a letter can take now: the name of each, and what it says."""
    return tuple((each.name, each.text) for each in paragraphs(work) if each.active)


def keep(work: Work, typed: Paragraph) -> Done:
    """Adds a paragraph, or changes the one of that name; letters that took it stay as they are."""
    work.move = MoveName.KEEP_A_STANDARD_PARAGRAPH
    refuse_without_right(work)
    name, text = typed.name.strip(), typed.text.strip()
    problems = found(
        (
            ("name", missing(name, "Give it a name to choose it by.")),
            ("name", text_problem(name, LONGEST_LINE)),
            ("text", missing(text, "Write what it says.")),
            ("text", text_problem(text)),
        )
    )
    if problems:
        raise Refusal.of_fields(problems)
    row = tables.StandardParagraph
    kept = work.session.execute(select(row).where(row.name == name)).scalar_one_or_none()
    if kept is None:
        work.session.add(row(name=name, text=text, active=typed.active))
    else:
        kept.text, kept.active = text, typed.active
    return Done(None, "", f"The paragraph “{name}” is {'kept' if typed.active else 'not offered any more'}")
