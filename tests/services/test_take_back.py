"""What was made on the wrong case is taken back: it counts no more, and stays in the record; on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from app.domain.errors import Refusal
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.contact import NewContact
from app.domain.moves.take_back import TakingBack
from app.domain.words import ActionState, Corrected, Direction, Method, Role
from app.services import cases, histories
from app.storage import tables
from app.storage.work import Work
from tests.services.colleagues import colleague
from tests.services.office import Office, at

WHY = "The call was about another case."


def last_line(office: Office, case: int) -> int:
    return office.ask(cases.made_here, case)[0].line


def take_back(office: Office, case: int, belongs_to: str = "") -> str:
    return office.do(cases.take_back, case, TakingBack(last_line(office, case), belongs_to, WHY)).said


def test_all_that_was_made_on_the_wrong_case_is_taken_back_step_by_step(office: Office) -> None:
    case = office.log(at("2026-05-22", "16:50"))
    fresh, steps = office.view(case).case, office.steps(case)
    under_way = office.under_way(at("2026-05-22", "16:50"))
    assert [made.move for made in office.ask(cases.made_here, under_way)] == ["first contact", "assign", "acknowledge"]
    said = [take_back(office, under_way) for _ in range(3)]
    reference = office.view(under_way).case.reference
    assert said == [f"{reference}: {what} taken back" for what in ("first contact", "assignment", "acknowledgement")]
    now = office.view(under_way).case
    assert (now.handler, now.acknowledged_at, now.first_contact_at, now.contacts) == (None, None, None, ())
    assert (now.understood, now.next_update_on, now.promised_answer_on) == (fresh.understood, None, None)
    assert office.steps(under_way) == steps
    assert office.ask(cases.made_here, under_way) == ()
    kept = office.ask(lambda work: work.session.query(tables.Contact).filter_by(case_id=under_way).count())
    assert kept == 2, "nothing is deleted"
    assert office.ask(histories.verify) == ()


def test_a_contact_is_taken_back_and_recorded_on_the_case_it_belongs_to(office: Office) -> None:
    wrong, right = office.under_way(), office.under_way()
    before, reference = office.view(wrong).case, office.view(right).case.reference
    office.now += timedelta(hours=1)
    call = NewContact(Direction.OUTBOUND, Method.EMAIL, office.now, "The lift works.", next_update_on=date(2026, 6, 12))
    office.do(cases.record_contact, wrong, call)
    with pytest.raises(Refusal, match="There is no case R-2020-00001"):
        take_back(office, wrong, "R-2020-00001")
    assert take_back(office, wrong, reference).endswith(f"contact taken back, and recorded on {reference}")
    assert office.view(wrong).case == before
    assert office.view(right).case.contacts[-1].summary == "The lift works."
    assert office.view(right).case.next_update_on == date(2026, 6, 12)
    told = office.ask(histories.history_of, "case", wrong)[0].changes
    (taken,) = [str(each.after) for each in told if each.column == "taken_back"]
    assert taken.startswith("record a contact, ")
    moves = [line.move for line in office.ask(histories.history_of, "case", wrong)]
    assert moves[:2] == ["take back a move", "record a contact"]
    assert office.ask(histories.verify) == ()


def test_an_action_is_taken_back_with_its_end_and_the_next_one_has_a_number_of_its_own(office: Office) -> None:
    case = office.under_way()
    action = NewAction("Repair the gutter.", office.people["Sam Carter"], date(2026, 6, 16))
    office.do(cases.agree_action, case, action)
    agreed = office.view(case).case.actions[0]
    office.do(cases.complete_action, case, Completion(agreed.id, ActionState.DONE, office.now.date(), "Photograph."))
    take_back(office, case)
    assert office.view(case).case.actions == (agreed,)
    take_back(office, case)
    assert office.view(case).case.actions == ()
    office.do(cases.agree_action, case, action)
    assert [each.number for each in office.view(case).case.actions] == [2]


def test_it_is_taken_back_once_and_by_managers_alone(office: Office) -> None:
    case, kim = office.under_way(), colleague(office, "kim", Role.OFFICE)
    line = last_line(office, case)
    with pytest.raises(Refusal, match="Only managers can take back a move"):
        kim.do(cases.take_back, case, TakingBack(line, "", WHY))
    take_back(office, case)
    with pytest.raises(Refusal, match="Choose what was made on the wrong case"):
        office.do(cases.take_back, case, TakingBack(line, "", WHY))
    kim.database.close()


def test_on_postgresql_only_what_was_made_on_this_case_is_taken_back_on_it(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    case, other = office.under_way(), office.under_way()

    def forge(work: Work) -> None:
        theirs = select(tables.Contact.id).where(tables.Contact.case_id == other)
        row = tables.Correction(case_id=case, what=Corrected.WRONG_CASE, line=2, of_what="contacts", reason=WHY)
        row.of_id, row.by_id, row.at = work.session.execute(theirs).scalars().first(), 1, work.now
        work.session.add(row)
        work.session.flush()

    with pytest.raises(DBAPIError, match="Only what was made on this case is taken back on it"):
        office.change(forge)
    office.database.close()
