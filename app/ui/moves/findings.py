"""The form for what was found on an issue."""

from app import services
from app.domain.cases import Issue
from app.domain.moves.findings import Findings, issue_to_investigate, problems_with_findings
from app.ui.moves.move_form import Job, MoveForm, Opening


class FindingsForm(MoveForm):
    """The findings of one issue; the first without any is chosen already."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        first = issue_to_investigate(self.case)
        issues = [(issue.id, f"{issue.number}  {issue.summary}") for issue in self.case.issues]
        self.form.choice("issue_id", "&Issue", issues)
        self.form.text("findings", "Foun&d", rows=8, hint="What shows it, and where that is. It is no decision yet.")
        self.form.open({"issue_id": opening.about or (first.id if first else None)})
        self._shown: int | None = None
        self.when_changed("issue_id", self._show_findings)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_findings(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        opened = dict(self.merged_from)
        return lambda work: services.cases.record_findings(work, case_id, typed, opened)

    def _typed(self) -> Findings:
        return Findings(self.form["issue_id"].value(), self.form["findings"].value())

    def _issue(self) -> Issue | None:
        wanted = self.form["issue_id"].value()
        return next((issue for issue in self.case.issues if issue.id == wanted), None)

    def _show_findings(self) -> None:
        """Show what was found before on the issue that was chosen, unless something was typed already.

        Text typed for one issue and saved on another that has findings is asked about, as where two write at once.
        """
        issue = self._issue()
        typed = "findings" in self.form.changed_fields()
        if issue is None or issue.id == self._shown or typed:
            return
        self._shown = issue.id
        self.merged_from = {"findings": issue.findings}
        self.form.open({"issue_id": issue.id, "findings": issue.findings})
