"""The forms that correct when a case was received, and that make it void."""

from collections.abc import Mapping
from datetime import datetime

from app import services
from app.domain.moves.correct import CorrectedReceipt, Voiding, problems_with_receipt, problems_with_voiding
from app.ui.moves.move_form import Job, MoveForm, Opening

RECOUNTED = (
    "The policy and the law of the corrected day govern the case, and all its dates are counted again; "
    "what was promised to the customer stays."
)
GONE = "For a test, or the same complaint logged twice. The case leaves the lists of work; nothing more is done on it."
KEPT = "It stands in the history of the case."


class ReceiptForm(MoveForm):
    """When it was received after all, and how the wrong moment came about."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.note(RECOUNTED)
        self.form.moment("received_at", "Receive&d")
        self.form.text("reason", "&Reason", rows=2, hint=KEPT)
        self.take_over({"received_at": self.case.received_at})
        self.form.open({"received_at": self.case.received_at})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_receipt(self.case, self._typed(), self.opening.clock())

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, self._typed()
        opened = {"received_at": datetime.fromisoformat(str(self.merged_from["received_at"]))}
        return lambda work: services.cases.correct_receipt(work, case_id, typed, opened)

    def take_over(self, theirs: Mapping[str, object]) -> None:
        """Take the moment as text: what a form was opened with is kept with what was typed."""
        moments = {name: value.isoformat() for name, value in theirs.items() if isinstance(value, datetime)}
        super().take_over({**theirs, **moments})

    def _typed(self) -> CorrectedReceipt:
        return CorrectedReceipt(self.form["received_at"].value(), self.form["reason"].value())


class VoidForm(MoveForm):
    """Why it is no case."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)
        self.form.note(GONE)
        self.form.text("reason", "&Reason", rows=2, hint=KEPT)
        self.form.open({})

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_voiding(Voiding(self.form["reason"].value()))

    def job(self, *, with_letter: bool) -> Job:
        """The use case that saves what is typed now."""
        case_id, typed = self.case.id, Voiding(self.form["reason"].value())
        return lambda work: services.cases.make_void(work, case_id, typed)
