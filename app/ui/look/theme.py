"""The theme: the system's own widgets and palette, one accent colour, and one short style sheet."""

from dataclasses import asdict
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.resources import resources_folder
from app.ui.look.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, colours, high_contrast, is_dark, of_palette

STYLE_SHEET = resources_folder() / "style.qss"


def apply(app: QApplication) -> None:
    """Dress the program, and again whenever the person changes between light, dark and high contrast."""
    wardrobe = app.findChild(_Wardrobe) or _Wardrobe(app)
    wardrobe.dress()


def dress(app: QApplication) -> None:
    """Set palette and style sheet by what the system asks for now."""
    if high_contrast():
        app.setStyleSheet(style_sheet(of_palette(app.palette())))
        return
    scheme = app.styleHints().colorScheme()
    dark = scheme == Qt.ColorScheme.Dark or (
        scheme == Qt.ColorScheme.Unknown and is_dark(app.style().standardPalette())
    )
    wear(app, DARK if dark else LIGHT)


def wear(app: QApplication, chosen: Colours) -> None:
    """Set palette and style sheet to these colours."""
    app.setPalette(palette_of(chosen))
    app.setStyleSheet(style_sheet(chosen))


def style_sheet(chosen: Colours) -> str:
    """The style sheet, with the names of colours replaced by the colours."""
    return Template(STYLE_SHEET.read_text(encoding="utf-8")).substitute(asdict(chosen))


def palette_of(chosen: Colours) -> QPalette:
    """A palette for the native widgets in these colours."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, chosen.window),
        (roles.WindowText, chosen.text),
        (roles.Base, chosen.page),
        (roles.AlternateBase, chosen.window),
        (roles.Text, chosen.text),
        (roles.Button, chosen.page),
        (roles.ButtonText, chosen.text),
        (roles.ToolTipBase, chosen.page),
        (roles.ToolTipText, chosen.text),
        (roles.PlaceholderText, chosen.quiet),
        (roles.Highlight, chosen.fill),
        (roles.HighlightedText, chosen.on_fill),
        (roles.Link, chosen.accent),
        (roles.LinkVisited, chosen.accent),
        (roles.Accent, chosen.fill),
        (roles.Mid, chosen.line),
    ):
        palette.setColor(role, QColor(name))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.off))
    return palette


def sized(widget: QWidget, times: float, *, bold: bool = False) -> None:
    """Give a widget a font `times` as large as its own; never a number of pixels, so that it follows the system."""
    font = QFont(widget.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * times)
    else:
        font.setPixelSize(round(font.pixelSize() * times))
    if bold:
        font.setWeight(QFont.Weight.Bold)
    widget.setFont(font)


def label(
    words: str,
    *,
    tone: str = "",
    times: float = 1.0,
    bold: bool = False,
    wrap: bool = True,
    within: QWidget | None = None,
) -> QLabel:
    """A label of plain text: never HTML, because it may hold what somebody typed."""
    made = QLabel(words) if within is None else QLabel(words, within)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    if times != 1.0 or bold:
        sized(made, times, bold=bold)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the widget be drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def space(widget: QWidget, times: float = 1.0) -> int:
    """A distance in pixels that grows with the widget's font: `times` half its line."""
    return round(widget.fontMetrics().height() * times / 2)


class _Wardrobe(QObject):
    """Dresses the program again when the system's colours change."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        # Kept: once Python lets go of the hints, what it then gets from them is taken for deleted.
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.dress)
        self._accessibility.contrastPreferenceChanged.connect(self.dress)

    def dress(self) -> None:
        """Set palette and style sheet by what the system asks for now."""
        wanted = self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        self._app.setProperty(HIGH_CONTRAST, wanted)
        dress(self._app)


__all__ = ["apply", "colours", "dress", "label", "palette_of", "set_property", "sized", "space", "style_sheet", "wear"]
