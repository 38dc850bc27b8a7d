"""The office of the demonstration: invented landlords with their policies, homes and colleagues."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from app.domain.done import Done
from app.domain.words import MoveName
from app.services.demonstration.material import Entry, NewHome, entries, homes
from app.services.offices import NewOffice, add_landlord
from app.storage import tables
from app.storage.folding import fold
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Office:
    """What the plots need to know of the office that was founded."""

    landlords: dict[str, int]
    handlers: dict[str, list[tuple[int, str]]]
    homes: dict[str, list[tuple[int, NewHome]]]
    promises: dict[str, bool]


def employ(connection: Connection) -> None:
    """The colleagues, before there is anybody who could do anything."""
    connection.execute(insert(tables.Person), [_person(each) for each in entries("people", "person")])
    ids = dict(connection.execute(select(tables.Person.login, tables.Person.id)).all())
    held = [{"person_id": ids[p["login"]], "role": role} for p in entries("people", "person") for role in p["roles"]]
    connection.execute(insert(tables.PersonRole), held)


def _person(told: Entry) -> dict[str, Any]:
    return {
        "login": told["login"],
        "name": told["name"],
        "job_title": told["title"],
        "team": told["team"],
        "telephone": "",
        "email": "",
        "senior": told["senior"],
        "active": True,
    }


def found(work: Work) -> Done:
    """Founds the office: its landlords with their policies, and their homes."""
    work.move = MoveName.SET_UP
    ids: dict[str, int] = {}
    for told in entries("landlords", "landlord"):
        landlord = add_landlord(
            work,
            NewOffice(
                your_name="",
                landlord=told["name"],
                pack=told["policy"],
                nation=told["nation"],
                team=told["team"],
                telephone=told["telephone"],
                email=told["email"],
                address="\n".join(told["address"]),
            ),
        )
        ids[told["code"]] = landlord.id
    work.session.execute(insert(tables.Home), [_home(home, ids[home.landlord]) for home in homes()])
    return Done(None, "", "founded")


def _home(home: NewHome, landlord_id: int) -> dict[str, Any]:
    place = {name: getattr(home, name) for name in ("property_ref", "line1", "line2", "town", "postcode", "tenure")}
    more = {name: getattr(home, name) for name in ("estate", "ward", "local_authority")}
    found_by = fold(f"{home.line1} {home.line2} {home.postcode}").replace(",", "")
    return {**place, **more, "landlord_id": landlord_id, "uprn": "", "found_by": found_by}


def know(work: Work) -> Office:
    """What stands in the database of the office that was founded."""
    told = entries("landlords", "landlord")
    by_name = {each["name"]: each["code"] for each in told}
    landlords = {by_name[row.name]: row.id for row in work.session.execute(select(tables.Landlord)).scalars()}
    ids = {row.property_ref: row.id for row in work.session.execute(select(tables.Home)).scalars()}
    people = {row.login: row.id for row in work.session.execute(select(tables.Person)).scalars()}
    return Office(
        landlords=landlords,
        handlers={
            code: [
                (people[p["login"]], p["login"])
                for p in entries("people", "person")
                if code in p["landlords"] and "office" in p["roles"]
            ]
            for code in landlords
        },
        homes={code: [(ids[h.property_ref], h) for h in homes() if h.landlord == code] for code in landlords},
        promises={each["code"]: each["policy"].startswith("isha") for each in told},
    )
