"""The demonstration: made by the use cases themselves, the same each time, and whole."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.lists import ListQuery
from app.services import histories, letters, lists
from app.services.demonstration import build
from app.storage import tables
from app.storage.database import Database

NOW = datetime(2026, 5, 26, 13, 5, tzinfo=UTC)
CASES = 24


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("demonstration") / "demo.sqlite"
    assert build(lambda _share, _said: None, str(made), NOW, CASES) == CASES
    return made


@pytest.fixture
def database(file: Path) -> Database:
    return Database(f"sqlite:///{file.as_posix()}", "jo", lambda: NOW)


def test_every_case_is_whole_and_every_chain_holds(database: Database) -> None:
    rows = database.read(lambda work: lists.page_of_cases(work, ListQuery("reference"), 0))
    assert len(rows) == CASES
    assert [row.reference[-5:] for row in rows if row.reference.startswith("R-2026")] == sorted(
        row.reference[-5:] for row in rows if row.reference.startswith("R-2026")
    )
    assert database.read(histories.verify) == ()
    database.close()


def test_its_letters_can_be_made_again(database: Database) -> None:
    ids = database.read(lambda work: work.session.execute(select(tables.Letter.id)).scalars().all())
    assert ids
    for letter in ids[:6]:
        assert database.read(lambda work, letter=letter: letters.make_again(work, letter)).content
    database.close()


def test_it_holds_two_landlords_with_homes_and_closed_and_open_cases(database: Database) -> None:
    def counted(table: type[tables.Mapped]) -> int:
        return database.read(lambda work: work.session.execute(select(func.count()).select_from(table)).scalar_one())

    assert counted(tables.Landlord) == 2
    assert counted(tables.Home) > 500
    assert counted(tables.Person) >= 12
    found = database.read(lambda work: Counter(work.session.execute(select(tables.Case.status)).scalars()))
    assert len(found) >= 2
    database.close()


def test_the_newest_case_is_the_one_in_the_pictures(database: Database) -> None:
    newest = database.read(lambda work: lists.page_of_cases(work, ListQuery("received", descending=True), 0))[0]
    assert (newest.customer, newest.about) == ("Ms Joy Okafor", "Damp and mould in the children's bedroom")
    database.close()


def test_nothing_half_made_is_left_beside_it(file: Path) -> None:
    assert not list(file.parent.glob("*half-made*"))
