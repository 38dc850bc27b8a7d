"""A petition about the lift, registered; and made-up sheets of signatures."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.moves.petition import CameWith
from app.services import petitions
from app.services.petitions import PetitionView, SignatureLine
from app.storage import tables
from app.storage.work import Work
from tests.services.office import Office, intake

CAME = CameWith(
    subject="Lift out of order, Arden House",
    issues="The lift has stood still for six weeks.",
    action_asked_for="Repair it, and say when.",
    submitted_on=date(2026, 5, 25),
    letter_on=date(2026, 5, 24),
    letter_where="With the sheets.",
    declared=True,
)
HEADERS = ("Name", "Address", "Postcode", "Signed")
LINES = (
    ("Ivan Khan", "Fl 3 27 love ln", "ec2v7aa", "Y"),
    ("Grace Khan", "as above", '"', "Y"),
    ("Khan, Ivan", "Flat 3, 27 Love Lane", "EC2V 7AA", "Y"),
    ("Olu Chen", "2 Quay Rd", "EC2V 7AA", "N"),
    ("Wei Chen", "27 Love Lane", "EC2V 7AA", "Y"),
    ("Ruth Novak", "226 Nowhere Street, Hull", "HU1 1AA", "Y"),
)
"""Of two homes and one elsewhere: two people of one household, one of them twice, no signature, a flat not named."""


def register(office: Office, came: CameWith = CAME, **more: Any) -> int:
    """Registers the petition, of which Joy Okafor is the lead petitioner."""
    done = office.do(petitions.register, intake(office.isha, more.pop("received_at", office.now), **more), came)
    assert done.case_id is not None
    return done.case_id


def sheet(folder: Path, *lines: Sequence[str], name: str = "sheet.csv") -> Path:
    """A sheet of signatures under headers."""
    file = folder / name
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([HEADERS, *lines])
    return file


def seen(office: Office, case: int) -> PetitionView:
    """The petition as its window shows it."""
    found = office.ask(petitions.view, case)
    assert found is not None
    return found


def line(office: Office, case: int, number: int) -> SignatureLine:
    """One line of the petition."""
    return next(each for each in seen(office, case).lines if each.number == number)


def count_homes_alone(office: Office) -> None:
    """From now on ISHA counts signatures of its own homes only: a pack of its own says so."""

    def add(work: Work) -> None:
        pack = tables.PolicyPack
        shipped = work.session.execute(select(pack).where(pack.code == "isha-2018")).scalar_one()
        own = pack(
            code="isha-homes",
            version="1",
            title="Own",
            text=shipped.text.replace('signatories = "any"', 'signatories = "homes"'),
            without_approval=shipped.without_approval,
            added_at=work.now,
        )
        work.session.add(own)
        work.session.flush()
        day = date(2026, 1, 1)
        work.session.add(tables.PackInForce(landlord_id=office.isha, pack_id=own.id, from_day=day))

    office.change(add)
