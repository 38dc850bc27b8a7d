"""The forms for agreeing an action, and for ending one."""

from typing import Any

from app import services
from app.domain.moves.act import Completion, NewAction, problems_with_action, problems_with_completion
from app.domain.spoken_dates import short_day
from app.domain.words import ActionState
from app.ui.moves.move_form import Job, MoveForm, Offers, Opening

ENDED = (ActionState.DONE, ActionState.NO_LONGER_NEEDED)


class ActionForm(MoveForm):
    """What will be done, by whom and by when; several can be agreed in a row."""

    again_words = "Save and agree another"
    then_words = "Save, then a letter"

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.then = "" if self.case.anonymous else "update-letter"
        self.form.text("what", "&What will be done", rows=2)
        self.form.person("owner_id", "By wh&om")
        self.form.day("due_on", "&By when")
        self.form.open({"owner_id": self.case.handler.id if self.case.handler else None})

    def offer(self, offers: Offers) -> None:
        """Offer every colleague; without a handler it is most likely mine."""
        super().offer(offers)
        self.form.fill("owner_id", [(each.id, each.name) for each in offers.colleagues])
        if self.form["owner_id"].value() is None and not self.form.changed_fields():
            self.form.open({"owner_id": offers.me})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field; nothing until the colleagues are known."""
        if self.offers is None:
            return {}
        return problems_with_action(self.case, self._typed(), self.offers.active, self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.agree_action(work, case_id, typed)

    def _typed(self) -> NewAction:
        values: dict[str, Any] = self.form.values()
        return NewAction(**values)


class CompletionForm(MoveForm):
    """How an agreed action ended: done on a day, or no longer needed for a reason."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        still = self.case.open_actions
        words = [(action.id, f"{action.what} ({action.owner.name}, {short_day(action.due_on)})") for action in still]
        self.form.choice("action_id", "&Action", words)
        self.form.choice("state", "&It is", [(state, state.words) for state in ENDED])
        self.form.day("done_on", "&On")
        self.form.text("evidence", "&How we know", rows=2)
        wanted = opening.about if opening.about in dict(words) else words[0][0] if words else None
        self.form.open({"action_id": wanted, "state": ActionState.DONE, "done_on": opening.today})
        self.when_changed("state", self._show_hint)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        if unchosen := self.unchosen(action_id="Choose the action.", state="Choose done, or no longer needed."):
            return unchosen
        return problems_with_completion(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        return lambda work: services.cases.complete_action(work, case_id, typed)

    def _typed(self) -> Completion:
        values: dict[str, Any] = self.form.values()
        return Completion(**values)

    def _show_hint(self) -> None:
        needless = self.form["state"].value() is ActionState.NO_LONGER_NEEDED
        why = "Why it is no longer needed." if needless else "What shows that it was done; it can stay empty."
        self.form["evidence"].set_hint(why)
