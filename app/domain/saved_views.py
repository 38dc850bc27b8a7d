"""A saved view: how somebody looks at a list, by name; their own, or shared with everybody."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass

from app.domain.cases import Person
from app.domain.words import Role

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Look:
    """Which columns stand in which order, what the list is sorted by, and what it is narrowed to."""

    columns: tuple[str, ...]
    sort: str
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()


def as_text(look: Look) -> str:
    """A look as it is stored."""
    return json.dumps(asdict(look))


def from_text(text: str, known: Collection[str]) -> Look | None:
    """A stored look, as far as the list has its columns; None where nothing of it can be shown."""
    told = json.loads(text)
    columns = tuple(name for name in told["columns"] if name in known)
    if not columns or told["sort"] not in known:
        return None
    filters = tuple((name, value) for name, value in told["filters"])
    return Look(columns, told["sort"], told["descending"], filters)


def problem_with_name(name: str) -> str | None:
    """What is wrong with the name of a view, or None."""
    if not name.strip():
        return "Give the view a name."
    if len(name.strip()) > LONGEST_NAME:
        return f"A name has at most {LONGEST_NAME} characters."
    return None


def reason_not_to_change_view(me: Person, owner_id: int, *, shared: bool) -> str | None:
    """Why this person cannot change or remove a view, or None."""
    if me.id == owner_id or (shared and Role.MANAGER in me.roles):
        return None
    return "Only whoever saved this view, or a manager, can change it." if shared else "This view is somebody else's."
