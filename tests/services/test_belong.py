"""A case is another customer's, or another landlord's, and two records are one customer's; on both databases alike."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.lists import ListQuery
from app.domain.moves.belongs import CorrectedCustomer, CorrectedLandlord, Held
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.merge_customers import Merger, Taken
from app.domain.words import Method, Role
from app.services import cases, histories, intake, lists
from app.services.customers import change_customer
from app.services.merging_customers import merge_customers, two_records
from app.storage import tables
from tests.services.colleagues import colleague
from tests.services.office import Office, at, customer

MIXED_UP = "The two sisters were mixed up."


def customer_of(office: Office, case: int) -> int:
    card = office.view(case).customer
    assert card is not None
    return card.id


def test_a_complaint_is_another_known_customers(office: Office) -> None:
    case, other = office.log(), office.log(customer=customer(forenames="Ife", surname="Bello", preferred=Method.EMAIL))
    bello = customer_of(office, other)
    done = office.do(cases.correct_customer, case, CorrectedCustomer(bello, None, office.homes["A2"], MIXED_UP))
    assert done.said.endswith("is the complaint of Ms Ife Bello")
    view = office.view(case)
    assert (view.case.customer, view.case.preferred, view.home_id) == ("Ms Ife Bello", Method.EMAIL, office.homes["A2"])
    rows = office.ask(lists.page_of_cases, ListQuery("due", find="bello"), 0)
    assert {row.id for row in rows} == {case, other}
    line = office.ask(histories.history_of, "case", case)[0]
    told = {(change.table, change.column): change.after for change in line.changes}
    assert (line.move, told["corrections", "reason"]) == ("correct the customer", MIXED_UP)
    assert told["cases", "customer"] == "Ms Ife Bello"
    assert told["cases", "home"] == "Flat 4, 27 Love Lane, EC2V 7AA"
    with pytest.raises(Refusal, match="It is recorded so already"):
        office.do(cases.correct_customer, case, CorrectedCustomer(bello, None, office.homes["A2"], MIXED_UP))


def test_somebody_who_stayed_anonymous_comes_to_be_known_and_their_steps_are_due(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"), anonymous=True)
    assert office.steps(case)["acknowledge"] is None
    office.do(cases.correct_customer, case, CorrectedCustomer(None, customer(), None, "She gave her name."))
    assert office.steps(case)["acknowledge"] == date(2026, 5, 26)
    assert office.view(case).case.customer == "Ms Joy Okafor"


@pytest.mark.clause("ISHA 1")
@pytest.mark.clause("INC 1")
def test_a_case_of_another_landlord_runs_on_its_policy_from_the_day_of_receipt(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"), home_id=office.homes["A1"])
    wrong = CorrectedLandlord(office.incommunities, office.homes["A1"], "Sadeh Lok manages the block.")
    with pytest.raises(Refusal, match="This home is not one of Incommunities's"):
        office.do(cases.correct_landlord, case, wrong)
    typed = CorrectedLandlord(office.incommunities, office.homes["B1"], "Sadeh Lok manages the block.")
    assert office.do(cases.correct_landlord, case, typed).said.endswith("is a case of Incommunities")
    view = office.view(case)
    assert (view.case.landlord, view.case.policy.code) == ("Incommunities", "incommunities-2017")
    assert (view.home_id, view.stage_name) == (office.homes["B1"], "Service area")
    changes = office.ask(histories.history_of, "case", case)[0].changes
    assert ("ISHA", "Incommunities") in {(each.before, each.after) for each in changes if each.column == "landlord"}
    assert office.steps(case)["first-contact"] is None
    assert office.steps(case)["answer"] == date(2026, 6, 8)
    assert office.ask(histories.verify) == ()


def test_two_records_of_one_customer_are_one_and_what_differs_was_asked(office: Office) -> None:
    first = office.log(customer=customer(never_by=(Method.LETTER,), contact_notes="After 15:00."))
    second = office.log(customer=customer(forenames="Joyce", contact_notes="Let it ring.", language="Yoruba"))
    kept, other = customer_of(office, first), customer_of(office, second)
    seen = office.ask(two_records, kept, other)
    with pytest.raises(Refusal) as met:
        office.do(merge_customers, kept, Merger(other, seen, {}, "The same person."))
    assert set(met.value.fields) == {"forenames", "contact_notes"}
    taken = {"forenames": Taken.OTHER, "contact_notes": Taken.BOTH}
    done = office.do(merge_customers, kept, Merger(other, seen, taken, "The same person."))
    assert done.said == "Two records of Ms Joyce Okafor are one"
    cards = [office.view(case).customer for case in (first, second)]
    for card in cards:
        assert card is not None
        assert (card.id, card.name, card.language) == (kept, "Ms Joyce Okafor", "Yoruba")
        assert (card.never_by, card.contact_notes) == ((Method.LETTER,), "After 15:00.; Let it ring.")
    assert [found.id for found in office.ask(intake.find_customers, "okafor")] == [kept]
    assert {row.customer for row in office.ask(lists.page_of_cases, ListQuery("due"), 0)} == {"Ms Joyce Okafor"}
    assert office.ask(histories.history_of, "case", second)[0].move == "merge customers"
    assert office.ask(histories.verify) == ()
    with pytest.raises(Refusal, match="merged with another"):
        office.do(change_customer, other, {}, CustomerDetails(surname="Okafor"))
    again = office.log(customer=None, customer_id=other)
    assert customer_of(office, again) == kept


def test_a_record_that_changed_meanwhile_is_looked_at_again(office: Office) -> None:
    first, second = office.log(), office.log()
    kept, other = customer_of(office, first), customer_of(office, second)
    seen = office.ask(two_records, kept, other)
    wanted = CustomerDetails(title="Ms", forenames="Joy", surname="Okafor", telephone="020 7946 0999")
    office.do(change_customer, other, {}, wanted)
    with pytest.raises(ChangedElsewhere, match="changed meanwhile"):
        office.do(merge_customers, kept, Merger(other, seen, {}, "The same person."))


def test_only_managers_correct_whose_case_it_is(office: Office) -> None:
    case, kim = office.log(), colleague(office, "kim", Role.OFFICE)
    kept = customer_of(office, case)
    for job in (
        lambda: kim.do(cases.correct_customer, case, CorrectedCustomer(None, customer(), None, MIXED_UP)),
        lambda: kim.do(cases.correct_landlord, case, CorrectedLandlord(office.incommunities, None, MIXED_UP)),
        lambda: kim.do(merge_customers, kept, Merger(kept, None, {}, MIXED_UP)),
    ):
        with pytest.raises(Refusal, match="Only managers can"):
            job()
    kim.database.close()


def test_on_postgresql_no_case_is_given_to_a_record_that_was_merged(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    first, second = office.log(), office.log()
    kept, other = customer_of(office, first), customer_of(office, second)
    seen = office.ask(two_records, kept, other)
    office.do(merge_customers, kept, Merger(other, seen, {}, "The same person."))
    with pytest.raises(DBAPIError, match="No case is given to a record that was merged with another"):
        office.change(lambda work: setattr(work.session.get_one(tables.Case, first), "customer_id", other))
    office.database.close()


def test_a_correction_by_another_desk_is_not_overruled_unseen(office: Office) -> None:
    case = office.log()
    view = office.view(case)
    seen = Held(view.customer.id if view.customer else None, view.landlord_id, view.home_id)
    first = CorrectedCustomer(None, customer(surname="Bello"), None, MIXED_UP)
    office.do(cases.correct_customer, case, first, seen)
    with pytest.raises(Refusal, match="Somebody else corrected whose case this is"):
        office.do(cases.correct_customer, case, replace(first, customer=customer(surname="Novak")), seen)
