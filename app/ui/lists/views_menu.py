"""The menu above a list: its saved views, mine and shared, and which columns stand where."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app import services
from app.domain.done import Done
from app.domain.saved_views import Look, from_text
from app.ui.lists.list_view import ListView
from app.ui.lists.looks import look_of, move_column
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.saved_views import SavedView


class ViewsMenu(QPushButton):
    """Offers the views that were read last; they are read again whenever one was changed."""

    wanted = Signal(object)
    """Look: show the list so."""
    name_wanted = Signal()
    """Somebody wants to save what is shown, and is to be asked for a name."""

    def __init__(self, tasks: Tasks, name: str, view: ListView, usual: Look, within: QWidget) -> None:
        super().__init__("Vie&ws", within)
        self._tasks, self._name, self._view, self._usual = tasks, name, view, usual
        self._views: tuple[SavedView, ...] = ()
        self.chosen: SavedView | None = None
        self._offered = QMenu(self)
        self._offered.setToolTipsVisible(True)
        self._offered.aboutToShow.connect(self._fill)
        self.setMenu(self._offered)
        self.setToolTip("Saved views, mine and shared; which columns are shown, and where.")

    def read(self) -> None:
        """Read which views there are."""
        name = self._name
        self._tasks.read(self, lambda work: services.saved_views.views_of(work, name), self._have, replacing="views")

    def keep(self, name: str, *, shared: bool, failed: Callable[[Exception], None]) -> None:
        """Save what is shown under a name."""
        list_name, look = self._name, look_of(self._view)
        self._write(lambda work: services.saved_views.keep(work, list_name, name, look, shared=shared), failed)

    def _write(self, job: Callable[[Any], Done], failed: Callable[[Exception], None] | None = None) -> None:
        self._tasks.write(self, job, lambda _done: self.read(), command=uuid4(), failed=failed)

    def _have(self, views: "tuple[SavedView, ...]") -> None:
        self._views = views
        ids = {view.id: view for view in views}
        self.chosen = ids.get(self.chosen.id) if self.chosen else None

    def _fill(self) -> None:
        menu = self._offered
        menu.clear()
        menu.addAction("The usual view").triggered.connect(partial(self._show, None, self._usual))
        known = {column.name for column in self._view.table.columns}
        for view in self._views:
            look = from_text(view.settings, known)
            words = view.name + (f"   (shared by {view.owner})" if view.shared else "")
            offered = menu.addAction(words.replace("&", "&&"))
            offered.setCheckable(True)
            offered.setChecked(self.chosen is not None and self.chosen.id == view.id)
            offered.setEnabled(look is not None)
            if look is not None:
                offered.triggered.connect(partial(self._show, view, look))
        menu.addSeparator()
        menu.addAction("Save this view…").triggered.connect(self._ask_for_name)
        if self.chosen is not None:
            self._offer_changes(menu, self.chosen)
        menu.addSeparator()
        self._offer_columns(menu.addMenu("Columns"))

    def _offer_changes(self, menu: QMenu, view: "SavedView") -> None:
        changed, removed = (menu.addAction(f"{verb} “{view.name}”".replace("&", "&&")) for verb in ("Change", "Remove"))
        changed.triggered.connect(partial(self._change, view))
        removed.triggered.connect(partial(self._remove, view))
        for each in (changed, removed):
            each.setEnabled(not view.reason_not_to_change)
            each.setToolTip(view.reason_not_to_change)

    def _offer_columns(self, menu: QMenu) -> None:
        header = self._view.horizontalHeader()
        seen = self._view.shown_columns()
        for at in range(header.count()):
            place = header.logicalIndex(at)
            column = self._view.table.columns[place]
            of_it = menu.addMenu(column.title)
            shown = of_it.addAction("Shown")
            shown.setCheckable(True)
            shown.setChecked(column in seen)
            shown.setEnabled(column not in seen or len(seen) > 1)
            shown.toggled.connect(partial(self._show_column, place))
            for words, by in (("Further left", -1), ("Further right", 1)):
                moved = of_it.addAction(words)
                moved.setEnabled(column in seen)
                moved.triggered.connect(partial(self._move_column, place, by))

    def _show_column(self, place: int, shown: bool) -> None:
        self._view.setColumnHidden(place, not shown)

    def _move_column(self, place: int, by: int, _checked: bool = False) -> None:
        move_column(self._view, place, by)

    def _show(self, view: "SavedView | None", look: Look, _checked: bool = False) -> None:
        self.chosen = view
        self.wanted.emit(look)

    def _ask_for_name(self, _checked: bool = False) -> None:
        self.name_wanted.emit()

    def _change(self, view: "SavedView", _checked: bool = False) -> None:
        look, view_id = look_of(self._view), view.id
        self._write(lambda work: services.saved_views.change(work, view_id, look))

    def _remove(self, view: "SavedView", _checked: bool = False) -> None:
        view_id = view.id
        self._write(lambda work: services.saved_views.remove(work, view_id))
