"""Customers and homes are found while somebody types in the form of a move."""

from typing import TYPE_CHECKING

from app import services
from app.ui.log.finding_form import of_customer, of_home
from app.ui.log.suggestions import Suggestion, SuggestionEditor
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.services.intake import KnownCustomer, KnownHome


def find_customers(tasks: Tasks, editor: SuggestionEditor, *, without: int | None = None, new: bool = False) -> None:
    """Suggest customers, but for one; with a way on to a new one where that can be meant."""

    def show(found: "Sequence[KnownCustomer]") -> None:
        lines = [of_customer(each) for each in found if each.id != without]
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
        editor.suggesting.offer([of_home(each) for each in found])

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
