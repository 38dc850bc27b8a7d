"""The form for deciding one issue."""

from dataclasses import asdict
from typing import Any

from app import services
from app.domain.cases import Decision, Issue
from app.domain.moves.decide import problems_with_decision
from app.domain.words import Outcome
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening

NO_CAUSE = ("", "None")


class DecideForm(MoveForm):
    """Outcome, reasons, remedy and root cause of one issue; the next undecided one is chosen already."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form, issues = self.form, self.case.issues
        form.choice("issue_id", "&Issue", [(issue.id, _issue_words(issue)) for issue in issues])
        form.choice("outcome", "&Outcome", Outcome)
        form.text("reasons", "&Reasons", rows=4, hint="With the policy or law they rest on: they stand in the letter.")
        form.text("remedy", "Re&medy", rows=2, hint="What puts it right, in a sentence for the letter.")
        form.choice("root_cause", "Root ca&use", (), nothing="Choose why it went wrong…")
        form.line("contractor", "Co&ntractor", hint="Where one acted for us.")
        form.tick("policy_needs_review", "The practice was followed, but the &policy needs a review")
        first = next((issue.id for issue in self.case.undecided), issues[0].id if issues else None)
        form.open({"issue_id": opening.about or first})
        self._shown: int | None = None
        self.when_changed("issue_id", self._show_decision)
        self.when_changed("outcome", self._show_review)

    def offer(self, offers: Offers) -> None:
        """Offer the office's root causes, and one that was chosen before even where it is no longer among them."""
        super().offer(offers)
        issue = self._issue()
        before = issue.decision.root_cause if issue and issue.decision else ""
        causes = dict.fromkeys((*offers.terms.get("root_causes", ()), *((before,) if before else ())))
        self.form.fill("root_cause", [NO_CAUSE, *((cause, cause) for cause in causes)])

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        asked = self.unchosen(issue_id="Choose the issue that is decided.", outcome="Choose the outcome.")
        return asked or problems_with_decision(self.case, self._issue(), self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, issue_id, typed = self.case.id, int(self.form["issue_id"].value()), self._typed()
        return lambda work: services.cases.decide(work, case_id, issue_id, typed)

    def _issue(self) -> Issue | None:
        wanted = self.form["issue_id"].value()
        return next((issue for issue in self.case.issues if issue.id == wanted), None)

    def _typed(self) -> Decision:
        values: dict[str, Any] = self.form.values()
        del values["issue_id"]
        values["root_cause"] = values["root_cause"] or ""
        values["policy_needs_review"] &= values["outcome"] is Outcome.NOT_UPHELD
        return Decision(**values)

    def _show_decision(self) -> None:
        """Show what was decided before on the issue that was chosen, unless something was typed already."""
        issue = self._issue()
        typed = set(self.form.changed_fields()) - {"issue_id"}
        if issue is None or issue.id == self._shown or typed:
            return
        self._shown = issue.id
        if issue.decision:
            self.form.open({"issue_id": issue.id, **asdict(issue.decision)})

    def _show_review(self) -> None:
        self.show_field("policy_needs_review", shown=self.form["outcome"].value() is Outcome.NOT_UPHELD)


def _issue_words(issue: Issue) -> str:
    decided = issue.decision.outcome.words if issue.decision else "not decided yet"
    return f"{issue.number}  {issue.summary} ({decided})"
