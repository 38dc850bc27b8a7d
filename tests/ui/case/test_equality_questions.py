"""The equality questions, asked from the customer's card: the form writes, and shows nothing of what was answered."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.storage import tables
from app.ui.moves.equality import WHAT_FOR
from tests.owner import owner
from tests.ui.case.desk import CTRL, Desk, panel_of, press


def kept(desk: Desk) -> set[tuple[str, str]]:
    table = tables.EqualityAnswer
    with owner(desk.office.database.url) as connection:
        return {(question, answer) for question, answer in connection.execute(select(table.question, table.answer))}


def test_answers_are_written_with_the_keyboard_and_not_shown_again(desk: Desk) -> None:
    window = desk.open(desk.log())
    link = window.side.card.equality
    assert link is not None
    assert link.accessibleName() == "Equality questions"
    link.setFocus()
    press(Qt.Key.Key_Return)
    panel = panel_of(window)
    assert panel.move_form.form["age"].editor.stops[0].hasFocus()
    for name, presses in (("age", 2), ("disability", 1)):
        panel.form[name].take_focus()
        for _ in range(presses):
            press(Qt.Key.Key_Down)
    assert panel.form.values()["age"] == "25-34"
    press(Qt.Key.Key_S, CTRL)
    desk.until(lambda: window.panel is None and window.filled)
    assert window.statusBar().currentMessage().startswith("What Ms Joy Okafor answered is kept, apart from their cases")
    assert kept(desk) == {("age", "25-34"), ("disability", "disabled")}
    window.begin("equality")
    assert set(panel_of(window).form.values().values()) == {None}
    assert "What was answered before is not shown here" in WHAT_FOR


def test_nothing_chosen_is_nothing_saved(desk: Desk) -> None:
    window = desk.open(desk.log())
    window.begin("equality")
    panel = panel_of(window)
    panel.save()
    assert panel.form["age"].message == "Choose an answer to at least one of the questions."
    assert kept(desk) == set()


def test_what_is_chosen_and_not_saved_is_never_on_the_disk(desk: Desk, tmp_path: Path) -> None:
    window = desk.open(desk.log())
    window.begin("equality")
    panel_of(window).form.set_value("religion", "sikh")
    window.begin("contact")
    QTest.qWait(50)
    journals = [file for file in tmp_path.rglob("*") if file.is_file() and "sqlite" not in file.name]
    assert not any(b"sikh" in file.read_bytes() for file in journals)
    assert not desk.journal.left_over("jo", "test")


def test_an_anonymous_complaint_has_nobody_to_ask(desk: Desk) -> None:
    window = desk.open(desk.office.log(anonymous=True, customer=None))
    assert window.side.card.equality is None
    assert window.menus.actions["equality_questions"].toolTip() == (
        "The complaint is anonymous: there is no customer to ask."
    )
