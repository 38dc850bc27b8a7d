"""The forms for the first contact with the customer, and for every other one."""

from typing import Any

from app import services
from app.domain.moves.contact import (
    FirstContact,
    NewContact,
    problems_with_contact,
    problems_with_first_contact,
    promise_needed,
)
from app.domain.words import Direction, Method
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

HOW_OFTEN = (
    (1, "Every day"),
    (2, "Every second day"),
    (5, "Every fifth day"),
    (7, "Every week"),
    (14, "Every two weeks"),
    (28, "Every four weeks"),
)
METHODS = tuple(Method)


def how_often(days: int | None) -> list[tuple[int | None, str]]:
    """How often one can agree to update, with the interval agreed before among them."""
    other = [(days, f"Every {days} days")] if days and days not in dict(HOW_OFTEN) else []
    return [(None, "Not agreed"), *HOW_OFTEN, *other]


class FirstContactForm(MoveForm):
    """What was said when the handler first spoke with the customer, and what was promised."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        case, form = self.case, self.form
        self.ask_method("method", "&How", METHODS)
        self.ask_why_other("method")
        form.moment("at", "Whe&n")
        form.text("summary", "What was &said", hint="Which issues it is about, in their words where you can.")
        form.text("first_findings", "First &findings", rows=2)
        form.text("options", "Op&tions discussed", rows=2)
        form.section("Agreed with the customer")
        form.day("promised_answer_on", "&Answer by", hint=_answer_hint(opening))
        form.day("next_update_on", "Next &update by")
        form.choice("update_every_days", "Update how &often", how_often(case.update_every_days), nothing="Not agreed")
        form.note("The day of the next update, or how often: one of the two.")
        form.open(
            {
                "method": first_choice(case, METHODS),
                "at": opening.this_minute,
                "promised_answer_on": case.promised_answer_on,
                "next_update_on": _still_to_come(opening),
                "update_every_days": case.update_every_days,
            }
        )

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(method="Choose how you were in touch."):
            return unchosen
        return problems_with_first_contact(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.make_first_contact(work, case_id, typed)

    def _typed(self) -> FirstContact:
        values: dict[str, Any] = self.form.values()
        return FirstContact(**values)


class ContactForm(MoveForm):
    """One contact, either way, or an attempt that did not reach the customer."""

    then_words = "Save, then a letter"

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        self.then = "" if self.case.anonymous else "update-letter"
        form.choice(
            "direction",
            "Which wa&y",
            [(Direction.OUTBOUND, "To the customer"), (Direction.INBOUND, "From the customer")],
        )
        self.ask_method("method", "&How", METHODS)
        self.ask_why_other("method", self._outbound)
        form.tick("reached", "They were &reached", hint="Untick it for an attempt: no answer, a voicemail.")
        form.moment("at", "Whe&n")
        form.text("summary", "What was &said")
        form.day("next_update_on", "Next &update by")
        form.tick("written_answer_requested", "They ask for a written &answer")
        form.open(
            {
                "direction": Direction.OUTBOUND,
                "method": first_choice(self.case, METHODS),
                "reached": True,
                "at": opening.this_minute,
                "written_answer_requested": self.case.written_answer_requested,
            }
        )
        form["direction"].edited.connect(form["method"].edited)
        self.when_changed("direction", self._show_reached)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(direction="Choose which way it went.", method="Choose how you were in touch."):
            return unchosen
        return problems_with_contact(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.record_contact(work, case_id, typed)

    def _typed(self) -> NewContact:
        values: dict[str, Any] = self.form.values()
        values["reached"] |= not self._outbound()
        return NewContact(**values)

    def _outbound(self) -> bool:
        return self.form["direction"].value() is Direction.OUTBOUND

    def _show_reached(self) -> None:
        self.show_field("reached", shown=self._outbound())


def _answer_hint(opening: Opening) -> str:
    if promise_needed(opening.case):
        return "As promised to them: from then on it is the day by which we answer."
    return "Where an earlier answer than the policy’s was promised."


def _still_to_come(opening: Opening) -> object:
    day = opening.case.next_update_on
    return day if day and day >= opening.today else None
