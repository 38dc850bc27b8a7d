"""The office's policy packs: which there are, which governs whom from when, and bringing another into force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.packs import NewPackFrom, PackFrom, problems_with_pack_from
from app.domain.rights import reads_cases
from app.domain.spoken_dates import LONDON, day_of, full_day
from app.domain.words import MoveName
from app.services.facts.loading import policy_from
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.policy_packs import read_pack, text_of
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class PackLine:
    """A pack of this office, in force or not."""

    id: int
    code: str
    version: str
    title: str
    effective: date
    review_by: date | None

    @property
    def words(self) -> str:
        """How a list names it: "ISHA complaints policy 2018, version 1"."""
        return f"{self.title}, version {self.version}"


@dataclass(frozen=True, slots=True)
class InForceLine:
    """One pack in force for one landlord; `until` is its last day, None while no other follows.

    `cases` is None for those who read no case.
    """

    pack_id: int
    title: str
    version: str
    from_day: date
    until: date | None
    cases: int | None


def packs(work: Work) -> tuple[PackLine, ...]:
    """Every pack of the office, by title and version."""
    rows = work.session.execute(
        select(tables.PolicyPack).order_by(tables.PolicyPack.title, tables.PolicyPack.id)
    ).scalars()
    found = ((row, policy_from(row.text, row.code)) for row in rows)
    return tuple(
        PackLine(row.id, row.code, row.version, row.title, policy.effective, policy.review_by) for row, policy in found
    )


def in_force(work: Work, landlord_id: int) -> tuple[InForceLine, ...]:
    """The packs of one landlord with the days between which each governs what is received, newest first."""
    cases = _cases_by_pack(work, landlord_id)
    lines: list[InForceLine] = []
    until: date | None = None
    for from_day, pack in reversed(_rows(work, landlord_id)):
        counted = None if cases is None else cases.get(pack.id, 0)
        lines.append(InForceLine(pack.id, pack.title, pack.version, from_day, until, counted))
        until = date.fromordinal(from_day.toordinal() - 1)
    return tuple(lines)


def _cases_by_pack(work: Work, landlord_id: int) -> dict[int, int] | None:
    if not reads_cases(work.person):
        return None
    case = tables.Case
    counted = select(case.pack_id, func.count()).where(case.landlord_id == landlord_id).group_by(case.pack_id)
    return dict(work.session.execute(counted).all())


def add_pack_file(work: Work, path: Path) -> Done:
    """Adds the pack in a file. Raises Refusal with every fault of it: file, key, and what was expected."""
    return add_pack(work, text_of(path), path.name)


def add_pack(work: Work, text: str, name: str) -> Done:
    """Adds a pack, so that it can be brought into force; `name` is the file that its faults name."""
    work.move = MoveName.ADD_A_POLICY
    refuse_without_right(work)
    policy = read_pack(text, name)
    pack = tables.PolicyPack
    twin = select(pack).where(pack.code == policy.code, pack.version == policy.version)
    if work.session.execute(twin).scalar_one_or_none():
        raise Refusal(
            f"{name}: version {policy.version} of {policy.code} is here already. "
            "Give the changed policy a new version: cases keep the one they were received under."
        )
    added = pack(code=policy.code, version=policy.version, title=policy.title, text=text, added_at=work.now)
    added.without_approval = "\n".join(policy.without_approval)
    work.session.add(added)
    return Done(None, "", f"{policy.title}, version {policy.version}, added")


def bring_into_force(work: Work, landlord_id: int | None, pack_id: int | None, from_day: date | None) -> Done:
    """From this day on the pack governs what the landlord receives; a case keeps the pack of its day of receipt."""
    work.move = MoveName.BRING_A_POLICY_INTO_FORCE
    refuse_without_right(work)
    landlord = _held(work, landlord_id) if landlord_id else None
    pack = work.session.get(tables.PolicyPack, pack_id) if pack_id else None
    policy = policy_from(pack.text, pack.code) if pack else None
    typed = NewPackFrom(landlord_id, pack_id, from_day)
    before = _packs_from(work, landlord_id) if landlord_id else ()
    problems = problems_with_pack_from(typed, policy, before, day_of(work.now))
    if problems or landlord is None or pack is None or from_day is None:
        raise Refusal.of_fields(problems)
    work.session.add(tables.PackInForce(landlord_id=landlord.id, pack_id=pack.id, from_day=from_day))
    kept = _logged_since(work, landlord.id, from_day)
    return Done(None, "", f"{pack.title} governs what {landlord.name} receives from {full_day(from_day)}{kept}")


def _held(work: Work, landlord_id: int) -> tables.Landlord:
    """The landlord, held for this transaction: two desks cannot bring in two packs from one day."""
    query = select(tables.Landlord).where(tables.Landlord.id == landlord_id).with_for_update()
    landlord = work.session.execute(query).scalar_one_or_none()
    if landlord is None:
        raise Refusal.of_fields({"landlord_id": "This landlord is no longer there. Choose another."})
    return landlord


def _rows(work: Work, landlord_id: int) -> Sequence[tuple[date, tables.PolicyPack]]:
    since, pack = tables.PackInForce, tables.PolicyPack
    query = select(since.from_day, pack).join(pack, pack.id == since.pack_id).where(since.landlord_id == landlord_id)
    return work.session.execute(query.order_by(since.from_day)).all()


def _packs_from(work: Work, landlord_id: int) -> tuple[PackFrom, ...]:
    return tuple(PackFrom(pack.id, pack.title, from_day) for from_day, pack in _rows(work, landlord_id))


def _logged_since(work: Work, landlord_id: int, from_day: date) -> str:
    """What happens to the cases received since a day that has gone: nothing, and that is said to who reads them."""
    if not reads_cases(work.person):
        return ""
    case, midnight = tables.Case, datetime(from_day.year, from_day.month, from_day.day, tzinfo=LONDON)
    query = select(func.count()).where(case.landlord_id == landlord_id, case.received_at >= midnight)
    count = work.session.execute(query).scalar_one()
    if not count:
        return ""
    if count == 1:
        return "; 1 case received since then keeps the policy it was logged under"
    return f"; {count:,} cases received since then keep the policy they were logged under"
