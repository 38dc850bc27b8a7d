"""The forms that approve a refusal, or send it back."""

from app import services
from app.domain.cases import Refusal
from app.domain.exclusions import clause_of, exclusion_of, time_barred
from app.domain.moves.refusal import RefusalDecision, problems_with_approval, problems_with_sending_back
from app.domain.spoken_dates import full_day
from app.domain.words import LetterKind
from app.ui.moves.move_form import Job, MoveForm, Opening


class ApproveForm(MoveForm):
    """What was proposed, to be read before it is approved; the letter stands beside it."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.letter = None if self.case.anonymous else LetterKind.REFUSAL
        for said in self._proposed():
            self.form.note(said)
        self._ask()
        self.form.open({})

    def without_letter(self) -> str:
        """No words: a refusal never goes without its letter."""
        return ""

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_approval(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.approve_refusal(work, case_id, typed)

    def _ask(self) -> None:
        self.form.text("reason", "&Remark", hint="If there is anything to add; it stands in the history.")

    def _typed(self) -> RefusalDecision:
        refusal = self.case.refusal
        return RefusalDecision(refusal.id if refusal else 0, self.form["reason"].value())

    def _proposed(self) -> list[str]:
        refusal = self.case.refusal
        return [said for said in self._sentences(refusal) if said] if refusal else []

    def _sentences(self, refusal: Refusal) -> tuple[str, ...]:
        excluded = exclusion_of(self.case, refusal.exclusion)
        point = ""
        if excluded:
            clause = clause_of(self.case, excluded, refusal.came_to_notice_on)
            point = f"{excluded.says[:1].upper()}{excluded.says[1:].rstrip('.')} ({clause})."
        last = time_barred(self.case, refusal.came_to_notice_on)
        return (
            f"{refusal.by.name} proposes that it is {refusal.result.words}.",
            point,
            " ".join(last.because) if last else "",
            f"Reason: {refusal.reason}" if refusal.reason else "",
            f"Evidence: {refusal.evidence}",
            f"Circumstances, as asked: {refusal.circumstances}" if refusal.circumstances else "",
            f"Considered before as {refusal.earlier}." if refusal.earlier else "",
            f"Handed to: {refusal.handed_to}" if refusal.handed_to else "",
            f"Filed at court on {full_day(refusal.filed_on)}." if refusal.filed_on else "",
        )


class SendBackForm(ApproveForm):
    """Why it is not approved; the complaint is then screened again."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.letter = None

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_sending_back(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.do_not_approve(work, case_id, typed)

    def _ask(self) -> None:
        self.form.text("reason", "&Reason", hint="Whoever proposed it reads this, and screens the complaint again.")
