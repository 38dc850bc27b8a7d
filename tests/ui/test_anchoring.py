"""The anchor of the day, as a desk casts and keeps it while somebody works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import anchors
from app.ui.desk.anchoring import Anchoring, file_of_anchors
from tests.services.office import Office, at
from tests.ui.desks import MainDesk


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Jo's office with one case, on each of the two databases."""
    office = Office.open(database_url, at("2026-05-26", "09:00"))
    office.log()
    yield office
    office.database.close()


@pytest.fixture
def desk(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[MainDesk]:
    desk = MainDesk(qtbot, office, tmp_path / "settings")
    yield desk
    desk.stop()


def test_the_first_desk_of_the_day_casts_an_anchor_and_each_keeps_it_in_its_file(desk: MainDesk, office: Office):
    desk.show()
    first, file = Anchoring(desk.tasks, desk.seat, desk.window), file_of_anchors(desk.seat)
    first.begin()
    desk.until(file.exists)
    assert [anchor.number for anchor in anchors.read_file(file)] == [1]
    assert anchors.read_file(file) == office.ask(anchors.kept)

    office.log()
    with desk.qtbot.assertNotEmitted(desk.tasks.changed, wait=300):
        first.begin()
    assert len(anchors.read_file(file)) == 1


def test_a_file_that_cannot_be_written_is_told_in_the_window(desk: MainDesk):
    desk.show()
    file = file_of_anchors(desk.seat)
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.write_text("no folder", encoding="utf-8")
    anchoring, told = Anchoring(desk.tasks, desk.seat, desk.window), list[str]()
    anchoring.failed.connect(told.append)
    anchoring.begin()
    desk.until(lambda: bool(told))
    where = f"The file of anchors, recourse.sqlite.txt, cannot be written in {file.parent}."
    assert told == [f"Today’s anchor of the history could not be kept. {where}"]
