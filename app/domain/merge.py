"""What two people changed at once."""

from collections.abc import Mapping

from app.domain.errors import Clash


def merge(
    opened: Mapping[str, object], current: Mapping[str, object], wanted: Mapping[str, object]
) -> tuple[dict[str, object], tuple[Clash, ...]]:
    """The changes to write and the clashes to ask about.

    A field that was not touched is never written; a field that both changed to the same value is no clash.
    """
    changes: dict[str, object] = {}
    clashes: list[Clash] = []
    for field, mine in wanted.items():
        before, theirs = opened.get(field), current.get(field)
        if mine in (before, theirs):
            continue
        if theirs == before:
            changes[field] = mine
        else:
            clashes.append(Clash(field, before, theirs, mine))
    return changes, tuple(clashes)
