"""What every office starts with: bank holidays, the shipped policy packs, its lists of terms, the letter templates."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.bank_holidays import NATIONS, bank_holidays
from app.domain.words import LetterKind
from app.resources import resources_folder
from app.storage.policy_packs import load_pack, pack_text, shipped
from app.storage.tables import BankHoliday, LetterTemplate, Mapped, PolicyPack, Term

FIRST_YEAR = 2015
YEARS_AHEAD = 4


def plant(connection: Connection) -> None:
    """Adds what is not yet there; what an administrator changed stays as it is."""
    now = datetime.now(UTC)
    _add(connection, BankHoliday, _bank_holidays(now.year + YEARS_AHEAD))
    _add(connection, PolicyPack, [_pack(name, now) for name in shipped()])
    _add(connection, Term, _terms())
    _add(connection, LetterTemplate, [_template(kind, now) for kind in LetterKind])


def _add(connection: Connection, mapped: type[Mapped], rows: Sequence[Mapping[str, Any]]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(mapped).on_conflict_do_nothing(), [dict(row) for row in rows])


def _bank_holidays(last_year: int) -> list[dict[str, Any]]:
    return [
        {"nation": nation, "day": day, "name": name}
        for nation in NATIONS
        for year in range(FIRST_YEAR, last_year + 1)
        for day, name in bank_holidays(nation, year).items()
    ]


def _pack(name: str, now: datetime) -> dict[str, Any]:
    pack = load_pack(name)
    return {
        "code": pack.code,
        "version": pack.version,
        "title": pack.title,
        "text": pack_text(name),
        "without_approval": "\n".join(pack.without_approval),
        "added_at": now,
    }


def _terms() -> list[dict[str, Any]]:
    lists = tomllib.loads((resources_folder() / "terms.toml").read_text(encoding="utf-8"))
    return [
        {"list_name": list_name, "name": name, "position": position, "active": True}
        for list_name, names in lists.items()
        for position, name in enumerate(names)
    ]


def _template(kind: LetterKind, now: datetime) -> dict[str, Any]:
    file = resources_folder() / "letters" / f"{kind.value}.docx"
    content = file.read_bytes()
    return {
        "kind": kind,
        "name": file.name,
        "digest": sha256(content).hexdigest(),
        "content": content,
        "from_day": date(FIRST_YEAR, 1, 1),
        "added_at": now,
    }
