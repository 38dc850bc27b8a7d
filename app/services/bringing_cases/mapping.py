"""What the columns and words of a landlord's log mean: as somebody says now, or said the last time."""

import json
import tomllib
from pathlib import Path
from typing import Final

from app.domain.complaints_log.kinds import LOG, Kind
from app.domain.complaints_log.mappings import as_kept, from_kept, mapping_from
from app.domain.complaints_log.meanings import UNSAID, Said
from app.domain.errors import Refusal
from app.domain.sheet_columns import Columns
from app.storage import tables
from app.storage.work import Work

MOST_BYTES: Final = 1_000_000


def remembered(
    work: Work, landlord_id: int, kind: Kind = LOG
) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """Columns and words as they were said the last time for this landlord; empty where they never were."""
    kept = work.session.get(tables.LogMapping, (landlord_id, kind.code))
    return from_kept(kept.said) if kept else ({}, {})


def together(before: Said, said: Said) -> dict[str, dict[str, str]]:
    """What words mean as it was said before and now; what is taken back now is not said at all."""
    whole = {name: {**before.get(name, {}), **said.get(name, {})} for name in {*before, *said}}
    return {name: {key: means for key, means in each.items() if means != UNSAID} for name, each in whole.items()}


def remember(work: Work, landlord_id: int, kind: Kind, columns: Columns, said: Said) -> None:
    """Keeps what was said for the next time; what was not said now stays as it was said before."""
    before_columns, before_said = remembered(work, landlord_id, kind)
    text = as_kept(columns or before_columns, together(before_said, said))
    kept = work.session.get(tables.LogMapping, (landlord_id, kind.code))
    if kept is None:
        work.session.add(tables.LogMapping(landlord_id=landlord_id, kind=kind.code, said=text))
    elif kept.said != text:
        kept.said = text


def read_mapping(file: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, str]]]:
    """A mapping that somebody wrote (.toml or .json). Raises Refusal with what is wrong in it."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise Refusal(f"{file.name} is too large for a mapping.")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refusal(f"{file.name} cannot be read: {error.strerror or 'the file system says no'}.") from None
    except UnicodeDecodeError:
        raise Refusal(f"{file.name} is not text in UTF-8. Save it so.") from None
    try:
        told = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise Refusal(f"{file.name} cannot be understood: {wrong}.") from None
    return mapping_from(told)
