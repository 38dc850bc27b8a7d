"""The people of the demonstration who complain: invented, with what they have told us about reaching them."""

from datetime import datetime
from random import Random

from app.domain.moves.adjustments import YEAR
from app.domain.moves.log import NewCustomer, WrittenAddress
from app.domain.spoken_dates import day_of
from app.domain.words import ComplainantKind, LetterFormat, Method
from app.services.demonstration.material import Entry, NewHome, entries, entry, material, weighted

KINDS = {"leasehold": ComplainantKind.LEASEHOLDER, "shared ownership": ComplainantKind.SHARED_OWNER}
FIRST_STORY = ("Ms", "Joy", "Okafor")
"""The customer of the first story, who is also in the program's pictures."""


def customer_of(dice: Random, story: Entry, home: NewHome | None, received: datetime, *, first: bool) -> NewCustomer:
    """Someone this story could have happened to; what they need is gone through again after a year."""
    group = dice.choice(entries("names", "forenames"))
    invented = (
        dice.choice(group["titles"]),
        dice.choice(group["names"]),
        dice.choice(material("names")["surnames"]["names"]),
    )
    title, forenames, surname = FIRST_STORY if first else invented
    wish = entry("preference", story["preference"]) if "preference" in story else weighted(dice, "preference")
    adjusted = weighted(dice, "adjustment")
    # Dice of their own: what is invented of a customer moves nothing else of the demonstration.
    speaks = weighted(Random(f"{forenames} {surname}"), "language")  # noqa: S311 - nothing secret
    needs = adjusted["says"]
    return NewCustomer(
        title=title,
        forenames=forenames,
        surname=surname,
        kind=_kind(story, home),
        telephone=f"07700 900{dice.randrange(1000):03}",
        email=f"{forenames}.{surname}@example.org".lower().replace(" ", "").replace("'", ""),
        preferred=Method(wish["method"]),
        contact_notes=_notes(wish["hours"], wish["note"]),
        letter_format=LetterFormat(adjusted.get("format") or LetterFormat.STANDARD.value),
        language="" if speaks["id"] == "english" else speaks["name"],
        interpreter=speaks["interpreter"],
        adjustments=needs,
        adjustments_review_on=day_of(received) + YEAR if needs else None,
        address=_address(dice, home),
    )


def _notes(hours: str, note: str) -> str:
    """When and how to reach them, as a colleague would have written it down: "After 15:00. Sleeps after nights."."""
    return f"{hours[:1].upper()}{hours[1:]}. {note}".strip(" .") + ("." if note else "") if hours else note


def _kind(story: Entry, home: NewHome | None) -> ComplainantKind:
    told = ComplainantKind(story.get("complainant", ComplainantKind.TENANT))
    if told is ComplainantKind.TENANT and home:
        return KINDS.get(home.tenure, told)
    return told


def _address(dice: Random, home: NewHome | None) -> WrittenAddress:
    """A neighbour or an applicant lives in a home that is not the landlord's."""
    if home:
        return WrittenAddress(home.line1, home.line2, home.town, home.postcode)
    return WrittenAddress(f"{dice.randrange(1, 80)} Sallow Street", "", "Calderford", "CL5 9SW")
