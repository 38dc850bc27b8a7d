"""Findings, meetings and decisions from the case window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.moves.findings import Findings
from app.domain.moves.log import NewIssue
from app.domain.words import InterventionKind
from app.services import cases
from app.ui.case.overview import facts_of
from tests.services.office import at
from tests.ui.case.desk import CTRL, Desk, panel_of, press, write

SAVE = Qt.Key.Key_S
SHIFT = Qt.KeyboardModifier.ShiftModifier
RECEIVED = at("2026-05-22", "16:50")
TWO = (NewIssue("Mould", "Damp and mould", "Repairs"), NewIssue("Nobody rang", "Communication", "Complaints"))


@pytest.mark.clause("ISHA 2.6d")
def test_findings_are_typed_on_the_first_issue_without_any_and_stand_beside_its_decision(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(RECEIVED, issues=TWO))
    assert window.view
    first, second = window.view.case.issues
    desk.office.do(cases.record_findings, window.case_id, Findings(first.id, "No gutter since March."), {})
    window.reload()
    desk.settled(window, lambda case: case.issues[0].findings)
    press(Qt.Key.Key_F, CTRL | SHIFT)
    form = panel_of(window).form
    assert form["issue_id"].value() == second.id
    write(form, "findings", "Two calls were promised, none was made.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: case.issues[1].findings == "Two calls were promised, none was made.")
    window.begin("decide", second.id)
    assert panel_of(window).form["issue_id"].hint == "Found: Two calls were promised, none was made."
    shown = [label.text() for label in window.tabs.issues.findChildren(QLabel)]
    assert "No gutter since March." in shown


def test_findings_typed_for_one_issue_do_not_overwrite_those_of_another(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(RECEIVED, issues=TWO))
    assert window.view
    first, second = window.view.case.issues
    desk.office.do(cases.record_findings, window.case_id, Findings(second.id, "Nobody rang."), {})
    window.reload()
    desk.settled(window, lambda case: case.issues[1].findings)
    window.begin("findings")
    panel = panel_of(window)
    write(panel.form, "findings", "Both bricks are wet.")
    panel.form.set_value("issue_id", second.id)
    press(SAVE, CTRL)
    desk.until(panel.clashes.isVisible)
    assert desk.office.view(window.case_id).case.issues[1].findings == "Nobody rang."
    assert first.id != second.id


@pytest.mark.clause("ISHA 2.6e")
def test_a_visit_is_recorded_with_who_was_there_filled_in(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(RECEIVED))
    window.begin("intervention")
    form = panel_of(window).form
    assert form["present"].value() == "Ms Joy Okafor, Jo Bloggs"
    form["kind"].take_focus()
    press(Qt.Key.Key_H)
    write(form, "came_of_it", "The gutter is the cause.")
    press(SAVE, CTRL)
    desk.settled(window, lambda case: [each.kind for each in case.interventions] == [InterventionKind.VISIT])


@pytest.mark.clause("CODE 6.8")
def test_an_issue_that_came_up_joins_and_one_of_its_own_does_not(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(RECEIVED))
    window.begin("new-issue")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    form = panel.form
    form.set_value("related", False)
    press(SAVE, CTRL)
    assert form["related"].message.endswith("log it as one (CODE 6.8).")
    form.set_value("related", True)
    write(form, "summary", "Nobody rang back")
    for name in ("category", "service_area"):
        form[name].take_focus()
        press(Qt.Key.Key_C)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: [issue.category for issue in case.issues][1:] == ["Complaint handling"])


@pytest.mark.clause("INC 5")
@pytest.mark.clause("INC 1.2")
@pytest.mark.clause("INC 3.2.3b")
def test_a_decision_names_who_acted_and_asks_for_circumstances_only_before_a_no(desk: Desk) -> None:
    window = desk.open(desk.office.under_way(RECEIVED, landlord_id=desk.office.incommunities))
    assert window.view
    advice = "Service Directors; Performance Team Leader; Performance Officers; Complaint Management Officers"
    assert ("Who can advise", advice) in facts_of(window.view)
    window.begin("decide")
    panel = panel_of(window)
    desk.until(lambda: panel.move_form.offers is not None)
    form = panel.form
    assert form["circumstances"].isHidden()
    assert form["kind"].isHidden()
    form["outcome"].take_focus()
    press(Qt.Key.Key_P)
    assert not form["circumstances"].isHidden()
    write(form, "reasons", "One visit was missed.")
    write(form, "remedy", "We apologise and repair it.")
    form.set_value("root_cause", "Missed appointment")
    press(SAVE, CTRL)
    assert "(INC 3.2.3b)" in form["circumstances"].message
    write(form, "circumstances", "She has asthma.")
    for name, words in (("kind", "Apology"), ("and_kind", "Repair"), ("team", "Repairs")):
        assert not form[name].isHidden()
        form.set_value(name, words)
    press(SAVE, CTRL)
    desk.settled(window, lambda case: not case.undecided)
    assert window.view
    decision = window.view.case.issues[0].decision
    assert decision
    assert (decision.team, decision.remedy_kinds, decision.circumstances) == (
        "Repairs",
        ("Apology", "Repair"),
        "She has asthma.",
    )
