"""Writes a letter: kept as a draft, made ready for somebody else to approve, or sent."""

import json

from app.domain.cases import Draft
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.letter_written import GOES_OUT_WITH, texts_of
from app.domain.letters import missing_fields
from app.domain.moves.write import (
    LetterDecision,
    WrittenLetter,
    needs_approval,
    problems_with_letter,
    problems_with_letter_approval,
    problems_with_letter_sent_back,
    reason_not_to_approve_letter,
    reason_not_to_write,
    unchanged,
)
from app.domain.words import LetterKind, LetterState, MoveName
from app.services.cases.settling import settle
from app.services.facts.loading import LoadedCase, load_to_change, loaded
from app.services.letters import digest_as_written, send_with, what_it_says
from app.storage import tables
from app.storage.tables.approvals import OF_LETTER
from app.storage.work import Work

Opened = tuple[int | None, str]
"""Which draft a form was opened with, by its id, and its digest as it then stood: another desk may have changed it."""
NO_DRAFT: Opened = (None, "")


def write_letter(work: Work, case_id: int, typed: WrittenLetter, opened: Opened) -> Done:
    """Keeps the letter, or sends it where nobody has to approve it; an edit asks for approval again."""
    work.move = MoveName.WRITE_A_LETTER
    case = load_to_change(work, case_id)
    if reason := reason_not_to_write(case.facts, typed.kind):
        raise Refusal(reason)
    draft = case.facts.draft_of(typed.kind)
    if opened != ((draft.id, draft.digest) if draft else NO_DRAFT):
        raise Refusal(
            "Another desk changed this letter meanwhile. Copy what you typed, leave the form and open it again."
        )
    if problems := problems_with_letter(case.facts, typed):
        raise Refusal.of_fields(problems)
    said = _keep_or_send(work, case, typed, draft)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {typed.kind.words} letter {said}")


def put_draft_aside(work: Work, case_id: int, kind: LetterKind) -> Done:
    """The draft is not wanted any more; what stood in it stays in the history."""
    work.move = MoveName.PUT_A_DRAFT_ASIDE
    case = load_to_change(work, case_id)
    draft = case.facts.draft_of(kind)
    if draft is None:
        raise Refusal(f"There is no draft of the {kind.words} letter any more.")
    work.session.get_one(tables.LetterDraft, draft.id).state = LetterState.PUT_ASIDE
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {kind.words} letter put aside")


def approve_letter(work: Work, case_id: int, typed: LetterDecision) -> Done:
    """The letter may go out as it stands."""
    return _decide(work, case_id, typed, approved=True)


def do_not_approve_letter(work: Work, case_id: int, typed: LetterDecision) -> Done:
    """The letter goes back to its writer with the reason."""
    return _decide(work, case_id, typed, approved=False)


def _keep_or_send(work: Work, case: LoadedCase, typed: WrittenLetter, draft: Draft | None) -> str:
    """What became of it, as words that end a sentence."""
    approved = draft is not None and bool(draft.approved) and unchanged(draft, typed)
    asked = needs_approval(case.facts, typed) or approved
    if typed.send and typed.kind not in GOES_OUT_WITH and (approved or not asked):
        if draft is not None and not approved:
            _keep(work, case, typed, draft)
            case = loaded(work, case.row)
        send_with(work, case, typed.kind, typed.how, typed.texts)
        return "sent"
    if approved:
        return f"approved: it goes out with {GOES_OUT_WITH[typed.kind]}"
    if typed.send:
        _refuse_unfinished(work, case, typed)
    _keep(work, case, typed, draft)
    if not typed.send:
        return "kept as a draft"
    return "waits for approval" if asked else f"kept: it goes out with {GOES_OUT_WITH[typed.kind]}"


def _refuse_unfinished(work: Work, case: LoadedCase, typed: WrittenLetter) -> None:
    """Nobody is asked to approve what could not go out."""
    if missing := missing_fields(typed.kind, what_it_says(work, case, typed.kind, typed.texts)):
        raise Refusal("The letter cannot be made yet. " + " ".join(each.sentence for each in missing))


def _keep(work: Work, case: LoadedCase, typed: WrittenLetter, draft: Draft | None) -> None:
    session = work.session
    row = session.get_one(tables.LetterDraft, draft.id) if draft else tables.LetterDraft(kind=typed.kind)
    row.case_id, row.stage_id = case.row.id, case.stage.id
    row.state = LetterState.READY if typed.send else LetterState.DRAFT
    row.how, row.needs_approval = typed.how, needs_approval(case.facts, typed)
    texts = {name: typed.texts.get(name, "").strip() for name in texts_of(typed.kind)}
    row.texts = json.dumps(texts, ensure_ascii=False)
    row.written_by_id, row.written_at = work.person.id, work.now
    says = what_it_says(work, case, typed.kind, texts)
    row.digest = digest_as_written(typed.kind, says, work.now)
    session.add(row)


def _digest_now(work: Work, case: LoadedCase, draft: Draft) -> str:
    says = what_it_says(work, case, draft.kind, draft.texts)
    return digest_as_written(draft.kind, says, draft.written_at)


def _decide(work: Work, case_id: int, typed: LetterDecision, *, approved: bool) -> Done:
    work.move = MoveName.APPROVE_A_LETTER if approved else MoveName.DO_NOT_APPROVE_A_LETTER
    case = load_to_change(work, case_id)
    if reason := reason_not_to_approve_letter(case.facts):
        raise Refusal(reason)
    problems = problems_with_letter_approval if approved else problems_with_letter_sent_back
    if found := problems(case.facts, typed, work.person.id):
        raise Refusal.of_fields(found)
    draft = next(each for each in case.facts.drafts if each.id == typed.draft_id)
    if approved and _digest_now(work, case, draft) != draft.digest:
        raise Refusal("What the case says in this letter has changed since it was written: send it back to its writer.")
    work.session.add(
        tables.Approval(
            case_id=case_id,
            of_what=OF_LETTER,
            of_id=draft.id,
            digest=draft.digest,
            approved=approved,
            reason=typed.reason.strip(),
            by_id=work.person.id,
            at=work.now,
        )
    )
    settle(work, case.row)
    said = "approved" if approved else "not approved"
    return Done(case_id, case.row.reference, f"{case.row.reference}: {draft.kind.words} letter {said}")
