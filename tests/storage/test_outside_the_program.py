"""What the owner of a PostgreSQL database does by hand stands in history as well, as long as the triggers are there."""

import pytest
from sqlalchemy import text

from app.domain.done import Done
from app.services import histories
from app.storage import schema
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import Office


@pytest.fixture
def on_postgresql(postgresql_url: str) -> Office:
    return Office.open(postgresql_url)


def test_a_change_by_hand_is_recorded_as_outside_the_program(on_postgresql: Office, postgresql_url: str) -> None:
    office, case = on_postgresql, on_postgresql.log()
    with owner(postgresql_url) as connection:
        connection.execute(text(f"UPDATE cases SET about = 'Noise' WHERE id = {case}"))  # noqa: S608
        connection.execute(text(f"DELETE FROM steps WHERE case_id = {case} AND code = 'answer'"))  # noqa: S608
    last = office.ask(histories.history_of, "case", case)[0]
    assert (last.move, last.who) == ("outside the program", "the program")
    assert [(c.table, c.column, c.before, c.after) for c in last.changes if c.table == "cases"] == [
        ("cases", "about", "Damp in the back bedroom", "Noise")
    ]
    assert {(c.table, c.after) for c in last.changes if c.table == "steps"} == {("steps", None)}
    assert office.ask(histories.verify) == ()
    office.database.close()


def test_what_an_upgrade_plants_is_the_upgrades(on_postgresql: Office, postgresql_url: str) -> None:
    office = on_postgresql
    with owner(postgresql_url) as connection:
        connection.execute(text("DELETE FROM terms WHERE position = 0"))
    schema.upgrade(postgresql_url)
    moves = [line.move for line in office.ask(histories.history_of, "office", 0)]
    assert moves[:2] == ["upgrade", "outside the program"]
    assert moves[-1] == "upgrade"
    assert office.ask(histories.verify) == ()
    office.database.close()


def test_a_note_is_a_line_without_a_change_on_both_databases(office: Office) -> None:
    case = office.log()

    def look(work: Work) -> Done:
        work.note("case", case, "open a restricted case")
        return Done(case, "", "")

    office.do(look)
    last = office.ask(histories.history_of, "case", case)[0]
    assert (last.move, last.who, last.changes) == ("open a restricted case", "Jo Bloggs", ())
    assert office.ask(histories.verify) == ()


def test_two_moves_of_one_command_are_two_lines_on_both_databases(office: Office) -> None:
    case = office.log()

    def both(work: Work) -> Done:
        from app.services.facts.loading import load_to_change

        work.move = "assign"
        loaded = load_to_change(work, case)
        loaded.row.handler_id = office.people["Sam Carter"]
        work.move = "record a contact"
        loaded.row.written_answer_requested = True
        return Done(case, "", "")

    office.do(both)
    newest, before = office.ask(histories.history_of, "case", case)[:2]
    assert [(c.column, c.after) for c in newest.changes] == [("written_answer_requested", True)]
    assert [c.column for c in before.changes] == ["handler_id"]
    assert (before.move, newest.move) == ("assign", "record a contact")
