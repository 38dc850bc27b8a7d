"""The leaflet "How to complain" says what the policy and the law promise, and how the landlord is reached."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from app.domain.leaflet import Promise, ReachedAt, leaflet
from app.domain.policy import ContactBlock, Law, Policy
from tests.domain.moves.complaints import CODE, INCOMMUNITIES, ISHA, LAW

TODAY = date(2026, 5, 26)
QUAY = ReachedAt("ISHA", "", "020 7946 0100", "complaints@example.org", ("1 Quay Street", "LONDON"))
OMBUDSMAN = LAW.contact_on("Housing Ombudsman", TODAY)


def sections(
    policy: Policy,
    law: Law | None = LAW,
    reached: ReachedAt = QUAY,
    promises: tuple[Promise, ...] = (),
    ombudsman: ContactBlock | None = OMBUDSMAN,
) -> dict[str, str]:
    made = leaflet(policy, law, reached, promises, ombudsman, TODAY)
    return {each["heading"]: each["text"] for each in cast("list[dict[str, str]]", made["sections"])}


@pytest.mark.clause("INC 1.4")
def test_it_says_how_to_complain_who_helps_and_what_is_promised() -> None:
    promise = Promise("answer within 10 working days of receipt.", "INC 6.3b")
    told = sections(INCOMMUNITIES, promises=(promise,))
    assert told["How to reach us"].splitlines() == [
        "Tell any of our staff, in the way that suits you best, or our complaints team:",
        "By telephone: 020 7946 0100",
        "By email: complaints@example.org",
        "By letter: ISHA, 1 Quay Street, LONDON",
    ]
    assert "interpreter, large print" in told["If you would like help"]
    assert told["What we promise"] == "Answer within 10 working days of receipt (INC 6.3b)."
    assert "“Review”. A panel will look" in told["If you are not satisfied"]


@pytest.mark.clause("CODE 3.7")
def test_the_ombudsman_is_reached_where_it_is_today() -> None:
    told = sections(CODE)["The Housing Ombudsman"]
    assert "PR2 0ET" in told
    assert "0300 111 3000" in told
    assert "online form" in told
    assert OMBUDSMAN is not None
    assert "online form" not in sections(CODE, ombudsman=replace(OMBUDSMAN, note=""))["The Housing Ombudsman"]


def test_the_longer_time_and_the_laws_definition_hold_where_the_law_binds() -> None:
    assert "within 12 months" in sections(ISHA)["How long you have"]
    assert "within 6 months" in sections(ISHA, None)["How long you have"]
    assert sections(INCOMMUNITIES)["What a complaint is"].startswith("An expression of dissatisfaction, however made")
    assert sections(INCOMMUNITIES, None)["What a complaint is"].startswith("A complaint is a failure of service")


def test_what_nobody_entered_is_left_out() -> None:
    bare = sections(ISHA, reached=ReachedAt("ISHA", "Care Team", "", "", ()), ombudsman=None)
    assert bare["How to reach us"] == "Tell any of our staff, in the way that suits you best, or our Care Team:"
    assert "What we promise" not in bare
    assert "The Housing Ombudsman" not in bare


def test_it_names_the_policy_that_it_comes_from() -> None:
    made = leaflet(ISHA, None, QUAY, (), None, TODAY)
    assert made["source"] == (f"From the {ISHA.title}, version {ISHA.version}, as it stood on Tuesday 26 May 2026.")
