"""A complaint as the rules see it, for tests of single rules; policies as they are shipped."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.domain.cases import Action, Case, Contact, Decision, Issue, Person
from app.domain.spoken_dates import LONDON
from app.domain.words import ActionState, ContactKind, Direction, Kind, Method, Outcome, Screened, Status
from app.domain.working_days import WorkingCalendar
from app.storage.policy_packs import load_law, load_pack

ISHA = load_pack("isha-2018")
INCOMMUNITIES = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
LAW = load_law()
CALENDAR = WorkingCalendar()
SAM, ADA, LEE = Person(2, "Sam Carter"), Person(3, "Ada Mensah"), Person(4, "Lee Novak")
ACTIVE = {2: "Sam Carter", 3: "Ada Mensah", 4: "Lee Novak"}


def at(day: str, clock: str = "10:00") -> datetime:
    """A moment on London's clock."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), LONDON)


NOW = at("2026-05-26")
UPHELD = Decision(Outcome.UPHELD, "We missed two visits.", "We will treat the wall.", "Missed appointment")
ISSUE = Issue(11, 1, "Damp and mould", "Damp and mould", "Repairs", "policy")
DECIDED = replace(ISSUE, decision=UPHELD)
ACTION = Action(21, 1, "Repair the gutter.", SAM, date(2026, 6, 16))


def complaint(**more: Any) -> Case:
    """Joy Okafor's damp under isha-2018, received Fri 22 May 2026 16:50; nothing has happened yet."""
    case = Case(
        id=1,
        reference="R-2026-00412",
        kind=Kind.COMPLAINT,
        landlord="ISHA",
        about="Damp",
        received_at=at("2026-05-22", "16:50"),
        policy=ISHA,
        law=None,
        customer="Ms Joy Okafor",
        said="Black mould on two walls.",
        issues=(ISSUE,),
    )
    return replace(case, **more)


def acknowledged(**more: Any) -> Case:
    """The same, screened, acknowledged and assigned to Sam."""
    known = {"screened": Screened.ACCEPTED, "acknowledged_at": at("2026-05-26", "09:00"), "handler": SAM}
    return complaint(**{**known, "acknowledged_by_method": Method.TELEPHONE, **more})


def decided(**more: Any) -> Case:
    """The same, its issue decided: ready to be answered."""
    return acknowledged(**{"issues": (DECIDED,), **more})


def answered(**more: Any) -> Case:
    """The same, answered in writing on Tue 26 May at 09:30."""
    return decided(**{"answered_at": at("2026-05-26", "09:30"), "answered_in_writing": True, **more})


def closed(**more: Any) -> Case:
    """The same, closed at 09:45."""
    return answered(**{"closed_at": at("2026-05-26", "09:45"), "status": Status.CLOSED, **more})


def done(action: Action = ACTION) -> Action:
    """The action, done."""
    return replace(action, state=ActionState.DONE, done_on=date(2026, 5, 26))


def attempt(clock: str = "09:40", **more: Any) -> Contact:
    """A call on Tue 26 May that did not reach the customer."""
    contact = Contact(
        at=at("2026-05-26", clock),
        kind=ContactKind.UPDATE,
        direction=Direction.OUTBOUND,
        method=Method.TELEPHONE,
        reached=False,
        by="Sam Carter",
        summary="No reply.",
    )
    return replace(contact, **more)
