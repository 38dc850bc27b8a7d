"""What an office's address must look like before anything is tried with it."""

import pytest

from app.domain.signing_in import problems_with_address

RIGHT = {"server": "db.office.example", "port": "5432", "database": "recourse", "login": "jo.bloggs"}


@pytest.mark.parametrize("server", ["db.office.example", "10.0.0.5", "::1", "localhost", "/run/my postgresql"])
def test_a_name_an_address_and_a_socket_are_servers(server: str):
    assert problems_with_address(**{**RIGHT, "server": server}) == {}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("server", "", "Give the server's name, such as db.office.example."),
        ("server", "postgresql://db.office.example/recourse", "Give the server's name alone"),
        ("server", "jo@db.office.example", "Give the server's name alone"),
        ("port", "", "Give the port as a number; most servers have 5432."),
        ("port", "65536", "Give the port as a number"),
        ("port", "0", "Give the port as a number"),
        ("port", "५", "Give the port as a number"),
        ("database", "", "Give the database's name; your administrator knows it."),
        ("database", "re course", "Give the database's name as your administrator wrote it"),
        ("login", "", "Give your sign-in; your administrator knows it."),
        ("login", "jo@office", "Give your sign-in as your administrator wrote it"),
        ("login", "é" * 32, "Give your sign-in as your administrator wrote it: up to 63 letters"),
    ],
)
def test_what_cannot_be_right_is_said_under_its_field(field: str, typed: str, sentence: str):
    problems = problems_with_address(**{**RIGHT, field: typed})
    assert list(problems) == [field]
    assert problems[field].startswith(sentence)
