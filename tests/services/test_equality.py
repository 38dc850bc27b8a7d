"""Equality answers: written by those who log cases, seen by managers and auditors alone, counted once and for all."""

import pytest
from sqlalchemy import func, select

from app.domain.equality import Group
from app.domain.errors import Refusal
from app.domain.words import Role
from app.services import equality, histories
from app.storage import tables
from tests.owner import owner
from tests.services.asked_customers import PERIOD, complainants, customer_of, logged_on
from tests.services.colleagues import Hire
from tests.services.office import Office, at


def answers_kept(office: Office) -> set[tuple[str, str]]:
    table = tables.EqualityAnswer
    with owner(office.database.url) as connection:
        return {(question, answer) for question, answer in connection.execute(select(table.question, table.answer))}


def test_complainants_are_held_against_all_customers(office: Office) -> None:
    complainants(office, 22, sex="female")
    complainants(office, 21, sex="male")
    later = office.log(received=at("2026-03-01"))
    office.do(equality.record, customer_of(office, later), {"sex": "male"})
    assert office.ask(equality.summary, "sex", PERIOD) is None
    office.do(equality.draw_up, "sex", PERIOD)
    drawn = office.ask(equality.summary, "sex", PERIOD)
    assert drawn is not None
    assert [group.words for group in drawn.groups] == ["Female", "Male", "Prefers not to say"]
    assert drawn.total.complainants in {40, 50}
    assert drawn.total.customers in {40, 50}
    nobody = drawn.groups[2]
    assert (nobody.complainants, nobody.customers) == (None, None)
    shown = {group.words: group for group in drawn.groups}
    # Nobody declined, which takes the smaller group into hiding with it; which one that is, the lots say.
    both = {shown["Female"].complainants, shown["Male"].complainants}
    assert None in both
    assert len(both) == 2
    assert both <= {None, 20, 30}


def test_a_summary_stays_as_it_was_drawn_up(office: Office) -> None:
    asked = complainants(office, 25, disability="disabled")
    office.do(equality.draw_up, "disability", PERIOD)
    before = office.ask(equality.summary, "disability", PERIOD)
    for customer in asked[:20]:
        office.do(equality.record, customer, {"disability": "not-disabled"})
    complainants(office, 20, disability="disabled")
    office.do(equality.draw_up, "disability", PERIOD)
    assert before is not None
    assert office.ask(equality.summary, "disability", PERIOD) == before


def test_the_customer_base_is_counted_once_a_quarter(office: Office) -> None:
    complainants(office, 31, sex="female")
    office.do(equality.draw_up, "sex", PERIOD)
    complainants(office, 30, sex="male")
    office.do(equality.draw_up, "sex", "2025")
    first, second = (office.ask(equality.summary, "sex", period) for period in (PERIOD, "2025"))
    assert first is not None
    assert second is not None
    assert [group.customers for group in second.groups] == [group.customers for group in first.groups]
    assert second.total.customers == first.total.customers
    assert second.total == Group("All who answered", None, first.total.customers)


def test_a_case_belongs_to_the_quarter_in_which_it_was_logged_whatever_it_says(office: Office) -> None:
    for _ in range(21):
        case = office.log(received=at("2026-02-10"))
        office.do(equality.record, customer_of(office, case), {"sex": "female"})
    office.do(equality.draw_up, "sex", PERIOD)
    drawn = office.ask(equality.summary, "sex", PERIOD)
    assert drawn is not None
    assert drawn.total.complainants is None
    assert drawn.total.customers in {20, 30}


def test_who_complains_twice_counts_once(office: Office) -> None:
    customers = complainants(office, 11, sex="female")
    again = [office.log(customer=None, customer_id=customer) for customer in customers]
    logged_on(office, again, at("2026-02-11"))
    office.do(equality.draw_up, "sex", PERIOD)
    drawn = office.ask(equality.summary, "sex", PERIOD)
    assert drawn is not None
    assert drawn.total.complainants in {None, 20}


