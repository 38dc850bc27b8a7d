"""How often to update is agreed, and the date of the next update follows."""

from datetime import date

import pytest

from app.domain.errors import Refusal
from app.domain.moves.contact import NewContact
from app.domain.moves.how_often import HowOften
from app.domain.words import Direction, Method
from app.services import cases
from tests.services.office import Office, at

NOT_YET = {"update_every_days": None}
"""Nothing was agreed when the form was opened."""


@pytest.mark.clause("ISHA 2.6f")
@pytest.mark.clause("INC 3.1.2d")
def test_agreed_on_tue_26_may_for_every_week_the_next_update_is_tue_2_june_and_then_9_june(office: Office) -> None:
    case = office.under_way()
    assert office.do(cases.agree_how_often, case, HowOften(7), NOT_YET).said == "R-2026-00001: an update every week"
    assert office.view(case).case.next_update_on == date(2026, 6, 2)
    office.now = at("2026-06-02")
    office.do(
        cases.record_contact, case, NewContact(Direction.OUTBOUND, Method.EMAIL, office.now, "The scaffold is up.")
    )
    assert office.view(case).case.next_update_on == date(2026, 6, 9)


@pytest.mark.clause("ISHA 2.1b")
def test_an_update_agreed_for_sat_30_may_is_due_on_fri_29_may(office: Office) -> None:
    case = office.under_way()
    office.do(cases.agree_how_often, case, HowOften(14, date(2026, 5, 30)), NOT_YET)
    view = office.view(case)
    assert view.case.next_update_on == date(2026, 5, 30)
    assert view.to_do
    assert (view.to_do.what, view.to_do.day) == ("Promised update", date(2026, 5, 29))


def test_nothing_agreed_is_refused_and_changes_nothing(office: Office) -> None:
    case = office.under_way()
    with pytest.raises(Refusal) as met:
        office.do(cases.agree_how_often, case, HowOften(None), NOT_YET)
    assert met.value.fields.keys() == {"update_every_days"}
    assert office.view(case).case.next_update_on == date(2026, 5, 29)
