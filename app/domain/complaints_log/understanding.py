"""What the rows of one case mean together: what they agree on, what each says of its own, and what cannot be."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Final, TypeVar

from app.domain.complaints_log.cases import LoggedCase, LoggedIssue, Understanding
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.meanings import Meanings
from app.domain.moves.checks import EARLIEST_YEAR
from app.domain.postcodes import postcode_problem, written_postcode
from app.domain.sheet_columns import Headers
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import Channel
from app.domain.written import NotUnderstood
from app.domain.written.dates import written_day, written_moment
from app.domain.written.money import written_money
from app.domain.written.names import Name, written_name

T = TypeVar("T")
_HAPPENED: Final = (
    "acknowledged",
    "first_contact",
    "answered",
    "escalated",
    "review_acknowledged",
    "review_answered",
    "closed",
)
_DAYS_KEPT: Final = 8192
NO_CATEGORY: Final = "Not recorded"


@dataclass(frozen=True)
class Log:
    """What all rows of one log have in common: its headers, its words, the day it is, how many stages there are."""

    headers: Headers
    meanings: Meanings
    today: date
    stages: int = 2
    channel: Channel = Channel.NOT_RECORDED

    @cached_property
    def in_order(self) -> tuple[str, ...]:
        """The fields that the log has, always in the same order."""
        return tuple(sorted(self.headers.places))


def understood(entries: Sequence[Entry], log: Log) -> tuple[LoggedCase | None, Understanding]:
    """The case that these rows tell, or None where one of them is refused: no case is half brought in."""
    found = Understanding([entry.number for entry in entries])
    for entry in entries:
        if entry.problem:
            found.refuse(entry.number, entry.problem)
        elif not entry["summary"] and not entry["category"]:
            found.refuse(entry.number, f"{_at(entry, log, 'summary')}: it is not said what was complained of.")
    if found.refused:
        return None, found
    agreed = _Agreed(entries, log, found)
    received = agreed.day("received")
    if received is None:
        first = entries[0]
        found.refused.setdefault(
            first.number, f"{_at(first, log, 'received')}: a case needs the day on which it was received."
        )
        return None, found
    case = _case(agreed, received)
    _hold_to_reason(case, agreed)
    return (None if found.refused else case), found


class _Agreed:
    """What the rows of a case say together; where they differ the first counts, and somebody should look."""

    def __init__(self, entries: Sequence[Entry], log: Log, found: Understanding) -> None:
        self.entries, self.log, self.found = entries, log, found
        self.row_of: dict[str, int] = {}

    def day(self, name: str) -> date | datetime | None:
        """A day, or a moment where the time was written with it."""
        year = self.log.today.year
        return self.of(name, lambda text: written_moment(text, year), needed=name == "received")

    def day_alone(self, name: str) -> date | None:
        """A day without its time."""
        return self.of(name, lambda text: written_day(text, self.log.today.year))

    def text(self, name: str) -> str:
        """A text on which all rows agree."""
        return self.of(name, str, same=_same) or ""

    def of(
        self,
        name: str,
        read: Callable[[str], T | None],
        *,
        same: Callable[[T], Hashable] = lambda value: value,
        needed: bool = False,
    ) -> T | None:
        """The value on which the rows agree, or the first."""
        first: T | None = None
        unread: tuple[Entry, str] | None = None
        for entry in self.entries:
            text = entry.values[name]
            if not text:
                continue
            try:
                value = read(text)
            except NotUnderstood as wrong:
                unread = unread or (entry, str(wrong))
                continue
            if value is None:
                continue
            if first is None:
                first, self.row_of[name] = value, entry.number
            elif same(value) != same(first):
                other = f"“{_short(text)}” is not what row {self.row_of[name]} says, which counts."
                self.found.doubt(entry.number, f"{_at(entry, self.log, name)}: {other}")
        if unread:
            self._unread(name, unread, needed=needed, known=first is not None)
        return first

    def _unread(self, name: str, unread: tuple[Entry, str], *, needed: bool, known: bool) -> None:
        entry, wrong = unread
        sentence = f"{_at(entry, self.log, name)}: {wrong}"
        if known:
            self.found.note(entry.number, f"{sentence} Row {self.row_of[name]} counts.")
        elif needed:
            self.found.refuse(entry.number, sentence)
        else:
            self.found.doubt(entry.number, f"{sentence} Left empty.")

    def coded(self, name: str, meaning: Callable[[str], T | None]) -> T | None:
        """What the office's own word stands for; one whose meaning is not known needs a look."""

        def read(text: str) -> T | None:
            value = meaning(text)
            if value is None:
                raise NotUnderstood(f"it is not said what “{_short(text)}” stands for.")
            return value

        return self.of(name, read)


