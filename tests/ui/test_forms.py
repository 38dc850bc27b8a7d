"""Forms: labels, values, messages under the field, and what was changed."""

import json
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.words import Channel, Method
from app.ui.form.day_editor import DayEditor, MomentEditor
from app.ui.form.form import Form
from app.ui.look import theme
from tests.ui.sample_form import acknowledgement


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Form:
    theme.apply(qapp)
    form = acknowledgement()
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    return form


def day_line(form: Form, name: str) -> QLineEdit:
    editor = form[name].editor
    assert isinstance(editor, DayEditor | MomentEditor)
    line = editor.stops[0]
    assert isinstance(line, QLineEdit)
    return line


def type_day(form: Form, name: str, text: str) -> None:
    line = day_line(form, name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def test_each_field_has_a_label_a_buddy_and_an_accessible_name(form: Form):
    for name in form.names:
        field = form[name]
        assert field.label.buddy() is field.editor.stops[0]
        assert all(stop.accessibleName().startswith(field.plain_words) for stop in field.editor.stops)
    assert form["as_understood"].editor.stops[0].accessibleName() == "As we understand it"
    assert form["method"].editor.stops[0].accessibleDescription() == "Ms Okafor prefers the telephone."


def test_tab_goes_through_the_fields_in_the_order_in_which_they_were_added(form: Form):
    expected = [stop for name in form.names for stop in form[name].editor.stops]
    expected[0].setFocus()
    visited: list[QWidget | None] = []
    for _ in expected:
        visited.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
    assert visited == expected


def test_values_are_what_a_use_case_wants(form: Form):
    form.fill("handler", [(7, "Sam Carter"), (9, "Jo Bloggs")])
    form.open({"method": Method.TELEPHONE, "when": datetime(2026, 5, 26, 13, 5, tzinfo=UTC), "handler": 9})
    form.set_value("channels", [Channel.TELEPHONE, Channel.LETTER])
    form.set_value("outcome", " An apology. ")
    type_day(form, "next_update", "3 June")
    assert form.values() == {
        "method": Method.TELEPHONE,
        "when": datetime(2026, 5, 26, 13, 5, tzinfo=UTC),
        "next_update": date(2026, 6, 3),
        "handler": 9,
        "as_understood": "",
        "outcome": "An apology.",
        "channels": (Channel.TELEPHONE, Channel.LETTER),
        "reached": False,
    }


def test_a_day_is_written_in_full_when_its_field_is_left(form: Form):
    type_day(form, "next_update", "fri")
    assert day_line(form, "next_update").text() == "Fri 29 May 2026"
    QTest.keyClick(day_line(form, "next_update"), Qt.Key.Key_Up)
    assert day_line(form, "next_update").text() == "Sat 30 May 2026"


def test_a_moment_is_shown_by_london_s_clock(form: Form):
    form.open({"when": datetime(2026, 5, 26, 13, 5, tzinfo=UTC)})
    stops = form["when"].editor.stops
    assert [stop.text() for stop in stops if isinstance(stop, QLineEdit)] == ["Tue 26 May 2026", "14:05"]


def test_a_text_that_is_no_day_stays_and_gets_a_message(form: Form):
    type_day(form, "next_update", "31/4/26")
    assert form["next_update"].message == "April 2026 has 30 days."
    assert day_line(form, "next_update").text() == "31/4/26"
    assert form.values()["next_update"] is None
    assert not form.understood()
    type_day(form, "next_update", "30/4/26")
    assert form["next_update"].message == ""
    assert form.understood()


def test_a_refusal_is_shown_under_its_field_and_goes_when_that_is_changed(form: Form):
    left = form.show_messages({"outcome": "Say what would put it right.", "stage": "The stage is closed."})
    assert left == {"stage": "The stage is closed."}
    line = form["outcome"].editor.stops[0]
    assert QApplication.focusWidget() is line
    assert line.accessibleDescription() == "Say what would put it right."
    QTest.keyClicks(line, "A")
    assert form["outcome"].message == ""


def test_only_what_a_person_changed_counts_as_changed(qtbot: QtBot, form: Form):
    typed: list[bool] = []
    form.typed.connect(lambda: typed.append(True))
    form.open({"outcome": "An apology.", "method": Method.LETTER, "as_understood": None})
    assert form.changed_fields() == ()
    assert typed == []
    with qtbot.waitSignal(form.typed):
        QTest.keyClicks(form["as_understood"].editor.stops[0], "Black mould")
    type_day(form, "next_update", "soonish")
    assert form.changed_fields() == ("next_update", "as_understood")
    assert form.opened["outcome"] == "An apology."


def test_a_person_chosen_before_the_names_are_known_is_shown_when_they_come(form: Form):
    form.open({"handler": 9})
    assert form.values()["handler"] == 9
    form.fill("handler", [(7, "Sam Carter"), (9, "Jo Bloggs")])
    assert form.values()["handler"] == 9
    assert form.changed_fields() == ()


def test_what_was_typed_survives_json_and_comes_back_as_it_was(qtbot: QtBot, form: Form):
    form.fill("handler", [(7, "Sam Carter")])
    form.open({"handler": 7, "method": Method.EMAIL, "channels": [Channel.LETTER], "reached": True})
    type_day(form, "next_update", "no day")
    kept = json.loads(json.dumps(form.typed_values()))
    again = acknowledgement()
    qtbot.addWidget(again)
    again.put_back({**kept, "no_longer_asked": "x"})
    again.fill("handler", [(7, "Sam Carter")])
    assert again.typed_values() == form.typed_values()
    assert again.values() == form.values()


def test_a_wheel_meant_for_the_form_does_not_change_a_choice(form: Form):
    form.open({"method": Method.EMAIL})
    box = form["method"].editor.stops[0]
    box.clearFocus()
    middle = QPointF(box.rect().center())
    no_button, no_key, no_phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), no_button, no_key, no_phase, False)
    QApplication.sendEvent(box, turn)
    assert form.values()["method"] is Method.EMAIL
    assert not turn.isAccepted()


def test_two_fields_of_one_name_are_refused(form: Form):
    with pytest.raises(ValueError, match="two fields named outcome"):
        form.line("outcome", "Again")
