"""What cannot be told from inside: a chain cut off at its end, or made anew as a whole. Heads outside tell it."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text, update

from app.domain.anchors import Anchor, Head
from app.domain.history import CHAIN_START, Line, digest_of_line
from app.services import anchors, histories, verification
from app.services.verification import BrokenLine, Witness
from app.storage import tables
from app.storage.history import stored_moment
from tests.owner import owner
from tests.services.office import Office
from tests.storage.moves import made_case

Tampering = Callable[[Connection, int], None]


def cut_off(connection: Connection, case: int, after: int = 5) -> None:
    """The end of a chain goes, with its texts."""
    gone = f"subject = 'case' AND subject_id = {case} AND number > {after}"
    connection.execute(text(f"DELETE FROM history_texts WHERE line_id IN (SELECT id FROM history WHERE {gone})"))
    connection.execute(text(f"DELETE FROM history WHERE {gone}"))


def cut_off_all(connection: Connection, case: int) -> None:
    """A case goes from the record as if it had never been."""
    cut_off(connection, case, 0)
    for table in ("issue_decisions", "actions", "contacts", "letters", "screenings", "steps", "issues", "stages"):
        connection.execute(text(f"DELETE FROM {table} WHERE case_id = {case}"))
    for table in ("case_words", "work_list", "case_list"):
        connection.execute(text(f"DELETE FROM {table} WHERE case_id = {case}"))
    connection.execute(text(f"DELETE FROM cases WHERE id = {case}"))


def make_anew(connection: Connection, case: int, first: int = 3) -> None:
    """One line is changed, and every digest from there on computed again, as one who knows this program would."""
    history = tables.HistoryLine.__table__
    lines = connection.execute(
        select(history).where(history.c.subject == "case", history.c.subject_id == case).order_by(history.c.number)
    ).all()
    previous = CHAIN_START
    for each in lines:
        move = "forged" if each.number == first else each.move
        line = Line(
            "case", case, each.number, stored_moment(each.at), each.person_id, move, each.changes, each.texts_digest
        )
        previous = digest_of_line(previous, line)
        connection.execute(update(tables.HistoryLine).values(move=move, digest=previous).filter_by(id=each.id))


@pytest.fixture
def file(office: Office, tmp_path: Path) -> Path:
    """The anchors' file as a desk keeps it."""
    kept = tmp_path / "anchors.txt"
    anchors.keep(office.database, kept)
    return kept