def _case(agreed: _Agreed, received: date | datetime) -> LoggedCase:
    entries, log = agreed.entries, agreed.log
    escalated, stage = _stage(agreed)
    handler = _handler(agreed)
    return LoggedCase(
        key=entries[0].key,
        reference=max((entry["reference"] for entry in entries), key=len),
        rows=tuple(entry.number for entry in entries),
        received=received,
        name=_name(agreed),
        address=agreed.text("address"),
        town=agreed.text("town"),
        postcode=_postcode(agreed),
        property_ref=agreed.text("property_ref"),
        telephone=agreed.text("telephone"),
        email=agreed.text("email"),
        preferred=agreed.coded("preferred", log.meanings.preferred),
        channel=agreed.coded("channel", log.meanings.channel) or log.channel,
        stage=stage,
        handler=handler,
        handler_id=log.meanings.handler(handler) if handler else None,
        acknowledged=agreed.day("acknowledged"),
        first_contact=agreed.day("first_contact"),
        due=agreed.day_alone("due"),
        extended=agreed.day_alone("extended"),
        extension_reason=agreed.text("extension_reason"),
        answered=agreed.day("answered"),
        escalated=escalated,
        review_acknowledged=agreed.day("review_acknowledged"),
        review_due=agreed.day_alone("review_due"),
        review_answered=agreed.day("review_answered"),
        closed=agreed.day("closed"),
        learning=agreed.text("learning"),
        issues=tuple(_issue(entry, agreed) for entry in entries),
        digest=_digest(entries, log),
    )


def _stage(agreed: _Agreed) -> tuple[date | datetime | None, int]:
    """When a case went beyond its first stage, and at which it is."""
    written, escalated = agreed.coded("stage", agreed.log.meanings.stage), agreed.day("escalated")
    stages, first = agreed.log.stages, agreed.entries[0]
    stage = written or (2 if escalated else 1)
    if stage > stages:
        agreed.found.doubt(first.number, f"{_at(first, agreed.log, 'stage')}: this policy has {stages} stages.")
        stage = stages
    if stage > 1 and escalated is None:
        agreed.found.doubt(
            first.number,
            f"{_at(first, agreed.log, 'stage')}: it is not said when it came to stage {stage}; it comes in at stage 1.",
        )
        stage = 1
    if stage == 1 and escalated is not None:
        row = agreed.row_of["escalated"]
        agreed.found.doubt(row, f"Row {row}: it was escalated, yet the stage is 1; it comes in at stage 2.")
        stage = min(2, stages)
    return (escalated if stage > 1 else None), stage


def _handler(agreed: _Agreed) -> str:
    """Who looked after it: the last that is named; that there were others is said."""
    named = dict.fromkeys(entry["handler"] for entry in reversed(agreed.entries) if entry["handler"])
    if len(named) > 1:
        last, *others = named
        row = next(entry.number for entry in agreed.entries if entry["handler"] == others[-1])
        agreed.found.note(row, f"Handled by {last}; {', '.join(others)} before.")
    return next(iter(named), "")


