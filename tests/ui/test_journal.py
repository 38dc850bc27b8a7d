"""Unsaved text is kept beside the settings until it is saved."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.unsaved.journal import Journal
from app.ui.unsaved.journal_files import JournalFiles, Unsaved

pytestmark = pytest.mark.usefixtures("qtbot")
MOULD = Unsaved("acknowledge 412", "Acknowledge R-2026-00412", "jo", "db.example", "c0ffee", {"how": ""}, {"how": "é"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "unsaved"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    journal = Journal(folder, after=1)
    yield journal
    journal.stop()


def test_what_was_typed_is_left_over_for_its_person_and_database_only(qtbot: QtBot, journal: Journal):
    with qtbot.waitSignal(journal.kept):
        journal.typed(MOULD.form, lambda: MOULD)
    assert journal.left_over("jo", "db.example") == (MOULD,)
    assert journal.left_over("sam", "db.example") == ()
    assert journal.left_over("jo", "elsewhere") == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's own folders by other means")
def test_nobody_else_may_read_the_file_and_its_name_tells_nothing(qtbot: QtBot, journal: Journal, folder: Path):
    with qtbot.waitSignal(journal.kept):
        journal.typed(MOULD.form, lambda: MOULD)
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert "412" not in file.name


def test_one_file_is_written_after_the_last_key_and_none_stays_after_saving(
    qtbot: QtBot, journal: Journal, folder: Path
):
    texts = iter(["first"])
    with qtbot.waitSignal(journal.kept):
        for _ in range(5):
            journal.typed(MOULD.form, lambda: Unsaved(MOULD.form, "", "jo", "db", "", {}, {"how": next(texts)}))
    assert [json.loads(file.read_text())["typed"] for file in folder.iterdir()] == [{"how": "first"}]
    journal.saved(MOULD.form)
    qtbot.waitUntil(lambda: not list(folder.iterdir()))


def test_closing_at_once_still_keeps_what_was_typed(folder: Path):
    journal = Journal(folder)
    journal.typed(MOULD.form, lambda: MOULD)
    assert journal.stop()
    assert JournalFiles(folder).left_over("jo", "db.example") == (MOULD,)


@pytest.mark.parametrize("broken", ["{", "[]", '{"form": 1, "colour": "red"}', "\0"])
def test_a_file_that_cannot_be_read_is_set_aside_and_hides_no_other(folder: Path, broken: str):
    files = JournalFiles(folder)
    files.write(MOULD)
    (folder / "torn.unsaved.json").write_text(broken)
    assert files.left_over("jo", "db.example") == (MOULD,)
    assert (folder / "torn.unsaved.json.unreadable").read_text() == broken


def test_a_disk_that_cannot_be_written_is_told_once_and_nothing_breaks(qtbot: QtBot, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    journal = Journal(tmp_path / "file" / "unsaved", after=1)
    told: list[str] = []
    journal.trouble.connect(told.append)
    with qtbot.waitSignal(journal.trouble):
        journal.typed("one", lambda: MOULD)
    journal.typed("two", lambda: MOULD)
    assert journal.stop()
    assert len(told) == 1
    assert told[0].endswith("Save soon.")
    assert journal.left_over("jo", "db.example") == ()
