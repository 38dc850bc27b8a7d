"""The line at the foot of the window: how many cases, how many late, who works here, where and when it was saved."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar

from app.domain.done import Done
from app.domain.spoken_dates import clock_time
from app.ui.look import theme

if TYPE_CHECKING:
    from app.services.lists import WorkSummary

SHOWN_FOR = 8_000
"""Milliseconds for which the line says what was just done."""


class StatusLine(QStatusBar):
    """Facts that stay; what was just saved stands in their place for a few seconds."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._saved = ""
        self._counted: WorkSummary | None = None
        self.facts = theme.label(place, wrap=False)
        self.facts.setContentsMargins(theme.space(self, 1.1), 0, 0, 0)
        self.setSizeGripEnabled(False)
        self.addWidget(self.facts)

    def show_summary(self, counted: "WorkSummary") -> None:
        """Say the counts anew."""
        self._counted = counted
        self._say()

    def show_saved(self, done: Done, now: datetime) -> None:
        """Say what was done, and when it was saved."""
        self._saved = f", saved {clock_time(now)}"
        self._say()
        if done.said:
            self.showMessage(f"   {done.said}", SHOWN_FOR)

    def _say(self) -> None:
        counted, said = self._counted, list[str]()
        if counted is not None:
            said.append(f"{counted.open_cases:,} open case{'' if counted.open_cases == 1 else 's'}")
            said += [f"{counted.all_late:,} late"] if counted.all_late else []
            said.append(counted.me.name)
        self.facts.setText("  ·  ".join((*said, self._place + self._saved)))
