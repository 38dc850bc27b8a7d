"""The pages of the main window, of which one is seen."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

NO_ROOM = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)


class Pages(QStackedWidget):
    """As small as the page that is seen lets it be: a tall page that is not seen asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: dict[QWidget, QSizePolicy] = {}
        self.currentChanged.connect(self._give_room)

    def addWidget(self, w: QWidget) -> int:
        """Add a page, which is not seen yet unless it is the first."""
        self._wanted[w] = w.sizePolicy()
        place = super().addWidget(w)
        self._give_room(self.currentIndex())
        return place

    def _give_room(self, seen: int) -> None:
        # By policies, not by a hint of our own: Qt asks for hints while it takes widgets apart, too.
        for place in range(self.count()):
            if page := self.widget(place):
                page.setSizePolicy(self._wanted[page] if place == seen else NO_ROOM)
