"""Signatures decided in SQL: PostgreSQL lets office staff bring them in and decide none; nobody changes one."""

# ruff: noqa: S608 - the statements are the tests' own

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy.exc import DBAPIError

from app.domain.petitions.deciding import Decided
from app.domain.words import Role
from app.services import petitions
from app.storage.database import Database
from tests.owner import owner
from tests.postgresql import as_login
from tests.services.office import Office, at
from tests.services.petitions import LINES, register, seen, sheet
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]
REFUSED, DENIED = "RC001", "42501"
VERIFY, FACE_VALUE, DECIDE, BRING = (
    "verify a petition",
    "take at face value",
    "decide a signature",
    "bring in signatures",
)
SHEET = (
    "INSERT INTO petition_sheets (case_id, file, digest, signatures, added_by_id, added_at) "
    "VALUES (%(case)s, 'x', 'x', {count}, %(me)s, now())"
)
SIGNATURE = (
    "INSERT INTO signatures (case_id, sheet_id, number, page, line, as_written, name, address, postcode, signed, "
    "home_id, household, suggestion, because) SELECT %(case)s, {sheet}, 99, '', 1, '[]', 'A', 'B', '', true, "
    "{home}, '', 'accepted', ''"
)


@dataclass
class Held:
    """A petition that is verified, another that is not, and a signature of each."""

    case: int
    other: int
    signature: int
    others: int


@pytest.fixture(scope="module")
def held(signed: Signed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    url = as_login(signed.url, Role.MANAGER.value)
    database = Database(url, Role.MANAGER.value, clock=lambda: at("2026-05-26"))
    office = Office(database, at("2026-05-26"))
    with owner(signed.url) as connection:
        office.isha = connection.exec_driver_sql("SELECT min(id) FROM landlords").scalar_one()
    case, other = register(office), register(office)
    for each in (case, other):
        office.do(petitions.bring_in, each, sheet(tmp_path_factory.mktemp("sheet"), *LINES))
    office.do(petitions.verify, case, "One hand.")
    office.do(petitions.decide, case, seen(office, case).lines[1].id, Decided.ACCEPTED)
    yield Held(case, other, seen(office, case).lines[0].id, seen(office, other).lines[0].id)
    database.close()


def decision(signature: int, who: str = "%(me)s", home: str = "NULL") -> str:
    return (
        "INSERT INTO signature_decisions (case_id, signature_id, act, decided, home_id, by_id, at) "
        f"VALUES (%(case)s, {signature}, 1, 'accepted', {home}, {who}, now())"
    )


@pytest.mark.parametrize("role", [Role.OFFICE, Role.REVIEWER, Role.AUDITOR, Role.SYSTEM_ADMIN])
def test_who_keeps_no_petitions_decides_nothing_about_one(signed: Signed, held: Held, role: Role) -> None:
    for move in (DECIDE, BRING, "log", ""):
        assert signed.told(role, decision(held.signature), move, held.case) == DENIED
    taken = (
        "INSERT INTO petition_decisions (case_id, what, reason, by_id, at) VALUES (%(case)s, '{}', 'x', %(me)s, now())"
    )
    for what, move in (("verify", VERIFY), ("face-value", FACE_VALUE)):
        assert signed.told(role, taken.format(what), move, held.other) == DENIED


@pytest.mark.parametrize("role", [Role.PETITION_ADMIN, Role.MANAGER])
def test_who_keeps_petitions_decides_in_their_own_name_while_it_is_verified(
    signed: Signed, held: Held, role: Role
) -> None:
    assert signed.told(role, decision(held.signature), DECIDE, held.case) == 1
    in_anothers_name = decision(held.signature, str(signed.ids["office"]))
    assert signed.told(role, in_anothers_name, DECIDE, held.case) == REFUSED
    assert signed.told(role, decision(held.signature), BRING, held.case) == REFUSED, "it belongs to its own move"
    assert signed.told(role, decision(held.others), DECIDE, held.other) == REFUSED
    assert "taken at face value is not decided line by line" in signed.said
    assert signed.told(role, decision(held.others), DECIDE, held.case) == REFUSED
    assert "about its own signatures" in signed.said
    elsewhere = "(SELECT max(id) FROM homes)"
    assert signed.told(role, decision(held.signature, home=elsewhere), DECIDE, held.case) == REFUSED
    assert "a home of the landlord" in signed.said


def test_signatures_come_in_whole_with_their_sheet_and_are_never_changed(signed: Signed, held: Held) -> None:
    known = f"(SELECT max(id) FROM petition_sheets WHERE case_id = {held.case})"
    own = "(SELECT max(id) FROM petition_sheets)"
    assert signed.told("office", SIGNATURE.format(sheet=known, home="NULL"), BRING, held.case) == REFUSED
    assert "come in with their sheet" in signed.said
    together = f"WITH made AS ({SHEET} RETURNING id) {SIGNATURE}"
    for count, home, move, told in (
        (1, "NULL", BRING, 1),
        (2, "NULL", BRING, REFUSED),
        (1, "(SELECT max(id) FROM homes)", BRING, REFUSED),
        (1, "NULL", "log", REFUSED),
        (1, "NULL", "", REFUSED),
    ):
        typed = together.format(count=count, sheet="(SELECT id FROM made)", home=home)
        assert signed.told("office", typed, move, held.case) == told, (count, home, move)
    assert signed.told("auditor", SIGNATURE.format(sheet=own, home="NULL"), BRING, held.case) == DENIED
    said = r"cannot be changed|stays as it came in"
    for table in ("signatures", "signature_decisions", "petition_sheets", "petition_decisions"):
        assert signed.told("manager", f"DELETE FROM {table}", DECIDE) == DENIED
        assert signed.told("manager", f"UPDATE {table} SET case_id = 1", DECIDE) == DENIED
        with owner(signed.url) as connection, pytest.raises(DBAPIError, match=said):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE case_id = {held.case} OR true")
