"""Records what customers answer to the equality questions, and draws up the summaries in which nobody stands out.

PostgreSQL does it by its own functions, since nobody may read an answer there; a file of one's own goes by the same
rule, `app.domain.equality.shown_counts`.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, text

from app.domain.done import Done
from app.domain.equality import (
    BY_CODE,
    MORE_LOTS,
    TEN,
    Group,
    Period,
    Question,
    Summary,
    ended_periods,
    period_of,
    problems_with_answers,
    reason_not_to_count,
    shown_counts,
)
from app.domain.errors import Refusal
from app.domain.rights import reason_not_allowed
from app.domain.spoken_dates import day_of
from app.domain.words import MoveName, Status
from app.services.facts.loading import customer_name
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.work import Work

_RECORD = text("SELECT public.record_equality_answers(:customer_id, CAST(:answers AS jsonb))")
_DRAW_UP = text("SELECT public.draw_up_equality_summary(:question, :period)")
_SUMMARY = text(
    "SELECT answer, complainants, customers, drawn_at FROM public.equality_summary(:question, :period)"
).columns(drawn_at=tables.EqualitySummary.__table__.c.drawn_at.type)

Lines = Mapping[str, tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What the page offers: the periods that have ended, and why whoever looks may see none of it, or None."""

    periods: tuple[Period, ...]
    why_not: str | None


def offered(work: Work) -> Offered:
    """The periods to choose from, and whether whoever asks may see what was counted in them."""
    return Offered(ended_periods(day_of(work.now)), reason_not_allowed(work.person, MoveName.DRAW_UP_EQUALITY_SUMMARY))


def record(work: Work, customer_id: int, answers: Mapping[str, str]) -> Done:
    """Keeps a customer's answers, by question, in place of earlier ones; nothing tells what those were."""
    work.move = MoveName.RECORD_EQUALITY_ANSWERS
    refuse_without_right(work)
    customer = work.session.get(tables.Customer, customer_id)
    if customer is None:
        raise Refusal("This customer is no longer there.")
    if problems := problems_with_answers(answers):
        raise Refusal.of_fields(problems)
    if work.is_postgresql:
        work.session.execute(_RECORD, {"customer_id": customer_id, "answers": json.dumps(dict(answers))})
    else:
        _keep(work, customer_id, answers)
    return Done(None, "", f"What {customer_name(customer)} answered is kept, apart from their cases")


def draw_up(work: Work, question: str, period: str) -> Done:
    """Counts one question in one period, once and for all; where that was done already it stays as it is."""
    work.move = MoveName.DRAW_UP_EQUALITY_SUMMARY
    asked, counted = _permitted(work, question, period)
    if work.is_postgresql:
        work.session.execute(_DRAW_UP, {"question": question, "period": period})
    elif not _stored(work, question, period):
        _count_once(work, asked, counted)
        work.note("office", 0, MoveName.DRAW_UP_EQUALITY_SUMMARY)
    return Done(None, "", f"{asked.words}, {counted.words}: the summary is drawn up, and stays as it is")


def summary(work: Work, question: str, period: str) -> Summary | None:
    """What was drawn up of one question in one period, or None where nobody has yet."""
    asked, counted = _permitted(work, question, period)
    lines, drawn_at = _read(work, question, period) if work.is_postgresql else _stored_lines(work, question, period)
    if drawn_at is None:
        return None
    groups = tuple(Group(words, *lines.get(answer, (None, None))) for answer, words in asked.answers.items())
    return Summary(asked, counted, day_of(drawn_at), groups, Group("All who answered", *lines[""]))


def _permitted(work: Work, question: str, period: str) -> tuple[Question, Period]:
    if reason := reason_not_allowed(work.person, MoveName.DRAW_UP_EQUALITY_SUMMARY):
        raise Refusal(reason)
    counted = period_of(period)
    if reason := reason_not_to_count(question, counted, day_of(work.now)):
        raise Refusal(reason)
    return BY_CODE[question], counted


def _keep(work: Work, customer_id: int, answers: Mapping[str, str]) -> None:
    table, today = tables.EqualityAnswer, day_of(work.now)
    kept = {
        row.question: row
        for row in work.session.execute(select(table).where(table.customer_id == customer_id)).scalars()
    }
    for question, answer in sorted(answers.items()):
        if question in kept:
            kept[question].answer, kept[question].given_on = answer, today
        else:
            work.session.add(table(customer_id=customer_id, question=question, answer=answer, given_on=today))


def _count_once(work: Work, asked: Question, counted: Period) -> None:
    answers = sorted(asked.answers)
    complaining, customers = _counts(work, asked, counted)
    shown = _drawn([complaining.get(answer, 0) for answer in answers])
    base = _base_of_this_quarter(work, asked, answers) or _drawn([customers.get(answer, 0) for answer in answers])
    for place, answer in enumerate((*answers, "")):
        numbers = {"complainants": shown[place], "customers": base[place], "drawn_at": work.now}
        work.session.add(tables.EqualitySummary(question=asked.code, period=counted.code, answer=answer, **numbers))


def _drawn(counts: Sequence[int]) -> tuple[int | None, ...]:
    return shown_counts(counts, [secrets.randbelow(TEN) for _ in range(len(counts) + MORE_LOTS)])


def _counts(work: Work, asked: Question, counted: Period) -> tuple[dict[str, int], dict[str, int]]:
    """How many gave each answer: of those who complained in the period, and of all."""
    answer, case, line = tables.EqualityAnswer, tables.Case, tables.HistoryLine
    first, after = counted.moments
    logged = (line.subject == "case", line.subject_id == case.id, line.number == 1, line.at >= first, line.at < after)
    complained = (
        select(case.id)
        .join(line, line.subject_id == case.id)
        .where(case.customer_id == answer.customer_id, case.status != Status.VOID, *logged)
        .exists()
    )
    query = select(answer.answer, func.count()).where(answer.question == asked.code).group_by(answer.answer)
    return dict(work.session.execute(query.where(complained)).all()), dict(work.session.execute(query).all())


def _base_of_this_quarter(work: Work, asked: Question, answers: Sequence[str]) -> list[int | None]:
    """The customer base as it was drawn for another period of this question since the quarter began; or nothing."""
    day = day_of(work.now)
    begun, _ = period_of(f"{day.year}-Q{(day.month + 2) // 3}").moments
    table = tables.EqualitySummary
    query = select(table).where(table.question == asked.code, table.drawn_at >= begun).order_by(table.drawn_at)
    rows = work.session.execute(query).scalars().all()
    found = {row.answer: row.customers for row in rows if row.period == rows[0].period}
    return [found.get(answer) for answer in (*answers, "")] if found else []


def _stored(work: Work, question: str, period: str) -> Sequence[tables.EqualitySummary]:
    table = tables.EqualitySummary
    query = select(table).where(table.question == bindparam("question"), table.period == bindparam("period"))
    return work.session.execute(query, {"question": question, "period": period}).scalars().all()


def _stored_lines(work: Work, question: str, period: str) -> tuple[Lines, datetime | None]:
    rows = _stored(work, question, period)
    return {row.answer: (row.complainants, row.customers) for row in rows}, rows[0].drawn_at if rows else None


def _read(work: Work, question: str, period: str) -> tuple[Lines, datetime | None]:
    rows = work.session.execute(_SUMMARY, {"question": question, "period": period}).all()
    lines = {answer: (complainants, customers) for answer, complainants, customers, _ in rows}
    return lines, rows[0].drawn_at if rows else None
