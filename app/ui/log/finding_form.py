"""Forms in which customers and homes are found while somebody types."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.form.form import Form
from app.ui.log.suggestions import Suggestion, SuggestionEditor

if TYPE_CHECKING:
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


def of_customer(known: "KnownCustomer") -> Suggestion:
    """A customer, as suggested: by name and address."""
    return Suggestion(known.id, f"{known.name}  ·  {known.address}", known.name, known)


def of_home(known: "KnownHome") -> Suggestion:
    """A home, as suggested: by address and property reference."""
    return Suggestion(known.id, f"{known.written}  ·  {known.property_ref}", known.written, known)
