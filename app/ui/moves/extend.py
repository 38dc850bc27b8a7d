"""The form for putting an answer off, with its letter beside it; and the one for how often to update."""

from datetime import date
from typing import Any

from app import services
from app.domain.deadlines import Extended, next_update, update_due
from app.domain.moves.extend import (
    NewExtension,
    answer_due,
    furthest_within_limits,
    problems_with_extension,
    why_beyond,
    why_late,
)
from app.domain.moves.how_often import HowOften, problems_with_how_often
from app.domain.spoken_dates import day_of, full_day, short_day
from app.domain.words import LetterKind, Method
from app.ui.moves.contact import how_often
from app.ui.moves.move_form import Job, MoveForm, Opening, first_choice

METHODS = (Method.LETTER, Method.EMAIL, Method.TELEPHONE, Method.VISIT, Method.OFFICE)


class ExtendForm(MoveForm):
    """By when the customer will have the answer instead, and why; the letter goes with it."""

    letter = LetterKind.EXTENSION

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        case, form, calendar = self.case, self.form, opening.view.calendar
        current, furthest = answer_due(case, calendar), furthest_within_limits(case, calendar)
        if current:
            form.note(f"The answer is due {full_day(current.day)} ({current.rule.clause}).")
        form.day("new_due_on", "New &date", hint=f"Until {short_day(furthest)} a reason is enough." if furthest else "")
        form.text("reason", "&Reason", rows=3, hint="Why we need longer, as the customer will read it in the letter.")
        form.text("good_reason", "&Good reason", rows=2, hint="Beyond the limit: why even so; a manager extends it.")
        form.day("next_update_on", "Next &update by")
        form.choice("update_every_days", "Update how &often", how_often(case.update_every_days), nothing="Not agreed")
        self.ask_method("how", "&How they were told", METHODS)
        self.ask_why_other("how")
        form.moment("at", "Whe&n")
        form.open(
            {
                "new_due_on": furthest,
                "next_update_on": _next_update(opening),
                "update_every_days": case.update_every_days,
                "how": first_choice(case, METHODS),
                "at": opening.this_minute,
            }
        )
        self.when_changed("new_due_on", self._show_beyond)
        self.when_changed("at", self._say_late)

    def without_letter(self) -> str:
        """Nothing: an extension is told in its letter."""
        return ""

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(how="Choose how they were told."):
            return unchosen
        view = self.opening.view
        return problems_with_extension(self.case, self._typed(), view.calendar, view.me, self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.extend(work, case_id, typed)

    def letter_facts(self) -> dict[str, object]:
        """The extension as it is typed."""
        typed, current = self._typed(), answer_due(self.case, self.opening.view.calendar)
        facts: dict[str, object] = {"next_update_on": typed.next_update_on}
        if typed.update_every_days:
            facts["update_every_days"] = typed.update_every_days
        if typed.new_due_on and current:
            told = day_of(typed.at) if typed.at else self.opening.today
            facts["extensions"] = (*self.case.extensions, Extended(current.day, typed.new_due_on, typed.reason, told))
        return facts

    def _typed(self) -> NewExtension:
        values: dict[str, Any] = self.form.values()
        return NewExtension(**values)

    def _say_late(self) -> None:
        self.form["at"].set_hint(why_late(self.case, self.form["at"].value(), self.opening.view.calendar) or "")

    def _show_beyond(self) -> None:
        beyond = why_beyond(self.case, self.form["new_due_on"].value(), self.opening.view.calendar)
        for name in ("good_reason", "update_every_days"):
            self.show_field(name, shown=beyond is not None)


class HowOftenForm(MoveForm):
    """How often the customer will hear from us, and when next."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form, agreed = self.form, self.case.update_every_days
        form.choice("update_every_days", "How &often", how_often(agreed)[1:], nothing="Choose how often…")
        form.day("next_update_on", "Next &update by")
        self.merged_from = {"update_every_days": agreed}
        form.open({"update_every_days": agreed, "next_update_on": None})
        self.when_changed("update_every_days", self._say_when)
        self.when_changed("next_update_on", self._say_when)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_how_often(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed, opened = self.case.id, self._typed(), dict(self.merged_from)
        return lambda work: services.cases.agree_how_often(work, case_id, typed, opened)

    def _typed(self) -> HowOften:
        return HowOften(self.form["update_every_days"].value(), self.form["next_update_on"].value())

    def _say_when(self) -> None:
        """What was agreed, as a day on which somebody is at work."""
        typed, calendar = self._typed(), self.opening.view.calendar
        day = typed.next_update_on
        if day is None and typed.update_every_days:
            day = next_update(self.opening.today, typed.update_every_days, calendar)
        if day is None:
            self.form["next_update_on"].set_hint("")
            return
        due = update_due(day, calendar)
        counted = "" if typed.next_update_on else f"Left empty: {short_day(day)}. "
        moved = "" if due == day else f"{short_day(day)} is not a working day: given by {short_day(due)}."
        self.form["next_update_on"].set_hint(f"{counted}{moved}".strip())


def _next_update(opening: Opening) -> date | None:
    """The update that is agreed already, or the next at the interval that was agreed."""
    case, calendar = opening.case, opening.view.calendar
    if case.next_update_on and case.next_update_on >= opening.today:
        return case.next_update_on
    every = case.update_every_days
    return next_update(opening.today, every, calendar) if every else None
