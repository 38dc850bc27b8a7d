"""Questions that several moves ask of a case or of what was typed."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from app.domain.cases import Case
from app.domain.policy import Clause
from app.domain.spoken_dates import day_of, full_day, full_moment
from app.domain.words import Method, Status

EARLIEST_YEAR = 1990
LONGEST_LINE = 120
LONGEST_TEXT = 20_000
DIFFERENT_PERSON = ("ISHA 2.9b", "INC 3.2.4", "CODE 6.13")
"""The clauses by which somebody who was not involved looks at a complaint again."""
IN_WRITING = frozenset({Method.LETTER, Method.EMAIL})


def reason_not_to_touch(case: Case) -> str | None:
    """Why nothing more can be done to this case, or None."""
    if case.status is Status.VOID:
        return "This case was made void: nothing more can be done on it."
    if case.closed_at:
        return f"This case was closed on {full_day(day_of(case.closed_at))}."
    return None


def moment_problem(case: Case, at: datetime | None, now: datetime) -> str | None:
    """What is wrong with the moment at which something was done to a case, or None."""
    if at is None:
        return "Say when: a day and a time, such as 26 May 14:05."
    if at > now:
        return f"{full_moment(at)} is in the future. Give the time at which it was done."
    if is_before(at, case.received_at):
        return f"That is before the complaint was received, {full_moment(case.received_at)}."
    return None


def is_before(first: datetime, second: datetime) -> bool:
    """True where the first moment lies in an earlier minute: nobody types seconds."""
    return first.replace(second=0, microsecond=0) < second.replace(second=0, microsecond=0)


def received_problem(received: datetime | None, now: datetime) -> str | None:
    """What is wrong with the moment of receipt, or None."""
    if received is None:
        return "Say when it was received: a day and a time, such as 22 May 16:50."
    if received > now:
        return f"{full_moment(received)} is in the future. A complaint is logged when it has been received."
    if received.year < EARLIEST_YEAR:
        return f"{full_day(day_of(received))} cannot be right. Check the year."
    return None


def coming_day_problem(day: date | None, now: datetime, what: str) -> str | None:
    """What is wrong with a day that lies ahead, or None (None itself is for the caller to judge)."""
    if day is None:
        return None
    today = day_of(now)
    if day < today:
        return f"{what} cannot be in the past: {full_day(day)} has gone."
    if day.year > today.year + 5:
        return f"{full_day(day)} is more than five years away. Check the year."
    return None


def missing(text: str, sentence: str) -> str | None:
    """The sentence, when nothing but blanks was typed."""
    return None if text.strip() else sentence


def control_characters(text: str) -> str | None:
    """What is wrong with text that holds characters no letter or list can show, or None."""
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\t\r":
            return f"There is a character in this text that cannot be stored (code {ord(character)}). Please delete it."
    return None


def too_long(text: str, most: int) -> str | None:
    """What is wrong with text of more characters than this, or None."""
    return f"Please keep this to {most:,} characters; it has {len(text):,}." if len(text) > most else None


def text_problem(text: str, most: int = LONGEST_TEXT) -> str | None:
    """What is wrong with a text that cannot be kept as it is, or None."""
    return control_characters(text) or too_long(text, most)


def by_method(method: Method) -> str:
    """A way of reaching each other within a sentence: "by telephone", "at the office"."""
    return method.words if method is Method.OFFICE else f"by {method.words}"


def other_method_problem(case: Case, method: Method, why: str) -> str | None:
    """Writing or calling by another method than the customer prefers asks why (ISHA 2.1a).

    So does a method that is never to be used: what was done is recorded as it was, yet not without its reason.
    """
    if why.strip():
        return None
    who = case.customer or "The customer"
    if method in case.never_by:
        clause = cite(case, "ISHA 2.1a", "INC 3.1.2d", "CODE 5.10")
        return f"{who} is never to be reached {by_method(method)}. Say why it was done all the same{clause}."
    if case.preferred is None or method is case.preferred:
        return None
    prefers = f"{who} prefers to be reached {by_method(case.preferred)}."
    return f"{prefers} Say why it was {by_method(method)}{cite(case, 'ISHA 2.1a')}."


def cite(case: Case, *clause_ids: str) -> str:
    """The first of these clauses that binds this case, to end a sentence: " (ISHA 2.7b)"; empty where none does."""
    known = {clause.id for clause in case.policy.clauses + _law_clauses(case)}
    return next((f" ({clause_id})" for clause_id in clause_ids if clause_id in known), "")


def _law_clauses(case: Case) -> tuple[Clause, ...]:
    """The clauses of the law where it asked anything of that day’s cases: older ones run on their pack."""
    received = day_of(case.received_at)
    begun = case.law is not None and any(step.from_day <= received for step in case.law.steps)
    return case.law.clauses if case.law and begun else ()


def found(problems: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    """Fields with a problem, in order, without those that have none; the first problem of a field counts."""
    kept: dict[str, str] = {}
    for field, sentence in problems:
        if sentence:
            kept.setdefault(field, sentence)
    return kept
