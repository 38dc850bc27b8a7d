"""Two desks of one office: what is saved at one stands at the other within a second, and disturbs nobody there."""

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import monotonic
from uuid import uuid4

import psycopg
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.domain.hints import Heard
from app.domain.moves.assign import Assignment
from app.services import cases
from app.storage.database import Database
from app.ui.case_window import CaseWindow
from app.ui.desk.live import Live
from app.ui.desk.opening import Desk
from app.ui.desk.seat import Seat
from app.ui.lists.case_page import CasePage
from app.ui.moves.move_panel import MovePanel
from tests.owner import owner
from tests.postgresql import add_login, as_login
from tests.services.office import DESK, Office, at, customer
from tests.ui.case.desk import panel_of, write
from tests.ui.desks import MainDesk

CASES, HANDLER = 1, 5
NEW, TYPED = "Nobody came again", "Mould on two walls"
LONGEST_STILL = 0.25
"""Seconds; a desk that read its lists for each hint would stand still for minutes."""
WITHIN = 1.0
"""Seconds from the save to the other desk's screen."""


@pytest.fixture(scope="module")
def furnished_on_postgresql(furnished_on_postgresql: Office) -> Office:
    """An office with thirty cases."""
    office = furnished_on_postgresql.copied(furnished_on_postgresql.database.url)
    for number in range(30):
        office.log(at("2026-05-22"), customer=customer(surname=f"Okafor {number}"))
    office.database.close()
    return office


@pytest.fixture
def office(postgresql_office: Office) -> Office:
    """What the office itself does is done at another desk than Jo's."""
    add_login(postgresql_office.database.url, "hostile", "office")
    return postgresql_office


