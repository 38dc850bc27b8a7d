"""The colours of the screen, each named for what it says; derived in this one place."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette

DARKER_THAN_THIS_IS_DARK = 128
HIGH_CONTRAST = "high_contrast"
LINEAR_UP_TO = 0.04045  # WCAG 2.2, relative luminance


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as #rrggbb. `*_back` is what stands behind the word of the same name."""

    window: str
    side: str
    page: str
    text: str
    quiet: str
    line: str
    accent: str
    accent_back: str
    fill: str
    on_fill: str
    fill_hover: str
    chosen: str
    on_chosen: str
    hover: str
    late: str
    late_back: str
    today: str
    today_back: str
    done: str
    done_back: str
    off: str
    """What cannot be used just now; it need not be read, only seen."""

    def tone(self, name: str) -> str | None:
        """The colour of a tone that a row asks for; None where it has none of its own."""
        return {
            "late": self.late,
            "today": self.today,
            "done": self.done,
            "quiet": self.quiet,
            "accent": self.accent,
        }.get(name)

    def text_pairs(self) -> tuple[tuple[str, str], ...]:
        """Every pair of text and background that the screen shows: each must be easy to read."""
        on_grounds = [
            (text, ground) for text in (self.text, self.quiet) for ground in (self.window, self.side, self.page)
        ]
        tones = (self.late, self.today, self.done, self.accent)
        on_pages = [(tone, ground) for tone in tones for ground in (self.window, self.page)]
        pills = [
            (self.late, self.late_back),
            (self.today, self.today_back),
            (self.done, self.done_back),
            (self.accent, self.accent_back),
        ]
        chosen = [(self.on_chosen, self.chosen), *((tone, self.chosen) for tone in (*tones, self.quiet))]
        buttons = [(self.on_fill, self.fill), (self.on_fill, self.fill_hover), (self.text, self.hover)]
        return (*on_grounds, *on_pages, *pills, *chosen, *buttons)


LIGHT = Colours(
    window="#f4f5f7",
    side="#ebedf1",
    page="#ffffff",
    text="#151922",
    quiet="#58606e",
    line="#d3d7de",
    accent="#1f5fb0",
    accent_back="#e1ecfa",
    fill="#1f5fb0",
    on_fill="#ffffff",
    fill_hover="#184f95",
    chosen="#dbe6f7",
    on_chosen="#0d1526",
    hover="#eef2f8",
    late="#ab2018",
    late_back="#fbe3e1",
    today="#7d4c00",
    today_back="#fdf0d2",
    done="#1d6b49",
    done_back="#ddf1e6",
    off="#9aa1ac",
)
DARK = Colours(
    window="#1b1e23",
    side="#15181c",
    page="#23272d",
    text="#eaedf1",
    quiet="#a9b1bd",
    line="#414853",
    accent="#8ab8f5",
    accent_back="#22344e",
    fill="#2f6dc0",
    on_fill="#ffffff",
    fill_hover="#2560b0",
    chosen="#2a4063",
    on_chosen="#f4f7fb",
    hover="#2c3239",
    late="#ff9d94",
    late_back="#4a2421",
    today="#f2c26b",
    today_back="#43351c",
    done="#7fd6aa",
    done_back="#1e3d2f",
    off="#717986",
)


def of_palette(palette: QPalette) -> Colours:
    """The colours of a high-contrast palette: only those that its owner chose; shapes and words say the rest."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    roles = QPalette.ColorRole
    window, page, text = colour(roles.Window), colour(roles.Base), colour(roles.WindowText)
    chosen, on_chosen = colour(roles.Highlight), colour(roles.HighlightedText)
    return Colours(
        window=window,
        side=window,
        page=page,
        text=text,
        quiet=text,
        line=text,
        accent=text,
        accent_back=window,
        fill=chosen,
        on_fill=on_chosen,
        fill_hover=chosen,
        chosen=chosen,
        on_chosen=on_chosen,
        hover=window,
        late=text,
        late_back=window,
        today=text,
        today_back=window,
        done=text,
        done_back=window,
        off=text,
    )


def is_dark(palette: QPalette) -> bool:
    """True when a palette's windows are dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < DARKER_THAN_THIS_IS_DARK


def high_contrast() -> bool:
    """True when the person has asked the system for high contrast; the theme notes it on the program."""
    program = QGuiApplication.instance()
    return program is not None and bool(program.property(HIGH_CONTRAST))


def colours() -> Colours:
    """The colours in use now."""
    palette = QGuiApplication.palette()
    if high_contrast():
        return of_palette(palette)
    return DARK if is_dark(palette) else LIGHT


def colour(name: str) -> QColor:
    """One of the colours in use now, by its name."""
    return QColor(getattr(colours(), name))


def contrast(first: str, second: str) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG 2.2 counts it; text needs 4.5."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4
