"""How a list looks just now, as a saved view keeps it; and making it look so again."""

from dataclasses import replace

from app.domain.saved_views import Look
from app.ui.lists.list_view import ListView


def look_of(view: ListView) -> Look:
    """The columns that are seen in their order, what the list is sorted by, and what it is narrowed to."""
    query = view.table.query
    return Look(tuple(column.name for column in view.shown_columns()), query.sort, query.descending, query.filters)


def show_look(view: ListView, look: Look) -> None:
    """Show these columns in this order, and these rows."""
    names, header = [column.name for column in view.table.columns], view.horizontalHeader()
    for place, name in enumerate(names):
        view.setColumnHidden(place, name not in look.columns)
    for to, name in enumerate(look.columns):
        header.moveSection(header.visualIndex(names.index(name)), to)
    query = replace(view.table.query, sort=look.sort, descending=look.descending, filters=look.filters)
    view.show_query(query)


def move_column(view: ListView, place: int, by: int) -> None:
    """Move a column over its neighbour that is seen, if there is one."""
    header = view.horizontalHeader()
    here = header.visualIndex(place)
    to = here + by
    while 0 <= to < header.count() and view.isColumnHidden(header.logicalIndex(to)):
        to += by
    if 0 <= to < header.count():
        header.moveSection(here, to)
