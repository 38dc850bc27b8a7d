"""My work: a row for each thing that is left to do, for whoever has to do it; a colleague's, and everybody's."""

from datetime import date, timedelta

from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.domain.lists import ListQuery
from app.domain.moves.act import NewAction
from app.domain.moves.restrict import Restriction
from app.domain.moves.screen import Screening
from app.domain.words import Role, Screened
from app.resources import root
from app.services import cases, lists, my_work
from tests.owner import owner
from tests.services.colleagues import colleague
from tests.services.office import Office, at


def left(office: Office, whose: str = my_work.MINE, sort: str = "due") -> list[tuple[str, str, date | None]]:
    query = ListQuery(sort, filters=((my_work.WHOSE, whose),))
    rows = office.ask(my_work.page_of_work, query, 0)
    assert office.ask(my_work.count_work, query) == len(rows)
    return [(row.reference[-1], row.to_do, row.due_on) for row in rows]


def test_the_step_the_promised_update_and_an_action_are_rows_of_whoever_has_to_do_them(office: Office) -> None:
    office.under_way(at("2026-05-22"))
    ada, sam = str(office.people["Ada Mensah"]), str(office.people["Sam Carter"])
    office.do(cases.agree_action, 1, NewAction("Mend the gutter.", int(ada), date(2026, 5, 28)))
    office.log(at("2026-05-26"))
    answer, update = ("1", "Answer", date(2026, 6, 5)), ("1", "Promised update", date(2026, 5, 29))
    gutter, acknowledge = ("1", "Action: Mend the gutter.", date(2026, 5, 28)), ("2", "Acknowledge", date(2026, 5, 27))
    assert left(office) == [acknowledge], "what nobody has been given yet"
    assert left(office, sam) == [update, answer]
    assert left(office, ada) == [gutter]
    assert left(office, my_work.EVERYBODYS) == [acknowledge, gutter, update, answer]
    assert left(office, my_work.EVERYBODYS, "to_do") == [acknowledge, gutter, answer, update]
    rows = office.ask(my_work.page_of_work, ListQuery("due", filters=((my_work.WHOSE, my_work.EVERYBODYS),)), 0)
    moves = [(row.id, row.number, row.move, row.whose) for row in rows]
    assert moves == [
        (2, 0, "acknowledge", ""),
        (1, 3, "complete", "Ada Mensah"),
        (1, 1, "contact", "Sam Carter"),
        (1, 0, "decide", "Sam Carter"),
    ]
    assert office.ask(lists.summary).mine == 1


def test_the_workload_of_each_colleague_is_counted_and_how_much_of_it_is_late(office: Office) -> None:
    office.under_way(at("2026-05-22"))
    office.now += timedelta(days=5)
    counted = {each.name: (each.waiting, each.late) for each in office.ask(my_work.workloads)}
    assert counted == {"Ada Mensah": (0, 0), "Jo Bloggs": (0, 0), "Lee Novak": (0, 0), "Sam Carter": (2, 1)}


def test_a_refusal_waits_for_whoever_may_approve_it_but_not_for_who_proposed_it(office: Office) -> None:
    case = office.log(at("2026-05-26"))
    refused = Screening(Screened.REFUSED, reason="Made by one.", exclusion="contractor", evidence="Our records.")
    office.do(cases.screen, case, refused)
    approver, helper = colleague(office, "kim", Role.REVIEWER), colleague(office, "pip", Role.OFFICE)
    waiting = "Refusal waiting for approval"
    assert waiting not in [what for _, what, _ in left(office)]
    assert waiting not in [what for _, what, _ in left(helper)]
    rows = approver.ask(my_work.page_of_work, ListQuery("due"), 0)
    assert [(row.to_do, row.move, row.whose) for row in rows] == [
        ("Acknowledge", "acknowledge", ""),
        (waiting, "approve", "approver"),
    ]
    for each in (approver, helper):
        each.database.close()


def test_of_a_restricted_case_my_work_says_only_that_something_is_due(office: Office) -> None:
    case = office.log(at("2026-05-26"))
    office.do(cases.restrict, case, Restriction("A colleague lives there."))
    assert left(office) == [("1", "", date(2026, 5, 27))]
    (row,) = office.ask(my_work.page_of_work, ListQuery("due"), 0)
    assert (row.customer, row.about, row.move) == ("Restricted", "", "")


def test_who_reads_no_case_has_no_work_and_finds_none(office: Office) -> None:
    office.log()
    keeper = colleague(office, "kay", Role.SYSTEM_ADMIN)
    assert left(keeper, my_work.EVERYBODYS) == []
    assert keeper.ask(my_work.workloads) == ()
    keeper.database.close()


def test_while_something_is_looked_for_every_case_that_has_it_is_a_row(office: Office) -> None:
    office.log()
    query = ListQuery("due", find="okafor", filters=((my_work.WHOSE, my_work.MINE),))
    assert office.ask(my_work.count_work, query) == 1
    assert [row.move for row in office.ask(my_work.page_of_work, query, 0)] == [""]


def test_what_was_left_to_do_before_there_was_a_list_of_it_is_in_it_after_the_upgrade(office: Office) -> None:
    office.under_way(at("2026-05-22"))
    ada = office.people["Ada Mensah"]
    office.do(cases.agree_action, 1, NewAction("Mend the gutter.", ada, date(2026, 5, 28)))
    office.log(at("2026-05-26"))
    before = [left(office, whose) for whose in (my_work.MINE, str(ada))]
    migration = ScriptDirectory(str(root() / "migrations")).get_revision("0003").module
    with owner(office.database.url, disarmed=True) as connection:
        for statement in ("DELETE FROM work_list", *migration.LEFT_TO_DO):
            connection.execute(text(statement))
    assert [left(office, whose) for whose in (my_work.MINE, str(ada))] == before
