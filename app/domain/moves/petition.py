"""Petitions: register one, complete what came with it, bring signatures in, and decide about them (ISHA A2)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.moves.checks import LONGEST_LINE, cite, found, missing, reason_not_to_touch, text_problem
from app.domain.petitions.deciding import Decided, reasons_offered
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Kind

NOT_A_PETITION = "This case is no petition."
_MOST_LINES = 1_000_000
_LONGEST = 500
_LONGEST_PAGE = 80


@dataclass(frozen=True, slots=True)
class CameWith:
    """What came with the signatures: the statement, the day, the covering letter; what is missing is asked for."""

    subject: str = field(default="", repr=False)
    issues: str = field(default="", repr=False)
    action_asked_for: str = field(default="", repr=False)
    submitted_on: date | None = None
    letter_on: date | None = None
    letter_where: str = field(default="", repr=False)
    """Where the covering letter or paragraph stands: a file of the evidence, the head of the first sheet."""
    declared: bool = False
    """True where the lead petitioner answers for good faith, decency, honesty and respect (ISHA 5d)."""


@dataclass(frozen=True, slots=True)
class TypedSignature:
    """A line of a paper sheet, typed as it stands there."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    postcode: str = field(default="", repr=False)
    signed: bool = True
    page: str = ""
    line: int = 1


def problems_with_what_came(came: CameWith, now: datetime) -> dict[str, str]:
    """What is wrong with it, by field. That something is missing is not wrong: it is listed."""
    texts = ("issues", "action_asked_for", "letter_where")
    return found(
        (
            ("subject", text_problem(came.subject, LONGEST_LINE)),
            *((name, text_problem(getattr(came, name))) for name in texts),
            ("submitted_on", _day_problem(came.submitted_on, now)),
            ("letter_on", _day_problem(came.letter_on, now)),
        )
    )


def _day_problem(day: date | None, now: datetime) -> str | None:
    return f"{full_day(day)} is in the future." if day and day > day_of(now) else None


def problems_with_signature(typed: TypedSignature) -> dict[str, str]:
    """What is wrong with a line as it was typed: what is missing on the sheet is no mistake."""
    empty = not (typed.name.strip() or typed.address.strip())
    return found(
        (
            ("name", "Type the name or the address, as they stand on the sheet." if empty else None),
            *((name, text_problem(getattr(typed, name), _LONGEST)) for name in ("name", "address", "postcode")),
            ("page", text_problem(typed.page, _LONGEST_PAGE)),
            ("line", None if 0 < typed.line < _MOST_LINES else "Count the lines of a sheet from 1."),
        )
    )


def reason_not_to_complete_petition(case: Case) -> str | None:
    """Why what came with the signatures cannot be completed now, or None."""
    return _not_a_petition(case) or reason_not_to_touch(case)


def reason_not_to_bring_signatures(case: Case) -> str | None:
    """Why no signatures can be brought in now, or None: later ones are a new sheet of the same petition."""
    return _not_a_petition(case) or reason_not_to_touch(case)


def reason_not_to_verify(case: Case, *, verified: bool) -> str | None:
    """Why it cannot be decided now that the petition is verified, or None."""
    return _not_a_petition(case) or reason_not_to_touch(case) or ("It is being verified already." if verified else None)


def reason_not_to_take_at_face_value(case: Case, *, verified: bool) -> str | None:
    """Why it cannot be decided now that the petition is taken at face value, or None."""
    already = f"It is taken at face value already{cite(case, 'ISHA A2.3a')}."
    return _not_a_petition(case) or reason_not_to_touch(case) or (None if verified else already)


def reason_not_to_decide_signatures(case: Case, *, verified: bool) -> str | None:
    """Why nothing can be decided about the signatures now, or None."""
    first = f"It is taken at face value{cite(case, 'ISHA A2.3a')}. Decide first that it is verified, and why."
    return _not_a_petition(case) or reason_not_to_touch(case) or (None if verified else first)


def problems_with_taking(reason: str) -> dict[str, str]:
    """What is wrong with the reason for taking a petition so, by field."""
    asked = "Say why: who reads it later sees what made you look closer, or no longer."
    return found((("reason", missing(reason, asked)), ("reason", text_problem(reason))))


def problem_with_decision(case: Case, decided: Decided) -> str | None:
    """What is wrong with a decision about a signature, or None."""
    if decided is Decided.ACCEPTED or decided in reasons_offered(case.policy.petitions):
        return None
    if decided is Decided.NOT_OUR_HOME:
        return f"This policy takes signatures of anybody, wherever they live ({case.policy.petitions.clause})."
    return "Accept it, or choose a reason."


def _not_a_petition(case: Case) -> str | None:
    return None if case.kind is Kind.PETITION else NOT_A_PETITION
