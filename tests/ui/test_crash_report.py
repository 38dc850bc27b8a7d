"""The crash report names places in the program, and nobody."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.form.typed_dates import parse_time
from app.ui.telling.crash_report import REPORTS_KEPT, CrashReport, CrashReports, describe
from app.ui.work.long_work import BrokenOff

pytestmark = pytest.mark.usefixtures("qapp")
MOMENT = datetime(2026, 5, 22, 15, 50, tzinfo=UTC)


def mistake() -> Exception:
    customer = "Ms Joy Okafor"
    try:
        try:
            parse_time(customer)
        except ValueError as wrong:
            raise KeyError(customer) from wrong
    except KeyError as error:
        return error
    raise AssertionError


def test_it_names_types_and_lines_but_no_message_value_or_folder():
    text = describe(mistake(), "1.2", MOMENT)
    assert text.startswith("Recourse 1.2\n2026-05-22 15:50 UTC\nPython ")
    assert "KeyError\n  tests/ui/test_crash_report.py:" in text
    assert "ValueError\n" in text
    assert "  app/ui/form/typed_dates.py:" in text
    assert "Okafor" not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parents[2]) not in text


def test_a_mistake_in_a_process_of_its_own_is_named_too():
    lines = (
        f"{Path(__file__).parents[2] / 'app' / 'launch.py'}:12 in main",
        "/lib/site-packages/docx/api.py:3 in open",
    )
    text = describe(BrokenOff("KeyError", lines), "1.2", MOMENT)
    assert text.endswith("KeyError in a process of its own\n  app/launch.py:12 in main\n  docx/api.py:3 in open\n")


def test_it_is_kept_in_a_file_and_announced_and_only_the_last_ones_stay(qtbot: QtBot, tmp_path: Path):
    reports = CrashReports(tmp_path / "crashes", "1.2")
    made: list[CrashReport] = []
    reports.reported.connect(made.append)
    for _ in range(REPORTS_KEPT + 1):
        reports.caught(KeyError, mistake(), None)
    qtbot.waitUntil(lambda: len(made) == REPORTS_KEPT + 1)
    assert made[-1].file is not None
    assert made[-1].file.read_text() == made[-1].text
    assert len(list((tmp_path / "crashes").iterdir())) == REPORTS_KEPT


def test_a_mistake_on_another_thread_is_announced_on_this_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    reports = CrashReports(tmp_path, "1.2")
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr("threading.excepthook", None)
    reports.install()
    seen: list[bool] = []
    here = threading.current_thread()

    def note(_report: CrashReport) -> None:
        seen.append(threading.current_thread() is here)

    reports.reported.connect(note)
    with qtbot.waitSignal(reports.reported):
        threading.Thread(target=lambda: parse_time("Okafor")).start()
    assert seen == [True]


def test_a_disk_that_cannot_be_written_does_not_hide_the_report(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    report = CrashReports(tmp_path / "file" / "crashes", "1.2").make(mistake())
    assert report.file is None
    assert "KeyError" in report.text
