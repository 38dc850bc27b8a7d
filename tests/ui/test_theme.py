"""The theme: readable in light and dark, following the system, and never by colour alone."""

import re
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.look import theme
from app.ui.look.colours import DARK, HIGH_CONTRAST, LIGHT, Colours, colours, contrast, of_palette
from app.ui.look.marks import WORDS, mark_icon

READABLE = 4.5


@pytest.mark.parametrize("chosen", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground_by_4_5_to_1(chosen: Colours):
    hard = [(text, ground, round(contrast(text, ground), 2)) for text, ground in chosen.text_pairs()]
    assert [one for one in hard if one[2] < READABLE] == []


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#1f5fb0", "#1f5fb0") == pytest.approx(1)


def test_the_style_sheet_knows_every_colour_it_names_and_fixes_no_font_size():
    sheet = theme.style_sheet(LIGHT)
    assert "$" not in sheet
    assert not re.search(r"font(-size)?:[^;]*\d+(px|pt)", sheet)


def test_changing_the_colours_reaches_widgets_palette_and_marks(qapp: QApplication, qtbot: QtBot):
    button = QPushButton("Acknowledge…")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.show()
    grounds: list[str] = []
    for chosen in (LIGHT, DARK):
        theme.wear(qapp, chosen)
        assert colours() == chosen
        grounds.append(button.grab().toImage().pixelColor(6, button.height() // 2).name())
    theme.wear(qapp, LIGHT)
    assert grounds == [LIGHT.fill, DARK.fill]


def test_high_contrast_uses_only_the_colours_its_owner_chose(qapp: QApplication):
    palette = QPalette()
    owned = {"#000000", "#ffff00", "#00ffff", "#101010"}
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "#000000"),
        (roles.Base, "#000000"),
        (roles.WindowText, "#ffff00"),
        (roles.Highlight, "#00ffff"),
        (roles.HighlightedText, "#101010"),
    ):
        palette.setColor(role, QColor(name))
    assert {getattr(of_palette(palette), name) for name in Colours.__slots__} <= owned
    qapp.setProperty(HIGH_CONTRAST, True)
    assert colours() == of_palette(qapp.palette())
    theme.apply(qapp)
    assert qapp.property(HIGH_CONTRAST) is False


def shape(mark: str) -> list[list[bool]]:
    """Where a mark is dark, whatever its colour."""
    image = mark_icon(mark, 24).pixmap(24).toImage()
    pixels = [[image.pixelColor(x, y) for x in range(24)] for y in range(24)]
    return [[pixel.alpha() > 127 and pixel.lightness() < 200 for pixel in row] for row in pixels]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("first", "second"), list(combinations(sorted(WORDS), 2)))
def test_two_marks_differ_by_shape_not_only_by_colour(first: str, second: str):
    different = [
        one != other
        for ones, others in zip(shape(first), shape(second), strict=True)
        for one, other in zip(ones, others, strict=True)
    ]
    assert sum(different) > 12


def test_a_label_shows_what_somebody_typed_and_never_reads_it_as_html(qtbot: QtBot):
    shown = theme.label("<b>Okafor</b>")
    qtbot.addWidget(shown)
    plain = QLabel("Okafor")
    qtbot.addWidget(plain)
    assert shown.sizeHint().width() > plain.sizeHint().width()


def test_sizes_grow_with_the_font(qtbot: QtBot):
    small, large = QLabel("x"), QLabel("x")
    for one in (small, large):
        qtbot.addWidget(one)
    theme.sized(large, 3)
    assert theme.space(large) > 2 * theme.space(small)
