"""The form for screening a complaint against the policy's exclusions."""

from typing import Any

from app import services
from app.domain.exclusions import (
    ALREADY_CONSIDERED,
    LATE,
    exclusion_of,
    exclusions_for,
    needs_approval,
    unknown_to_the_law,
)
from app.domain.moves.screen import NOT_ACCEPTED, Screening, problems_with_screening
from app.domain.words import Screened
from app.ui.moves.move_form import Job, MoveForm, Opening

RESULTS = (
    (Screened.ACCEPTED, "Accept"),
    (Screened.BY_DISCRETION, "Accept by discretion"),
    (Screened.REFUSED, "Refuse"),
    (Screened.REFERRED, "Refer elsewhere"),
    (Screened.AS_REQUEST, "Log as a service request"),
)


class ScreenForm(MoveForm):
    """Accepted, by discretion, refused or referred on a point of the pack, or logged as a service request."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        bar, form = self.case.policy.time_bar, self.form
        if (before := self.case.refusal) and before.approved is False:
            form.note(f"It was not approved that this is {before.result.words}: {before.sent_back_because}")
        offered = [each for each in RESULTS if each[0] not in self._without_point()]
        form.choice("result", "&Result", offered)
        form.choice("exclusion", "&Point of policy", ())
        form.day("came_to_notice_on", "Came to &notice on")
        form.note(f"{bar.counted_from[:1].upper()}{bar.counted_from[1:]}. Leave it empty where nobody knows.")
        form.text("circumstances", "E&xceptional?", rows=2, hint="What they said when asked why it came so late.")
        form.line("earlier", "Considered &before as", hint="The reference of the earlier case.")
        form.text("evidence", "Evi&dence", rows=2, hint="What shows it; it stands in the letter.")
        form.text("reason", "Beca&use", rows=2)
        form.open({"result": Screened.ACCEPTED})
        form["result"].edited.connect(self._offer_points)
        form["exclusion"].edited.connect(self._show_fields)
        self._offer_points()

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_screening(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.screen(work, case_id, typed)

    def _typed(self) -> Screening:
        values: dict[str, Any] = self.form.values()
        values["exclusion"] = values["exclusion"] or ""
        return Screening(**values)

    def _without_point(self) -> set[Screened]:
        """The results for which this policy has no point at all."""
        choosable = (Screened.REFUSED, Screened.REFERRED, Screened.AS_REQUEST)
        return {result for result in choosable if not exclusions_for(self.case, result)}

    def _offer_points(self) -> None:
        points = exclusions_for(self.case, self.form["result"].value() or Screened.ACCEPTED)
        words = [(each.code, f"{each.says[:1].upper()}{each.says[1:]} ({each.clause})") for each in points]
        chosen = self.form["exclusion"].value()
        self.form.fill("exclusion", words)
        if chosen not in {each.code for each in points}:
            self.form["exclusion"].set_value(points[0].code if len(points) == 1 else None)
        self._show_fields()

    def _show_fields(self) -> None:
        result, code = self.form["result"].value(), self.form["exclusion"].value() or ""
        refuses = result in NOT_ACCEPTED
        self.show_field("exclusion", shown=refuses or result is Screened.AS_REQUEST)
        self.show_field("circumstances", shown=refuses and code == LATE)
        self.show_field("earlier", shown=refuses and code == ALREADY_CONSIDERED)
        self.show_field("evidence", shown=refuses)
        self.show_field("reason", shown=refuses or result is Screened.BY_DISCRETION)
        bar = self.case.policy.time_bar
        asked = "Why this complaint in particular; it stands in the letter."
        self.form["reason"].set_hint(asked if refuses else f"{bar.clause}: {bar.override}.")
        self.form["exclusion"].set_hint(self._what_follows(code) if refuses else "")

    def _what_follows(self, code: str) -> str:
        """What choosing a point leads to: who approves, where it is referred, and what the law says against it."""
        excluded = exclusion_of(self.case, code)
        if excluded is None:
            return ""
        demand = unknown_to_the_law(self.case, excluded)
        said = (
            f"It is referred to {excluded.refer_to}." if excluded.refer_to else "",
            f"The law does not know this point: {demand.says} ({demand.clause})." if demand else "",
            "Somebody else approves it before it holds."
            if needs_approval(self.case, excluded)
            else "The policy asks for no approval: the case is closed, and the letter goes out.",
        )
        return " ".join(part for part in said if part)
