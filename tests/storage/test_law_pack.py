"""The law layer that comes with the program, date by date."""

from datetime import date

import pytest

from app.domain.policy import StepCode
from app.storage.policy_packs import load_law

LAW = load_law()


@pytest.mark.parametrize(("day", "bound"), [(date(2024, 3, 31), False), (date(2024, 4, 1), True)])
def test_the_code_is_law_from_1_april_2024(day: date, bound: bool) -> None:
    assert [LAW.step_on(code, day) is not None for code in StepCode] == [bound, False, bound, bound, bound]


@pytest.mark.parametrize(("day", "gone"), [(date(2022, 9, 30), False), (date(2022, 10, 1), True)])
def test_designated_person_and_eight_weeks_are_gone_from_1_october_2022(day: date, gone: bool) -> None:
    assert (LAW.removed_on("designated-person-filter", day) is not None) is gone
    assert (LAW.removed_on("ombudsman-wait", day) is not None) is gone


@pytest.mark.clause("CODE 3.7")
def test_the_ombudsman_takes_new_cases_by_the_online_form_and_no_longer_by_email() -> None:
    contact = LAW.contact_on("Housing Ombudsman", date(2026, 5, 22))
    assert contact
    assert contact.address == ("Housing Ombudsman Service", "PO Box 1484", "Unit D", "PRESTON", "PR2 0ET")
    assert (contact.telephone, contact.website, contact.email) == (
        "0300 111 3000",
        "www.housing-ombudsman.org.uk",
        "",
    )
    assert "online form" in contact.note
