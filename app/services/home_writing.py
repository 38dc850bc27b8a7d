"""The register of homes read and written in bulk: a hundred thousand of them are one save."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, select, update

from app.domain.history import Change
from app.domain.home_columns import FIELDS, Layout
from app.domain.home_sorting import Found, Known, Sorted
from app.domain.spoken_dates import day_of
from app.storage import tables
from app.storage.folding import LONGEST_FOLDED, fold
from app.storage.history import Subject, note_changes
from app.storage.work import Work

_HOMES = cast("Table", tables.Home.__table__)
_NAMES = tuple(each.name for each in FIELDS)
_ADDED = ("landlord_id", "found_by", *_NAMES)
_ADD_TO_SQLITE = f"INSERT INTO homes ({', '.join(_ADDED)}) VALUES ({', '.join('?' * len(_ADDED))})"  # noqa: S608
_ADD_TO_POSTGRESQL = (
    f"INSERT INTO homes ({', '.join(_ADDED)}) "  # noqa: S608
    f"SELECT * FROM unnest(%s::bigint[]{', %s::text[]' * (len(_ADDED) - 1)})"
)
_FETCHED = 5_000
_AT_ONCE = 500
"""Ids in one statement."""


@dataclass(slots=True)
class Register:
    """A landlord's homes as they are known: no more of each than tells whether a row says something else."""

    landlord_id: int
    layout: Layout
    known: dict[str, Known]
    still_open: int
    gone: dict[str, int] = field(default_factory=dict[str, int])

    @classmethod
    def read(cls, work: Work, landlord_id: int, layout: Layout) -> "Register":
        """All homes of a landlord, closed ones too."""
        compared = [_HOMES.c[name] for name in layout.fields]
        query = select(_HOMES.c.id, _HOMES.c.closed_on, *compared).where(_HOMES.c.landlord_id == landlord_id)
        found = work.session.execute(query, execution_options={"yield_per": _FETCHED})
        known: dict[str, Known] = {}
        for row in found:
            home_id, closed_on, values = _told(row)
            known[values[0]] = Known(home_id, hash(values), closed_on is not None)
        return cls(landlord_id, layout, known, sum(1 for each in known.values() if not each.closed))

    def as_it_was(self, work: Work, ids: Sequence[int]) -> dict[int, dict[str, str]]:
        """The values of some homes before they are changed, by id; `closed_on` as a day, or empty."""
        columns = [_HOMES.c[name] for name in _NAMES]
        found: dict[int, dict[str, str]] = {}
        for some in _parted(ids):
            query = select(_HOMES.c.id, _HOMES.c.closed_on, *columns).where(_HOMES.c.id.in_(some))
            for row in work.session.execute(query):
                home_id, closed_on, values = _told(row)
                closed = {"closed_on": closed_on.isoformat() if closed_on else ""}
                found[home_id] = closed | dict(zip(_NAMES, values, strict=True))
        return found


def write(work: Work, register: Register, found: Iterable[Sorted], before: dict[int, dict[str, str]]) -> None:
    """Adds the homes that are new, and changes or opens again those that are known."""
    new: list[tuple[str, ...]] = []
    other: list[dict[str, Any]] = []
    for each in found:
        if each.home is not None and each.found is Found.NEW:
            new.append(each.home.values)
        elif each.home is not None and each.id in before:
            other.append({"id": each.id, **dict(zip(register.layout.fields, each.home.values, strict=True))})
    if new:
        _add(work, register, new)
    if other:
        _change(work, register, other, before)


def close(work: Work, register: Register) -> None:
    """The homes that are no longer there are closed today."""
    today = day_of(work.now)
    if not register.gone:
        return
    for some in _parted(list(register.gone.values())):
        work.session.connection().execute(update(_HOMES).where(_HOMES.c.id.in_(some)).values(closed_on=today))
        _note(work, register, (Change("homes", str(each), "closed_on", None, today.isoformat()) for each in some))
        work.end_move()


def _add(work: Work, register: Register, new: list[tuple[str, ...]]) -> None:
    """In one statement for all: with one for each, PostgreSQL would be asked a thousand times who may do this."""
    fields = register.layout.fields
    place_of = [fields.index(name) if name in fields else None for name in _NAMES]
    wholes = new
    if fields != _NAMES:
        wholes = [tuple(["" if place is None else values[place] for place in place_of]) for values in new]
    rows = [
        (register.landlord_id, fold(f"{whole[2]} {whole[3]} {whole[5]}").replace(",", "")[:LONGEST_FOLDED], *whole)
        for whole in wholes
    ]
    connection = work.session.connection()
    if work.is_postgresql:
        connection.exec_driver_sql(_ADD_TO_POSTGRESQL, tuple(list(column) for column in zip(*rows, strict=True)))
        return
    last = connection.execute(select(func.max(_HOMES.c.id))).scalar() or 0
    connection.exec_driver_sql(_ADD_TO_SQLITE, rows)
    added = connection.execute(select(_HOMES.c.id, _HOMES.c.property_ref).where(_HOMES.c.id > last))
    ids = {reference: str(home_id) for home_id, reference in added}
    _note(work, register, (Change("homes", ids[whole[0]], "home", None, whole) for whole in wholes))


def _change(work: Work, register: Register, other: list[dict[str, Any]], before: dict[int, dict[str, str]]) -> None:
    """Each as it was, with what the row says: a column that the file does not have stays as it is."""
    changed = [name for name in register.layout.fields if name != "property_ref"]
    statement = update(_HOMES).where(_HOMES.c.id == bindparam("of_id"))
    statement = statement.values({name: bindparam(f"to_{name}") for name in (*changed, "found_by", "closed_on")})
    rows: list[dict[str, Any]] = []
    changes: list[Change] = []
    for values in other:
        was = before[values["id"]]
        rows.append(
            {"of_id": values["id"], "to_found_by": _found_by(was | values), "to_closed_on": _STILL_THERE}
            | {f"to_{name}": values[name] for name in changed}
        )
        said = {name: values[name] for name in changed} | {"closed_on": ""}
        for name, now in said.items():
            if was[name] != now:
                changes.append(
                    Change("homes", str(values["id"]), name, was[name], None if name == "closed_on" else now)
                )
    work.session.connection().execute(statement, rows)
    _note(work, register, changes)


_STILL_THERE: date | None = None


def _note(work: Work, register: Register, changes: Iterable[Change]) -> None:
    note_changes(work.session, Subject("landlord", register.landlord_id), changes)


def _found_by(values: dict[str, str]) -> str:
    return fold(f"{values['line1']} {values.get('line2', '')} {values['postcode']}").replace(",", "")


def _told(row: Any) -> tuple[int, date | None, tuple[str, ...]]:
    """A home's id, when it was closed, and the values that were asked for."""
    return row[0], row[1], tuple(row[2:])


def _parted(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """In parts; none at all is one part that is empty."""
    return (ids[at : at + _AT_ONCE] for at in range(0, max(len(ids), 1), _AT_ONCE))
