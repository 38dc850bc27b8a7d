"""The office at work, on each of the two databases."""

from collections.abc import Iterator

import pytest

from tests.services.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """A furnished office; it is Tuesday 26 May 2026, 10:00."""
    opened = Office.open(database_url)
    yield opened
    opened.database.close()
