"""What the window has to say over its pages: trouble, with a way on."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.telling.banner import Banner


class Notices(QWidget):
    """One banner for trouble; no room at all while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
