"""What customers are asked about equality, and what of it is ever shown: counts in which nobody can be picked out.

Whoever reads a summary may know very much: a manager sees every case, and from history on which day somebody answered,
may log cases, and may invent customers. So that no two summaries can be held against each other

- only whole quarters and years that have ended are counted, and a case belongs to the one quarter in which it was
  logged by the database's own clock, whatever day it is said to have been received on: no case can be slipped in later;
- a summary is drawn up once and never again: before and after cannot be compared, and who draws it up sees it only
  when it is there to stay. The customer base is counted once a quarter, for every summary drawn up in it;
- each count is rounded to tens, up or down by lot: 43 is 40 seven times in ten, otherwise 50. A group is shown where it
  comes to 20 so, which one of fewer than 11 never does. A firm line at 10 would tell whoever fills a group with nine
  others whether the tenth person is in it; here one person more changes what is shown once in ten times;
- where a group is hidden, so is the next smallest, until at least two are, of a size together that could be shown:
  the total does not give a hidden one away, nor do groups of nobody say that all gave the same answer.

What remains: whoever knows the answers of everybody else (having invented or overwritten them, which history tells) has
one chance in ten for each count that may hold the person sought: in each quarter in which they complain, that
quarter's, its year's and the base's. And whoever asks a customer knows what they said.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from app.domain.errors import Refusal
from app.domain.spoken_dates import LONDON

TEN: Final = 10
SMALLEST_SHOWN: Final = 20
"""Of what was rounded to tens by lot; at least 11 people, then."""
NOT_SAID: Final = "not-said"
NOT_SHOWN: Final = "not shown"
TITLES: Final = ("Answer", "Complainants", "All customers who answered")
MORE_LOTS: Final = 2
"""Beyond those for each group: one for the hidden groups together, one for the total."""
_PERIOD: Final = re.compile(r"(2\d{3})(?:-Q([1-4]))?")
_QUARTERS_OFFERED, _YEARS_OFFERED = 8, 3


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that customers are asked, with the fixed answers, all by their codes."""

    code: str
    words: str
    answers: Mapping[str, str]


def _question(code: str, words: str, **answers: str) -> Question:
    given = {answer.strip("_").replace("_", "-"): said for answer, said in answers.items()}
    return Question(code, words, {**given, NOT_SAID: "Prefers not to say"})


