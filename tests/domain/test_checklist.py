"""The checklist of a complaint fills itself: what is done, by whom, when."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.cases import Case
from app.domain.checklist import Checked, MadeMove, as_text, checklist_of
from app.domain.words import Direction, Status
from tests.domain.moves.complaints import (
    ACTION,
    ADA,
    DECIDED,
    INCOMMUNITIES,
    ISSUE,
    SAM,
    at,
    attempt,
    complaint,
    done,
)

WHEN = at("2026-05-26", "09:00")


def inc(**more: Any) -> Case:
    return complaint(policy=INCOMMUNITIES, **more)


def states(case: Case, helped: str = "") -> dict[str, str]:
    return {
        line.filled_by: found.state for line, found in zip(INCOMMUNITIES.checklist, lines(case, helped), strict=True)
    }


def lines(case: Case, helped: str = "", *made: MadeMove) -> tuple[Checked, ...]:
    return checklist_of(case, helped, made)


@pytest.mark.clause("INC A1.2")
def test_a_complaint_that_was_only_logged_has_all_else_to_do() -> None:
    assert states(inc()) == {
        "logged": "done",
        "helped": "not-needed",
        "handler": "open",
        "case-worker": "open",
        "informed": "open",
        "found": "open",
        "decided": "open",
        "answered": "open",
        "actions": "not-needed",
        "closed": "open",
    }


@pytest.mark.clause("INC A1.2")
def test_each_line_is_filled_by_what_was_done_on_the_case() -> None:
    told = replace(attempt(), reached=True)
    case = inc(
        handler=SAM,
        case_worker=ADA,
        contacts=(replace(attempt(), reached=True, direction=Direction.INBOUND), attempt(), told),
        issues=(replace(DECIDED, findings="Two visits were missed."),),
        actions=(done(),),
        answered_at=WHEN,
        closed_at=WHEN,
        status=Status.CLOSED,
    )
    assert set(states(case, "Read out on the telephone.").values()) == {"done"}


def test_an_open_action_and_an_undecided_issue_are_to_do() -> None:
    found = states(inc(actions=(done(), ACTION), issues=(DECIDED, ISSUE)))
    assert (found["actions"], found["decided"], found["found"]) == ("open", "open", "open")


def test_what_was_not_done_on_a_case_that_is_over_is_asked_no_more() -> None:
    assert states(inc(status=Status.VOID))["answered"] == "not-needed"
    assert states(inc(anonymous=True))["informed"] == "not-needed"


def test_a_line_says_who_did_it_last_and_when() -> None:
    made = (
        MadeMove("assign", at("2026-05-25"), "Lee Novak"),
        MadeMove("assign", WHEN, "Jo Bloggs"),
        MadeMove("respond", WHEN, "Sam Carter"),
    )
    handler = lines(inc(handler=SAM), "", *made)[2]
    assert (handler.who, handler.at, handler.words) == ("Jo Bloggs", WHEN, "Jo Bloggs, Tue 26 May 2026")
    told = lines(inc(contacts=(replace(attempt(), reached=True),)))[4]
    assert told.words == "Sam Carter, Tue 26 May 2026"


def test_it_is_copied_as_text() -> None:
    text = as_text("R-2026-00412", lines(inc())[:3]).splitlines()
    assert text == [
        "Checklist of R-2026-00412",
        "[x] Recorded, with what the customer wants (INC 3.1.1d)\tdone",
        "[-] Help given, where the customer needs any (INC 1.4)\tnot needed",
        "[ ] Complaint Management Officer appointed (INC 3.1.2c)\tto do",
    ]


def test_a_policy_without_a_checklist_has_none() -> None:
    assert checklist_of(complaint(), "", ()) == ()
