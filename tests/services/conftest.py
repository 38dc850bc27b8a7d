"""Colleagues of the office, at desks of their own."""

from collections.abc import Iterator

import pytest

from app.domain.words import Role
from tests.services.colleagues import Hire, colleague
from tests.services.office import Office


@pytest.fixture
def hire(office: Office) -> Iterator[Hire]:
    """Colleagues at desks of their own."""
    hired: list[Office] = []

    def hire(login: str, *roles: Role) -> Office:
        hired.append(colleague(office, login, *roles))
        return hired[-1]

    yield hire
    for each in hired:
        each.database.close()
