"""A chain of history cannot be altered unseen, save by cutting off its end or making all of it anew."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from app.domain.history import Line, digest_of_line
from app.services import histories
from app.services.histories import BrokenLine
from app.storage import tables
from app.storage.history import stored_moment
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import Office
from tests.storage.moves import made_case


def run(*statements: str) -> Callable[[Connection, int], None]:
    def tampering(connection: Connection, case: int) -> None:
        for statement in statements:
            assert connection.execute(
                text(statement.format(chain=f"subject = 'case' AND subject_id = {case}"))
            ).rowcount

    return tampering


def of_line(number: int) -> str:
    return f"(SELECT id FROM history WHERE {{chain}} AND number = {number})"


def forge_line_three(connection: Connection, case: int) -> None:
    """Changes a line and computes its digest anew, as one who knows this program would."""
    line = connection.execute(
        select(tables.HistoryLine.__table__).where(
            tables.HistoryLine.subject == "case", tables.HistoryLine.subject_id == case, tables.HistoryLine.number == 3
        )
    ).one()
    previous = connection.execute(
        text(f"SELECT digest FROM history WHERE subject = 'case' AND subject_id = {case} AND number = 2")
    ).scalar_one()
    told = Line("case", case, 3, stored_moment(line.at), line.person_id, "forged", line.changes, line.texts_digest)
    connection.execute(
        text("UPDATE history SET move = 'forged', digest = :digest WHERE id = :id"),
        {"digest": digest_of_line(previous, told), "id": line.id},
    )


CHANGED = "the line, or the one before it, was changed"
TAMPERINGS: dict[str, tuple[Callable[[Connection, int], None], int, str]] = {
    "a move renamed": (run("UPDATE history SET move = 'close' WHERE {chain} AND number = 3"), 3, CHANGED),
    "a value changed": (run("UPDATE history SET changes = '[]' WHERE {chain} AND number = 2"), 2, CHANGED),
    "another person": (run("UPDATE history SET person_id = person_id + 1 WHERE {chain} AND number = 4"), 4, CHANGED),
    "another time": (run("UPDATE history SET at = '2026-05-26 09:00:01' WHERE {chain} AND number = 5"), 5, CHANGED),
    "the first line gone": (
        run(
            f"DELETE FROM history_texts WHERE line_id = {of_line(1)}",
            "DELETE FROM history WHERE {chain} AND number = 1",
        ),
        1,
        "line 1 is missing",
    ),
    "a middle line gone": (
        run(
            f"DELETE FROM history_texts WHERE line_id = {of_line(3)}",
            "DELETE FROM history WHERE {chain} AND number = 3",
        ),
        3,
        "line 3 is missing",
    ),
    "a line gone and the rest renumbered": (
        run(
            f"DELETE FROM history_texts WHERE line_id = {of_line(7)}",
            "DELETE FROM history WHERE {chain} AND number = 4",
            "UPDATE history SET number = 4 WHERE {chain} AND number = 5",
            "UPDATE history SET number = 5 WHERE {chain} AND number = 6",
            "UPDATE history SET number = 6 WHERE {chain} AND number = 7",
        ),
        4,
        CHANGED,
    ),
    "two lines swapped": (
        run(
            "UPDATE history SET number = 99 WHERE {chain} AND number = 4",
            "UPDATE history SET number = 4 WHERE {chain} AND number = 5",
            "UPDATE history SET number = 5 WHERE {chain} AND number = 99",
        ),
        4,
        CHANGED,
    ),
    "a text changed": (
        run(f"UPDATE history_texts SET texts = '[[1]]' WHERE line_id = {of_line(1)}"),
        1,
        "its personal values were changed",
    ),
    "a salt changed": (
        run(f"UPDATE history_texts SET salt = '0' WHERE line_id = {of_line(2)}"),
        2,
        "its personal values were changed",
    ),
    "a text given to a line without": (
        run(f"INSERT INTO history_texts (line_id, salt, texts) SELECT {of_line(4)}, '0', 'He was rude.'"),
        4,
        "its personal values were changed",
    ),
    "a digest changed": (run("UPDATE history SET digest = texts_digest WHERE {chain} AND number = 3"), 3, CHANGED),
    "a line made up, and its digest computed anew": (forge_line_three, 4, CHANGED),
    "a line given to another case": (
        run("UPDATE history SET subject_id = 999, number = 1 WHERE {chain} AND number = 7"),
        1,
        CHANGED,
    ),
}


@pytest.fixture(scope="module")
def kept(shared_url: str) -> Iterator[tuple[Office, int]]:
    """An office and its case with a chain of seven lines, as `case`; what is done to it is taken back."""
    office = Office.open(shared_url)
    yield office, made_case(office)
    office.database.close()


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_first_line_that_was_tampered_with_is_named(kept: tuple[Office, int], name: str) -> None:
    (office, case), (tamper, number, because) = kept, TAMPERINGS[name]
    with owner(office.database.url, disarmed=True) as connection, Session(connection) as session:
        assert histories.verify(Work(session, "")) == ()
        tamper(connection, case)
        found = histories.verify(Work(session, ""))
        connection.rollback()
    chain = 999 if name == "a line given to another case" else case
    assert found == (BrokenLine("case", chain, number, because),)


def test_personal_values_can_be_erased_and_the_chain_still_holds(office: Office, case: int) -> None:
    with owner(office.database.url) as connection:
        connection.execute(text("DELETE FROM history_texts"))
    assert office.ask(histories.verify) == ()
    first = office.ask(histories.history_of, "case", case)[-1]
    assert {change.column for change in first.changes} >= {"reference", "landlord_id", "category"}
    assert {"about", "said", "summary"} & {change.column for change in first.changes} == set()


def test_a_case_whose_chain_is_gone_as_a_whole_is_named(office: Office, case: int) -> None:
    with owner(office.database.url, disarmed=True) as connection:
        connection.execute(text("DELETE FROM history_texts"))
        connection.execute(text("DELETE FROM history"))
    assert office.ask(histories.verify) == (BrokenLine("case", case, 1, "the case has no history at all"),)
