"""Shows a case: facts, steps, customer card, letters; frozen, for a window to keep."""

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from app.domain.cases import Case, Issue, Person
from app.domain.checklist import Checked
from app.domain.deadlines import working_days_late
from app.domain.moves.review import PossibleReviewer, reason_not_to_choose_reviewer
from app.domain.outcomes import outcome_of
from app.domain.spoken_dates import day_of
from app.domain.steps import Step, steps_of
from app.domain.to_do import ToDo, next_to_do
from app.domain.words import Channel, LetterFormat, LetterKind, LetterState, Method, Outcome
from app.domain.working_days import WorkingCalendar
from app.services.cases.checking import checklist
from app.services.evidence.listing import EvidenceLine, evidence_of
from app.services.facts.involved import possible_reviewers
from app.services.facts.loading import LoadedCase, customer_name, load
from app.services.facts.parts import issues
from app.storage import tables
from app.storage.work import Work


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another case of this customer or home, in a line."""

    id: int
    reference: str
    about: str
    status: str
    received_on: date
    same_home_only: bool


@dataclass(frozen=True, slots=True, repr=False)
class CustomerCard:
    """What everyone who speaks or writes to the customer needs to see."""

    id: int
    name: str
    kind: str
    address: tuple[str, ...]
    telephone: str
    email: str
    preferred: Method | None
    contact_notes: str
    never_by: tuple[Method, ...]
    forbidden_contact: str
    letter_format: LetterFormat
    adjustments: str
    adjustments_reviewed_on: date | None
    adjustments_review_on: date | None
    language: str
    interpreter: bool
    risk_marker: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class LetterLine:
    """One letter of the case, as the Letters tab lists it."""

    id: int
    kind: LetterKind
    state: LetterState
    made_by: str
    made_at: datetime
    sent_how: Method | None
    format: LetterFormat


@dataclass(frozen=True, slots=True)
class EarlierStage:
    """A stage that was answered: its name, and each issue with what was decided about it then."""

    name: str
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a case window shows, to `me`."""

    case: Case
    me: Person
    calendar: WorkingCalendar
    today: date
    channel: Channel
    recorded_by: str
    stage_name: str
    steps: tuple[Step, ...]
    to_do: ToDo | None
    working_days_late: int
    outcome: Outcome | None
    customer: CustomerCard | None
    address: str
    landlord_id: int
    home_id: int | None
    other_cases: tuple[OtherCase, ...]
    letters: tuple[LetterLine, ...]
    evidence: tuple[EvidenceLine, ...] = ()
    assistance: str = field(default="", repr=False)
    checklist: tuple[Checked, ...] = ()
    learning: str = field(default="", repr=False)
    earlier: tuple[EarlierStage, ...] = ()
    possible_reviewers: tuple[PossibleReviewer, ...] = ()
    """Everybody who may review cases at all, as long as a reviewer can be chosen."""


def view(work: Work, case_id: int) -> CaseView:
    """A case as it stands at this moment."""
    loaded = load(work, case_id)
    row, facts, today = loaded.row, loaded.facts, day_of(work.now)
    to_do = next_to_do(facts, loaded.calendar)
    recorded_by = work.session.get_one(tables.Person, row.recorded_by_id).name
    listed = work.session.get(tables.CaseListRow, row.id)
    return CaseView(
        case=facts,
        me=work.person,
        calendar=loaded.calendar,
        today=today,
        channel=row.channel,
        recorded_by=recorded_by,
        stage_name=loaded.stage.name,
        steps=steps_of(facts, loaded.calendar),
        to_do=to_do,
        working_days_late=working_days_late(to_do.day, None, today, loaded.calendar) if to_do and to_do.day else 0,
        outcome=outcome_of(facts.issues),
        customer=_card(work, loaded),
        address=listed.address if listed else "",
        landlord_id=row.landlord_id,
        home_id=row.home_id,
        other_cases=_other_cases(work, row),
        letters=_letters(work, case_id),
        evidence=evidence_of(work, case_id),
        assistance=row.assistance,
        checklist=checklist(work, loaded),
        learning=row.learning,
        earlier=_earlier(work, loaded),
        possible_reviewers=_reviewers(work, loaded),
    )


