"""The forms for screening a complaint against the policy's exclusions, and for handing one over to a lawyer."""

from typing import Any

from app import services
from app.domain.exclusions import (
    ALREADY_CONSIDERED,
    LATE,
    LEGAL,
    against_the_law,
    exclusion_of,
    exclusions_for,
    needs_approval,
)
from app.domain.moves.hand_over import HandOver, as_screening, problems_with_hand_over
from app.domain.moves.screen import NOT_ACCEPTED, Screening, as_proposed, problems_with_screening
from app.domain.words import LetterKind, Screened
from app.ui.form.form import Form
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
        self.letter = None if self.case.anonymous else LetterKind.REFUSAL
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
        _ask_of_the_law(form)
        form.text("evidence", "Evi&dence", rows=2, hint="What shows it; it stands in the letter.")
        form.text("reason", "Beca&use", rows=2)
        form.open({"result": Screened.ACCEPTED})
        form["result"].edited.connect(self._offer_points)
        for name in ("exclusion", "filed_on"):
            form[name].edited.connect(self._show_fields)
        self._offer_points()

    def wants_letter(self) -> bool:
        """True where it is refused or referred: the letter that goes out once it holds."""
        return self.letter is not None and self.form["result"].value() in NOT_ACCEPTED

    def save_words(self) -> str:
        """No letter: it goes out with the approval, where one is asked for."""
        return "Save"

    def without_letter(self) -> str:
        """No words: a refusal never goes without its letter."""
        return ""

    def letter_facts(self) -> dict[str, object]:
        """The refusal as it is typed."""
        return _refusal_of(self.opening, self._typed())

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
        for name in ("handed_to", "filed_on"):
            self.show_field(name, shown=refuses and code == LEGAL)
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
        filed = self.form["filed_on"].value()
        said = (
            f"It is referred to {excluded.refer_to}." if excluded.refer_to else "",
            against_the_law(self.case, excluded, filed),
            "Somebody else approves it before it holds."
            if needs_approval(self.case, excluded, filed)
            else "The policy asks for no approval: the case is closed, and the letter goes out.",
        )
        return " ".join(part for part in said if part)


class HandOverForm(MoveForm):
    """A legal letter came while the case was worked on: to whom it is handed, and why."""

    letter = LetterKind.REFUSAL

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        if self.case.anonymous:
            self.letter = None
        form = self.form
        form.note("The complaint is closed, and the letter goes out, once somebody else has approved it.")
        _ask_of_the_law(form)
        form.text("evidence", "Evi&dence", rows=2, hint="The legal letter: from whom, and of which day.")
        form.text("reason", "Beca&use", rows=2, hint="Why it is not dealt with as a complaint any more.")
        form.open({"filed_on": None})

    def save_words(self) -> str:
        """No letter: it goes out with the approval."""
        return "Save"

    def without_letter(self) -> str:
        """No words: the letter goes with the approval."""
        return ""

    def letter_facts(self) -> dict[str, object]:
        """The handing over as it is typed."""
        return _refusal_of(self.opening, as_screening(self.case, self._typed()))

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_hand_over(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.hand_over(work, case_id, typed)

    def _typed(self) -> HandOver:
        values: dict[str, Any] = self.form.values()
        return HandOver(**values)


def _ask_of_the_law(form: Form) -> None:
    form.line("handed_to", "&Handed to", hint="The legal representative who has it from now on.")
    form.day("filed_on", "&Filed at court on", hint="Leave it empty until the claim is filed.")


def _refusal_of(opening: Opening, typed: Screening) -> dict[str, object]:
    """The refusal as the letter would have it; none while it does not say on which point."""
    proposed = as_proposed(opening.case, typed, opening.view.me)
    return {"refusal": proposed}