QUESTIONS: Final = (
    _question(
        "age",
        "Age",
        _24_or_under="24 or under",
        _25_34="25 to 34",
        _35_44="35 to 44",
        _45_54="45 to 54",
        _55_64="55 to 64",
        _65_74="65 to 74",
        _75_or_over="75 or over",
    ),
    _question("sex", "Sex", female="Female", male="Male"),
    _question("disability", "Disability", disabled="Disabled", not_disabled="Not disabled"),
    _question(
        "ethnicity",
        "Ethnic group",
        asian="Asian or Asian British",
        black="Black, Black British, Caribbean or African",
        mixed="Mixed or multiple ethnic groups",
        white="White",
        other="Another ethnic group",
    ),
    _question(
        "religion",
        "Religion or belief",
        none="None",
        buddhist="Buddhist",
        christian="Christian",
        hindu="Hindu",
        jewish="Jewish",
        muslim="Muslim",
        sikh="Sikh",
        other="Another religion or belief",
    ),
    _question(
        "orientation",
        "Sexual orientation",
        heterosexual="Heterosexual or straight",
        gay_or_lesbian="Gay or lesbian",
        bisexual="Bisexual",
        other="Another orientation",
    ),
)
"""The groupings, and there are no others: two questions are never crossed."""
BY_CODE: Final = {question.code: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar quarter ("2026-Q1") or year ("2026") in London: from `first`, and all before `after`."""

    code: str
    first: date
    after: date

    @property
    def words(self) -> str:
        """As people say it: "January to March 2026", "the year 2026"."""
        months = {1: "January to March", 4: "April to June", 7: "July to September", 10: "October to December"}
        return f"{months[self.first.month]} {self.first.year}" if "-" in self.code else f"The year {self.first.year}"

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """Its first moment, and the first after it."""
        return datetime.combine(self.first, time(), LONDON), datetime.combine(self.after, time(), LONDON)


@dataclass(frozen=True, slots=True)
class Group:
    """Those who gave one answer, or all of them: complainants and customers, rounded; None where it is not shown."""

    words: str
    complainants: int | None
    customers: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """One question in one period, as it was drawn up; it never changes again."""

    question: Question
    period: Period
    drawn_on: date
    groups: tuple[Group, ...]
    total: Group


def period_of(code: str) -> Period:
    """The period of a code. Raises Refusal for what is none."""
    found = _PERIOD.fullmatch(code)
    if not found:
        raise Refusal(f'"{code}" is not a calendar year or quarter, such as 2026 or 2026-Q1.')
    year, quarter = int(found[1]), int(found[2] or 0)
    if not quarter:
        return Period(code, date(year, 1, 1), date(year + 1, 1, 1))
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, quarter * 3 + 1, 1)  # noqa: PLR2004 - of four
    return Period(code, date(year, quarter * 3 - 2, 1), after)


def ended_periods(today: date) -> tuple[Period, ...]:
    """The last quarters and years that are over, as they are offered: quarters first, the newest before the others."""
    quarters = [f"{year}-Q{quarter}" for year in range(today.year, today.year - 4, -1) for quarter in (4, 3, 2, 1)]
    years = [str(today.year - back) for back in range(1, 1 + _YEARS_OFFERED)]
    ended = [period for code in quarters if (period := period_of(code)).after <= today]
    return (*ended[:_QUARTERS_OFFERED], *map(period_of, years))


def reason_not_to_count(question: str, period: Period, today: date) -> str | None:
    """Why there is no summary of this question and period, or None."""
    if question not in BY_CODE:
        return f'There is no equality question named "{question}".'
    if period.after > today:
        return "Only quarters and years that have ended are counted."
    return None


def problems_with_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with the answers given, by question."""
    if not answers:
        return {QUESTIONS[0].code: "Choose an answer to at least one of the questions."}
    return {
        question: f'There is no answer "{answer}" to the question "{question}".'
        for question, answer in answers.items()
        if question not in BY_CODE or answer not in BY_CODE[question].answers
    }


def shown_counts(counts: Sequence[int], lots: Sequence[int]) -> tuple[int | None, ...]:
    """What is shown of the groups' sizes, and last of their total: rounded to tens by lot, None where hidden.

    `lots` are numbers from 0 to 9, by which each is rounded: one for each group, one for the hidden groups together and
    one for the total. The SQL function equality_shown answers the same.
    """
    rounded = [_rounded(count, lots[place]) for place, count in enumerate(counts)]
    hidden = {place for place, size in enumerate(rounded) if size < SMALLEST_SHOWN}
    of_hidden, of_total = lots[len(counts)], lots[len(counts) + 1]
    while 0 < len(hidden) < len(counts):
        together = _rounded(sum(counts[place] for place in hidden), of_hidden)
        if len(hidden) > 1 and together >= SMALLEST_SHOWN:
            break
        hidden.add(min((size, place) for place, size in enumerate(rounded) if place not in hidden)[1])
    total = _rounded(sum(counts), of_total)
    shown = [None if place in hidden else size for place, size in enumerate(rounded)]
    return (*shown, total if total >= SMALLEST_SHOWN else None)


def said_of(count: int | None, total: int | None) -> str:
    """A rounded count in words, with its share of the total: "about 30 (25%)"; where there is none, "not shown"."""
    if count is None:
        return NOT_SHOWN
    return f"about {count:,} ({min(100, (200 * count + total) // (2 * total))}%)" if total else f"about {count:,}"


def rows_of(summary: Summary) -> list[tuple[str, str, str]]:
    """A summary as a table says it, the total last; `TITLES` stand over it."""
    total = summary.total
    return [
        *(
            (group.words, said_of(group.complainants, total.complainants), said_of(group.customers, total.customers))
            for group in summary.groups
        ),
        (total.words, said_of(total.complainants, None), said_of(total.customers, None)),
    ]


def as_text(summary: Summary) -> str:
    """A summary as lines of text, tabs between the columns, for another program."""
    head = f"{summary.question.words}: {summary.period.words}"
    return "\n".join([head, *("\t".join(row) for row in [TITLES, *rows_of(summary)])])


def _rounded(count: int, lot: int) -> int:
    return (count + lot) // TEN * TEN