TAMPERINGS: dict[str, tuple[Tampering, int, str]] = {
    "cut off": (cut_off, 6, "the lines 6 to 7 are cut off; {where} knows line 7"),
    "cut off by one line": (lambda c, case: cut_off(c, case, 6), 7, "line 7 is cut off; {where} knows line 7"),
    "gone as a whole": (cut_off_all, 1, "the whole chain is gone; {where} knows it"),
    "made anew": (make_anew, 1, "one of the lines 1 to 7 was made anew; {where} knows another line 7"),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_chain_is_held_against_the_anchors_of_the_file(office: Office, case: int, file: Path, name: str) -> None:
    tamper, number, because = TAMPERINGS[name]
    known = verification.witnesses_of(anchors.read_file(file), "in the file")
    assert office.ask(verification.walk, known).broken == ()
    with owner(office.database.url, disarmed=True) as connection:
        tamper(connection, case)
    assert office.ask(histories.verify) == ()
    where = next(w.where for w in known if w.head.subject == "case")
    (broken,) = office.ask(verification.walk, known).broken
    assert broken == BrokenLine("case", case, number, because.format(where=where))
    assert where.startswith("the anchor of ")


@pytest.mark.parametrize("name", TAMPERINGS)
def test_a_chain_is_held_against_a_head_on_a_letter(office: Office, case: int, name: str) -> None:
    tamper, number, because = TAMPERINGS[name]
    head = office.ask(histories.head_of, "case", case)
    assert head is not None
    on_letter = Witness(replace(head, digest=head.digest[:16]), "the letter")
    assert office.ask(verification.walk, [on_letter]).broken == ()
    with owner(office.database.url, disarmed=True) as connection:
        tamper(connection, case)
    assert office.ask(verification.walk, [on_letter]).broken == (
        BrokenLine("case", case, number, because.format(where="the letter")),
    )


def test_the_line_is_looked_for_after_the_last_head_that_still_fits(office: Office, case: int) -> None:
    lines = {line.number: line.digest for line in office.ask(histories.history_of, "case", case)}
    known = [Witness(Head("case", case, number, lines[number]), f"letter {number}") for number in (2, 5, 7)]
    with owner(office.database.url, disarmed=True) as connection:
        make_anew(connection, case, 4)
    because = "one of the lines 3 to 5 was made anew; letter 5 knows another line 5"
    assert office.ask(verification.walk, known).broken == (BrokenLine("case", case, 3, because),)


def test_an_anchor_made_anew_is_not_the_one_in_the_file(office: Office, case: int, file: Path) -> None:
    filed = anchors.read_file(file)
    with owner(office.database.url, disarmed=True) as connection:
        make_anew(connection, case)
        connection.execute(text("DELETE FROM anchors"))
    office.do(anchors.cast)
    kept = office.ask(anchors.kept)
    assert [each.number for each in kept] == [1]
    assert office.ask(verification.walk, verification.witnesses_of(kept, "")).broken == ()
    fault, why = verification.faults_of_anchors(kept, filed)
    assert why.startswith(f"Either a backup of before {filed[0].day} was brought back, or the history was cut off or ")
    assert fault == f"Anchor 1 of {filed[0].day} in the database is not the one in the file."


@pytest.mark.usefixtures("case")
def test_an_anchor_that_was_changed_or_taken_out_is_named(file: Path) -> None:
    (first,) = anchors.read_file(file)
    second = Anchor(2, first.at, first.heads, first.digest)
    assert verification.faults_of_anchors([first, second], []) == (
        "Anchor 2 in the database is missing, or was changed.",
    )
    assert verification.faults_of_anchors([], [replace(first, heads="")])[:2] == (
        "Anchor 1 in the file is missing, or was changed.",
        f"Anchor 1 of {first.day} in the database is gone; the file has it.",
    )


def test_the_first_desk_of_the_day_casts_the_anchor_and_each_keeps_its_file(
    office: Office, case: int, tmp_path: Path
) -> None:
    mine, another = tmp_path / "anchors.txt", tmp_path / "another desk" / "anchors.txt"
    assert anchors.keep(office.database, mine) == 1
    assert anchors.keep(office.database, mine) == 0
    assert anchors.keep(office.database, another) == 1
    assert mine.read_text() == another.read_text()
    head = office.ask(histories.head_of, "case", case)
    assert head is not None
    assert f"case {case} 7 {head.digest}" in mine.read_text().splitlines()


def test_the_next_day_only_what_changed_is_anchored(sqlite_url: str, tmp_path: Path) -> None:
    office, file = Office.open(sqlite_url), tmp_path / "anchors.txt"
    case, quiet = made_case(office), office.log()
    assert anchors.keep(office.database, file) == 1
    office.now += timedelta(days=1)
    assert anchors.keep(office.database, file) == 0, "nothing has happened since"
    office.log()
    office.now += timedelta(days=1)
    assert anchors.keep(office.database, file) == 1
    first, second = anchors.read_file(file)
    assert f"case {case} " in first.heads
    assert f"case {quiet} " in first.heads
    assert f"case {case} " not in second.heads
    assert verification.faults_of_anchors(office.ask(anchors.kept), anchors.read_file(file)) == ()
    office.database.close()


def test_on_postgresql_an_anchor_is_cast_once_a_day_and_covers_what_came_since(postgresql_url: str) -> None:
    office = Office.open(postgresql_url)
    case = office.log()
    office.do(anchors.cast)
    office.under_way()
    office.do(anchors.cast)
    assert len(office.ask(anchors.kept)) == 1
    with owner(postgresql_url, disarmed=True) as connection:
        connection.execute(text("UPDATE anchors SET at = at - interval '1 day'"))
    office.do(anchors.cast)
    first, second = office.ask(anchors.kept)
    assert f"case {case} 1 " in first.heads
    assert f"case {case} " not in second.heads
    assert f"case {case + 1} 5 " in second.heads
    office.database.close()
