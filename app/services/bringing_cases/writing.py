"""Cases out of a log, written by the hundred: each table's new rows in one statement."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.cases import Case, Person
from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.facts import Identity, facts_of
from app.domain.complaints_log.sorting import SortedCase
from app.domain.history import Change
from app.domain.spoken_dates import day_of
from app.domain.steps import done_at
from app.domain.to_do import things_to_do
from app.domain.words import ComplainantKind, LetterFormat, MoveName
from app.domain.written.addresses import lines_of
from app.services.bringing_cases.governing import Governing
from app.services.bringing_cases.looking_up import CustomerFound, HomeFound, LookedUp, found_by
from app.services.cases.listing import Place, customer_sorted, listed_as, words_wanted, work_left, written_address
from app.storage import tables
from app.storage.bulk import add_rows, draw_ids
from app.storage.history import First, Subject, write_first_lines
from app.storage.tables import Mapped
from app.storage.tables.cases import SEVERAL
from app.storage.work import Work

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PERSONAL: Final = ("title", "forenames", "surname", "line1", "line2", "town", "postcode", "telephone", "email")
_IN_ORDER: Final = (
    *(tables.Customer, tables.Case, tables.Stage, tables.Issue, tables.IssueDecision, tables.Extension, tables.Step),
    *(tables.CaseListRow, tables.CaseWord, tables.WorkRow, tables.BroughtCase),
)
"""No row before those that it refers to; last what the log said, of which the history of each case is made."""


@dataclass(slots=True)
class Rows:
    """The new rows of one piece, table by table."""

    of: dict[type[Mapped], list[dict[str, Any]]] = field(default_factory=dict[type[Mapped], list[dict[str, Any]]])
    firsts: list[First] = field(default_factory=list[First])

    def add(self, mapped: type[Mapped], **values: Any) -> None:
        """One row more."""
        self.of.setdefault(mapped, []).append(values)


@dataclass(frozen=True, slots=True)
class Writing:
    """What all cases of a log have in common while they are written."""

    work: Work
    governing: Governing
    file: str
    headers: Sequence[str]
    people: Mapping[int, str]


def write(writing: Writing, sorted_cases: Sequence[SortedCase], looked_up: LookedUp) -> None:
    """Adds these cases with all that follows from them."""
    work, rows = writing.work, Rows()
    taken = [(each.case, each) for each in sorted_cases if each.case is not None]
    if not taken:
        return
    connection = work.session.connection()
    ids = iter(draw_ids(connection, tables.Case, len(taken)))
    issue_ids = iter(draw_ids(connection, tables.Issue, sum(len(case.issues) for case, _ in taken)))
    stage_ids = iter(draw_ids(connection, tables.Stage, sum(case.stage for case, _ in taken)))
    customer_ids = iter(draw_ids(connection, tables.Customer, len(taken)))
    for (case, each), reference in zip(taken, _references(work, len(taken)), strict=True):
        home = looked_up.home_of(case)
        customer_id = _customer(rows, case, home, looked_up, customer_ids)
        person = Person(case.handler_id, writing.people[case.handler_id]) if case.handler_id else None
        identity = Identity(next(ids), reference, person, tuple(next(issue_ids) for _ in case.issues))
        governed = writing.governing.of(day_of(case.received))
        stages = facts_of(case, identity, governed.rules)
        _add_case(writing, rows, case, stages[-1], governed.pack_id, customer_id, home)
        _add_stages(writing, rows, stages, stage_ids)
        _add_issues(rows, stages[-1])
        _add_lists(writing, rows, case, stages[-1], home)
        _add_source(writing, rows, each, case, stages[-1])
    for mapped in _IN_ORDER:
        add_rows(connection, mapped, rows.of.get(mapped, ()))
    write_first_lines((work.session, MoveName.IMPORT_CASES, work.now, work.person.id), rows.firsts)


def _references(work: Work, number: int) -> Sequence[str]:
    """The next references of the year, as many as there are cases; the counter is held until the end."""
    counter, year = tables.ReferenceCounter, day_of(work.now).year
    insert = postgresql.insert if work.is_postgresql else sqlite.insert
    work.session.execute(insert(counter).values(year=year, last=0).on_conflict_do_nothing())
    drawn = update(counter).where(counter.year == year).values(last=counter.last + number).returning(counter.last)
    last: int = work.session.execute(drawn).scalar_one()
    return [f"R-{year}-{each:05d}" for each in range(last - number + 1, last + 1)]


def _customer(
    rows: Rows, case: LoggedCase, home: HomeFound | None, looked_up: LookedUp, ids: Iterator[int]
) -> int | None:
    """Whose complaint it is: somebody who is known, or a new record."""
    if case.name is None:
        return None
    if known := looked_up.customer_of(case.name, home, case):
        return known.id
    customer_id = next(ids)
    line1, line2, town = (home.line1, home.line2, home.town) if home else lines_of(case.address)
    values = {
        "title": case.name.title,
        "forenames": case.name.forenames,
        "surname": case.name.surname,
        "line1": line1,
        "line2": line2,
        "town": case.town or town,
        "postcode": home.postcode if home else case.postcode,
        "telephone": case.telephone,
        "email": case.email,
    }
    rows.add(
        tables.Customer,
        id=customer_id,
        version=1,
        kind=ComplainantKind.TENANT,
        found_by=found_by(case.name),
        home_id=home.id if home else None,
        letter_format=LetterFormat.STANDARD,
        never_by=(),
        interpreter=False,
        **dict.fromkeys(
            ("contact_notes", "forbidden_contact", "joint_with", "language", "adjustments", "risk_marker"), ""
        ),
        **values,
    )
    found = CustomerFound(customer_id, found_by(case.name), home.id if home else None, values["postcode"], line1)
    looked_up.customers.setdefault(found.found_by, []).append(found)
    row = str(customer_id)
    plain = [Change("customers", row, "kind", None, ComplainantKind.TENANT.value)]
    personal = [Change("customers", row, name, None, values[name]) for name in _PERSONAL if values[name]]
    rows.firsts.append(First(Subject("customer", customer_id), plain, personal))
    return customer_id


def _add_case(
    writing: Writing,
    rows: Rows,
    case: LoggedCase,
    facts: Case,
    pack_id: int,
    customer_id: int | None,
    home: HomeFound | None,
) -> None:
    rows.add(
        tables.Case,
        id=facts.id,
        version=1,
        reference=facts.reference,
        kind=facts.kind,
        status=facts.status,
        landlord_id=writing.governing.landlord.id,
        pack_id=pack_id,
        law=facts.law.code if facts.law else None,
        received_at=facts.received_at,
        channel=case.channel,
        recorded_by_id=writing.work.person.id,
        anonymous=facts.anonymous,
        customer_id=customer_id,
        home_id=home.id if home else None,
        about=facts.about,
        said=facts.said,
        understood="",
        outcome_sought=next((issue.outcome_sought for issue in case.issues if issue.outcome_sought), ""),
        assistance="",
        screened=facts.screened,
        handler_id=facts.handler.id if facts.handler else None,
        written_answer_requested=False,
        restricted=False,
        closed_at=facts.closed_at,
        learning=case.learning,
        remains="",
        survey_invited=False,
        brought_as=facts.brought_as,
    )


def _add_stages(writing: Writing, rows: Rows, stages: Sequence[Case], ids: Iterator[int]) -> None:
    person_id, now = writing.work.person.id, writing.work.now
    for facts in stages:
        stage_id = next(ids)
        rows.add(
            tables.Stage,
            id=stage_id,
            case_id=facts.id,
            number=facts.stage_number,
            name=facts.policy.stage(facts.stage_number).name,
            began_at=facts.stage_began_at,
            acknowledged_at=facts.acknowledged_at,
            first_contact_at=facts.first_contact_at,
            promised_answer_on=facts.promised_answer_on,
            answered_at=facts.answered_at,
        )
        for code, found in writing.governing.dates_of(facts).items():
            rows.add(
                tables.Step,
                case_id=facts.id,
                stage_id=stage_id,
                code=code.value,
                due_on=found.day if found else None,
                promised=found.promised if found else False,
                done_at=done_at(facts, code),
            )
        for put_off in facts.extensions:
            rows.add(
                tables.Extension,
                case_id=facts.id,
                stage_id=stage_id,
                step=put_off.step.value,
                old_due_on=put_off.old,
                new_due_on=put_off.new,
                reason=put_off.reason,
                good_reason="",
                next_update_on=put_off.new,
                told_at=writing.governing.moment_of(put_off.said_on),
                by_id=person_id,
                at=now,
            )
        for issue in facts.issues:
            if issue.decision:
                rows.add(
                    tables.IssueDecision,
                    case_id=facts.id,
                    stage_id=stage_id,
                    issue_id=issue.id,
                    outcome=issue.decision.outcome,
                    reasons=issue.decision.reasons,
                    remedy=issue.decision.remedy,
                    root_cause=issue.decision.root_cause,
                    contractor="",
                    policy_needs_review=False,
                    team="",
                    remedy_kinds=SEVERAL.join(issue.decision.remedy_kinds),
                    exception="",
                    circumstances="",
                    decided_by_id=person_id,
                    decided_at=facts.answered_at or facts.closed_at or facts.received_at,
                )


def _add_issues(rows: Rows, facts: Case) -> None:
    for issue in facts.issues:
        rows.add(
            tables.Issue,
            id=issue.id,
            case_id=facts.id,
            number=issue.number,
            summary=issue.summary,
            category=issue.category,
            service_area=issue.service_area,
            ground="",
            findings=issue.findings,
        )


def _add_lists(writing: Writing, rows: Rows, case: LoggedCase, facts: Case, home: HomeFound | None) -> None:
    left = things_to_do(facts, writing.governing.calendar_of(facts.policy))
    address = written_address(home.line1, home.line2, home.town, home.postcode) if home else ""
    if not home:
        line1, line2, town = lines_of(case.address)
        address = written_address(line1, line2, case.town or town, case.postcode)
    place = Place(
        writing.governing.landlord.id,
        facts.policy.stage(facts.stage_number).name,
        customer_sorted(case.name.surname, case.name.forenames) if case.name else "~",
        address if case.name or home else "",
    )
    listed = listed_as(facts, place, left)
    rows.add(tables.CaseListRow, case_id=facts.id, **listed)
    for word in words_wanted(listed, facts.brought_as):
        rows.add(tables.CaseWord, word=word, case_id=facts.id)
    for number, values in work_left(listed, left):
        rows.add(tables.WorkRow, case_id=facts.id, number=number, **values)


def _add_source(writing: Writing, rows: Rows, each: SortedCase, case: LoggedCase, facts: Case) -> None:
    """What the log said, as it was written, and what was understood of it: the first line of the case's history."""
    written = {"headers": writing.headers, "rows": [[entry.number, *entry.cells] for entry in each.entries]}
    as_written = _as_json(written)
    said = {
        "received": str(case.received),
        "stage": case.stage,
        "status": facts.status.value,
        **{name: str(day) for name in _DAYS if (day := getattr(case, name)) is not None},
        "outcomes": [issue.outcome.value if issue.outcome else "" for issue in case.issues],
        "pence": [issue.compensation.pence if issue.compensation else 0 for issue in case.issues],
    }
    taken = _as_json(said)
    kept = {"key": case.key, "file": writing.file, "taken": taken, "digest": case.digest}
    rows.add(
        tables.BroughtCase, case_id=facts.id, landlord_id=writing.governing.landlord.id, as_written=as_written, **kept
    )
    row = str(facts.id)
    plain = [Change("brought_cases", row, name, None, value) for name, value in kept.items()]
    personal = [Change("brought_cases", row, "as_written", None, as_written)]
    rows.firsts.append(First(Subject("case", facts.id), plain, personal))


_DAYS: Final = (
    *("acknowledged", "first_contact", "due", "extended", "answered", "escalated", "review_acknowledged"),
    *("review_due", "review_answered", "closed"),
)
