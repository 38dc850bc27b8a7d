"""Letters of a case: what they would say, which fields are missing, made and sent, and made again just the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.anchors import head_on_paper
from app.domain.cases import Case
from app.domain.errors import Refusal
from app.domain.letter_written import digest_of_letter, texts_of, written_fields
from app.domain.letters import missing_fields, missing_words
from app.domain.moves.write import why_not_to_send
from app.domain.spoken_dates import day_of
from app.domain.words import LetterFormat, LetterKind, LetterState, Method
from app.services.facts.loading import LoadedCase, load
from app.services.letter_contents import Correspondents, letter_of_case
from app.storage import tables
from app.storage.word import Template, parts_digest
from app.storage.word_preview import preview_html
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it would stand now: as HTML for the screen, and a sentence for each field still empty."""

    html: str = field(repr=False)
    missing: tuple[str, ...]
    format: LetterFormat


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter as a Word file."""

    name: str
    content: bytes = field(repr=False)


@lru_cache(maxsize=32)
def template_from(content: bytes, name: str) -> Template:
    """A template out of its stored bytes, compiled once."""
    return Template.read(content, name)


def read_ahead(work: Work) -> None:
    """Reads the templates in force before one is wanted: what they need is loaded, and each is compiled once."""
    for kind in LetterKind:
        row = _template_in_force(work.session, kind, day_of(work.now))
        template_from(row.content, row.name)


def preview(work: Work, case_id: int, kind: LetterKind, typed: Mapping[str, object]) -> Preview:
    """The letter as it would stand with what is typed: `typed` are facts of the case by name, not yet saved."""
    case = load(work, case_id)
    known = {name: value for name, value in typed.items() if name in Case.__dataclass_fields__}
    facts = replace(case.facts, **known)
    correspondents = correspondents_of(work, case)
    draft = case.facts.draft_of(kind)
    texts = {**(draft.texts if draft else {}), **{name: str(typed[name]) for name in texts_of(kind) if name in typed}}
    values = _values(work, replace(case, facts=facts), kind, correspondents, texts)
    template = _template_in_force(work.session, kind, day_of(work.now))
    html = preview_html(template_from(template.content, template.name), values, missing_words(kind))
    missing = tuple(each.sentence for each in missing_fields(kind, values))
    return Preview(html, missing, correspondents.format)


def what_it_says(work: Work, case: LoadedCase, kind: LetterKind, texts: Mapping[str, str]) -> Mapping[str, object]:
    """The values of a letter as it would go out now with what its writer put in."""
    return _values(work, case, kind, correspondents_of(work, case), texts)


def send_with(
    work: Work, case: LoadedCase, kind: LetterKind, how: Method, texts: Mapping[str, str] | None = None
) -> None:
    """Makes the letter and files it as sent, with what was written of it in advance, or with these texts.

    Raises Refusal naming every missing field before anything is made, and where it has still to be approved.
    """
    draft = case.facts.draft_of(kind)
    if reason := why_not_to_send(case.facts, kind):
        raise Refusal(reason)
    correspondents = correspondents_of(work, case)
    written = draft.texts if texts is None and draft else texts or {}
    values = _values(work, case, kind, correspondents, written)
    if draft and draft.needs_approval and digest_as_written(kind, values, draft.written_at) != draft.digest:
        raise Refusal(
            f"What the {kind.words} letter says was changed after it was approved. Open it on the Letters tab and ask "
            "for approval again."
        )
    if missing := missing_fields(kind, values):
        raise Refusal("The letter cannot be made yet. " + " ".join(each.sentence for each in missing))
    if how is not Method.EMAIL and not correspondents.postal:
        raise Refusal(
            "The letter cannot be posted: no address is known. Enter it on the customer’s card, or send it by email."
        )
    row = _template_in_force(work.session, kind, day_of(work.now))
    refuse_without_place(row, values)
    made = _fill(row, values, correspondents.format)
    if draft:  # before the letter: PostgreSQL lets none out while a draft of its kind waits for approval
        work.session.get_one(tables.LetterDraft, draft.id).state = LetterState.SENT
    work.session.add(
        tables.Letter(
            case_id=case.row.id,
            stage_id=case.stage.id,
            kind=kind,
            state=LetterState.SENT,
            template_id=row.id,
            format=correspondents.format,
            frozen=json.dumps(values, ensure_ascii=False),
            parts_digest=parts_digest(made),
            made_by_id=work.person.id,
            made_at=work.now,
            sent_at=work.now,
            sent_how=how if how in {Method.EMAIL, Method.LETTER} else Method.LETTER,
            sent_to="\n".join(correspondents.address_block),
        )
    )


def digest_as_written(kind: LetterKind, values: Mapping[str, object], written_at: datetime) -> str:
    """What of a letter is approved, with what the case says in it now, as written at that moment."""
    return digest_of_letter(kind, values, written_at.astimezone(UTC).isoformat())


def refuse_without_place(row: tables.LetterTemplate, values: Mapping[str, object]) -> None:
    """Nothing that somebody wrote is left out because a restyled template has no place for it."""
    printed = template_from(row.content, row.name).printed
    if lost := [name for name in texts_of(row.kind) if values.get(name) and name not in printed]:
        names = ", ".join(name.replace("_", " ") for name in lost)
        raise Refusal(f"The template {row.name} has no place for: {names}. Bring one in that has, on the Policy page.")


def make_again(work: Work, letter_id: int) -> MadeLetter:
    """A letter that was made before, from its own template and frozen values: the same parts, byte for byte."""
    letter = work.session.get(tables.Letter, letter_id)
    if letter is None:
        raise Refusal("This letter is no longer there.")
    reference = load(work, letter.case_id).row.reference  # who may not read the case may not read its letters
    template = work.session.get_one(tables.LetterTemplate, letter.template_id)
    values = _thawed(json.loads(letter.frozen))
    content = _fill(template, values, letter.format)
    if parts_digest(content) != letter.parts_digest:
        raise Refusal(
            "This letter cannot be made again exactly as it was sent: its template or its values were changed "
            "behind the program's back. Tell your administrator."
        )
    return MadeLetter(f"{reference} {letter.kind.words}.docx", content)


def correspondents_of(work: Work, case: LoadedCase) -> Correspondents:
    """Who writes to whom: the landlord's letterhead, the reviewer, handler or team, and the customer."""
    session, row = work.session, case.row
    landlord = session.get_one(tables.Landlord, row.landlord_id)
    responsible = case.stage.reviewer_id or row.handler_id
    handler = session.get(tables.Person, responsible) if responsible else None
    writer = handler or session.get_one(tables.Person, work.person.id)
    customer = session.get(tables.Customer, row.customer_id) if row.customer_id else None
    home = session.get(tables.Home, row.home_id) if row.home_id else None
    return Correspondents.of(landlord, handler, writer, customer, home)


