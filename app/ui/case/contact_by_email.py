"""The form of a contact, filled in with what an e-mail says; whoever saves it looks over it first."""

from typing import TYPE_CHECKING
from uuid import uuid4

from app.domain.spoken_dates import clock_time, in_london
from app.domain.words import Direction, Method
from app.ui.unsaved.journal_files import Unsaved

if TYPE_CHECKING:
    from app.services.evidence import ContactByEmail


def contact_filled_in(contact: "ContactByEmail") -> Unsaved:
    """As if somebody had typed it and not saved it yet: it came by e-mail, from the customer unless that is changed."""
    typed: dict[str, object] = {
        "direction": Direction.INBOUND.value,
        "method": Method.EMAIL.value,
        "summary": contact.summary,
    }
    if contact.at is not None:
        at = in_london(contact.at)
        typed["at"] = [f"{at.day}/{at.month}/{at.year}", clock_time(at)]
    return Unsaved("", "", "", "", str(uuid4()), {"shown": {}, "merged": {}}, typed)
