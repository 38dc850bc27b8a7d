"""What goes to the clipboard of a list: lines with tabs, and a table; nothing in it is a formula."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData

from app.domain.spreadsheets import as_html_table, as_tabbed_lines
from app.ui.lists.table_model import Column


def as_copied(columns: Sequence[Column], rows: Sequence[Any]) -> QMimeData:
    """These columns of these rows, titles first."""
    cells = [[column.title for column in columns], *([column.text(row) for column in columns] for row in rows)]
    copied = QMimeData()
    copied.setText(as_tabbed_lines(cells))
    copied.setHtml(as_html_table(cells))
    return copied
