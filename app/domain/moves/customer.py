"""A customer: who they are, and how they are reached; asked at intake and again whenever their card is changed."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Protocol

from app.domain.cases import Case
from app.domain.moves.checks import control_characters, found, missing
from app.domain.postcodes import postcode_problem
from app.domain.words import LetterFormat, Method


@dataclass(frozen=True, slots=True)
class WrittenAddress:
    """An address as the customer gave it; the landlord's home it means, where one was chosen, stands beside it."""

    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""

    @property
    def is_empty(self) -> bool:
        """True where nothing was written."""
        return not any((self.line1.strip(), self.line2.strip(), self.town.strip(), self.postcode.strip()))


class Reachable(Protocol):
    """Somebody with a name and the ways in which they can be reached."""

    @property
    def forenames(self) -> str:
        """Their first names."""
        ...

    @property
    def surname(self) -> str:
        """Their surname."""
        ...

    @property
    def telephone(self) -> str:
        """Their telephone number, or nothing."""
        ...

    @property
    def email(self) -> str:
        """Their email address, or nothing."""
        ...

    @property
    def preferred(self) -> Method | None:
        """How they want to be reached."""
        ...

    @property
    def never_by(self) -> tuple[Method, ...]:
        """How they must not be reached."""
        ...

    @property
    def language(self) -> str:
        """Their language, where it is not English."""
        ...

    @property
    def interpreter(self) -> bool:
        """True where they need somebody to interpret."""
        ...

    @property
    def adjustments(self) -> str:
        """What we do differently for them, and the disabilities they told us of."""
        ...

    @property
    def adjustments_review_on(self) -> date | None:
        """When we go through that with them again."""
        ...

    @property
    def address(self) -> WrittenAddress:
        """Where they can be written to."""
        ...


@dataclass(frozen=True, slots=True)
class CustomerDetails:
    """What the form of the customer's card holds; an empty address means the home's."""

    title: str = field(default="", repr=False)
    forenames: str = field(default="", repr=False)
    surname: str = field(default="", repr=False)
    line1: str = field(default="", repr=False)
    line2: str = field(default="", repr=False)
    town: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    telephone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    preferred: Method | None = None
    contact_notes: str = field(default="", repr=False)
    never_by: tuple[Method, ...] = ()
    forbidden_contact: str = field(default="", repr=False)
    joint_with: str = field(default="", repr=False)
    letter_format: LetterFormat = LetterFormat.STANDARD
    adjustments: str = field(default="", repr=False)
    adjustments_review_on: date | None = None
    language: str = field(default="", repr=False)
    interpreter: bool = False
    risk_marker: str = field(default="", repr=False)

    @property
    def address(self) -> WrittenAddress:
        """Where they can be written to."""
        return WrittenAddress(self.line1, self.line2, self.town, self.postcode)


def reason_not_to_change_customer(case: Case) -> str | None:
    """Why the customer of this case cannot be changed, or None; a closed case's customer still can."""
    return "The complaint is anonymous: there is no customer to change." if case.anonymous else None


def problems_with_customer(typed: CustomerDetails) -> dict[str, str]:
    """What is wrong with a customer's details, by field."""
    texts = [(each.name, getattr(typed, each.name)) for each in fields(typed)]
    nobody = {"surname": "Give the surname: letters and lists name the customer by it."}
    return (
        ({} if typed.surname.strip() else nobody)
        | found((name, control_characters(text)) for name, text in texts if isinstance(text, str))
        | problems_with_person(typed)
    )


def problems_with_person(person: Reachable) -> dict[str, str]:
    """What is wrong with a name, a number or an address, by field; whether a name is needed, the caller knows."""
    return found(
        (
            ("surname", control_characters(person.surname)),
            ("forenames", control_characters(person.forenames)),
            ("telephone", _telephone_problem(person.telephone)),
            ("email", _email_problem(person.email)),
            ("preferred", _unreachable_problem(person)),
            ("never_by", _forbidden_problem(person)),
            ("language", _interpreter_problem(person)),
            ("adjustments_review_on", review_needed(person.adjustments, person.adjustments_review_on)),
            *_address_problems(person.address),
        )
    )


def review_needed(adjustments: str, review_on: date | None) -> str | None:
    """The sentence that asks when adjustments will be gone through again, where there are any, or None (CODE 5.10)."""
    if review_on or not adjustments.strip():
        return None
    return "Say on which day to ask them whether this is still right: adjustments are reviewed."


def _forbidden_problem(person: Reachable) -> str | None:
    preferred = person.preferred
    if preferred is None or preferred not in person.never_by:
        return None
    return f"They prefer {preferred.words}: it cannot be a way never to use as well."


def _interpreter_problem(person: Reachable) -> str | None:
    return missing(person.language, "Say which language the interpreter speaks.") if person.interpreter else None


def _address_problems(address: WrittenAddress) -> tuple[tuple[str, str | None], ...]:
    if address.is_empty:
        return ()
    return (
        ("line1", missing(address.line1, "Half an address cannot be written to. Give the number and street.")),
        ("town", missing(address.town, "Half an address cannot be written to. Give the town.")),
        ("postcode", postcode_problem(address.postcode)),
        *((name, control_characters(getattr(address, name))) for name in ("line1", "line2", "town")),
    )


def _unreachable_problem(person: Reachable) -> str | None:
    needed = {
        Method.TELEPHONE: (person.telephone, "telephone number"),
        Method.TEXT: (person.telephone, "telephone number"),
        Method.EMAIL: (person.email, "email address"),
    }
    preferred = person.preferred
    if preferred is None or preferred not in needed:
        return None
    value, what = needed[preferred]
    return missing(value, f"They prefer {preferred.words}, but there is no {what}.")


def _telephone_problem(telephone: str) -> str | None:
    written = telephone.strip()
    if not written:
        return None
    digits = sum(character.isdigit() for character in written)
    allowed = set("0123456789 +()-/.extEXT")
    if digits < 6 or digits > 20 or not set(written) <= allowed:  # noqa: PLR2004 - the shortest and longest number in use
        return "That does not look like a telephone number. Leave it empty when there is none."
    return None


def _email_problem(email: str) -> str | None:
    written = email.strip()
    if not written:
        return None
    name, at, host = written.rpartition("@")
    if not (name and at and "." in host.strip(".")) or any(character.isspace() for character in written):
        return "That does not look like an email address. Leave it empty when there is none."
    return None
