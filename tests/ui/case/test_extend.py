"""Putting an answer off from the case window, and agreeing how often to update."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.domain.words import LetterKind, Method
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write

SAVE = Qt.Key.Key_S


@pytest.mark.clause("CODE 6.4")
def test_an_answer_is_put_off_with_its_letter_and_only_the_reason_is_typed(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(at("2026-05-22", "16:50")))
    window.begin("extend")
    form = panel_of(window).form
    assert form["new_due_on"].value() == date(2026, 6, 23), "as far as a reason is enough"
    assert form["next_update_on"].value() == date(2026, 5, 29)
    assert form["how"].value() in Method
    assert form["good_reason"].isHidden()
    write(form, "reason", "A second survey is needed.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.extensions)
    assert window.view
    made = window.view.case.extensions[0]
    assert (made.old, made.new, made.reason) == (date(2026, 6, 5), date(2026, 6, 23), "A second survey is needed.")
    assert [letter.kind for letter in window.view.letters] == [LetterKind.EXTENSION]


@pytest.mark.clause("CODE 6.4")
def test_beyond_the_limit_the_form_asks_for_a_good_reason_and_how_often_to_update(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(at("2026-05-22", "16:50")))
    window.begin("extend")
    panel = panel_of(window)
    write(panel.form, "new_due_on", "24/6/2026")
    assert not panel.form["good_reason"].isHidden()
    assert not panel.form["update_every_days"].isHidden()
    write(panel.form, "reason", "A second survey is needed.")
    press(SAVE, CTRL)
    assert panel.form["good_reason"].message.startswith("CODE 6.4: beyond Tue 23 June 2026")


@pytest.mark.clause("ISHA 2.6f")
def test_how_often_to_update_is_agreed_and_the_day_it_comes_to_is_shown(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(at("2026-05-22", "16:50")))
    window.begin("how-often")
    form = panel_of(window).form
    form["update_every_days"].set_value(5)
    form["update_every_days"].edited.emit()
    hint = "Left empty: Sun 31 May. Sun 31 May is not a working day: given by Fri 29 May."
    assert form["next_update_on"].hint == hint
    form["update_every_days"].set_value(7)
    form["update_every_days"].edited.emit()
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.update_every_days == 7)
    assert window.view
    assert window.view.case.next_update_on == date(2026, 6, 2)
