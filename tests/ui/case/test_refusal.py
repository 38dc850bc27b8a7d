"""Refusing a complaint in its window: the point out of the pack's own words, and the approval by a colleague."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from app.domain.words import Role, Screened, Status
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write
from tests.ui.case.test_rights import Hire, hire

__all__ = ["hire"]
SAVE = Qt.Key.Key_S


@pytest.mark.clause("ISHA 2.3g")
def test_a_contractors_complaint_is_refused_in_the_form_and_approved_by_a_colleague(desk: Desk, hire: Hire):
    window = desk.open(desk.log(received=at("2026-05-22", "16:50")))
    window.begin("screen")
    form = panel_of(window).form
    assert not form["evidence"].isVisible()
    form.set_value("result", Screened.REFUSED)
    form.set_value("exclusion", "contractor")
    box = form["exclusion"].editor.widget
    assert isinstance(box, QComboBox)
    assert "Made by a contractor (ISHA 2.3g)" in box.currentText()
    assert form["exclusion"].hint.endswith("Somebody else approves it before it holds.")
    assert not form["circumstances"].isVisible()
    preview = panel_of(window).preview
    assert preview
    desk.until(lambda: "The evidence is missing" in preview.missing.text())
    assert preview.isVisible() or panel_of(window).peek.isVisible()
    write(form, "evidence", "Their invoice.")
    write(form, "reason", "They write about an unpaid bill.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.waits_for_approval)
    assert window.menus.actions["approve"].toolTip().startswith("You proposed this refusal yourself")
    assert window.view
    theirs = hire(Role.MANAGER).open(window.view.case.id)
    theirs.begin("approve")
    panel = panel_of(theirs)
    assert panel.preview
    press(SAVE, CTRL)
    desk.until(lambda: theirs.filled and theirs.view is not None and theirs.view.case.status is Status.CLOSED)
    assert theirs.view
    assert [letter.kind.value for letter in theirs.view.letters] == ["refusal"]


def test_a_late_complaint_asks_for_exceptional_circumstances_and_a_repeated_one_for_the_earlier_case(desk: Desk):
    window = desk.open(desk.log(received=at("2026-05-22", "16:50")))
    window.begin("screen")
    form = panel_of(window).form
    form.set_value("result", Screened.REFUSED)
    form.set_value("exclusion", "late")
    assert form["circumstances"].isVisible()
    assert not form["earlier"].isVisible()
    form.set_value("exclusion", "already-considered")
    assert form["earlier"].isVisible()
    form.set_value("result", Screened.AS_REQUEST)
    assert form["exclusion"].value() == "service-request", "the one point there is"
    assert not form["evidence"].isVisible()
    form.set_value("result", Screened.ACCEPTED)
    assert not form["exclusion"].isVisible()


@pytest.mark.clause("ISHA 2.3l")
def test_a_legal_letter_during_a_case_hands_it_over(desk: Desk):
    window = desk.open(desk.log(received=at("2026-05-22", "16:50")))
    window.begin("screen")
    form = panel_of(window).form
    form.set_value("result", Screened.REFERRED)
    form.set_value("exclusion", "legal-proceedings")
    assert form["handed_to"].isVisible()
    assert "The law knows this point only once the claim is filed at court" in form["exclusion"].hint
    form.set_value("filed_on", date(2026, 5, 20))
    assert "The law knows" not in form["exclusion"].hint
    form.set_value("result", Screened.ACCEPTED)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.screened is Screened.ACCEPTED)
    window.begin("hand-over")
    panel = panel_of(window)
    write(panel.form, "handed_to", "Osei & Partners")
    write(panel.form, "evidence", "Their letter before claim of 25 May.")
    write(panel.form, "reason", "All of it is claimed for.")
    preview = panel.preview
    assert preview
    desk.until(lambda: "Osei & Partners" in preview.paper.toPlainText())
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.waits_for_approval)