@pytest.fixture
def desk(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    """Jo's desk, which listens."""
    desk = MainDesk(qtbot, office, tmp_path / "settings", shared=True)
    live = Live(desk.tasks, desk.window)
    desk.window.start_up.ready.connect(live.begin)
    with qtbot.waitSignal(desk.tasks.heard, timeout=10_000):
        desk.show()
    settle(desk)
    yield desk
    desk.stop()
    assert desk.troubles == []


def settle(desk: MainDesk) -> None:
    """Wait until the desk has read all that it has asked for."""
    answers = list[None]()
    desk.tasks.read(desk.window, lambda _work: None, answers.append)
    desk.until(lambda: bool(answers))


def all_cases(desk: MainDesk) -> CasePage:
    """The list of all cases, on the screen."""
    desk.window.show_page(CASES)
    page = desk.window.lists.cases
    desk.until(lambda: page.model.rowCount() == 30 and page.model.row_at(29) is not None)
    settle(desk)
    return page


def opened(desk: MainDesk, case: int) -> CaseWindow:
    """The window of a case, filled."""
    window = desk.window.open_cases.open(case)
    desk.until(lambda: window.filled)
    return window


def seconds_until(desk: MainDesk, happened: Callable[[], bool]) -> float:
    began = monotonic()
    desk.until(happened)
    return monotonic() - began


def shout(office: Office, statement: str) -> None:
    """Statements of somebody with a sign-in, the role of the office, and SQL in hand."""
    with psycopg.connect(as_login(office.database.url, "hostile"), autocommit=True) as connection:
        connection.execute(statement.encode())


def heard_after(desk: MainDesk, office: Office, statement: str) -> None:
    """The desk has heard it, and has read what it reads then."""
    with desk.qtbot.waitSignal(desk.tasks.heard, timeout=10_000):
        shout(office, statement)
    settle(desk)


def test_what_another_desk_saves_stands_in_the_list_within_a_second(desk: MainDesk, office: Office):
    page = all_cases(desk)
    assert desk.words(HANDLER)[0] == "nobody yet"
    office.assign(page.model.row_at(0).id)
    assert seconds_until(desk, lambda: desk.words(HANDLER)[0] == "Sam Carter") < WITHIN
    assert desk.window.status.currentMessage() == ""
    assert "saved" not in desk.window.status.facts.text()


def test_the_chosen_row_and_the_scrolled_place_stay_where_they_are(desk: MainDesk, office: Office):
    page = all_cases(desk)
    chosen, bar = page.model.row_at(2).id, page.list.verticalScrollBar()
    page.select(chosen)
    bar.setValue(8)
    office.log(at("2026-05-19"), about=NEW)  # the most pressing of all: it stands above the others
    desk.until(lambda: page.model.rowCount() == 31)
    settle(desk)
    assert page.model.place_of((chosen, 0)) == 3
    assert [row.id for row in page.list.selected_rows()] == [chosen]
    assert page.list.currentIndex().row() == 3
    assert bar.value() == 8


def test_a_row_that_is_looked_at_stays_in_sight(desk: MainDesk, office: Office):
    page = all_cases(desk)
    page.list.scrollTo(page.model.index(20, 0))
    page.select(page.model.row_at(20).id)
    office.log(at("2026-05-19"), about=NEW)
    desk.until(lambda: page.model.rowCount() == 31)
    settle(desk)
    assert page.list.currentIndex().row() == 21
    assert page.list.viewport().rect().contains(page.list.visualRect(page.list.currentIndex()))


def test_what_this_desk_saves_is_not_heard_by_itself(desk: MainDesk, office: Office):
    page, sam = all_cases(desk), office.people["Sam Carter"]
    first, opened_as = page.model.row_at(0).id, {"handler_id": None, "case_worker_id": None}
    with desk.qtbot.assertNotEmitted(desk.tasks.heard, wait=700):
        desk.tasks.write(
            desk.window,
            lambda work: cases.assign(work, first, Assignment(sam), opened_as),
            lambda _done: None,
            command=uuid4(),
        )
        desk.until(lambda: desk.words(HANDLER)[0] == "Sam Carter")


def test_an_open_case_follows_what_another_desk_saves(desk: MainDesk, office: Office):
    window = opened(desk, 1)
    assert handler_in(window) == ""
    office.assign(1)
    assert seconds_until(desk, lambda: handler_in(window) == "Sam Carter") < WITHIN
    desk.until(lambda: window.filled)
    assert window.statusBar().currentMessage() == ""


def test_a_case_that_was_restricted_meanwhile_is_noted_once_and_two_desks_do_not_answer_each_other_for_ever(
    desk: MainDesk, office: Office
):
    window = opened(desk, 1)
    with owner(office.database.url) as connection:
        connection.exec_driver_sql("UPDATE cases SET restricted = true WHERE id = 1")
    desk.until(lambda: window.view is not None and window.view.case.restricted and window.filled)
    with desk.qtbot.assertNotEmitted(desk.tasks.heard, wait=700):
        settle(desk)
    with owner(office.database.url) as connection:
        asked = "SELECT count(*) FROM history WHERE subject_id = 1 AND move = 'open a restricted case'"
        assert connection.exec_driver_sql(asked).scalar_one() == 1


def test_somebody_who_types_keeps_the_text_and_is_told(desk: MainDesk, office: Office):
    panel = typing(desk)
    office.assign(1)
    desk.until(panel.meanwhile.isVisible)
    assert panel.form.values()["understood"] == TYPED
    panel.discard()


def test_a_hint_that_is_not_so_is_told_to_nobody_who_types(desk: MainDesk, office: Office):
    panel = typing(desk)
    heard_after(desk, office, "SELECT pg_notify('recourse', 'case 1')")
    assert not panel.meanwhile.isVisible()
    assert panel.form.values()["understood"] == TYPED
    panel.discard()


FORGED = (
    "case 1; DROP TABLE cases",
    "case 99999999999999999999",
    "cases 1",
    "<b>case</b> 1",
    "quit 0",
    "case " + "1" * 7990,
)


def test_what_somebody_makes_up_is_not_even_heard(desk: MainDesk, office: Office):
    with desk.qtbot.assertNotEmitted(desk.tasks.heard, wait=700):
        for payload in FORGED:
            shout(office, f"SELECT pg_notify('recourse', '{payload}')")
        shout(office, "SELECT pg_notify('reload', 'case 1')")


def test_a_hint_at_a_case_that_is_not_ones_own_shows_nothing_of_it(qtbot: QtBot, office: Office, tmp_path: Path):
    with owner(office.database.url) as connection:
        connection.exec_driver_sql("UPDATE cases SET restricted = true, about = 'A secret' WHERE id = 1")
    theirs = MainDesk(qtbot, office, tmp_path / "theirs", shared=True)
    theirs.seat.open_for = lambda _login: Database(as_login(office.database.url, "hostile"), "hostile")
    theirs.window.show()
    theirs.until(theirs.window.navigation.isEnabled)
    live = Live(theirs.tasks, theirs.window)
    with qtbot.waitSignal(theirs.tasks.heard, timeout=10_000):
        live.begin()
    theirs.window.show_page(CASES)
    theirs.until(lambda: theirs.window.lists.cases.model.rowCount() == 30)
    heard_after(theirs, office, "SELECT pg_notify('recourse', 'case 1')")
    said = [theirs.words(column) for column in range(8)]
    assert "A secret" not in str(said)
    assert theirs.window.open_cases.window_of(1) is None
    theirs.stop()
    assert theirs.troubles == []


def test_a_flood_of_10000_hints_does_not_stop_the_window(desk: MainDesk, office: Office):
    page, beats, longest = all_cases(desk), list[float](), 0.0
    heard = list[Heard]()
    desk.tasks.heard.connect(heard.append)
    beat = QTimer(desk.window)
    beat.timeout.connect(lambda: beats.append(monotonic()))
    beat.start(5)
    shout(office, "SELECT pg_notify('recourse', 'case ' || n) FROM generate_series(1, 10000) n")
    desk.until(lambda: any(one.everything for one in heard))
    settle(desk)
    desk.qtbot.wait(700)
    beat.stop()
    longest = max(after - before for before, after in pairwise(beats))
    assert longest < LONGEST_STILL
    assert len(heard) < 6
    office.assign(page.model.row_at(0).id)
    desk.until(lambda: desk.words(HANDLER)[0] == "Sam Carter")


def test_the_program_listens_where_the_database_is_shared(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the desk puts its own there; afterwards it is as before
    desk = Desk(Seat(tmp_path, "recourse", DESK, lambda _login: Database(office.database.url, DESK), shared=True))
    with qtbot.waitSignal(desk.tasks.heard, timeout=10_000):
        desk.window.show()
    desk.window.close()
    assert desk.tasks.stop()
    assert desk.journal.stop()


def handler_in(window: CaseWindow) -> str:
    """Who looks after the case, as its window has it."""
    handler = window.view.case.handler if window.view else None
    return handler.name if handler else ""


def typing(desk: MainDesk) -> MovePanel:
    """A form in which somebody has begun to type."""
    window = opened(desk, 1)
    window.activateWindow()
    window.begin("acknowledge")
    panel = panel_of(window)
    write(panel.form, "understood", TYPED)
    assert panel.typed
    return panel
