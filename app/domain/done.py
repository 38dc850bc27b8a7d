"""What a finished move answers with; stored with its command id, so that a repeat gets the same answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """A move that was saved: the case, its reference, and a sentence for the status bar."""

    case_id: int | None
    reference: str
    said: str
