"""Pausing a case from its window, and resuming it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt

from app.domain.happened import open_pause
from app.ui.case.overview import facts_of
from tests.services.office import at
from tests.services.pausing import allow_pausing
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write

SAVE = Qt.Key.Key_S


def test_a_case_is_paused_with_its_reason_alone_and_resumed_with_nothing_typed(desk: Desk) -> None:
    allow_pausing(desk.office)
    window = desk.open(desk.log(at("2026-05-26", "09:30"), landlord_id=desk.office.incommunities))
    window.begin("pause")
    form = panel_of(window).form
    assert form["day"].value() == date(2026, 5, 26)
    assert form["day"].hint == (
        "That day still counts; the working days after it do not, until the case is resumed. "
        "The law knows no pause: it asks for the answer by Tue 16 June 2026."
    )
    write(form, "reason", "No access to the flat.")
    press(SAVE, CTRL)
    desk.settled(window, open_pause)
    assert window.view
    assert ("Paused", "since Tue 26 May 2026: No access to the flat.") in facts_of(window.view)
    desk.office.now += timedelta(days=3)
    window.begin("resume")
    assert panel_of(window).form["day"].hint == "The answer is then due Fri 12 June 2026."
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.pauses and not open_pause(case))
