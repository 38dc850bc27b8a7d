"""Write a letter: kept as a draft, approved by somebody else where that is asked for, then sent (domain §5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.cases import Case, Draft
from app.domain.letter_written import texts_of
from app.domain.moves.checks import IN_WRITING, found, missing, reason_not_to_touch, text_problem
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import LetterKind, Method, Status

_WAITS = "It waits for approval already. Change it, or wait until somebody else has read it."


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """What the form of a letter holds; `send` is False where it is kept as a draft."""

    kind: LetterKind
    how: Method
    texts: Mapping[str, str] = field(repr=False)
    ask_approval: bool = False
    send: bool = True


@dataclass(frozen=True, slots=True)
class LetterDecision:
    """What the forms hold that approve a letter or send it back; `digest` is that of what was read."""

    draft_id: int | None
    digest: str
    reason: str = field(default="", repr=False)


def reason_not_to_write(case: Case, kind: LetterKind) -> str | None:
    """Why this letter cannot be written now, or None."""
    if case.anonymous:
        return "The complaint is anonymous: there is nobody to write to."
    if kind is LetterKind.CLOSURE:
        return _reason_not_to_tell_of_the_end(case)
    if kind is LetterKind.RESPONSE and case.owes_written_answer and case.status is not Status.VOID:
        return None
    if touched := reason_not_to_touch(case):
        return touched
    if kind is LetterKind.RESPONSE and case.answered_at:
        return f"Already answered on {full_day(day_of(case.answered_at))}."
    return _reason_not_to_define(case) if kind is LetterKind.DEFINITION else None


def needs_approval(case: Case, typed: WrittenLetter) -> bool:
    """True where somebody else has to read it first: the policy asks for it, or whoever wrote it does."""
    return typed.ask_approval or _policy_asks(case, typed.kind)


def problems_with_letter(case: Case, typed: WrittenLetter) -> dict[str, str]:
    """What is wrong with a letter, by field; a draft may be unfinished."""
    draft = case.draft_of(typed.kind)
    texts = [(name, text_problem(typed.texts.get(name, ""))) for name in texts_of(typed.kind)]
    if not typed.send:
        return found(texts)
    same = draft is not None and unchanged(draft, typed)
    waits = draft is not None and same and draft.waits_for_approval
    sent_back = draft is not None and same and draft.approved is False
    return found(
        (
            ("how", None if typed.how in IN_WRITING else "A letter goes by letter or by email."),
            ("free_text", _nothing_said(case, typed)),
            ("free_text", _WAITS if waits else None),
            ("free_text", f"It was sent back: {draft.sent_back_because}" if draft and sent_back else None),
            *texts,
        )
    )


def unchanged(draft: Draft, typed: WrittenLetter) -> bool:
    """True where a draft that was ready to go out says the same as what is typed."""
    same = all(draft.texts.get(name, "").strip() == typed.texts.get(name, "").strip() for name in texts_of(typed.kind))
    return draft.ready and same and draft.how is typed.how and draft.needs_approval >= typed.ask_approval


def why_not_to_send(case: Case, kind: LetterKind) -> str | None:
    """Why a letter that goes out with a move cannot go out yet, or None: somebody else has still to approve it."""
    draft = case.draft_of(kind)
    asked = _policy_asks(case, kind) or (draft is not None and draft.needs_approval)
    if not asked or (draft is not None and draft.approved):
        return None
    if draft is None:
        return f"The {kind.words} is approved by somebody else before it goes out: write it first, on the Letters tab."
    if draft.approved is None and draft.ready:
        return f"The {kind.words} waits for approval by somebody else."
    return f"The {kind.words} is a draft that nobody has approved: ask for approval on the Letters tab."


def _policy_asks(case: Case, kind: LetterKind) -> bool:
    """True where the policy asks for approval; at a review the reviewer's sign-off is that of the answer."""
    return kind in case.policy.letters_approved and not (kind is LetterKind.RESPONSE and case.stage_number > 1)


def waiting_letters(case: Case) -> tuple[Draft, ...]:
    """The letters of a case that wait for somebody else to read them."""
    return tuple(draft for draft in case.drafts if draft.waits_for_approval)


def reason_not_to_approve_letter(case: Case) -> str | None:
    """Why there is no letter to decide about now, or None. Who may is told by the table of rights."""
    if case.status is Status.VOID:
        return reason_not_to_touch(case)
    return None if waiting_letters(case) else "No letter of this case waits for approval."


def problems_with_letter_approval(case: Case, typed: LetterDecision, person_id: int) -> dict[str, str]:
    """What is wrong with an approval, by field."""
    return found(
        (("draft_id", _not_this_one(case, typed, person_id)), ("reason", text_problem(typed.reason))),
    )


def problems_with_letter_sent_back(case: Case, typed: LetterDecision, person_id: int) -> dict[str, str]:
    """What is wrong with sending a letter back, by field: its writer needs to know why."""
    asked = missing(typed.reason, "Say why it is not approved: whoever wrote it goes on from there.")
    return found((("reason", asked), *problems_with_letter_approval(case, typed, person_id).items()))


def _not_this_one(case: Case, typed: LetterDecision, person_id: int) -> str | None:
    draft = next((each for each in waiting_letters(case) if each.id == typed.draft_id), None)
    if draft is None:
        return "Choose a letter that waits for approval."
    if draft.by.id == person_id:
        return "You wrote this letter yourself: somebody else decides whether it is approved."
    if draft.digest != typed.digest:
        return "The letter was changed meanwhile. Leave this form, and read it again."
    return None


def _reason_not_to_tell_of_the_end(case: Case) -> str | None:
    if case.status is Status.VOID:
        return reason_not_to_touch(case)
    if case.refused or not case.closed_at or not case.answered_at:
        return "The closure letter says how an answered complaint ended: close the case first."
    return None


def _reason_not_to_define(case: Case) -> str | None:
    if case.answered_at:
        return f"Already answered on {full_day(day_of(case.answered_at))}: the answer says how we understood it."
    if case.handler is None:
        return f"Assign a {case.policy.words.handler} first: the letter says who it is."
    return None


def _nothing_said(case: Case, typed: WrittenLetter) -> str | None:
    if typed.kind is not LetterKind.UPDATE or case.actions or typed.texts.get("free_text", "").strip():
        return None
    return "Nothing is agreed yet: say in your own words how far we have come."