def _name(agreed: _Agreed) -> Name | None:
    name = agreed.of("customer", written_name, same=lambda each: _same(f"{each.forenames} {each.surname}"))
    surname = agreed.text("surname")
    if surname:
        name = Name(agreed.text("title"), agreed.text("forenames"), surname)
    if name is None:
        first = agreed.entries[0].number
        agreed.found.doubt(first, f"Row {first}: no customer is named; it comes in as anonymous.")
    return name


def _postcode(agreed: _Agreed) -> str:
    def read(text: str) -> str | None:
        if wrong := postcode_problem(text):
            raise NotUnderstood(wrong)
        return written_postcode(text)

    return agreed.of("postcode", read) or ""


def _issue(entry: Entry, agreed: _Agreed) -> LoggedIssue:
    log, found = agreed.log, agreed.found
    outcome = log.meanings.outcome(entry["outcome"]) if entry["outcome"] else None
    if entry["outcome"] and outcome is None:
        unknown = f"it is not said what “{_short(entry['outcome'])}” stands for. Left undecided."
        found.doubt(entry.number, f"{_at(entry, log, 'outcome')}: {unknown}")
    money, unread = None, ""
    try:
        money = written_money(entry["compensation"])
    except NotUnderstood as wrong:
        unread = entry["compensation"]
        found.doubt(entry.number, f"{_at(entry, log, 'compensation')}: {wrong} Kept as it is written.")
    if not entry["category"]:
        found.note(entry.number, f"Row {entry.number}: no category; it comes in as “{NO_CATEGORY}”.")
    return LoggedIssue(
        summary=entry["summary"] or entry["category"],
        category=log.meanings.word("category", entry["category"]) or NO_CATEGORY,
        service_area=log.meanings.word("service_area", entry["service_area"]),
        outcome=outcome,
        compensation=money,
        unread_compensation=unread,
        root_cause=entry["root_cause"],
        comments=entry["comments"],
        outcome_sought=entry["outcome_sought"],
    )


def _hold_to_reason(case: LoggedCase, agreed: _Agreed) -> None:
    """Days that cannot be, whatever was meant: nothing happens tomorrow, or before a complaint was received."""
    today, received = agreed.log.today, day_of(case.received)
    if received > today:
        _refuse(agreed, "received", f"{full_day(received)} is in the future.")
    elif received.year < EARLIEST_YEAR:
        _refuse(agreed, "received", f"{full_day(received)} cannot be right. Check the year.")
    for name in _HAPPENED:
        happened: date | datetime | None = getattr(case, name)
        if happened is None:
            continue
        day = day_of(happened)
        if day > today:
            _refuse(agreed, name, f"{full_day(day)} is in the future.")
        elif day < received:
            _refuse(agreed, name, f"{full_day(day)} is before the complaint was received, {full_day(received)}.")
    last = case.answered_last
    if case.closed and last and day_of(last) > day_of(case.closed):
        row = agreed.row_of["closed"]
        agreed.found.doubt(row, f"Row {row}: it was closed before it was answered.")


def _refuse(agreed: _Agreed, name: str, sentence: str) -> None:
    row = agreed.row_of[name]
    agreed.found.refuse(row, f"Row {row}, {agreed.log.headers.where(name)}: {sentence}")


def _digest(entries: Sequence[Entry], log: Log) -> str:
    """The same for the same case, however its dates and spaces are written."""
    said: list[str] = []
    for entry in entries:
        values = entry.values
        for name in log.in_order:
            text = values[name]
            if text and name in _DAYS:
                text = _as_day(text, log.today.year)
            said.append(f"{name}={text}")
    return sha256("\x1f".join(said).casefold().encode()).hexdigest()


@lru_cache(_DAYS_KEPT)
def _as_day(text: str, year: int) -> str:
    with suppress(NotUnderstood):
        return str(written_moment(text, year) or "")
    return text


_DAYS: Final = frozenset(("received", "due", "extended", "review_due", *_HAPPENED))


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _at(entry: Entry, log: Log, name: str) -> str:
    where = f", {log.headers.where(name)}" if name in log.headers.places else ""
    return f"Row {entry.number}{where}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - as much as a line of the report shows
