"""Pausing under a pack that allows it: what is kept, what follows, and what a desk without the right is told."""

from datetime import date, timedelta

import pytest

from app.domain.deadlines import Pause
from app.domain.errors import Refusal
from app.domain.moves.pause import NewPause, Resumption
from app.services import cases
from tests.services.office import Office, at
from tests.services.pausing import allow_pausing

WHY = NewPause(date(2026, 5, 26), " No access to the flat. ")


@pytest.fixture
def paused(office: Office) -> int:
    """A complaint of Tue 26 May 2026 that is paused since that day."""
    allow_pausing(office)
    case = office.log(at("2026-05-26", "09:30"), landlord_id=office.incommunities)
    assert office.do(cases.pause, case, WHY).said == "R-2026-00001: paused since Tue 26 May"
    return case


def test_while_paused_only_the_law_gives_a_date_and_resumed_the_days_left_come_after(office: Office, paused: int):
    assert office.view(paused).case.pauses == (Pause(date(2026, 5, 26), None, "No access to the flat."),)
    assert office.steps(paused)["answer"] == date(2026, 6, 16), "the law's 5 and 10 working days"
    office.now += timedelta(days=3)
    assert office.do(cases.resume, paused, Resumption(date(2026, 5, 29))).said == (
        "R-2026-00001: resumed after Fri 29 May"
    )
    assert office.steps(paused)["answer"] == date(2026, 6, 12), "due 9 June, and 3 working days missed"
    (kept,) = office.view(paused).case.pauses
    assert kept == Pause(date(2026, 5, 26), date(2026, 5, 29), "No access to the flat.")
    office.do(cases.pause, paused, NewPause(date(2026, 5, 29), "Away."))
    assert [each.reason for each in office.view(paused).case.pauses] == ["No access to the flat.", "Away."]


def test_what_is_lacking_is_said_by_field(office: Office, paused: int):
    with pytest.raises(Refusal) as met:
        office.do(cases.pause, paused, WHY)
    assert str(met.value) == "The case is paused already, since Tue 26 May 2026."
    with pytest.raises(Refusal) as met:
        office.do(cases.resume, paused, Resumption(None))
    assert met.value.fields.keys() == {"day"}
    office.do(cases.resume, paused, Resumption(date(2026, 5, 26)))
    with pytest.raises(Refusal, match="not paused"):
        office.do(cases.resume, paused, Resumption(date(2026, 5, 26)))
    with pytest.raises(Refusal) as met:
        office.do(cases.pause, paused, NewPause(None, " "))
    assert met.value.fields.keys() == {"day", "reason"}


def test_under_a_shipped_pack_nothing_is_paused(office: Office):
    with pytest.raises(Refusal, match="does not allow a case to be paused"):
        office.do(cases.pause, office.log(), WHY)
