"""What is exported is what the list shows, and the office's history says that it left."""

import pytest

from app.domain.errors import Refusal
from app.domain.lists import ListQuery
from app.domain.words import MoveName, Role
from app.services import exports, histories, lists, my_work
from tests.services.colleagues import colleague
from tests.services.office import Office, customer


def test_an_export_has_the_rows_of_the_list_in_its_order_and_leaves_a_line(office: Office) -> None:
    for surname in ("Bello", "Adams", "Chan"):
        office.log(customer=customer(surname=surname))
    query = ListQuery("customer", descending=True)
    office.do(exports.note_export)
    shown = office.ask(exports.cases_shown, query)
    assert [row.customer.split()[-1] for row in shown] == ["Chan", "Bello", "Adams"]
    assert shown == office.ask(lists.page_of_cases, query, 0)
    assert office.ask(exports.work_shown, query) == office.ask(my_work.page_of_work, query, 0)
    assert [row.id for row in office.ask(exports.cases_shown, ListQuery("due", find="bello"))] == [1]
    newest = office.ask(histories.history_of, "office", 0)[0]
    assert newest.move == MoveName.EXPORT_A_LIST


def test_who_reads_no_case_exports_none(office: Office) -> None:
    office.log()
    keeper = colleague(office, "kay", Role.SYSTEM_ADMIN)
    with pytest.raises(Refusal, match="can export a list"):
        keeper.do(exports.note_export)
    assert keeper.ask(exports.cases_shown, ListQuery("due")) == ()
    keeper.database.close()
