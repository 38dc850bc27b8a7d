"""A complaint comes into the house: what is kept of it, and what cannot be logged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.domain.errors import Refusal
from app.domain.moves.log import Intake, NewIssue
from app.domain.words import Channel, ComplainantKind, Method, Status
from app.services import cases
from app.storage import tables
from tests.services.office import Office, at, customer, intake


def refused(office: Office, typed: Intake) -> Mapping[str, str]:
    with pytest.raises(Refusal) as met:
        office.do(cases.log, typed)
    return met.value.fields


def rows(office: Office, table: type[tables.Mapped]) -> int:
    return office.ask(lambda work: work.session.execute(select(func.count()).select_from(table)).scalar_one())


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
@pytest.mark.clause("CODE 6.3")
def test_received_fri_22_may_2026_is_due_26_may_29_may_and_under_the_law_15_june(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"))
    assert office.steps(case) == {
        "acknowledge": date(2026, 5, 26),
        "first-contact": date(2026, 5, 29),
        "answer": date(2026, 6, 15),
    }
    view = office.view(case)
    assert view.case.reference == "R-2026-00001"
    assert view.to_do
    assert (view.to_do.what, view.to_do.day, view.to_do.move) == ("Acknowledge", date(2026, 5, 26), "acknowledge")
    assert view.recorded_by == "Jo Bloggs"


@pytest.mark.clause("ISHA 1")
@pytest.mark.clause("INC 1")
def test_each_landlord_of_the_group_receives_under_its_own_policy(office: Office) -> None:
    ours = office.view(office.log())
    theirs = office.view(office.log(landlord_id=office.incommunities))
    assert (ours.case.landlord, ours.case.policy.code) == ("ISHA", "isha-2018")
    assert (theirs.case.landlord, theirs.case.policy.code) == ("Incommunities", "incommunities-2017")
    assert theirs.case.policy.version == "2017"
    assert theirs.stage_name == "Service area"


@pytest.mark.clause("ISHA 2.4a")
@pytest.mark.clause("INC 3.1.1b")
def test_no_channel_is_excluded(office: Office) -> None:
    for channel in Channel:
        assert office.view(office.log(channel=channel)).channel is channel


@pytest.mark.clause("ISHA 2.5a")
def test_anyone_who_received_a_service_may_complain(office: Office) -> None:
    for kind in ComplainantKind:
        shown = office.view(office.log(customer=customer(kind=kind))).customer
        assert shown
        assert shown.kind == kind.words


@pytest.mark.clause("ISHA 2.2")
@pytest.mark.clause("INC 2.1")
@pytest.mark.clause("INC 3.1.2b")
def test_the_ground_and_the_service_area_stand_on_each_issue(office: Office) -> None:
    issues = (NewIssue("Mould", "Damp and mould", "Repairs", "policy"), NewIssue("", "Communication", "Complaints"))
    kept = office.view(office.log(issues=issues)).case.issues
    assert [(i.number, i.summary, i.service_area, i.ground) for i in kept] == [
        (1, "Mould", "Repairs", "policy"),
        (2, "Damp in the back bedroom", "Complaints", ""),
    ]


@pytest.mark.clause("ISHA 2.1a")
def test_a_new_customer_is_kept_with_the_way_they_prefer_and_a_postcode_as_it_is_written(office: Office) -> None:
    shown = office.view(office.log(customer=customer(preferred=Method.EMAIL))).customer
    assert shown
    assert (shown.name, shown.preferred) == ("Ms Joy Okafor", Method.EMAIL)
    assert shown.address == ("Flat 3, 27 Love Lane", "London", "EC2V 7AA")


def test_a_known_customer_is_matched_not_made_again(office: Office) -> None:
    known = office.view(office.log(home_id=office.homes["A1"])).customer
    assert known
    again = office.log(customer=None, customer_id=known.id)
    assert rows(office, tables.Customer) == 1
    assert [other.reference for other in office.view(again).other_cases] == ["R-2026-00001"]
    assert office.view(again).address.startswith("Flat 3, 27 Love Lane")


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_is_logged_and_owes_the_customer_nothing(office: Office) -> None:
    case = office.log(anonymous=True)
    view = office.view(case)
    assert view.customer is None
    assert office.steps(case)["acknowledge"] is None
    assert [(s.code, s.state) for s in view.steps if s.state == "not-needed"] == [
        ("acknowledge", "not-needed"),
        ("first-contact", "not-needed"),
    ]


def test_a_title_on_several_lines_is_one_line(office: Office) -> None:
    assert office.view(office.log(about="Damp\nin  the\tback bedroom")).case.about == "Damp in the back bedroom"


def test_references_run_on_through_the_year_and_begin_again_in_the_next(office: Office) -> None:
    office.log()
    office.log()
    office.now = at("2027-01-04")
    case = office.log()
    assert office.view(case).case.reference == "R-2027-00001"


IMPOSSIBLE: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "received in the future": (
        {"received_at": at("2026-05-27")},
        {
            "received_at": "Wed 27 May 2026 at 10:00 is in the future. "
            "A complaint is logged when it has been received.",
        },
    ),
    "received in 1926": (
        {"received_at": at("1926-05-22")},
        {"received_at": "Sat 22 May 1926 cannot be right. Check the year."},
    ),
    "received nobody knows when": (
        {"received_at": None},
        {"received_at": "Say when it was received: a day and a time, such as 22 May 16:50."},
    ),
    "20,001 characters": (
        {"said": "x" * 20_001},
        {"said": "Please keep this to 20,000 characters; it has 20,001."},
    ),
    "121 characters of title": (
        {"about": "x" * 121},
        {"about": "Please keep this to 120 characters; it has 121."},
    ),
    "a control character": (
        {"said": "mould\x00 again"},
        {"said": "There is a character in this text that cannot be stored (code 0). Please delete it."},
    ),
    "half an address": (
        {"customer": customer(address=replace(customer().address, line1=" ", town=""))},
        {
            "line1": "Half an address cannot be written to. Give the number and street.",
            "town": "Half an address cannot be written to. Give the town.",
        },
    ),
    "no postcode": (
        {"customer": customer(address=replace(customer().address, postcode=""))},
        {"postcode": "Half an address cannot be written to. Give the postcode."},
    ),
    "a wrong postcode": (
        {"customer": customer(address=replace(customer().address, postcode="EC2V 7A"))},
        {"postcode": "EC2V 7A is not a UK postcode. It should look like EC2V 7AA."},
    ),
    "a landlord that is gone": (
        {"landlord_id": 9_999},
        {"landlord_id": "This landlord is no longer there. Choose another."},
    ),
    "a customer that is gone": (
        {"customer_id": 9_999},
        {"surname": "This customer is no longer there. Choose again."},
    ),
    "a home that is gone": ({"home_id": 9_999}, {"home_id": "This home is no longer there. Choose again."}),
    "a colleague nobody knows": (
        {"named_people": (9_999,)},
        {"named_people": "One of the colleagues named is not known here. Choose again."},
    ),
    "no issue": ({"issues": ()}, {"category": "Choose what it is about, so that the case has an issue."}),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_refused_with_a_sentence_under_its_field(office: Office, what: str) -> None:
    changed, expected = IMPOSSIBLE[what]
    assert refused(office, replace(intake(office.isha, office.now), **changed)) == expected
    assert rows(office, tables.Case) == 0
    assert rows(office, tables.Customer) == 0


def test_another_landlords_home_is_refused(office: Office) -> None:
    problems = refused(office, intake(office.isha, office.now, home_id=office.homes["B1"]))
    assert problems == {"home_id": "This home is not one of ISHA's. Choose its own landlord, or another home."}


def test_a_landlord_without_a_policy_is_refused(office: Office) -> None:
    office.change(lambda work: work.session.add(tables.Landlord(name="Lien Viet", nation="ENG")))
    problems = refused(office, intake(3, office.now))
    assert problems == {"landlord_id": "Lien Viet has no policy in force yet. Choose one on the Policy page."}


@pytest.mark.clause("ISHA 1")
def test_a_case_keeps_the_pack_of_the_day_it_was_received(office: Office) -> None:
    before = office.log(at("2026-05-22"))

    office.bring_into_force(office.isha, "ombudsman-code-2024", date(2026, 5, 25))
    assert office.view(before).case.policy.code == "isha-2018"
    assert office.view(office.log(at("2026-05-26", "09:00"))).case.policy.code == "ombudsman-code-2024"
    late = office.view(office.log(at("2026-05-24", "23:59")))
    assert late.case.policy.code == "isha-2018"
    assert office.view(office.log(at("2026-05-25", "00:01"))).case.policy.code == "ombudsman-code-2024"
    assert office.view(office.log(at("2001-05-25"))).case.policy.code == "isha-2018"


@pytest.mark.parametrize(("day", "answer"), [("2024-03-29", None), ("2024-04-01", date(2024, 4, 22))])
def test_the_law_binds_what_is_received_from_1_april_2024(office: Office, day: str, answer: date | None) -> None:
    case = office.log(at(day))
    assert office.steps(case)["answer"] == answer


def test_a_logged_case_stands_in_the_list_and_is_open(office: Office) -> None:
    case = office.log()
    row = office.ask(lambda work: work.session.get_one(tables.CaseListRow, case))
    assert (row.status, row.customer, row.due_on) == (Status.OPEN, "Ms Joy Okafor", date(2026, 5, 27))
    assert row.received_on == (office.now - timedelta(0)).date()
