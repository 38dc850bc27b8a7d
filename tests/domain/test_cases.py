"""The outcome of a case is derived from its issues; what is open, undecided or owed is read off the facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cases import Decision, Issue
from app.domain.outcomes import outcome_of
from app.domain.words import Outcome
from tests.domain.moves.complaints import ACTION, DECIDED, ISSUE, answered, complaint, decided, done

U, P, N, W = Outcome.UPHELD, Outcome.PARTIALLY, Outcome.NOT_UPHELD, Outcome.WITHDRAWN


def issues(*outcomes: Outcome | None) -> tuple[Issue, ...]:
    return tuple(
        Issue(number, number, "Damp", "Repairs", "Repairs", decision=Decision(each, "Because.") if each else None)
        for number, each in enumerate(outcomes, start=1)
    )


@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.parametrize(
    ("outcomes", "derived"),
    [
        ((), None),
        ((None,), None),
        ((U, None), None),
        ((U,), U),
        ((U, U), U),
        ((N, N), N),
        ((P,), P),
        ((U, N), P),
        ((U, P), P),
        ((P, N), P),
        ((W,), W),
        ((W, W), W),
        ((W, U), U),
        ((N, W), N),
        ((W, U, N), P),
        ((W, None), None),
    ],
)
def test_the_outcome_of_a_case_is_derived(outcomes: tuple[Outcome | None, ...], derived: Outcome | None) -> None:
    assert outcome_of(issues(*outcomes)) is derived


@given(st.lists(st.sampled_from(Outcome), min_size=1))
def test_the_order_of_issues_and_withdrawn_ones_do_not_matter(outcomes: list[Outcome]) -> None:
    derived = outcome_of(issues(*outcomes))
    assert outcome_of(issues(*reversed(outcomes))) is derived
    if derived is not W:
        assert outcome_of(issues(*outcomes, W)) is derived


def test_open_actions_and_undecided_issues_are_those_that_remain() -> None:
    case = complaint(issues=(ISSUE, DECIDED), actions=(ACTION, done()))
    assert case.open_actions == (ACTION,)
    assert case.undecided == (ISSUE,)


@pytest.mark.clause("ISHA 2.7c")
def test_a_written_answer_is_owed_where_it_was_asked_for_and_the_answer_was_only_spoken() -> None:
    spoken = answered(answered_in_writing=False, written_answer_requested=True)
    assert spoken.owes_written_answer
    assert not answered(written_answer_requested=True).owes_written_answer
    assert not answered(answered_in_writing=False).owes_written_answer
    assert not decided(written_answer_requested=True).owes_written_answer
