"""The form for deciding one issue."""

from dataclasses import asdict
from typing import Any

from app import services
from app.domain.cases import Decision, Issue
from app.domain.moves.decide import WEIGHED, problems_with_decision, weighs_circumstances
from app.domain.words import Outcome
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening

KINDS = {"kind": "&Kind of remedy", "and_kind": "…&and", "also_kind": "…an&d"}
"""Redress is not only money, and seldom of one kind (INC 3.1.2a)."""
_OFFERED = {"root_cause": "root_causes", "team": "teams", **dict.fromkeys(KINDS, "remedies")}
_NONE = ("", "None")
LONGEST_SHOWN = 600
"""Characters of what was found that stand in the form; all of it stands on the Issues tab."""


class DecideForm(MoveForm):
    """Outcome, reasons, remedy and root cause of one issue; the next undecided one is chosen already."""

    begins_at = "outcome"

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form, issues = self.form, self.case.issues
        form.choice("issue_id", "&Issue", [(issue.id, _issue_words(issue)) for issue in issues])
        form.choice("outcome", "&Outcome", Outcome)
        form.text("reasons", "&Reasons", rows=4, hint="With the policy or law they rest on: they stand in the letter.")
        form.text("remedy", "Re&medy", rows=2, hint="What puts it right, in a sentence for the letter.")
        form.choice("root_cause", "Root ca&use", (), nothing="Choose why it went wrong…")
        form.text("circumstances", "Their circum&stances", rows=2, hint=self._circumstances_asked())
        form.line(
            "exception", "E&xception made", hint="Where we departed from the policy, and why. It stands in the letter."
        )
        for name, label in KINDS.items():
            form.choice(name, label, (), nothing="None")
        form.choice("team", "&Team", (), nothing="None", hint="Whose work it is about, where it was ours.")
        form.line("contractor", "Co&ntractor", hint="Where one acted for us.")
        form.tick("policy_needs_review", "The practice was followed, but the &policy needs a review")
        first = next((issue.id for issue in self.case.undecided), issues[0].id if issues else None)
        form.open({"issue_id": opening.about or first})
        self._shown: int | None = None
        self.when_changed("issue_id", self._show_decision)
        for name in ("outcome", *KINDS):
            self.when_changed(name, self._show_fields)

    def offer(self, offers: Offers) -> None:
        """Offer the office's own words, and those chosen before even where they are no longer among them."""
        super().offer(offers)
        issue = self._issue()
        before = _values_of(issue.decision) if issue and issue.decision else {}
        for name, terms in _OFFERED.items():
            chosen = before.get(name)
            words = dict.fromkeys((*offers.terms.get(terms, ()), *((str(chosen),) if chosen else ())))
            self.form.fill(name, [_NONE, *((word, word) for word in words)])

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
        kinds = (values.pop(name) for name in KINDS)
        values["remedy_kinds"] = tuple(dict.fromkeys(kind for kind in kinds if kind))
        for name in ("root_cause", "team"):
            values[name] = values[name] or ""
        values["policy_needs_review"] &= values["outcome"] is Outcome.NOT_UPHELD
        return Decision(**values)

    def _show_decision(self) -> None:
        """Show what was found and decided before on the issue chosen, unless something was typed already."""
        issue = self._issue()
        self.form["issue_id"].set_hint(_found(issue) if issue else "")
        typed = set(self.form.changed_fields()) - {"issue_id"}
        if issue is None or issue.id == self._shown or typed:
            return
        self._shown = issue.id
        if issue.decision:
            self.form.open({"issue_id": issue.id, **_values_of(issue.decision)})

    def _show_fields(self) -> None:
        outcome = self.form["outcome"].value()
        put_right = outcome in {Outcome.UPHELD, Outcome.PARTIALLY}
        self.show_field("policy_needs_review", shown=outcome is Outcome.NOT_UPHELD)
        self.show_field(
            "circumstances", shown=weighs_circumstances(self.case, outcome) or bool(self.form["circumstances"].value())
        )
        before = put_right
        for name in KINDS:
            self.show_field(name, shown=before or bool(self.form[name].value()))
            before = before and bool(self.form[name].value())

    def _circumstances_asked(self) -> str:
        """What is known already of what they live with, beside the clause that asks."""
        card = self.opening.view.customer
        known = f" Known of them: {card.adjustments}" if card and card.adjustments else ""
        return f"{WEIGHED}: what was considered of them, and whether an exception is reasonable.{known}"


def _values_of(decision: Decision) -> dict[str, object]:
    """A decision as the form's fields hold it."""
    values: dict[str, object] = asdict(decision)
    del values["remedy_kinds"]
    kinds = (*decision.remedy_kinds, *[""] * len(KINDS))
    return values | dict(zip(KINDS, kinds, strict=False))


def _found(issue: Issue) -> str:
    shown = " ".join(issue.findings.split())
    more = "… The Issues tab shows all of it." if len(shown) > LONGEST_SHOWN else ""
    return f"Found: {shown[:LONGEST_SHOWN].rstrip()}{more}" if shown else ""


def _issue_words(issue: Issue) -> str:
    decided = issue.decision.outcome.words if issue.decision else "not decided yet"
    return f"{issue.number}  {issue.summary} ({decided})"