def _values(
    work: Work, case: LoadedCase, kind: LetterKind, correspondents: Correspondents, texts: Mapping[str, str]
) -> Mapping[str, object]:
    letter = letter_of_case(kind, case, correspondents, day_of(work.now))
    opening = replace(letter.opening, history_head=_history_head(work, case))
    return {**replace(letter, opening=opening).fields(), **written_fields(kind, texts)}


def _history_head(work: Work, case: LoadedCase) -> str:
    """The last line of the case's history: on paper it is a witness, should the chain ever be made anew."""
    line = tables.HistoryLine
    query = select(line.number, line.digest).where(line.subject == "case", line.subject_id == case.row.id)
    last = work.session.execute(query.order_by(line.number.desc()).limit(1)).first()
    return head_on_paper(case.row.reference, last.number, last.digest) if last else ""


def _template_in_force(session: Session, kind: LetterKind, day: date) -> tables.LetterTemplate:
    query = select(tables.LetterTemplate).where(
        tables.LetterTemplate.kind == kind, tables.LetterTemplate.from_day <= day
    )
    newest = query.order_by(tables.LetterTemplate.from_day.desc(), tables.LetterTemplate.id.desc()).limit(1)
    found = session.execute(newest).scalar_one_or_none()
    if found is None:
        raise Refusal(f"There is no Word template for the {kind.words} yet.")
    return found


def _fill(row: tables.LetterTemplate, values: Mapping[str, object], wanted: LetterFormat) -> bytes:
    template = template_from(row.content, row.name)
    return template.fill(values, large_print=wanted is LetterFormat.LARGE_PRINT)


def _thawed(values: dict[str, object]) -> dict[str, object]:
    """Frozen values as the template had them: JSON knows no tuples."""
    return {
        name: tuple(cast("list[object]", value)) if isinstance(value, list) else value for name, value in values.items()
    }
