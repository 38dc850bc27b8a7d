"""Saved views: stored and shown again, and changed by those who may."""

from app.domain.cases import Person
from app.domain.saved_views import Look, as_text, from_text, problem_with_name, reason_not_to_change_view
from app.domain.words import Role

LOOK = Look(("due", "customer"), "customer", descending=True, filters=(("status", "open"),))


def test_a_look_is_shown_again_as_it_was_saved() -> None:
    assert from_text(as_text(LOOK), {"due", "customer", "about"}) == LOOK


def test_what_a_later_program_no_longer_has_is_left_out() -> None:
    assert from_text(as_text(LOOK), {"customer"}) == Look(("customer",), "customer", True, LOOK.filters)
    assert from_text(as_text(LOOK), {"due"}) is None, "nothing to sort by"
    assert from_text(as_text(Look((), "due")), {"due"}) is None, "nothing to show"


def test_a_view_has_a_name_that_fits() -> None:
    assert problem_with_name("Late in Bow") is None
    assert problem_with_name("  ") == "Give the view a name."
    assert problem_with_name("x" * 61) == "A name has at most 60 characters."


def test_everybody_keeps_their_own_and_managers_the_shared_ones() -> None:
    mine, manager = Person(1, "Jo", frozenset({Role.OFFICE})), Person(2, "Kim", frozenset({Role.MANAGER}))
    assert reason_not_to_change_view(mine, 1, shared=False) is None
    assert reason_not_to_change_view(mine, 1, shared=True) is None
    assert reason_not_to_change_view(manager, 1, shared=True) is None
    assert reason_not_to_change_view(manager, 1, shared=False) == "This view is somebody else's."
    assert reason_not_to_change_view(mine, 2, shared=True) == (
        "Only whoever saved this view, or a manager, can change it."
    )