@pytest.mark.parametrize("role", Role)
def test_those_who_work_on_cases_write_and_those_who_oversee_read(office: Office, hire: Hire, role: Role) -> None:
    kim, customer = hire("kim", role), customer_of(office, office.log())
    if role in {Role.AUDITOR, Role.SYSTEM_ADMIN}:
        with pytest.raises(Refusal, match="can record equality answers"):
            kim.do(equality.record, customer, {"sex": "female"})
        assert answers_kept(office) == set()
    else:
        kim.do(equality.record, customer, {"sex": "female"})
        assert answers_kept(office) == {("sex", "female")}
    if role in {Role.MANAGER, Role.AUDITOR}:
        assert kim.ask(equality.offered).why_not is None
        kim.do(equality.draw_up, "sex", PERIOD)
        assert kim.ask(equality.summary, "sex", PERIOD) is not None
        return
    assert (kim.ask(equality.offered).why_not or "").startswith("Only managers and auditors can see")
    with pytest.raises(Refusal, match="Only managers and auditors can see equality summaries"):
        kim.do(equality.draw_up, "sex", PERIOD)
    with pytest.raises(Refusal, match="Only managers and auditors can see equality summaries"):
        kim.ask(equality.summary, "sex", PERIOD)


def test_an_answer_takes_the_place_of_an_earlier_one_and_others_stay(office: Office) -> None:
    customer = customer_of(office, office.log())
    office.do(equality.record, customer, {"sex": "female", "disability": "disabled"})
    office.do(equality.record, customer, {"sex": "not-said"})
    assert answers_kept(office) == {("sex", "not-said"), ("disability", "disabled")}


def test_history_says_that_something_was_answered_and_not_what(office: Office) -> None:
    customer = customer_of(office, office.log())
    office.do(equality.record, customer, {"religion": "sikh", "orientation": "bisexual"})
    first, *_ = office.ask(histories.history_of, "customer", customer)
    assert first.move == "record equality answers"
    assert {(change.table, change.column) for change in first.changes} == {("equality_answers", "given_on")}
    with owner(office.database.url) as connection:
        lines = connection.execute(select(tables.HistoryLine.changes)).scalars().all()
        texts = connection.execute(select(tables.HistoryText.texts)).scalars().all()
    for word in ("religion", "sikh", "orientation", "bisexual"):
        assert not any(word in each for each in (*lines, *texts))
    assert office.ask(histories.verify) == ()


def test_history_does_not_say_whether_an_answer_was_another_one(office: Office) -> None:
    customer = customer_of(office, office.log())
    office.do(equality.record, customer, {"sex": "female"})
    lines = [len(office.ask(histories.history_of, "customer", customer))]
    for answer in ("female", "male"):
        office.do(equality.record, customer, {"sex": answer})
        lines.append(len(office.ask(histories.history_of, "customer", customer)))
    assert len(set(lines)) == 1


def test_nobody_changes_a_summary_that_was_drawn_up(office: Office) -> None:
    office.do(equality.draw_up, "sex", PERIOD)
    for statement in ("UPDATE equality_summaries SET complainants = 70", "DELETE FROM equality_summaries"):
        with (
            pytest.raises(Exception, match="An equality summary cannot be changed"),
            owner(office.database.url) as connection,
        ):
            connection.exec_driver_sql(statement)


def test_drawing_one_up_is_a_line_in_the_history_of_the_office(office: Office) -> None:
    office.do(equality.draw_up, "sex", PERIOD)
    last, *_ = office.ask(histories.history_of, "office", 0)
    assert (last.move, last.changes) == ("draw up an equality summary", ())


def test_what_is_no_answer_or_no_period_is_refused(office: Office) -> None:
    customer = customer_of(office, office.log())
    with pytest.raises(Refusal) as met:
        office.do(equality.record, customer, {"sex": "disabled"})
    assert list(met.value.fields) == ["sex"]
    with pytest.raises(Refusal, match="at least one"):
        office.do(equality.record, customer, {})
    with pytest.raises(Refusal, match="no longer there"):
        office.do(equality.record, 999_999, {"sex": "female"})
    for question, period, sentence in (
        ("sex", "2026-Q2", "have ended"),
        ("sex", "May", "not a calendar year"),
        ("postcode", PERIOD, "no equality question"),
    ):
        with pytest.raises(Refusal, match=sentence):
            office.do(equality.draw_up, question, period)
        with pytest.raises(Refusal, match=sentence):
            office.ask(equality.summary, question, period)
    count = select(func.count()).select_from(tables.EqualitySummary)
    with owner(office.database.url) as connection:
        assert connection.execute(count).scalar_one() == 0
