"""By which policy, law and calendar the cases of a log are governed, asked once for all of them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select

from app.domain.cases import Case
from app.domain.complaints_log.facts import Rules
from app.domain.complaints_log.kinds import Kind
from app.domain.deadlines import DueDate
from app.domain.errors import Refusal
from app.domain.policy import Policy, StepCode
from app.domain.steps import due_dates
from app.domain.working_days import WorkingCalendar
from app.services.calendars import calendar_for
from app.services.cases.log import LAWS
from app.services.facts.loading import law_named, policy_from
from app.storage import tables
from app.storage.work import Work

_DATES_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Governed:
    """The pack of one day, and all that the rules ask for."""

    pack_id: int
    rules: Rules


class Governing:
    """The packs of a landlord by the day of receipt; the earliest governs whatever came before it."""

    def __init__(
        self, work: Work, landlord: tables.Landlord, today: date, kind: Kind, *, says_when_closed: bool = True
    ) -> None:
        self._work, self.landlord = work, landlord
        self._dates: dict[object, dict[StepCode, DueDate | None]] = {}
        in_force = select(tables.PackInForce).where(tables.PackInForce.landlord_id == landlord.id)
        rows = work.session.execute(in_force.order_by(tables.PackInForce.from_day)).scalars().all()
        if not rows:
            raise Refusal.of_fields(
                {"landlord_id": f"{landlord.name} has no policy in force yet. Choose one on the Policy page."}
            )
        law = LAWS.get(landlord.nation) if landlord.law_layer else None
        self._governed = [(row.from_day, self._of(row, law, today, kind, closed=says_when_closed)) for row in rows]

    @property
    def stages(self) -> int:
        """How many stages the policy of today has."""
        return len(self._governed[-1][1].rules.policy.stages)

    def of(self, received: date) -> Governed:
        """What governs a case that was received on this day."""
        found = self._governed[0][1]
        for from_day, governed in self._governed:
            if from_day <= received:
                found = governed
        return found

    def calendar_of(self, policy: Policy) -> WorkingCalendar:
        """The landlord's working days as this policy counts them."""
        return calendar_for(self._work.session, self.landlord, policy)

    def dates_of(self, facts: Case) -> dict[StepCode, DueDate | None]:
        """When each dated step of a stage is due; counted once for all cases to which the same happened."""
        happened = (
            *(facts.policy.code, facts.policy.version, facts.stage_number, facts.received_at, facts.stage_began_at),
            *(facts.acknowledged_at, facts.promised_answer_on, facts.extensions, facts.anonymous),
        )
        found = self._dates.get(happened)
        if found is None:
            if len(self._dates) > _DATES_KEPT:
                self._dates.clear()
            found = self._dates[happened] = due_dates(facts, self.calendar_of(facts.policy))
        return found

    def _of(self, row: tables.PackInForce, law: str | None, today: date, kind: Kind, *, closed: bool) -> Governed:
        pack = self._work.session.get_one(tables.PolicyPack, row.pack_id)
        policy = policy_from(pack.text, pack.code)
        calendar = calendar_for(self._work.session, self.landlord, policy)
        known = law_named(law) if law else None
        return Governed(pack.id, Rules(self.landlord.name, policy, known, calendar, today, kind.screened, closed))