CARD_FIELDS = (
    *("title", "forenames", "surname", "line1", "line2", "town", "postcode", "telephone", "email", "preferred"),
    *("contact_notes", "never_by", "forbidden_contact", "joint_with", "letter_format", "adjustments"),
    *("adjustments_review_on", "language", "interpreter", "risk_marker"),
)
"""The fields of a customer that the card's form edits."""


def _card(work: Work, loaded: LoadedCase) -> CustomerCard | None:
    if loaded.row.customer_id is None:
        return None
    customer = work.session.get_one(tables.Customer, loaded.row.customer_id)
    home = work.session.get(tables.Home, loaded.row.home_id) if loaded.row.home_id else None
    place = customer if customer.line1 else home
    lines = (place.line1, place.line2, place.town, place.postcode) if place else ()
    return CustomerCard(
        id=customer.id,
        name=customer_name(customer),
        kind=customer.kind.words,
        address=tuple(line for line in lines if line),
        telephone=customer.telephone,
        email=customer.email,
        preferred=customer.preferred,
        contact_notes=customer.contact_notes,
        never_by=customer.never_by,
        forbidden_contact=customer.forbidden_contact,
        letter_format=customer.letter_format,
        adjustments=customer.adjustments,
        adjustments_reviewed_on=customer.adjustments_reviewed_on,
        adjustments_review_on=customer.adjustments_review_on,
        language=customer.language,
        interpreter=customer.interpreter,
        risk_marker=customer.risk_marker,
        values={name: getattr(customer, name) for name in CARD_FIELDS},
    )


def _other_cases(work: Work, row: tables.Case) -> tuple[OtherCase, ...]:
    same = [tables.Case.customer_id == row.customer_id] if row.customer_id else []
    homes = [tables.Case.home_id == row.home_id] if row.home_id else []
    found: dict[int, OtherCase] = {}
    for condition, home_only in ((same, False), (homes, True)):
        if not condition:
            continue
        query = (
            select(tables.Case).where(*condition, tables.Case.id != row.id).order_by(tables.Case.id.desc()).limit(20)
        )
        for other in work.session.execute(query).scalars():
            line = OtherCase(
                other.id,
                other.reference,
                "" if other.restricted else other.about,
                other.status.words,
                day_of(other.received_at),
                home_only,
            )
            found.setdefault(other.id, line)
    return tuple(found.values())


def _earlier(work: Work, loaded: LoadedCase) -> tuple[EarlierStage, ...]:
    if loaded.stage.number <= 1:
        return ()
    stage, case_id = tables.Stage, loaded.row.id
    query = select(stage).where(stage.case_id == case_id, stage.number.between(1, loaded.stage.number - 1))
    return tuple(
        EarlierStage(each.name, issues(work.session, case_id, each.id))
        for each in work.session.execute(query.order_by(stage.number)).scalars()
    )


def _reviewers(work: Work, loaded: LoadedCase) -> tuple[PossibleReviewer, ...]:
    return () if reason_not_to_choose_reviewer(loaded.facts) else possible_reviewers(work, loaded)


def _letters(work: Work, case_id: int) -> tuple[LetterLine, ...]:
    rows = (
        select(tables.Letter, tables.Person.name)
        .join(tables.Person, tables.Person.id == tables.Letter.made_by_id)
        .where(tables.Letter.case_id == case_id)
        .order_by(tables.Letter.id)
    )
    return tuple(
        LetterLine(letter.id, letter.kind, letter.state, name, letter.made_at, letter.sent_how, letter.format)
        for letter, name in work.session.execute(rows)
    )
