"""What a pack says of daily practice besides its rules: who gives guidance, and which checklist is kept."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Specialist:
    """A role that gives guidance on complaints (INC 5); who holds it and how to reach them, where the pack says so."""

    role: str
    clause: str
    who: str = ""
    reached_at: str = ""

    @property
    def words(self) -> str:
        """In a line: "Performance Officers: Lee Novak, 01274 254000"."""
        more = ", ".join(part for part in (self.who, self.reached_at) if part)
        return f"{self.role}: {more}" if more else self.role


class FilledBy(StrEnum):
    """What of a case fills a line of a checklist."""

    LOGGED = "logged"
    HELPED = "helped"
    ACKNOWLEDGED = "acknowledged"
    HANDLER = "handler"
    CASE_WORKER = "case-worker"
    INFORMED = "informed"
    FOUND = "found"
    DECIDED = "decided"
    ACTIONS = "actions"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line of the checklist that is kept for each complaint, and what of the case fills it (INC A1.2)."""

    says: str
    filled_by: FilledBy
    clause: str
