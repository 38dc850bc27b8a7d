"""What the rows of one case mean together: what they agree on, what each says of its own, and what cannot be."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from app.domain.complaints_log.agreed import Agreed, Log, shown
from app.domain.complaints_log.cases import LoggedCase, LoggedIssue, Understanding
from app.domain.complaints_log.entries import Entry
from app.domain.complaints_log.meanings import as_key
from app.domain.moves.checks import EARLIEST_YEAR
from app.domain.postcodes import postcode_problem, written_postcode
from app.domain.spoken_dates import day_of, full_day
from app.domain.written import NotUnderstood
from app.domain.written.addresses import without_postcode
from app.domain.written.dates import in_one_way
from app.domain.written.money import Money, written_money
from app.domain.written.names import Name, written_name

NO_CATEGORY: Final = "Not recorded"

_HAPPENED: Final = (
    *("acknowledged", "first_contact", "answered", "escalated"),
    *("review_acknowledged", "review_answered", "closed"),
)
_PROMISED: Final = ("due", "extended", "review_due")
_DAYS: Final = frozenset(("received", *_PROMISED, *_HAPPENED))
_OF_THE_REVIEW: Final = ("review_acknowledged", "review_due", "review_answered")


def understood(entries: Sequence[Entry], log: Log) -> tuple[LoggedCase | None, Understanding]:
    """The case that these rows tell, or None where one of them is refused: no case is half brought in."""
    found = Understanding()
    agreed = Agreed(entries, log, found)
    for entry in entries:
        if entry.problem:
            found.refuse(entry.number, entry.problem)
        elif not entry["summary"] and not entry["category"]:
            agreed.refuse(entry.number, "summary", "it is not said what was complained of.")
    if found.refused:
        return None, found
    received = agreed.day("received")
    if received is None:
        agreed.refuse(entries[0].number, "received", "a case needs the day on which it was received.")
        return None, found
    case = _case(agreed, received)
    _hold_to_reason(case, agreed)
    return (None if found.refused else case), found


def _case(agreed: Agreed, received: date | datetime) -> LoggedCase:
    entries, log = agreed.entries, agreed.log
    happened = {name: agreed.day(name) for name in _HAPPENED}
    promised = {name: agreed.day_alone(name) for name in _PROMISED}
    stage = _stage(agreed, happened | promised)
    if stage == 1:
        happened["escalated"] = None
    handler = _handler(agreed)
    address, postcode = without_postcode(agreed.text("address"))
    return LoggedCase(
        key=entries[0].key,
        reference=max((entry["reference"] for entry in entries), key=len),
        received=received,
        name=_name(agreed),
        address=address,
        town=agreed.text("town"),
        postcode=_postcode(agreed) or postcode,
        property_ref=agreed.text("property_ref"),
        telephone=agreed.text("telephone"),
        email=agreed.text("email"),
        preferred=agreed.coded("preferred", log.meanings.preferred),
        channel=agreed.coded("channel", log.meanings.channel) or log.channel,
        stage=stage,
        handler=handler,
        handler_id=log.meanings.handler(handler) if handler else None,
        extension_reason=agreed.text("extension_reason"),
        learning=agreed.text("learning"),
        issues=tuple(_issue(entry, agreed) for entry in entries),
        digest=_digest(entries, log),
        **happened,
        **promised,
    )


def _stage(agreed: Agreed, days: Mapping[str, date | None]) -> int:
    """The last stage that a case has reached; one of which it is not said when it began has not been reached."""
    written, escalated, stages = agreed.coded("stage", agreed.log.meanings.stage), days["escalated"], agreed.log.stages
    reviewed = next((name for name in _OF_THE_REVIEW if days[name]), None)
    stage = written or (2 if escalated or reviewed else 1)
    row = agreed.entries[0].number
    if stage == 1 and (beyond := "escalated" if escalated else reviewed):
        stage = 2
        agreed.doubt(
            agreed.row_of[beyond], beyond, "it went on to stage 2, yet the stage is 1; it comes in at stage 2."
        )
    if stage > stages:
        agreed.doubt(row, "stage", f"this policy has no stage {stage}; it comes in at stage {stages}.")
        stage = stages
    if stage > 1 and escalated is None:
        agreed.doubt(row, "stage", f"it is not said when it came to stage {stage}; it comes in at stage 1.")
        return 1
    return stage


def _handler(agreed: Agreed) -> str:
    """Who looked after it: the last that is named; that there were others is said."""
    named = {as_key(entry["handler"]): entry for entry in reversed(agreed.entries) if entry["handler"]}
    handlers = [entry["handler"] for entry in named.values()]
    if len(named) > 1:
        last, *others = handlers
        row = [entry.number for entry in named.values()][-1]
        agreed.found.note(row, f"Handled by {last}; {', '.join(others)} before.")
    return handlers[0] if handlers else ""


def _name(agreed: Agreed) -> Name | None:
    name = agreed.of("customer", written_name, same=lambda each: as_key(f"{each.forenames} {each.surname}"))
    forenames, surname = agreed.text("forenames"), agreed.text("surname")
    if surname or forenames:
        name = Name(agreed.text("title"), forenames if surname else "", surname or forenames)
    if name is None:
        row = agreed.entries[0].number
        agreed.found.doubt(row, f"Row {row}: no customer is named; it comes in as anonymous.")
    return name


def _postcode(agreed: Agreed) -> str:
    def read(text: str) -> str | None:
        if wrong := postcode_problem(text):
            raise NotUnderstood(wrong)
        return written_postcode(text)

    return agreed.of("postcode", read) or ""


def _issue(entry: Entry, agreed: Agreed) -> LoggedIssue:
    log, said = agreed.log, entry["outcome"]
    outcome = log.meanings.outcome(said) if said else None
    if said and outcome is None and not log.meanings.is_nothing("outcome", said):
        unknown = f"it is not said what “{shown(said)}” stands for. Left undecided."
        agreed.doubt(entry.number, "outcome", unknown)
    money, unread = _money(entry, agreed)
    category = log.meanings.word("category", entry["category"])
    if not category:
        agreed.found.note(entry.number, f"Row {entry.number}: no category; it comes in as “{NO_CATEGORY}”.")
    return LoggedIssue(
        summary=entry["summary"] or entry["category"],
        category=category or NO_CATEGORY,
        service_area=log.meanings.word("service_area", entry["service_area"]),
        outcome=outcome,
        compensation=money,
        unread_compensation=unread,
        root_cause=entry["root_cause"],
        comments=entry["comments"],
        outcome_sought=entry["outcome_sought"],
    )


def _money(entry: Entry, agreed: Agreed) -> tuple[Money | None, str]:
    written = entry["compensation"]
    try:
        return written_money(written), ""
    except NotUnderstood as wrong:
        agreed.doubt(entry.number, "compensation", f"{wrong} Kept as it is written.")
        return None, written


def _hold_to_reason(case: LoggedCase, agreed: Agreed) -> None:
    """Days that cannot be, whatever was meant: nothing happens tomorrow, or before a complaint was received."""
    today, received, rows = agreed.log.today, day_of(case.received), agreed.row_of
    before = f"is before the complaint was received, {full_day(received)}."
    if received > today:
        agreed.refuse(rows["received"], "received", f"{full_day(received)} is in the future.")
    elif received.year < EARLIEST_YEAR:
        agreed.refuse(rows["received"], "received", f"{full_day(received)} cannot be right. Check the year.")
    for name in (*_HAPPENED, *_PROMISED):
        found: date | datetime | None = getattr(case, name)
        if found is None:
            continue
        day = day_of(found)
        if name in _PROMISED:
            if day < received:
                agreed.doubt(rows[name], name, f"{full_day(day)} {before}")
        elif day > today:
            agreed.refuse(rows[name], name, f"{full_day(day)} is in the future.")
        elif day < received:
            agreed.refuse(rows[name], name, f"{full_day(day)} {before}")
    last = case.answered_last
    if case.closed and last and day_of(last) > day_of(case.closed):
        agreed.doubt(rows["closed"], "closed", "it was closed before it was answered.")


def _digest(entries: Sequence[Entry], log: Log) -> str:
    """The same for the same case, however its dates and spaces are written, and in whatever order its rows stand.

    Nor does a column matter in which nothing stands.
    """
    year = log.today.year
    rows: list[str] = []
    for entry in entries:
        values, said = entry.values, list[str]()
        for name in log.in_order:
            text = values[name]
            if text and name in _DAYS:
                text = in_one_way(text, year)
            if text:
                said.append(f"{name}={text}")
        rows.append("\x1f".join(said))
    return sha256("\x1e".join(sorted(rows)).casefold().encode()).hexdigest()
