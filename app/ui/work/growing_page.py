"""Pages that are made in pieces: ahead of their time while somebody works, or at once for who asks for them."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.ui.look.ahead import paint_ahead
from app.ui.work.in_turn import Growth, finish


class GrowingPage(QWidget):
    """A page that is not whole until its growth has been gone through."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.growth: Growth = iter(())

    def begin_to_grow(self, growth: Growth, *, in_pieces: bool) -> None:
        """Grow at once, unless somebody wants to go through it in pieces."""
        self.growth = growth
        if not in_pieces:
            finish(growth)


P = TypeVar("P", bound=GrowingPage)


class KeptPage(Generic[P]):
    """A page that is made once and then kept; `take_in` puts it into its window as soon as it is whole."""

    def __init__(self, make: Callable[[], P], take_in: Callable[[P], object]) -> None:
        self.page: P | None = None
        self._whole = False
        self._make = make
        self._take_in = take_in
        self._growth = self._grow()

    @property
    def is_whole(self) -> bool:
        """True when nothing is left to be made of it."""
        return self._whole

    def get(self) -> P:
        """The page, whole: what was not made ahead is made now."""
        finish(self._growth)
        if self.page is None:
            raise LookupError("The page could not be made.")
        return self.page

    def get_ready(self, size: QSize) -> Growth:
        """Make it ahead, and paint it unseen."""
        yield from self._growth
        if self.page is not None:
            yield from paint_ahead(self.page, size)

    def _grow(self) -> Growth:
        self.page = page = self._make()
        page.hide()
        yield
        yield from page.growth
        self._take_in(page)
        self._whole = True
        yield
