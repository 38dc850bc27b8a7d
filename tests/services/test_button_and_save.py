"""The rule that greys a button is its tooltip, guards the save, and is held by PostgreSQL: all give the same answer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError, NoResultFound

from app.domain.cases import Person
from app.domain.errors import Refusal, Unavailable
from app.domain.rights import reason_not_allowed, reason_not_to_read
from app.domain.words import Role
from app.services.cases import CaseView
from app.ui.chosen.step_words import NAMES
from app.ui.moves import BY_CODE, MOVES, Move
from tests.services.every_move import ANOTHER_WAY, MAY_LACK_SOMETHING, SAVES
from tests.services.office import Office, at, customer
from tests.services.trials import Trial, close, trials

RECEIVED = st.sampled_from(["2019-03-04", "2024-03-28", "2024-04-02", "2026-05-22"])
WAYS = st.lists(st.sampled_from([*SAVES, *ANOTHER_WAY]), min_size=3, max_size=3)
THROUGH = [
    *("screen", "acknowledge", "assign to the office desk", "first-contact", "act", "decide", "answer", "close"),
    "request-review",
]
UNDER_WAY = [*THROUGH[:5], "update-letter"]
REVIEWED = [*THROUGH[:7], "request-review"]
ABOUT_THE_CUSTOMER = {"customer", "adjustments", "equality", "merge"}


def test_how_each_move_is_made_is_known_here() -> None:
    unknown = sorted(set(BY_CODE) ^ set(SAVES))
    assert not unknown, f"Say in tests/services/every_move.py how these moves are made: {', '.join(unknown)}."


@pytest.fixture
def quick(sqlite_url: str) -> Iterator[Office]:
    """The office on SQLite."""
    opened = Office.open(sqlite_url)
    yield opened
    opened.database.close()


@pytest.fixture
def desks(quick: Office) -> Iterator[dict[Role, Trial]]:
    """A desk for each role, that only tries."""
    made = trials(quick)
    yield made
    close(made)


@settings(
    max_examples=5,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    received=RECEIVED,
    so_far=st.integers(0, len(THROUGH)),
    way=WAYS,
    anonymous=st.booleans(),
    inc=st.booleans(),
)
def test_for_every_move_and_role_the_save_says_what_the_button_says(
    quick: Office, desks: dict[Role, Trial], received: str, so_far: int, way: list[str], anonymous: bool, inc: bool
) -> None:
    quick.now = at(received)
    case = quick.log(anonymous=anonymous, landlord_id=quick.incommunities if inc else quick.isha)
    for step, code in enumerate((*THROUGH[:so_far], *way)):
        quick.now += timedelta(hours=1)
        if step < so_far:
            _make(quick, code, quick.view(case))
            continue
        view = quick.view(case)
        for number, desk in enumerate(desks.values()):
            desk.now = quick.now
            moves = MOVES[(number + step) % len(desks) :: len(desks)]
            if _refused(lambda desk=desk: desk.view(case)):
                _hold_shut(desk, moves, view)
            else:
                _hold_against(desk, moves, desk.view(case))
        _make(quick, code, view)


def test_what_a_role_does_not_permit_postgresql_refuses_a_desk_that_checks_nothing(postgresql_url: str) -> None:
    """While a refusal waits, while a case is worked on, when it is restricted, and when a review was asked for."""
    office = Office.open(postgresql_url)
    desks = trials(office, lies=True)
    waiting, worked_on = office.log(), office.log(customer=customer(surname="Bello"))
    reviewed = office.log(customer=customer(surname="Cole"))
    for case, way in ((waiting, ["refuse"]), (worked_on, UNDER_WAY), (worked_on, ["restrict"]), (reviewed, REVIEWED)):
        for code in way:
            office.now += timedelta(hours=1)
            _make(office, code, office.view(case))
        office.now += timedelta(hours=1)
        view = office.view(case)
        for role, desk in desks.items():
            desk.now = office.now
            _hold_in_the_database(role, desk, view)
    close(desks)
    office.database.close()


def _refused(save: Callable[[], object]) -> Exception | None:
    """How it was refused, by the program or by the database, which may also hide the rows; None where it was saved."""
    try:
        save()
    except (Refusal, Unavailable, DBAPIError, NoResultFound) as met:
        return met
    return None


def _make(office: Office, code: str, view: CaseView) -> None:
    """Makes the move for good, where the case allows it."""
    _refused(lambda: (SAVES | ANOTHER_WAY)[code](office, view))


def _lacks_something(move: Move, refused: Exception | None) -> bool:
    """True where fields of the form or of its letter say that something is not there, which no button can know."""
    by_field = move.code in MAY_LACK_SOMETHING and isinstance(refused, Refusal) and bool(refused.fields)
    return by_field or str(refused).startswith("The letter cannot be made yet.")


def _hold_shut(desk: Trial, moves: Sequence[Move], view: CaseView) -> None:
    """Who cannot open the case has no window with a button; nor can they save. A customer has other cases, too."""
    for move in moves:
        saved = _refused(lambda move=move: SAVES[move.code](desk, view)) is None
        assert not saved or (move.code in ABOUT_THE_CUSTOMER and view.case.restricted), move.code


def _hold_against(desk: Trial, moves: Sequence[Move], theirs: CaseView) -> None:
    """What greys the button of whoever sits there, and is its tooltip, is what the save says."""
    for move in moves:
        reason = move.reason_against(theirs)
        refused = _refused(lambda move=move: SAVES[move.code](desk, theirs))
        if reason is not None or not _lacks_something(move, refused):
            assert (refused and str(refused)) == reason, (move.code, sorted(theirs.me.roles), refused, reason)


def _hold_in_the_database(role: Role, desk: Trial, view: CaseView) -> None:
    me, case = Person(desk.people[role.value], role.value, frozenset({role})), view.case
    may_not_read = reason_not_to_read(me, restricted=case.restricted, named_on=case.named_on)
    for move in MOVES:
        if move.reason_not_to(case) or (may_not_read and move.code in ABOUT_THE_CUSTOMER):
            continue
        reason = may_not_read or reason_not_allowed(me, NAMES[move.code], case)
        refused = _refused(lambda move=move: SAVES[move.code](desk, replace(view, me=me)))
        if reason is not None or not _lacks_something(move, refused):
            assert (refused is None) == (reason is None), (move.code, role.value, reason, refused)
