"""Where each error is shown."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import ChangedElsewhere, Clash, Refusal, Unavailable
from app.domain.words import Method
from app.ui.telling.banner import Banner
from app.ui.telling.clash_panel import ClashPanel
from app.ui.telling.crash_report import CrashReport
from app.ui.telling.messages import tell
from tests.ui.sample_form import acknowledgement


class Page(QWidget):
    """A banner, a choice and a form, as every page has them."""

    def __init__(self) -> None:
        super().__init__()
        self.banner, self.clashes, self.form = Banner(), ClashPanel(), acknowledgement()
        layout = QVBoxLayout(self)
        for part in (self.banner, self.clashes, self.form):
            layout.addWidget(part)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_refusal_stands_under_its_field_and_not_in_the_banner(page: Page):
    tell(Refusal.of_fields({"outcome": "Say what would put it right."}), page.banner, form=page.form)
    assert page.form["outcome"].message == "Say what would put it right."
    assert page.banner.words == ""


def test_a_refusal_of_no_field_or_of_one_not_shown_stands_in_the_banner(page: Page):
    tell(Refusal("The case is closed."), page.banner, form=page.form)
    assert page.banner.words == "The case is closed."
    tell(Refusal("x", {"stage": "Stage 1 is answered."}), page.banner, form=page.form)
    assert page.banner.words == "Stage 1 is answered."


def test_where_the_database_does_not_answer_one_can_try_again(page: Page):
    tried: list[bool] = []
    tell(Unavailable("The database does not answer."), page.banner, again=lambda: tried.append(True))
    assert page.banner.words == "The database does not answer."
    QTest.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert tried == [True]
    assert page.banner.words == ""


def test_anything_else_is_raised_again_and_so_becomes_a_crash_report(page: Page):
    with pytest.raises(KeyError):
        tell(KeyError("Okafor"), page.banner)


def test_what_someone_else_changed_becomes_a_choice_for_each_field(qtbot: QtBot, page: Page):
    theirs, mine = date(2026, 6, 2), date(2026, 6, 3)
    page.form.open({"method": Method.LETTER, "next_update": None})
    page.form.set_value("next_update", mine)
    page.form.set_value("method", Method.EMAIL)
    clashes = (
        Clash("next_update", None, theirs, mine),
        Clash("method", Method.LETTER, Method.TELEPHONE, Method.EMAIL),
    )
    tell(ChangedElsewhere(clashes), page.banner, form=page.form, clashes=page.clashes)
    page.clashes.take("next_update", theirs=True)
    page.clashes.settled.connect(page.form.settle)
    with qtbot.waitSignal(page.clashes.settled):
        QTest.mouseClick(page.clashes.save, Qt.MouseButton.LeftButton)
    assert page.form.values()["next_update"] == theirs
    assert page.form.values()["method"] is Method.EMAIL
    assert page.form.changed_fields() == ("method",)
    assert page.form.opened["method"] is Method.TELEPHONE


def test_the_choice_can_be_asked_twice_and_put_off(qtbot: QtBot, page: Page):
    changed = ChangedElsewhere((Clash("outcome", "", "Repairs & paint", ""),))
    for _ in range(2):
        tell(changed, page.banner, form=page.form, clashes=page.clashes)
    with qtbot.waitSignal(page.clashes.put_off):
        QTest.mouseClick(page.clashes.later, Qt.MouseButton.LeftButton)
    assert page.clashes.isHidden()


def test_a_crash_is_shown_small_and_its_report_can_be_copied(page: Page):
    page.banner.show_crash(CrashReport("Recourse 1\n", None))
    assert page.banner.words.startswith("Recourse made a mistake")
    QTest.mouseClick(page.banner.button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Recourse 1\n"


def test_an_unsaved_form_is_restored_with_what_it_was_opened_with(qtbot: QtBot, page: Page):
    page.form.open({"outcome": "An apology."})
    page.form.set_value("outcome", "An apology and repairs.")
    again = acknowledgement()
    qtbot.addWidget(again)
    again.restore(page.form.opened_typed, page.form.typed_values())
    assert again.opened["outcome"] == "An apology."
    assert again.changed_fields() == ("outcome",)
