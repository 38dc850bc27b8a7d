"""Screening is kept as a decision of its own, with who made it and when."""

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.moves.screen import Screening
from app.domain.words import Screened
from app.services import cases
from app.storage import tables
from tests.services.office import Office, at


@pytest.mark.clause("ISHA 2.3a")
def test_a_late_complaint_is_accepted_by_discretion_alone_and_the_circumstances_are_kept(office: Office) -> None:
    case = office.log(at("2024-03-29"))
    with pytest.raises(Refusal) as met:
        office.do(cases.screen, case, Screening(Screened.ACCEPTED, date(2023, 1, 1)))
    assert met.value.fields.keys() == {"result"}
    in_hospital = Screening(Screened.BY_DISCRETION, date(2023, 1, 1), " In hospital until March. ")
    assert office.do(cases.screen, case, in_hospital).said == "R-2026-00001 accepted by discretion"
    kept = office.ask(lambda work: work.session.execute(select(tables.Screening)).scalar_one())
    assert (kept.came_to_notice_on, kept.reason) == (date(2023, 1, 1), "In hospital until March.")
    assert (kept.decided_by_id, kept.decided_at) == (office.people["Jo Bloggs"], office.now)
    assert office.view(case).case.screened is Screened.BY_DISCRETION


def test_a_case_is_screened_once(office: Office) -> None:
    case = office.under_way()
    with pytest.raises(Refusal, match="Already screened: accepted"):
        office.do(cases.screen, case, Screening(Screened.ACCEPTED))


def test_a_case_that_is_not_there_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match="This case is no longer there"):
        office.do(cases.screen, 9_999, Screening(Screened.ACCEPTED))
