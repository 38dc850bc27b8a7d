"""The office's address: how it is written down, read again, and kept without its password."""

from pathlib import Path
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from app import settings
from app.settings import OfficeAddress, office_address, password_in, with_password

NAMES = st.text(ascii_letters + digits + ".-_é+&=", min_size=1, max_size=20)
SECRETS = st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable())
ADDRESS = OfficeAddress("db.office.example", "recourse", "jo", authority="C:\\Office files\\ca.pem")


@given(login=NAMES, database=st.text(ascii_letters + "_", min_size=1), port=st.integers(1, 65535), password=SECRETS)
def test_an_address_and_its_password_come_out_of_the_url_as_they_went_in(
    login: str, database: str, port: int, password: str
):
    address = OfficeAddress("db.office.example", database, login, port, "/etc/office ca.pem")
    for url in (address.url(password), with_password(address.url(), password)):
        assert office_address(url) == address
        assert password_in(url) == password
        read = make_url(url)
        assert (read.username, read.password, read.host) == (login, password, "db.office.example")
        assert (read.port or 5432, read.query["sslrootcert"]) == (port, "/etc/office ca.pem")


@pytest.mark.parametrize("server", ["::1", "/run/postgresql", "10.0.0.5", "localhost"])
def test_a_server_may_be_a_name_an_address_or_a_socket(server: str):
    address = OfficeAddress(server, "recourse", "jo")
    assert office_address(address.url("x")) == address
    assert (make_url(address.url()).host or make_url(address.url()).query["host"]) == server


def test_what_was_kept_is_read_again_at_the_next_start(tmp_path: Path):
    settings.write(tmp_path / "new", ADDRESS)
    assert (tmp_path / "new" / settings.FILE).read_text(encoding="utf-8") == (
        'database = "postgresql://db.office.example/recourse"\n'
        'login = "jo"\n'
        'authority = "C:\\\\Office files\\\\ca.pem"\n'
    )
    mine = settings.read(environment={settings.HOME: str(tmp_path / "new"), "USER": "somebody"})
    assert office_address(mine.database) == ADDRESS
    assert (mine.login, mine.place, mine.shared) == ("jo", "recourse on db.office.example", True)


def test_a_sign_in_and_an_authority_of_the_command_line_come_before_those_of_the_file(tmp_path: Path):
    settings.write(tmp_path, ADDRESS)
    home = {settings.HOME: str(tmp_path)}
    given = "postgresql://sam@db.office.example/recourse?sslrootcert=system"
    assert settings.read(given, home).database == given
    assert settings.read(given, home).login == "sam"
    less = settings.read("postgresql://db.office.example/recourse", home)
    assert office_address(less.database) == ADDRESS


@pytest.mark.parametrize("url", ["postgresql://jo@db.office.example:port/recourse", "postgresql://jo:secret@[::1/x"])
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str, tmp_path: Path):
    with pytest.raises(ValueError, match="An office's database has an address such as") as refused:
        settings.read(url, {settings.HOME: str(tmp_path)})
    assert "secret" not in str(refused.value)


def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path):
    (tmp_path / settings.FILE).write_text('database = "postgresql://jo:secret@db.office.example/recourse"\n', "utf-8")
    with pytest.raises(ValueError, match="database holds a password") as refused:
        settings.read(environment={settings.HOME: str(tmp_path)})
    assert "secret" not in str(refused.value)


def test_the_place_names_neither_sign_in_nor_password():
    assert office_address("postgresql://jo:secret@db.office.example:5433/recourse").place == (
        "recourse on db.office.example"
    )
    assert office_address("postgresql:///recourse?host=/run/postgresql").place == "recourse on this computer"
