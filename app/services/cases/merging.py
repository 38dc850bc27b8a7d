"""Writes what a person changed in fields that another desk may have changed meanwhile."""

from collections.abc import Mapping

from app.domain.errors import ChangedElsewhere
from app.domain.merge import merge
from app.storage.tables import Mapped


def write_merged(row: Mapped, opened: Mapping[str, object], wanted: Mapping[str, object]) -> None:
    """Sets the changed fields on the row. Raises ChangedElsewhere, with both values, where two changed the same one."""
    current = {name: getattr(row, name) for name in wanted}
    changes, clashes = merge({**current, **opened}, current, wanted)
    if clashes:
        raise ChangedElsewhere(clashes)
    for name, value in changes.items():
        setattr(row, name, value)
