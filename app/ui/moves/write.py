"""The forms of a written letter: its free words, what is enclosed, to whom a copy goes; and for who approves it."""

from functools import partial
from typing import Any

from app import services
from app.domain.cases import Draft
from app.domain.letter_written import GOES_OUT_WITH, WRITTEN, texts_of
from app.domain.moves.write import (
    LetterDecision,
    WrittenLetter,
    problems_with_letter,
    problems_with_letter_approval,
    problems_with_letter_sent_back,
    waiting_letters,
)
from app.domain.spoken_dates import full_moment
from app.domain.words import LetterKind, Method
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening, first_choice

METHODS = (Method.LETTER, Method.EMAIL)
LABELS = {
    "responsible_for": "We are &responsible for",
    "not_responsible_for": "But &not for",
    "learning": "What we &learnt",
}


class WriteForm(MoveForm):
    """A letter in the writer's own words, among the wording that is fixed; the whole of it stands beside."""

    def __init__(self, kind: LetterKind, opening: Opening) -> None:
        super().__init__(opening)
        self.letter = kind
        self._kind, self._send = kind, True
        self._paragraphs: dict[str, str] = {}
        draft = self._draft = self.case.draft_of(kind)
        self.merged_from = {"draft_id": draft.id, "digest": draft.digest} if draft else {}
        self._build()
        self.form.open(self._opened(draft))
        self.when_changed("paragraph", self._insert)

    def without_letter(self) -> str:
        """The words of the button that keeps it for later."""
        return "Keep as draft"

    def save_words(self) -> str:
        """What becomes of it: it goes out, waits to be approved, or is kept for the move it goes out with."""
        if self._typed_needs_approval() and not self._approved():
            return "Ask for approval"
        return f"Keep for {GOES_OUT_WITH[self._kind]}" if self._kind in GOES_OUT_WITH else "Send the letter"

    def offer(self, offers: Offers) -> None:
        """Offer the office's standard paragraphs."""
        super().offer(offers)
        self._paragraphs = dict(offers.paragraphs)
        self.form.fill("paragraph", [(name, name) for name in self._paragraphs])
        self.show_field("paragraph", shown=bool(self._paragraphs))

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(how="Choose how it is sent."):
            return unchosen
        return problems_with_letter(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        self._send = with_letter
        case_id, typed = self.case.id, self._typed()
        opened: Any = (self.merged_from.get("draft_id"), self.merged_from.get("digest", ""))
        return lambda work: services.cases.write_letter(work, case_id, typed, opened)

    def letter_facts(self) -> dict[str, object]:
        """What stands in the letter as it is typed."""
        return dict(self._texts())

    def _build(self) -> None:
        form, draft = self.form, self._draft
        if draft and draft.approved is False:
            form.note(f"Sent back: {draft.sent_back_because}")
        elif draft and draft.approved:
            form.note("Approved as it stands: what you change has to be approved again.")
        form.text("free_text", "In your &own words", rows=7)
        form.choice("paragraph", "Standard &paragraph", (), nothing="Insert…")
        for name in WRITTEN[self._kind]:
            form.text(name, LABELS[name], rows=3)
        form.line("enclosures", "&Enclosed", hint="One after the other, with semicolons.")
        form.line("copies", "Copy &to")
        form.choice("how", "&By", [(method, method.words) for method in METHODS])
        form.tick("ask_approval", "Somebody else reads it &first")
        if self._kind in self.case.policy.letters_approved:
            self.show_field("ask_approval", shown=False)
            form.note("The policy asks that somebody else approves this letter.")

    def _opened(self, draft: Draft | None) -> dict[str, Any]:
        how = draft.how if draft else first_choice(self.case, METHODS)
        texts = dict(draft.texts) if draft else {}
        if self._kind is LetterKind.CLOSURE and not draft:
            texts["learning"] = self.opening.view.learning
        known = {name: texts.get(name, "") for name in texts_of(self._kind)}
        return {**known, "how": how, "ask_approval": bool(draft and draft.needs_approval)}

    def _texts(self) -> dict[str, str]:
        return {name: self.form[name].value() for name in texts_of(self._kind)}

    def _typed(self) -> WrittenLetter:
        values = self.form.values()
        return WrittenLetter(self._kind, values["how"], self._texts(), values["ask_approval"], self._send)

    def _typed_needs_approval(self) -> bool:
        return self._kind in self.case.policy.letters_approved or bool(self.form["ask_approval"].value())

    def _approved(self) -> bool:
        return bool(self._draft and self._draft.approved) and not self.form.changed_fields()

    def _insert(self) -> None:
        chosen = self.form["paragraph"].value()
        if chosen is None:
            return
        written = self.form["free_text"].value().rstrip()
        self.form["paragraph"].set_value(None)
        self.form.set_value("free_text", "\n\n".join(filter(None, (written, self._paragraphs[chosen]))))


DEFINITION, UPDATE, RESPONSE, CLOSURE = (partial(WriteForm, kind) for kind in WRITTEN)


class ApproveLetterForm(MoveForm):
    """A letter that waits, to be read before it is approved: it stands beside."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        others = [draft for draft in waiting_letters(self.case) if draft.by.id != opening.view.me.id]
        self._draft = next(iter(others), None)
        self.letter = self._draft.kind if self._draft else None
        if self._draft:
            wrote = f"{self._draft.by.name} wrote this letter, {full_moment(self._draft.written_at)}."
            self.form.note(f"{wrote} It goes out by {self._draft.how.words}.")
        self._ask()
        self.form.open({})

    def without_letter(self) -> str:
        """No words: there is nothing else to save."""
        return ""

    def save_words(self) -> str:
        """What is decided."""
        return "Approve the letter"

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        found = problems_with_letter_approval(self.case, self._typed(), self.opening.view.me.id)
        return _on_reason(found)

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.approve_letter(work, case_id, typed)

    def _ask(self) -> None:
        self.form.text("reason", "&Remark", hint="If there is anything to add; it stands in the history.")

    def _typed(self) -> LetterDecision:
        reason = self.form["reason"].value()
        return LetterDecision(self._draft.id, self._draft.digest, reason) if self._draft else LetterDecision(None, "")


class ReturnLetterForm(ApproveLetterForm):
    """Why a letter is not approved; its writer goes on from there."""

    def save_words(self) -> str:
        """What is decided."""
        return "Send it back"

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        found = problems_with_letter_sent_back(self.case, self._typed(), self.opening.view.me.id)
        return _on_reason(found)

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.do_not_approve_letter(work, case_id, typed)

    def _ask(self) -> None:
        self.form.text("reason", "&Reason", hint="Whoever wrote it reads this.")


def _on_reason(found: dict[str, str]) -> dict[str, str]:
    """The one field of the form says what is wrong with the letter, too."""
    sentence = found.get("draft_id") or found.get("reason")
    return {"reason": sentence} if sentence else {}
