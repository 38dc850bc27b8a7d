"""On what grounds the shipped packs let a complaint be made, turned away, or declined a review."""

import pytest

from app.storage.policy_packs import load_law, load_pack

ISHA = load_pack("isha-2018")
INC = load_pack("incommunities-2017")
CODE = load_pack("ombudsman-code-2024")
LAW = load_law()


@pytest.mark.parametrize(
    ("clause", "route", "refer_to"),
    [
        pytest.param(clause, route, refer_to, marks=pytest.mark.clause(clause))
        for clause, route, refer_to in (
            ("ISHA 2.3a", "refuse", ""),
            ("ISHA 2.3b", "refer", "the Insurance Claims procedure"),
            ("ISHA 2.3c", "refer", "the Anti-Social Behaviour policy"),
            ("ISHA 2.3d", "log-as-request", ""),
            ("ISHA 2.3e", "refer", "the Compensation Policy"),
            ("ISHA 2.3f", "refuse", ""),
            ("ISHA 2.3g", "refuse", ""),
            ("ISHA 2.3h", "refuse", ""),
            ("ISHA 2.3i", "refuse", ""),
            ("ISHA 2.3j", "join", ""),
            ("ISHA 2.3k", "refuse", ""),
            ("ISHA 2.3l", "refer", "the legal representative"),
            ("ISHA 2.3m", "refer", "the disrepair protocol"),
        )
    ],
)
def test_each_of_ishas_13_exclusions_goes_its_way(clause: str, route: str, refer_to: str) -> None:
    assert len(ISHA.exclusions) == 13
    assert [(x.route, x.refer_to) for x in ISHA.exclusions if x.clause == clause] == [(route, refer_to)]


def test_every_refusal_needs_someone_elses_approval() -> None:
    refusals = [x for policy in (ISHA, INC, CODE) for x in policy.exclusions if x.route == "refuse"]
    assert len(refusals) == 11
    assert all(exclusion.approval for exclusion in refusals)


@pytest.mark.clause("ISHA 2.2")
@pytest.mark.clause("INC 2.1")
def test_grounds_are_ishas_three_and_incommunities_seven() -> None:
    assert [ground.code for ground in ISHA.grounds] == ["policy", "procedure", "value"]
    assert len(INC.grounds) == 7
    assert {ground.clause for ground in INC.grounds} == {"INC 2.1"}


@pytest.mark.clause("ISHA 2.8a")
@pytest.mark.clause("ISHA 2.8b")
@pytest.mark.clause("ISHA 2.8c")
@pytest.mark.clause("ISHA 2.8d")
@pytest.mark.clause("INC 3.2.1")
@pytest.mark.clause("CODE 5.11")
def test_reviews_are_declined_by_the_policys_codes_alone() -> None:
    assert [d.clause for d in ISHA.decline_codes] == ["ISHA 2.8a", "ISHA 2.8b", "ISHA 2.8c", "ISHA 2.8d"]
    assert [d.clause for d in INC.decline_codes] == ["INC 3.2.1"]
    assert {d.code for d in CODE.decline_codes} <= set(LAW.exclusions_known)
