"""Notes a contact on a case: the one place where a row of contacts is written."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.words import ContactKind, Direction, Method
from app.services.facts.loading import LoadedCase
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class Noted:
    """What is kept of one contact; unless it says otherwise it went to the customer and reached them."""

    kind: ContactKind
    method: Method
    at: datetime | None
    summary: str = field(repr=False)
    why_other_method: str = field(default="", repr=False)
    direction: Direction = Direction.OUTBOUND
    reached: bool = True
    next_update_on: date | None = None
    first_findings: str = field(default="", repr=False)
    options: str = field(default="", repr=False)


def note(work: Work, case: LoadedCase, noted: Noted) -> None:
    """Adds the contact to the stage at hand, made by whoever acts."""
    work.session.add(
        tables.Contact(
            case_id=case.row.id,
            stage_id=case.stage.id,
            kind=noted.kind,
            direction=noted.direction,
            method=noted.method,
            why_other_method=noted.why_other_method.strip(),
            reached=noted.reached,
            at=noted.at,
            by_id=work.person.id,
            summary=noted.summary.strip(),
            first_findings=noted.first_findings.strip(),
            options=noted.options.strip(),
            next_update_on=noted.next_update_on,
        )
    )
