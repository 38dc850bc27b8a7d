"""A move's form in which customers and homes are found while somebody types."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app import services
from app.ui.form.form import Form
from app.ui.log.suggestions import Suggestion, SuggestionEditor
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.intake import KnownCustomer, KnownHome


class FindingForm(Form):
    """A form with lines that suggest what could be meant."""

    def suggestions(self, name: str, label: str, placeholder: str, *, hint: str = "") -> SuggestionEditor:
        """A line that suggests; its value is the id of what was chosen, or None."""
        made: list[SuggestionEditor] = []

        def make(within: QWidget) -> SuggestionEditor:
            made.append(SuggestionEditor(within, placeholder))
            return made[0]

        self._add(name, label, make, hint)
        return made[0]


def find_customers(tasks: Tasks, editor: SuggestionEditor, *, without: int | None = None, new: bool = False) -> None:
    """Suggest customers, but for one; with a way on to a new one where that can be meant."""

    def show(found: "Sequence[KnownCustomer]") -> None:
        lines = [
            Suggestion(each.id, f"{each.name}  ·  {each.address}", each.name, each)
            for each in found
            if each.id != without
        ]
        way_on = [Suggestion(None, f"New customer: {editor.text}", editor.text)] if new and editor.text else []
        editor.suggesting.offer([*lines, *way_on])

    def ask(typed: str) -> None:
        tasks.read(
            editor.suggesting,
            lambda work: services.intake.find_customers(work, typed),
            show,
            replacing=f"customers {id(editor)}",
        )

    editor.suggesting.asked.connect(ask)


def find_homes(tasks: Tasks, editor: SuggestionEditor, landlord_id: "Callable[[], int | None]") -> None:
    """Suggest homes of the landlord that is meant just now."""

    def show(found: "Sequence[KnownHome]") -> None:
        lines = [Suggestion(each.id, f"{each.written}  ·  {each.property_ref}", each.written, each) for each in found]
        editor.suggesting.offer(lines)

    def ask(typed: str) -> None:
        landlord = landlord_id()
        if landlord is not None:
            tasks.read(
                editor.suggesting,
                lambda work: services.intake.find_homes(work, landlord, typed),
                show,
                replacing=f"homes {id(editor)}",
            )

    editor.suggesting.asked.connect(ask)
