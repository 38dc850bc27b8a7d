"""Keeps saved views: one's own, and those shared with everybody.

How somebody looks at a list is no act on a case, and has no history.
"""

from dataclasses import dataclass

from sqlalchemy import select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.saved_views import Look, as_text, problem_with_name, reason_not_to_change_view
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as the menu above a list offers it; `reason_not_to_change` is empty for whoever may."""

    id: int
    name: str
    shared: bool
    owner: str
    settings: str
    reason_not_to_change: str


def views_of(work: Work, list_name: str) -> tuple[SavedView, ...]:
    """My own views of a list, then those that others share, by name."""
    view, me = tables.SavedView, work.person
    seen = (
        select(view, tables.Person.name)
        .join(tables.Person, tables.Person.id == view.owner_id)
        .where(view.list_name == list_name, (view.owner_id == me.id) | view.shared)
        .order_by(view.name, view.id)
    )
    found = [
        (row.owner_id != me.id, SavedView(row.id, row.name, row.shared, owner, row.settings, _why_not(work, row)))
        for row, owner in work.session.execute(seen).all()
    ]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def keep(work: Work, list_name: str, name: str, look: Look, *, shared: bool) -> Done:
    """Keeps a view under a name; one of mine that has the name already becomes this one."""
    if problem := problem_with_name(name):
        raise Refusal.of_fields({"name": problem})
    view, kept_as = tables.SavedView, " ".join(name.split())
    mine = select(view).where(view.owner_id == work.person.id, view.list_name == list_name, view.name == kept_as)
    row = work.session.execute(mine).scalar_one_or_none()
    if row is None:
        row = view(owner_id=work.person.id, list_name=list_name, name=kept_as)
        work.session.add(row)
    row.shared, row.settings = shared, as_text(look)
    return Done(None, "", f"The view “{kept_as}” is saved{' for everybody' if shared else ''}")


def change(work: Work, view_id: int, look: Look) -> Done:
    """Makes a view show something else."""
    row = _to_change(work, view_id)
    row.settings = as_text(look)
    return Done(None, "", f"The view “{row.name}” is changed")


def remove(work: Work, view_id: int) -> Done:
    """Takes a view away."""
    row = _to_change(work, view_id)
    work.session.delete(row)
    return Done(None, "", f"The view “{row.name}” is removed")


def _to_change(work: Work, view_id: int) -> tables.SavedView:
    row = work.session.get(tables.SavedView, view_id)
    if row is None:
        raise Refusal("This view is no longer there.")
    if reason := _why_not(work, row):
        raise Refusal(reason)
    return row


def _why_not(work: Work, row: tables.SavedView) -> str:
    return reason_not_to_change_view(work.person, row.owner_id, shared=row.shared) or ""
