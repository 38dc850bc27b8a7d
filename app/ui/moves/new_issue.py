"""The form for an issue that came up later."""

from typing import Any

from app import services
from app.domain.moves.new_issue import AddedIssue, problems_with_added_issue
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening

RELATED = ((True, "Part of this complaint"), (False, "A matter of its own"))


class IssueForm(MoveForm):
    """What it is, who will look into it, and whether it belongs to this complaint."""

    again_words = "Save and add another"

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        form.line("summary", "&In short", placeholder="Two visits missed")
        form.choice("category", "Categor&y", ())
        form.choice("service_area", "Service a&rea", ())
        grounds = [(each.code, f"{each.says} ({each.clause})") for each in self.case.policy.grounds]
        form.choice("ground", "&Ground", [("", "Not sure yet"), *grounds], nothing="Not sure yet")
        form.choice("related", "I&t is", RELATED)
        form.open({"related": True})

    def offer(self, offers: Offers) -> None:
        """Offer the office's categories and service areas."""
        super().offer(offers)
        for name, terms in (("category", "categories"), ("service_area", "service_areas")):
            self.form.fill(name, [(term, term) for term in offers.terms.get(terms, ())])

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_added_issue(self.case, self._typed())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.add_issue(work, case_id, typed)

    def _typed(self) -> AddedIssue:
        values: dict[str, Any] = self.form.values()
        chosen = {name: values[name] or "" for name in ("category", "service_area", "ground")}
        return AddedIssue(values["summary"], **chosen, related=values["related"])
