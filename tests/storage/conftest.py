"""The office at work, for tests of what holds it together."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests import postgresql
from tests.services.office import Office
from tests.storage.moves import made_case


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An upgraded database on each of the two for a whole module: for tests that leave it as they found it."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            file = tmp_path_factory.mktemp("shared") / "recourse.sqlite"
            shutil.copyfile(request.getfixturevalue("sqlite_template"), file)
            yield f"sqlite:///{file.as_posix()}"
        else:
            cluster = request.getfixturevalue("postgresql_cluster")
            name = stack.enter_context(postgresql.database(cluster, request.getfixturevalue("postgresql_template")))
            yield cluster.get_uri(name)


@pytest.fixture
def case(office: Office) -> int:
    """A case with a chain of seven lines: logged, screened, acknowledged, assigned, contacted, acted on, decided."""
    return made_case(office)
