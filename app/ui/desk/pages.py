"""The pages of the main window, of which one is seen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Pages(QStackedWidget):
    """As small as the page that is seen lets it be: a tall page that is not seen asks for no room."""

    def minimumSizeHint(self) -> QSize:
        """The least room that the page needs which is seen."""
        seen = self.currentWidget()
        return seen.minimumSizeHint() if seen else super().minimumSizeHint()
