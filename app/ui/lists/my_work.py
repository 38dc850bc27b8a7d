"""My work: what I must do next, by due date, and what nobody has been given yet."""

from typing import TYPE_CHECKING

from app.domain.lists import ListQuery
from app.ui.lists.case_columns import OF_MY_WORK
from app.ui.lists.case_page import CasePage
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.lists import WorkSummary

THE_MOST_PRESSING_FIRST = ListQuery("due", filters=(("mine", "yes"),))
EMPTY = "Nothing waits for you. Log a new case with Ctrl+N, or look through all cases with Ctrl+2."


class MyWork(CasePage):
    """The list to work through from the top."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks, "My work", OF_MY_WORK, THE_MOST_PRESSING_FIRST, EMPTY)
        self._counted: WorkSummary | None = None

    def show_summary(self, counted: "WorkSummary") -> None:
        """Say how many are late and due today."""
        self._counted = counted
        if not self.finding:
            self.say_counts()

    def say_counts(self) -> None:
        """Late and due today, where there are any."""
        counted = self._counted
        if counted is None:
            return
        said = ((counted.late, f"{counted.late:,} late", "late"), (counted.today, f"{counted.today:,} today", "today"))
        self.header.pills.say(*((words, tone) for count, words, tone in said if count))
