"""The issues of a case, each with what was decided about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.cases import Decision, Issue
from app.domain.words import ContactKind
from app.ui.case.case_tab import CaseTab, heading, marked, paper, readable
from app.ui.look import theme

if TYPE_CHECKING:
    from app.services.cases import CaseView


class IssuesTab(CaseTab):
    """Outcome, reasons, remedy and root cause belong to the issue, never to the case."""

    def __init__(self) -> None:
        super().__init__("Issues")

    def fill(self, column: QVBoxLayout, view: "CaseView") -> None:
        """Put a card for each issue."""
        head = QHBoxLayout()
        head.addWidget(heading(f"The complaint as a whole: {view.outcome.words}" if view.outcome else "Issues"), 1)
        if view.case.answered_at:
            head.addWidget(self.move_button("request-review", view, "Review asked for…"))
        head.addWidget(self.move_button("new-issue", view))
        column.addLayout(head)
        _put_texts(column, ("Asked to be looked at again", _request(view)))
        if not view.case.issues:
            column.addWidget(theme.label("No issue is recorded. Each thing complained of is answered separately."))
        for issue in view.case.issues:
            column.addWidget(self._card(issue, view))

    def _card(self, issue: Issue, view: "CaseView") -> QFrame:
        inside = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(theme.label(f"{issue.number}   {issue.summary}", bold=True), 1)
        for code, words in (("findings", "Findings…"), ("decide", "Decide again…" if issue.decision else "Decide…")):
            button = self.move_button(code, view, words, issue.id)
            button.setAccessibleName(f"{words.rstrip('…')}, issue {issue.number}: {issue.summary}")
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        ground = next((each.says for each in view.case.policy.grounds if each.code == issue.ground), "")
        about = (issue.category, issue.service_area, ground)
        inside.addWidget(readable("  ·  ".join(part for part in about if part), tone="quiet"))
        _put_texts(inside, ("Found", issue.findings))
        inside.addLayout(self._decisions(issue, view))
        card = paper(inside)
        card.setAccessibleName(f"Issue {issue.number}")
        return card

    def _decisions(self, issue: Issue, view: "CaseView") -> QHBoxLayout:
        """What was decided; at a review what the stages before it decided stands on the left, as it was answered."""
        beside = QHBoxLayout()
        beside.setSpacing(theme.space(self, 2))
        for stage in view.earlier:
            then = next((each.decision for each in stage.issues if each.id == issue.id), None)
            beside.addLayout(self._one_decision(stage.name, then, "Not decided at this stage"), 1)
        beside.addLayout(self._one_decision(view.stage_name if view.earlier else "", issue.decision), 1)
        return beside

    def _one_decision(self, stage: str, decision: Decision | None, none: str = "Not decided yet") -> QVBoxLayout:
        column = QVBoxLayout()
        if stage:
            column.addWidget(theme.label(stage, tone="quiet", bold=True))
        if decision is None:
            column.addWidget(marked("waiting", none, "quiet"))
        else:
            self._put_decision(column, decision)
        column.addStretch()
        return column

    def _put_decision(self, inside: QVBoxLayout, decision: Decision) -> None:
        words = decision.outcome.words
        inside.addWidget(marked("done", words[:1].upper() + words[1:], "done"))
        review = "The practice was followed, but the policy needs a review." if decision.policy_needs_review else ""
        _put_texts(
            inside,
            ("Reasons", decision.reasons),
            ("Exception made", decision.exception),
            ("Their circumstances", decision.circumstances),
            ("Remedy", decision.remedy),
            ("Kinds of remedy", ", ".join(decision.remedy_kinds)),
            ("Root cause", decision.root_cause),
            ("Team", decision.team),
            ("Contractor", decision.contractor),
            ("Policy", review),
        )


def _request(view: "CaseView") -> str:
    """What the customer said when they asked for the review that goes on, or was answered; nothing at a first stage."""
    asked = [each.summary for each in view.case.contacts if each.kind is ContactKind.REVIEW_REQUEST]
    return asked[-1] if asked and view.earlier else ""


def _put_texts(inside: QVBoxLayout, *texts: tuple[str, str]) -> None:
    for label, text in texts:
        if text:
            inside.addWidget(theme.label(label, tone="quiet", times=0.9))
            inside.addWidget(readable(text))
