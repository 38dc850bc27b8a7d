"""The overview: what they said, how we understand it, and where the case stands."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from app.domain.happened import pause_words
from app.domain.spoken_dates import clock_time, day_of, full_day
from app.ui.case.case_tab import CaseTab, heading, paper, readable
from app.ui.case.checklist_panel import checklist_panel
from app.ui.chosen.step_words import spoken_day
from app.ui.look import theme

if TYPE_CHECKING:
    from app.services.cases import CaseView


def facts_of(view: "CaseView") -> tuple[tuple[str, str], ...]:
    """Where the case stands, as pairs of label and value; what is not known is left out."""
    case, words = view.case, view.case.policy.words
    received = day_of(case.received_at)
    pairs = (
        ("Stands at", f"{view.stage_name}: {case.status.words}"),
        ("Outcome", view.outcome.words if view.outcome else ""),
        ("Next", _next(view)),
        (
            "Received",
            f"{full_day(received)} {clock_time(case.received_at)}, by {view.channel.words}, {view.recorded_by}",
        ),
        ("Landlord", case.landlord),
        (words.handler, case.handler.name if case.handler else "nobody yet"),
        (words.case_worker, case.case_worker.name if case.case_worker else ""),
        (words.reviewer[:1].upper() + words.reviewer[1:], _reviewer(view)),
        ("Answer promised", full_day(case.promised_answer_on) if case.promised_answer_on else ""),
        ("Paused", pause_words(case)),
        ("Next update", _update(view)),
        ("Written answer", "asked for" if case.written_answer_requested else ""),
        ("Restricted", "to managers, and those who look after it or review it" if case.restricted else ""),
        ("Help given", view.assistance),
        ("Who can advise", "; ".join(each.words for each in case.policy.specialists)),
        ("Policy", f"{case.policy.title}{', with the law of the day' if case.law else ''}"),
    )
    return tuple((label, value) for label, value in pairs if value)


def _reviewer(view: "CaseView") -> str:
    if view.case.stage_number == 1:
        return ""
    return view.case.reviewer.name if view.case.reviewer else "nobody yet"


class Overview(CaseTab):
    """The complaint in the customer's words and in ours, beside the facts."""

    def __init__(self) -> None:
        super().__init__("Overview")
        self.copy: QPushButton | None = None

    def fill(self, column: QVBoxLayout, view: "CaseView") -> None:
        """Put the complaint, and the facts beside it."""
        across = QHBoxLayout()
        across.setSpacing(theme.space(self, 3))
        said = QVBoxLayout()
        said.setSpacing(theme.space(self, 0.8))
        self._put_texts(said, view)
        said.addStretch(1)
        across.addLayout(said, 5)
        beside = QVBoxLayout()
        beside.setSpacing(theme.space(self, 1.6))
        beside.addWidget(self._facts(view))
        self.copy = None
        if view.checklist:
            card, self.copy = checklist_panel(view)
            beside.addWidget(card)
        beside.addStretch(1)
        across.addLayout(beside, 4)
        column.addLayout(across)

    def _put_texts(self, column: QVBoxLayout, view: "CaseView") -> None:
        case = view.case
        for title, text in (
            ("What they said", case.said),
            ("As we understand it", case.understood),
            ("Outcome sought", case.outcome_sought),
        ):
            if text:
                column.addWidget(heading(title))
                column.addWidget(readable(text))
                column.addSpacing(theme.space(self, 0.8))

    def _facts(self, view: "CaseView") -> QFrame:
        grid = QGridLayout()
        card = paper(grid)
        card.setAccessibleName("Where it stands")
        grid.setHorizontalSpacing(theme.space(self, 2))
        grid.setVerticalSpacing(theme.space(self, 0.6))
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(facts_of(view)):
            grid.addWidget(theme.label(label, tone="quiet", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            late = label == "Next" and view.working_days_late > 0
            grid.addWidget(readable(value, tone="late" if late else "", bold=label == "Next"), row, 1)
        return card


def _next(view: "CaseView") -> str:
    to_do, late = view.to_do, view.working_days_late
    if to_do is None:
        return ""
    if to_do.day is None:
        return to_do.what
    days = f", late by {late} working day{'' if late == 1 else 's'}" if late else ""
    when = "today" if to_do.day == view.today else f"by {spoken_day(to_do.day, view.today)}"
    return f"{to_do.what} {when}{days}"


def _update(view: "CaseView") -> str:
    case = view.case
    day = full_day(case.next_update_on) if case.next_update_on and not case.answered_at else ""
    often = f"every {case.update_every_days} days" if case.update_every_days else ""
    return ", ".join(part for part in (day, often) if part)
