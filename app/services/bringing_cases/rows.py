"""The rows that a case out of a log becomes, table by table."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.cases import Case
from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.sorting import SortedCase
from app.domain.history import Change
from app.domain.spoken_dates import at_no_time
from app.domain.steps import done_at
from app.domain.to_do import things_to_do
from app.domain.words import MoveName
from app.domain.written.addresses import lines_of
from app.services.bringing_cases.governing import Governing
from app.services.bringing_cases.register import HomeFound
from app.services.cases.listing import Place, customer_sorted, listed_as, words_wanted, work_left, written_address
from app.storage import tables
from app.storage.history import First, Subject
from app.storage.tables import Mapped
from app.storage.tables.cases import SEVERAL
from app.storage.work import Work

_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Rows:
    """The new rows of one piece, table by table."""

    of: dict[type[Mapped], list[dict[str, Any]]] = field(default_factory=dict[type[Mapped], list[dict[str, Any]]])
    firsts: list[First] = field(default_factory=list[First])

    def add(self, mapped: type[Mapped], **values: Any) -> None:
        """One row more."""
        self.of.setdefault(mapped, []).append(values)

    def add_words(self, case_id: int, words: Iterable[str]) -> None:
        """The words by which a case is found."""
        self.of.setdefault(tables.CaseWord, []).extend([{"word": word, "case_id": case_id} for word in words])


@dataclass(frozen=True, slots=True)
class Writing:
    """What all cases of a log have in common while they are written."""

    work: Work
    governing: Governing
    file: str
    headers: Sequence[str]
    people: Mapping[int, str]
    move: MoveName


def add_case(
    writing: Writing,
    rows: Rows,
    case: LoggedCase,
    facts: Case,
    pack_id: int,
    customer_id: int | None,
    home: HomeFound | None,
) -> None:
    """The case itself."""
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


def add_stages(writing: Writing, rows: Rows, stages: Sequence[Case], ids: Iterator[int]) -> None:
    """Each stage that it has been through, with its dates, its extension and what was decided at it."""
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
        _add_steps(writing, rows, facts, stage_id)
        _add_extensions(writing, rows, facts, stage_id)
        _add_decisions(writing, rows, facts, stage_id)


def _add_steps(writing: Writing, rows: Rows, facts: Case, stage_id: int) -> None:
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


def _add_extensions(writing: Writing, rows: Rows, facts: Case, stage_id: int) -> None:
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
            told_at=at_no_time(put_off.said_on),
            by_id=writing.work.person.id,
            at=writing.work.now,
        )


def _add_decisions(writing: Writing, rows: Rows, facts: Case, stage_id: int) -> None:
    decided = ((issue, issue.decision) for issue in facts.issues if issue.decision)
    for issue, decision in decided:
        rows.add(
            tables.IssueDecision,
            case_id=facts.id,
            stage_id=stage_id,
            issue_id=issue.id,
            outcome=decision.outcome,
            reasons=decision.reasons,
            remedy=decision.remedy,
            root_cause=decision.root_cause,
            contractor="",
            policy_needs_review=False,
            team="",
            remedy_kinds=SEVERAL.join(decision.remedy_kinds),
            exception="",
            circumstances="",
            decided_by_id=writing.work.person.id,
            decided_at=facts.answered_at or facts.closed_at or facts.received_at,
        )


def add_issues(rows: Rows, facts: Case) -> None:
    """What was complained of."""
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


def add_lists(writing: Writing, rows: Rows, case: LoggedCase, facts: Case, home: HomeFound | None) -> None:
    """Its row in the lists, the words it is found by, and what is left to do."""
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
    rows.add_words(facts.id, words_wanted(listed, facts.brought_as))
    for number, values in work_left(listed, left):
        rows.add(tables.WorkRow, case_id=facts.id, number=number, **values)


def add_source(writing: Writing, rows: Rows, each: SortedCase, case: LoggedCase, facts: Case) -> None:
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
