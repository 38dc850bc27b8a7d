"""The forms for pausing a case, where its policy allows that, and for resuming it."""

from dataclasses import replace

from app import services
from app.domain.deadlines import Pause
from app.domain.happened import pause_words
from app.domain.moves.extend import answer_due
from app.domain.moves.pause import NewPause, Resumption, problems_with_pause, problems_with_resumption
from app.domain.spoken_dates import full_day
from app.ui.moves.move_form import Job, MoveForm, Opening


class PauseForm(MoveForm):
    """Since when no day is counted, and why; with what the law asks for meanwhile."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        form = self.form
        if current := answer_due(self.case, opening.view.calendar):
            form.note(f"The answer is due {full_day(current.day)} ({current.rule.clause}).")
        form.day("day", "Last &day counted")
        form.text("reason", "&Reason", rows=3, hint="Why we wait: it stands beside the date.")
        form.open({"day": opening.today})
        self.when_changed("day", self._say_meanwhile)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_pause(self.case, self._typed(), self.opening.view.calendar, self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.pause(work, case_id, typed)

    def _typed(self) -> NewPause:
        return NewPause(self.form["day"].value(), self.form["reason"].value())

    def _say_meanwhile(self) -> None:
        """That a law knows no pauses is said before, with its date."""
        said, day = "That day still counts; the working days after it do not, until the case is resumed.", None
        typed = self._typed()
        if typed.day:
            paused = (*self.case.pauses, Pause(typed.day, None, ""))
            day = answer_due(replace(self.case, pauses=paused), self.opening.view.calendar)
        law = f" The law knows no pause: it asks for the answer by {full_day(day.day)}." if day and day.from_law else ""
        self.form["day"].set_hint(said + law)


class ResumeForm(MoveForm):
    """Until when no day was counted, and by when the answer is then due."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        if paused := pause_words(self.case):
            self.form.note(f"Paused {paused}")
        self.form.day("day", "Last &day of the pause")
        self.form.open({"day": opening.today})
        self.when_changed("day", self._say_then)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_resumption(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.resume(work, case_id, typed)

    def _typed(self) -> Resumption:
        return Resumption(self.form["day"].value())

    def _say_then(self) -> None:
        typed, then = self._typed(), None
        if typed.day and not self.problems():
            pauses = tuple(each if each.end else replace(each, end=typed.day) for each in self.case.pauses)
            then = answer_due(replace(self.case, pauses=pauses), self.opening.view.calendar)
        self.form["day"].set_hint(f"The answer is then due {full_day(then.day)}." if then else "")
