"""The form that takes back a move made on the wrong case."""

from typing import TYPE_CHECKING, Any

from app import services
from app.domain.moves.take_back import RECORDED_THERE, WORDS, Made, TakingBack, problems_with_taking_back
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.ui.moves.correct import KEPT
from app.ui.moves.move_form import Job, MoveForm, Opening
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTS_NO_MORE = (
    "It stays in the record of this case, and counts no more: steps, dates and the next update are as before. "
    "A letter that went out stays, and so does what was told to the customer."
)
SHORT = 60
"""Characters of what was said that tell one contact from another."""


class TakeBackForm(MoveForm):
    """Which move, the case it belongs to where it is recorded there at once, and why."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self._made: tuple[Made, ...] = ()
        form = self.form
        form.note(COUNTS_NO_MORE)
        form.choice("line", "&Made here", ())
        hint = "Such as R-2026-00412: it is recorded there at once. Empty, it is only taken back."
        form.line("belongs_to", "Belongs &to", hint=hint)
        form.text("reason", "&Reason", rows=2, hint=KEPT)
        form.open({})
        self.when_changed("line", self._show_elsewhere)

    def ask_through(self, tasks: Tasks) -> None:
        """What was made here is read once the form stands."""
        case_id = self.case.id
        tasks.read(self.form, lambda work: _made_here(work, case_id), self._offer, replacing="made here")

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        typed = self._typed()
        made = next((each for each in self._made if each.line == typed.line), None)
        # Whether it was changed again since is asked of the rows, when it is saved.
        now = {(each.table, each.row, each.column): each.after for each in made.changed} if made else {}
        return problems_with_taking_back(self.case, typed, made, now)

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.take_back(work, case_id, typed)

    def _typed(self) -> TakingBack:
        values: dict[str, Any] = self.form.values()
        elsewhere = "" if self.form["belongs_to"].isHidden() else values["belongs_to"]
        return TakingBack(values["line"], elsewhere, values["reason"])

    def _offer(self, made: "Sequence[Made]") -> None:
        self._made = tuple(made)
        self.form.fill("line", [(each.line, _words(each)) for each in made])
        if not made:
            self.form["line"].set_hint("Nothing was recorded here that could be taken back.")
        elif self.form["line"].value() is None:
            if self.form.changed_fields():
                self.form["line"].set_value(made[0].line)
            else:
                self.form.open({"line": made[0].line})
        self._show_elsewhere()

    def _show_elsewhere(self) -> None:
        line = self.form["line"].value()
        made = next((each for each in self._made if each.line == line), None)
        self.show_field("belongs_to", shown=made is not None and made.move in RECORDED_THERE)


def _words(made: Made) -> str:
    said = " ".join(made.said.split())
    short = said if len(said) <= SHORT else f"{said[:SHORT].rstrip()}…"
    what = f"{WORDS[made.move]}: {short}" if short else WORDS[made.move]
    return f"{full_day(day_of(made.at))} {clock_time(made.at)}, {made.who}: {what}"


def _made_here(work: Any, case_id: int) -> "Sequence[Made]":
    return services.cases.made_here(work, case_id)
