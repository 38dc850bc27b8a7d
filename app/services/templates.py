"""The Word templates of an office: restyled by its staff in Word, checked when they come in, and kept for ever."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.letters import Content, contents_left_out, known_fields, what_it_must_contain
from app.domain.rights import reads_cases
from app.domain.spoken_dates import day_of
from app.domain.words import LetterKind, MoveName
from app.services.letters import MadeLetter
from app.services.offices import landlords
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.word import Template
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One template as its list shows it; `in_use` is True for the one that letters are made from today.

    `letters` counts those made from it; it is None for those who read no case.
    """

    id: int
    kind: LetterKind
    name: str
    from_day: date
    letters: int | None
    in_use: bool


def templates(work: Work) -> tuple[TemplateLine, ...]:
    """Every template, the newest of each kind first, with the number of letters made from it."""
    row, today, letters = tables.LetterTemplate, day_of(work.now), _letters_by_template(work)
    rows = work.session.execute(select(row).order_by(row.kind, row.from_day.desc(), row.id.desc())).scalars().all()
    in_use: dict[LetterKind, int] = {}
    for each in rows:
        if each.from_day <= today:
            in_use.setdefault(each.kind, each.id)
    return tuple(
        TemplateLine(r.id, r.kind, r.name, r.from_day, _counted(letters, r.id), in_use.get(r.kind) == r.id)
        for r in rows
    )


def _counted(letters: dict[int, int] | None, template_id: int) -> int | None:
    return None if letters is None else letters.get(template_id, 0)


def _letters_by_template(work: Work) -> dict[int, int] | None:
    if not reads_cases(work.person):
        return None
    letter = tables.Letter
    return dict(work.session.execute(select(letter.template_id, func.count()).group_by(letter.template_id)).all())


def template_file(work: Work, template_id: int) -> MadeLetter:
    """A template as the Word file it is, for somebody who wants to restyle it."""
    row = work.session.get(tables.LetterTemplate, template_id)
    if row is None:
        raise Refusal("This template is no longer there.")
    return MadeLetter(row.name, row.content)


def bring_in_file(work: Work, kind: LetterKind | None, path: Path) -> Done:
    """Brings in the template in a file; letters are made from it from today. Refused with every fault it has."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Refusal(f"{path.name}: there is no such file in {path.parent}.") from None
    except OSError as error:
        raise Refusal(f"{path.name}: cannot be read from {path.parent}: {error.strerror}.") from None
    return bring_in(work, kind, content, path.name)


def bring_in(work: Work, kind: LetterKind | None, content: bytes, name: str) -> Done:
    """The same for bytes; letters that were made keep the template they were made from."""
    work.move = MoveName.BRING_IN_A_TEMPLATE
    refuse_without_right(work)
    if kind is None:
        raise Refusal.of_fields({"kind": "Choose which letter it is for."})
    template = Template.read(content, name)
    template.check(known_fields(kind))
    if left_out := _left_out(work, kind, template):
        says = "; ".join(dict.fromkeys(f"{each.says} ({each.clause})" for each in left_out))
        raise Refusal(f"{name} leaves out what the {kind.words} must contain: {says}.")
    digest = sha256(content).hexdigest()
    row = tables.LetterTemplate
    if work.session.execute(select(row.id).where(row.kind == kind, row.digest == digest)).first():
        raise Refusal(f"{name} is here already, just as it is.")
    work.session.add(
        row(kind=kind, name=name[:120], digest=digest, content=content, from_day=day_of(work.now), added_at=work.now)
    )
    return Done(None, "", f"The {kind.words} is made from {name} from now on")


def _left_out(work: Work, kind: LetterKind, template: Template) -> tuple[Content, ...]:
    """What the policies in force, and the law beside them, ask of this letter and the template does not print."""
    demanded = [
        content
        for landlord in landlords(work)
        if landlord.policy
        for content in what_it_must_contain(kind, landlord.policy, landlord.law, 1)
    ]
    return contents_left_out(template.printed, demanded)
