"""The history of a case as people read it, and the chain that proves it."""

import pytest
from sqlalchemy import select, text

from app.services import histories
from app.storage import tables
from tests.owner import owner
from tests.services.office import Office
from tests.storage.reading import is_now


@pytest.mark.clause("CODE 5.12")
def test_every_move_is_a_line_with_who_when_and_what_changed(office: Office) -> None:
    case = office.under_way()
    lines = office.ask(histories.history_of, "case", case)
    assert [(line.number, line.move, line.who) for line in lines] == [
        (5, "first contact", "Jo Bloggs"),
        (4, "assign", "Jo Bloggs"),
        (3, "acknowledge", "Jo Bloggs"),
        (2, "screen", "Jo Bloggs"),
        (1, "log", "Jo Bloggs"),
    ]
    assert all(is_now(office, line.at) for line in lines)
    assigned = [(c.table, c.column, c.before, c.after) for c in lines[1].changes]
    assert ("cases", "handler_id", None, office.people["Sam Carter"]) in assigned
    said = [c.after for c in lines[-1].changes if c.column == "said"]
    assert said == ["There is black mould on two walls, and nobody came."]


def test_customers_and_the_office_have_chains_of_their_own(office: Office) -> None:
    joy = office.view(office.log()).customer
    assert joy
    assert [line.move for line in office.ask(histories.history_of, "customer", joy.id)] == ["log"]
    assert office.ask(histories.history_of, "landlord", office.isha)[-1].move == "set up"
    assert office.ask(histories.history_of, "case", 9_999) == ()


def test_all_chains_hold_also_when_personal_texts_are_erased(office: Office) -> None:
    office.under_way()
    assert office.ask(histories.verify) == ()
    with owner(office.database.url) as connection:
        connection.execute(text("DELETE FROM history_texts"))
    assert office.ask(histories.verify) == ()
    assert office.ask(histories.history_of, "case", 1)[-1].move == "log"


TAMPERED = {
    "UPDATE history SET move = 'other' WHERE subject = 'case' AND number = 2": (
        2,
        "the line, or the one before it, was changed",
    ),
    "DELETE FROM history WHERE subject = 'case' AND number = 2": (2, "line 2 is missing"),
    "UPDATE history_texts SET texts = '[]' WHERE line_id = (SELECT min(id) FROM history WHERE subject = 'case')": (
        1,
        "its personal values were changed",
    ),
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_the_first_line_that_was_tampered_with_is_named(office: Office, statement: str) -> None:
    case = office.under_way()
    with owner(office.database.url) as connection:
        for table in ("history", "history_texts"):
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))
        if connection.dialect.name == "sqlite":
            names = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'history%'")
            )
            for name in names.scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        if statement.startswith("DELETE"):
            where = "SELECT id FROM history WHERE subject = 'case' AND number = 2"
            connection.execute(text(f"DELETE FROM history_texts WHERE line_id IN ({where})"))  # noqa: S608
        connection.execute(text(statement))
    (broken,) = office.ask(histories.verify)
    assert (broken.subject, broken.subject_id, broken.number, broken.because) == ("case", case, *TAMPERED[statement])


def test_lines_are_chained_from_the_first(office: Office) -> None:
    office.log()
    line = tables.HistoryLine
    rows = office.ask(lambda w: w.session.execute(select(line.digest).where(line.subject == "case")).scalars().all())
    assert [len(digest) for digest in rows] == [64]
