"""What is decided about a petition from its tab: how it is taken, one line, or many together."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import services
from app.domain.done import Done
from app.domain.petitions.completeness import so_many
from app.domain.petitions.deciding import SUGGESTED, Decided, open_by_suggestion
from app.domain.petitions.suggestions import Suggestion
from app.ui.petition.asking import Asking
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.petitions import HomeFound, PetitionView, SignatureLine


class Deciding(QObject):
    """Asks what is to be asked, in place, and saves; the case is read again by whoever hears of the change."""

    said = Signal(str)
    """What was saved."""
    failed = Signal(Exception)
    """It was not saved, or could not be read."""

    def __init__(self, tasks: Tasks, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        self.case_id = 0
        self.petition: PetitionView | None = None
        self.chosen: Callable[[], SignatureLine | None] = lambda: None
        self._tasks, self._asking = tasks, asking
        self.reasons: Sequence[Decided] = ()
        self._counted: dict[Suggestion, int] = {}
        asking.typed.connect(self._find_homes)

    def ask_why(self) -> None:
        """Ask why the petition is to be verified, or taken at face value after all."""
        if self.petition is None:
            return
        if self.petition.verified:
            words = "Taken at face value from now on; what was decided is kept."
            self._asking.ask(words, "W&hy", "&Save", self._take_at_face_value)
        else:
            self._asking.ask("From now on decided line by line.", "W&hy", "&Save", self._verify)

    def ask_home(self) -> None:
        """Ask which home the chosen line means."""
        if (line := self.chosen()) is not None:
            words = f"Line {line.number}: which home is meant by “{line.address}”?"
            label, button = "Ref&erence, postcode or address", "Choose and &accept"
            self._asking.ask(words, label, button, partial(self._choose_home, line.id), offers=True)

    def ask_reason(self) -> None:
        """Ask why the chosen line does not count."""
        if (line := self.chosen()) is not None:
            offered = [(each, each.words[:1].upper() + each.words[1:]) for each in self.reasons]
            words = f"Line {line.number}, {line.name or 'no name'}: why does it not count?"
            self._asking.choose(words, "Re&ject", offered, self._reject)

    def ask_rule(self) -> None:
        """Offer to decide lines together, each with how many they are."""
        self._counted = open_by_suggestion(self.petition.lines if self.petition else ())
        offered = [
            (each, f"{so_many(number, 'line')} understood as: {SUGGESTED[each].words}")
            for each, number in self._counted.items()
        ]
        self._asking.choose(
            "Decide together, as they were understood (U undoes it):", "&Decide", offered, self._by_rule
        )

    def decide(self, decided: Decided) -> None:
        """Decide about the chosen line."""
        if (line := self.chosen()) is not None:
            case_id = self.case_id
            self._write(lambda work: services.petitions.decide(work, case_id, line.id, decided))

    def undo(self) -> None:
        """Take back what was decided last at this desk."""
        case_id = self.case_id
        self._write(lambda work: services.petitions.undo(work, case_id))

    def _reject(self, reason: object) -> None:
        self.decide(Decided(str(reason)))

    def _by_rule(self, rule: object) -> None:
        case_id, suggestion = self.case_id, Suggestion(str(rule))
        number = self._counted[suggestion]  # as it was shown: where it is another by now, the save says so
        self._write(lambda work: services.petitions.decide_as_understood(work, case_id, suggestion, number))

    def _verify(self, reason: object) -> None:
        case_id = self.case_id
        self._write(lambda work: services.petitions.verify(work, case_id, str(reason)))

    def _take_at_face_value(self, reason: object) -> None:
        case_id = self.case_id
        self._write(lambda work: services.petitions.take_at_face_value(work, case_id, str(reason)))

    def _choose_home(self, line_id: int, home: object) -> None:
        case_id = self.case_id
        if isinstance(home, int):
            self._write(lambda work: services.petitions.choose_home(work, case_id, line_id, home))

    def _find_homes(self, typed: str) -> None:
        case_id = self.case_id

        def job(work: Any) -> "Sequence[HomeFound]":
            return services.petitions.homes_named(work, case_id, typed)

        def offer(found: "Sequence[HomeFound]") -> None:
            self._asking.offer([(each.id, f"{each.property_ref}  {each.address}") for each in found])

        self._tasks.read(self, job, offer, replacing="homes", failed=self.failed.emit)

    def _write(self, job: Callable[[Any], Done]) -> None:
        self._tasks.write(self, job, self._saved, command=uuid4(), failed=self.failed.emit)

    def _saved(self, done: Done) -> None:
        self.said.emit(done.said)
