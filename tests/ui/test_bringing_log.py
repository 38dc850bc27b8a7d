"""A complaints log is brought in through the window: its words are said, rows left out are kept, the rest are cases."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.complaints_log.kinds import ENQUIRIES, LOG
from app.domain.complaints_log.sorting import Found
from app.domain.errors import Refusal
from app.domain.words import Outcome, Role, Screened
from app.services import bringing_cases
from app.storage import tables
from app.ui.bringing.complaints_log import EnquiriesFile, LogFile
from app.ui.bringing.page import CANCELLED, BringingPage
from app.ui.desk.main_window import CASES
from app.ui.look import theme
from tests.services.colleagues import colleague
from tests.services.logs import HEADERS, row, written
from tests.services.office import Office
from tests.ui import far_work
from tests.ui.desks import CTRL, MainDesk

Sit = Callable[..., tuple[MainDesk, BringingPage]]
UNCLEAR = row(outcome="OK'd", resp="18/05/2026", handler="JB")
BROKEN = row(ref="C2", date="31/02/2026", tenant="Mr Tunde Bello")
PLAIN = row(ref="C3", tenant="Ms Ada Obi", category="Repairs")


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sit]:
    """Jo sits down at an office's desk, looks at the page, and says that the log is ISHA's."""
    theme.apply(qapp)
    desks: list[MainDesk] = []

    def sit(office: Office, command: str = "bring_log", kind: LogFile | None = None) -> tuple[MainDesk, BringingPage]:
        desk = MainDesk(qtbot, office, tmp_path / "settings")
        desks.append(desk)
        desk.seat.open_for = partial(far_work.open_at, office.database.url, office.now)
        window = desk.show()
        if kind is None:
            window.menus.actions[command].trigger()
            page: Any = window.stack.currentWidget()
        else:
            page = BringingPage(desk.tasks, desk.seat, kind, window.stack)
            window.stack.addWidget(page)
            window.stack.setCurrentWidget(page)
        desk.until(lambda: page.start.offered is not None)
        page.start.landlord.set_value(office.isha)
        return desk, page

    yield sit
    for desk in desks:
        desk.stop()
        assert desk.troubles == []


def settle(page: BringingPage, desk: MainDesk) -> None:
    """Wait until the process has answered."""
    desk.qtbot.waitUntil(lambda: not page.busy, timeout=30_000)


def take(desk: MainDesk, page: BringingPage, file: Path) -> None:
    page.start.take(file)
    settle(page, desk)


def work_at_once(monkeypatch: pytest.MonkeyPatch, desk: MainDesk) -> None:
    """What a process would do is done here and now: that it is done in one is shown by other tests."""

    def at_once(
        _owner: object,
        function: Callable[..., Any],
        given: Sequence[Any],
        _progress: object,
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            answer = function(nobody, *given)
        except Refusal as refusal:
            failed(refusal)
        else:
            then(answer)

    monkeypatch.setattr(desk.tasks, "long", at_once)


def nobody(_done: int, _total: int, _said: str) -> None:
    """Nobody hears how far it has come."""


def counted(page: BringingPage) -> dict[Found, int]:
    return {found: card.count for found, card in page.report.cards.cards.items() if isinstance(found, Found)}


def say(page: BringingPage, **words: str | None) -> None:
    """Choose what words mean, by the words of their keys."""
    for asked in page.words.asked:
        if (key := asked.word.key.replace(" ", "_")) in words:
            asked.field.set_value(words[key])


def choose_place(monkeypatch: pytest.MonkeyPatch, place: Path) -> list[str]:
    """Choose a place in the system's own window; gives the names that were proposed."""
    proposed: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(place), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return proposed


def outcomes(office: Office) -> dict[str, Outcome | None]:
    """Of each case, by its reference in the log, what was decided."""
    case, decision = tables.Case, tables.IssueDecision
    query = select(case.brought_as, decision.outcome).outerjoin(decision, decision.case_id == case.id)
    found = office.ask(lambda work: work.session.execute(query.order_by(case.id)).all())
    return {brought_as: outcome for brought_as, outcome in found if brought_as}


