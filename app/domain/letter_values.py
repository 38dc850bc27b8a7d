"""What each letter says: frozen values, and the flat fields that fill its template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.policy import ContactBlock
from app.domain.spoken_dates import long_day
from app.domain.words import LetterKind, Outcome

DECISIONS = {
    Outcome.UPHELD: "Upheld: we agree with you",
    Outcome.PARTIALLY: "Partially upheld: we agree with part of this",
    Outcome.NOT_UPHELD: "Not upheld: we do not agree, and we explain why",
    Outcome.WITHDRAWN: "Withdrawn: you asked us not to take this further",
}
SUBJECTS = {
    LetterKind.ACKNOWLEDGEMENT: "We have received your complaint",
    LetterKind.RESPONSE: "Our answer to your complaint",
    LetterKind.REFUSAL: "Our decision about your complaint",
    LetterKind.EXTENSION: "We need more time to answer your complaint",
    LetterKind.DEFINITION: "How we understand your complaint",
    LetterKind.UPDATE: "Where we are with your complaint",
    LetterKind.CLOSURE: "We have closed your complaint",
}
"""What a letter is about, as its heading says it."""
_OWED = frozenset({Outcome.UPHELD, Outcome.PARTIALLY})

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, repr=False)
class WhomToContact:
    """Who looks after the complaint: the handler, and until there is one the team ("our Complaints Team")."""

    name: str = ""
    telephone: str = ""
    email: str = ""

    @property
    def reached_at(self) -> str:
        """How to reach them, in one phrase: "020 7946 0000 or complaints@example.org"."""
        return " or ".join(way for way in (self.telephone.strip(), self.email.strip()) if way)


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """Who writes: the landlord's letterhead, and who signs."""

    landlord: str = ""
    address: tuple[str, ...] = ()
    signed_by: str = ""
    signed_as: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """How every letter begins and ends: to whom, about what, when, from whom, and the Ombudsman's details."""

    reference: str = ""
    written_on: date | None = None
    received_on: date | None = None
    address_block: tuple[str, ...] = ()
    salutation: str = ""
    on_behalf_of: str = ""
    contact: WhomToContact = WhomToContact()
    sender: Sender = Sender()
    ombudsman: ContactBlock | None = None
    history_head: str = ""

    def fields(self) -> Row:
        """The fields that every letter has."""
        return {
            "reference": self.reference,
            "letter_date": _day(self.written_on),
            "date_received": _day(self.received_on),
            "address_block": "\n".join(self.address_block),
            "salutation": self.salutation,
            "on_behalf_of": self.on_behalf_of,
            "contact_name": self.contact.name,
            "contact_reached_at": self.contact.reached_at,
            "landlord": self.sender.landlord,
            "landlord_address": ", ".join(self.sender.address),
            "signed_by": self.sender.signed_by,
            "signed_as": self.sender.signed_as,
            "history_head": self.history_head,
            **_ombudsman(self.ombudsman),
        }


@dataclass(frozen=True, slots=True, repr=False)
class AcknowledgementLetter:
    """What an acknowledgement says, with the complaint as understood."""

    opening: Opening = Opening()
    in_touch_by: date | None = None
    answer_by: date | None = None
    complaint_understood: str = ""
    outcome_sought: str = ""
    responsibilities: str = ""
    definition: str = ""

    def fields(self) -> Row:
        """The fields of the acknowledgement's template; what has no value is empty."""
        return {
            **self.opening.fields(),
            "in_touch_by": _day(self.in_touch_by),
            "answer_by": _day(self.answer_by),
            "complaint_understood": self.complaint_understood,
            "outcome_sought": self.outcome_sought,
            "responsibilities": self.responsibilities,
            "definition": self.definition.strip().rstrip("."),
        }


@dataclass(frozen=True, slots=True, repr=False)
class IssueAnswer:
    """The answer to one issue: what was decided, why, what puts it right, and an exception that was made."""

    number: int
    issue: str = ""
    outcome: Outcome | None = None
    reasons: str = ""
    remedy: str = ""
    exception: str = ""

    def fields(self) -> Row:
        """The fields of one row of `issues`; `remedy_due` is True where something has to be put right."""
        return {
            "number": str(self.number),
            "issue": self.issue,
            "outcome": self.outcome.words.capitalize() if self.outcome else "",
            "decision": DECISIONS[self.outcome] if self.outcome else "",
            "reasons": "\n".join(filter(None, (self.reasons, self._exception()))),
            "remedy": self.remedy,
            "remedy_due": self.outcome in _OWED,
        }

    def _exception(self) -> str:
        """An exception stands with the reasons: templates that an office restyled have a place for those."""
        return f"We made an exception here: {self.exception.strip()}" if self.exception.strip() else ""


@dataclass(frozen=True, slots=True, repr=False)
class ActionLine:
    """One outstanding action: what, who does it, by when."""

    what: str = ""
    owner: str = ""
    by: date | None = None

    def fields(self) -> Row:
        """The fields of one row of `actions`."""
        return {"what": self.what, "owner": self.owner, "by": _day(self.by)}


@dataclass(frozen=True, slots=True, repr=False)
class ResponseLetter:
    """What the answer of a stage says."""

    opening: Opening = Opening()
    stage_name: str = ""
    complaint_defined: str = ""
    outcome_sought: str = ""
    findings: str = ""
    issues: tuple[IssueAnswer, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    learning: str = ""
    how_to_escalate: str = ""

    def fields(self) -> Row:
        """The fields of the response's template; what has no value is empty."""
        return {
            **self.opening.fields(),
            "stage_name": self.stage_name,
            "complaint_defined": self.complaint_defined,
            "outcome_sought": self.outcome_sought,
            "findings": self.findings,
            "issues": tuple(issue.fields() for issue in self.issues),
            "several_issues": len(self.issues) > 1,
            "actions": tuple(action.fields() for action in self.actions),
            "learning": self.learning,
            "how_to_escalate": self.how_to_escalate,
        }


def _day(day: date | None) -> str:
    return long_day(day) if day else ""


def _ombudsman(block: ContactBlock | None) -> Row:
    address = block.address if block else ()
    return {
        "ombudsman_address": " ".join((", ".join(address[:-1]), *address[-1:])),
        "ombudsman_telephone": block.telephone if block else "",
        "ombudsman_website": block.website if block else "",
        "ombudsman_note": block.note if block else "",
    }
