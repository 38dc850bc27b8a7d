"""The frame of a move's form: messages, discarding, clashes, and never saving twice."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from app.domain.done import Done
from app.domain.errors import Unavailable
from app.domain.moves.assign import Assignment
from app.domain.words import Method
from app.services import cases
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from app.ui.case_window import CaseWindow
from app.ui.work.tasks import Tasks
from tests.services.office import DESK, at
from tests.ui.case.desk import CTRL, Desk, button, focus, panel_of, press, write

ESC, SAVE, TAB = Qt.Key.Key_Escape, Qt.Key.Key_S, Qt.Key.Key_Tab


class BreaksOnce(Database):
    """A database whose connection is lost once, just after it saved and before it could say so."""

    broken = False

    def write(self, job: Callable[[Work], Done], command: UUID) -> Done:
        done = super().write(job, command)
        if not self.broken:
            self.broken = True
            raise Unavailable("The database does not answer.")
        return done


def opened_at(desk: Desk, move: str, **more: Any) -> CaseWindow:
    window = desk.open(desk.log(received=at("2026-05-22", "16:50"), **more))
    window.begin(move)
    return window


def lose_an_answer(desk: Desk) -> None:
    """From now on this desk works with a database that saves once without being able to say so."""
    broken = BreaksOnce(desk.office.database.url, DESK, clock=lambda: desk.office.now)
    assert desk.tasks.stop()
    desk.tasks = Tasks(lambda: broken)
    desk.tasks.start()


def test_the_form_opens_filled_in_with_the_clause_and_what_the_customer_prefers(desk: Desk):
    panel = panel_of(opened_at(desk, "acknowledge"))
    values = panel.form.values()
    assert values["how"] is Method.TELEPHONE
    assert values["at"] == at("2026-05-26", "14:05")
    assert values["understood"] == "There is black mould on two walls, and nobody came."
    assert panel.form["how"].hint == "Ms Joy Okafor prefers the telephone."
    assert not panel.typed
    words = [label.text() for label in panel.findChildren(type(panel.meanwhile))]
    assert "ISHA 2.6a: acknowledge by telephone, email or letter within 1 working day of receipt." in words


@pytest.mark.clause("ISHA 2.1a")
def test_another_method_than_they_prefer_asks_why(desk: Desk):
    form = panel_of(opened_at(desk, "acknowledge")).form
    assert not form["why_other_method"].isVisible()
    form.set_value("how", Method.EMAIL)
    assert form["why_other_method"].isVisible()
    assert not form["reached"].isVisible()
    press(SAVE, CTRL)
    asked = "Ms Joy Okafor prefers to be reached by telephone. Say why it was by email (ISHA 2.1a)."
    assert form["why_other_method"].message == asked


def test_a_message_stands_under_a_field_once_it_is_left_and_goes_when_it_is_put_right(desk: Desk):
    form = panel_of(opened_at(desk, "acknowledge")).form
    form["next_update_on"].take_focus()
    QTest.keyClicks(focus(), "3 June")
    assert form["next_update_on"].message == ""
    press(TAB)
    later = "Later than first contact, due Fri 29 May 2026 (ISHA 2.6c). Choose an earlier day."
    desk.until(lambda: form["next_update_on"].message == later)
    write(form, "next_update_on", "28 May")
    assert form["next_update_on"].message == ""


def test_a_field_that_nobody_touched_is_asked_for_at_save_alone(desk: Desk):
    form = panel_of(opened_at(desk, "contact")).form
    form["summary"].take_focus()
    press(TAB)
    desk.qtbot.wait(20)
    assert form["summary"].message == ""
    press(SAVE, CTRL)
    assert form["summary"].message == "Write down what was said."
    assert focus() in form["summary"].editor.stops


def test_escape_closes_a_form_in_which_nothing_was_typed(desk: Desk):
    window = opened_at(desk, "screen")
    press(ESC)
    assert window.panel is None
    assert focus() is window.side.next


def test_escape_asks_in_the_panel_before_typed_text_is_discarded(desk: Desk):
    window = opened_at(desk, "contact")
    panel = panel_of(window)
    write(panel.form, "summary", "She rang about the wall.")
    press(ESC)
    assert panel.notice.words.text() == "Discard what you typed?"
    assert focus() is button(panel, "Keep")
    press(Qt.Key.Key_Space)
    assert not panel.notice.isVisible()
    assert panel.form["summary"].value() == "She rang about the wall."
    press(ESC)
    button(panel, "Discard").click()
    assert window.panel is None


def test_closing_the_window_asks_too(desk: Desk):
    window = opened_at(desk, "contact")
    write(panel_of(window).form, "summary", "She rang.")
    assert not window.close()
    assert window.isVisible()
    button(window, "Discard and close").click()
    assert not window.isVisible()


def test_another_move_asks_before_it_takes_the_place_of_typed_text(desk: Desk):
    window = opened_at(desk, "contact")
    write(panel_of(window).form, "summary", "She rang.")
    window.begin("screen")
    assert panel_of(window).move_code == "contact"
    button(window, "Discard").click()
    assert panel_of(window).move_code == "screen"


def test_two_desks_that_changed_the_same_field_are_asked_which_to_keep(desk: Desk):
    case_id = desk.log(received=at("2026-05-22", "16:50"))
    window = desk.open(case_id)
    window.begin("assign")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    press(Qt.Key.Key_S)
    desk.office.assign(case_id, "Ada Mensah")
    press(SAVE, CTRL)
    desk.until(panel.clashes.isVisible)
    spoken = [one.text().replace("&", "") for one in panel.clashes.findChildren(QRadioButton)]
    assert "Keep mine: Sam Carter" in spoken
    assert "Take theirs: Ada Mensah" in spoken
    button(panel.clashes, "Save with these").click()
    desk.settled(window, lambda case: case.handler and case.handler.name == "Sam Carter")


def test_what_another_desk_changed_in_the_meantime_is_said_and_typed_text_stays(desk: Desk):
    case_id = desk.log(received=at("2026-05-22", "16:50"))
    window, other = desk.open(case_id), desk.open(case_id)
    window.begin("contact")
    panel = panel_of(window)
    panel.form.set_value("summary", "She rang.")
    people = desk.office.people
    job = Assignment(people["Sam Carter"])
    opened = {"handler_id": None, "case_worker_id": None}
    desk.tasks.write(
        other, lambda work: cases.assign(work, case_id, job, opened), lambda _done: None, command=UUID(int=7)
    )
    desk.until(panel.meanwhile.isVisible)
    desk.settled(other, lambda case: case.handler)
    assert panel.form["summary"].value() == "She rang."
    assert window.view is not None
    assert window.view.case.handler is None


def test_trying_again_after_a_lost_answer_saves_nothing_twice(desk: Desk):
    lose_an_answer(desk)
    window = opened_at(desk, "contact")
    panel = panel_of(window)
    write(panel.form, "summary", "She rang.")
    press(SAVE, CTRL)
    desk.until(panel.notice.isVisible)
    assert panel.notice.words.text() == "The database does not answer. What you typed is kept."
    command = panel.saving.command
    button(panel, "Try again").click()
    desk.settled(window, lambda case: case.contacts)
    assert panel.saving.command == command
    assert desk.office.ask(lambda work: work.session.query(tables.Contact).count()) == 1


def test_text_edited_after_an_attempt_is_another_command(desk: Desk):
    lose_an_answer(desk)
    panel = panel_of(opened_at(desk, "contact"))
    first = panel.saving.command
    write(panel.form, "summary", "She rang.")
    assert panel.saving.command == first
    press(SAVE, CTRL)
    desk.until(panel.notice.isVisible)
    write(panel.form, "summary", "She rang again.")
    assert panel.saving.command != first


def test_text_left_behind_is_offered_again_and_saved_under_its_own_id(desk: Desk):
    case_id = desk.log(received=at("2026-05-22", "16:50"))
    window = desk.open(case_id)
    window.begin("contact")
    panel = panel_of(window)
    write(panel.form, "summary", "She rang about the wall.")
    command = panel.saving.command
    desk.until(lambda: window.kept.text() == "unsaved text kept 14:05   ")
    again = desk.open(case_id)
    desk.until(again.notice.isVisible)
    assert again.notice.words.text() == "You typed into “Record a contact” and did not save it."
    button(again.notice, "Go on with it").click()
    found = panel_of(again)
    assert found.form["summary"].value() == "She rang about the wall."
    assert found.saving.command == command
    assert found.typed