def test_a_word_is_said_rows_left_out_are_kept_and_the_rest_are_cases(
    sqlite_office: Office, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = sit(sqlite_office)
    work_at_once(monkeypatch, desk)
    take(desk, page, written(tmp_path, UNCLEAR, BROKEN, PLAIN))
    assert counted(page) == {Found.NEW: 1, Found.LOOK: 1, Found.REFUSED: 1}
    assert page.report.says.text() == "3 rows of 3 cases, nothing saved yet. Columns found by their names."
    assert page.report.words.words.text() == "Nobody has said what “OK'd” and “JB” stand for."
    assert page.report.cards.ticked() == {Found.NEW}, "what needs a look is not saved unless somebody says so"
    assert [line.row for line in page.report.lines.table.lines] == [3, 2, 4], "first what somebody should see to"

    page.report.words.button.click()
    assert page.step is page.words
    assert page.words.asked[0].field.editor.stops[0].hasFocus()
    assert page.words.asked[0].field.editor.stops[0].accessibleName() == "outcome: OK'd"
    say(page, ok_d="upheld", jb="jo")
    QTest.keyClick(page.words.asked[0].field.editor.stops[0], Qt.Key.Key_S, CTRL)
    settle(page, desk)
    assert counted(page) == {Found.NEW: 2, Found.REFUSED: 1}
    assert page.report.save_button.text().startswith("&Save 2 cases")
    page.report.words.button.click()
    means = {asked.word.written: asked.field.value() for asked in page.words.asked}
    assert (means["OK'd"], means["JB"], means["Damp"]) == ("upheld", "jo", None)
    page.words.back_button.click()

    left = tmp_path / "to repair.csv"
    proposed = choose_place(monkeypatch, left)
    assert page.report.rest.words.text() == "1 row is left out."
    page.report.rest.button.click()
    settle(page, desk)
    assert proposed == [str(tmp_path / "log left out.csv")]
    assert page.notice.words.text().startswith(f"1 row is in {left}, with the reason beside each.")
    assert "a day that never was" in left.read_text("utf-8-sig")
    assert outcomes(sqlite_office) == {}, "nothing is saved yet"
    page.notice.buttons[-1].click()

    page.save()
    settle(page, desk)
    said = "ISHA: 2 rows (2 cases) new, 1 row (1 case) refused. 2 cases brought in."
    assert page.report.end.words.text() == f"Saved. {said}"
    assert page.report.rest.words.text() == "1 row was left out."
    assert outcomes(sqlite_office) == {"C1": Outcome.UPHELD, "C3": None}
    _, words = sqlite_office.ask(bringing_cases.remembered, sqlite_office.isha)
    assert words == {"outcome": {"ok d": "upheld"}, "handler": {"jb": "jo"}}
    desk.window.show_page(CASES)
    desk.until(lambda: len(desk.words(0)) == 2)


def test_on_a_shared_database_scattered_rows_become_one_case(
    postgresql_office: Office, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = sit(postgresql_office)
    take(desk, page, written(tmp_path, row(), BROKEN, PLAIN, row(details="And mould.")))
    assert page.report.save_button.text().startswith("&Save 2 cases")
    choose_place(monkeypatch, tmp_path / "left.csv")
    page.save_rest()
    settle(page, desk)
    assert (tmp_path / "left.csv").exists()
    page.save()
    settle(page, desk)
    assert page.report.end.words.text().endswith("2 cases brought in.")


def test_cancelled_when_all_is_written_nothing_is_saved(sqlite_office: Office, sit: Sit, tmp_path: Path) -> None:
    desk, page = sit(sqlite_office, kind=far_work.LogThatStops())
    take(desk, page, written(tmp_path, PLAIN))
    page.save()
    desk.qtbot.waitUntil(lambda: page.working.said.text().startswith(f"{far_work.ALL:,} "), timeout=30_000)
    desk.press(Qt.Key.Key_Escape)
    settle(page, desk)
    assert page.notice.words.text() == CANCELLED
    assert page.step is page.report
    assert outcomes(sqlite_office) == {}


def test_of_many_fields_those_that_a_log_has_come_first_and_a_word_said_stays_said(
    sqlite_office: Office, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = sit(sqlite_office)
    work_at_once(monkeypatch, desk)
    columns = page.columns
    assert len(columns.fields) == len(LOG.fields)
    headers = tuple("What they said" if header == "Details" else header for header in HEADERS)
    values = (UNCLEAR | {"What they said": UNCLEAR["Details"]}).get
    take(desk, page, written(tmp_path, [values(header, "") for header in headers], headers=headers))
    assert page.step is columns
    assert columns.fields["summary"].message == "Choose the column that holds the complaint."
    assert not columns.fields["outcome"].isHidden()
    assert columns.fields["learning"].isHidden()
    columns.fold_button.click()
    assert not columns.fields["learning"].isHidden()
    columns.fields["summary"].set_value(("What they said",))
    columns.go_on()
    settle(page, desk)
    assert counted(page) == {Found.LOOK: 1}
    page.report.words.button.click()
    say(page, ok_d="upheld", damp="Damp and mould")
    page.words.go_on()
    settle(page, desk)
    page.report.columns_button.click()
    columns.go_on()
    settle(page, desk)
    assert counted(page) == {Found.NEW: 1}, "columns are said anew, and what words mean is still known"
    page.report.words.button.click()
    say(page, ok_d=None, damp=None)
    page.words.go_on()
    settle(page, desk)
    assert counted(page) == {Found.LOOK: 1}, "what was said is taken back"
    choose_place(monkeypatch, page.start.chosen_file or tmp_path)
    page.report.rest.button.click()
    assert page.notice.words.text().startswith("log.csv is the file itself.")
    assert page.step is page.report


def test_enquiries_are_brought_in_as_cases_to_screen(
    sqlite_office: Office, sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = sit(sqlite_office, "bring_enquiries")
    work_at_once(monkeypatch, desk)
    assert page.title.text() == EnquiriesFile.title
    assert len(page.columns.fields) == len(ENQUIRIES.fields)
    headers = ("Submission ID", "Submitted at", "Your name", "Your postcode", "Tell us what happened")
    take(desk, page, written(tmp_path, ("7", "2026-05-25 09:30", "Ada Obi", "EC2V 7AA", "Damp."), headers=headers))
    page.save()
    settle(page, desk)
    assert page.report.end.words.text().endswith("1 case brought in.")
    screened: list[Screened | None] = sqlite_office.ask(
        lambda work: list(work.session.execute(select(tables.Case.screened)).scalars())
    )
    assert screened == [None]
    take(desk, page, tmp_path / "log.csv")
    assert counted(page) == {Found.SAME: 1}
    page.go_on()
    assert page.notice.words.text() == EnquiriesFile.nothing_new


def test_who_may_not_sees_why(qtbot: QtBot, qapp: QApplication, sqlite_office: Office, tmp_path: Path) -> None:
    why = "Only managers can bring in a complaints log. Your role is office staff."
    colleague(sqlite_office, "kim", Role.OFFICE).database.close()
    theme.apply(qapp)
    desk = MainDesk(qtbot, sqlite_office, tmp_path / "kim")
    desk.seat.login = "kim"
    desk.window.show()
    desk.until(lambda: "kim" in desk.window.status.facts.text())
    actions = desk.window.menus.actions
    assert (actions["bring_log"].isEnabled(), actions["bring_log"].toolTip()) == (False, why)
    assert actions["bring_enquiries"].isEnabled()
    page = desk.window.other_pages.complaints_log
    desk.window.stack.setCurrentWidget(page)
    desk.until(lambda: page.start.why_not.text() == why)
    assert not page.start.look_button.isVisible()
    desk.stop()
