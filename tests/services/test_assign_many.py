"""Assigning many cases: each is asked about by the rules of assigning, has a line of its own, and can be given back."""

import pytest

from app.domain.errors import Refusal
from app.domain.moves.assign import Assignment
from app.domain.words import Role
from app.services import assign_many, cases, histories
from app.services.assign_many import Planned
from tests.services.colleagues import colleague
from tests.services.office import Office


def test_what_would_happen_is_said_case_by_case_then_done_and_undone(office: Office) -> None:
    sam, ada, lee = (office.people[name] for name in ("Sam Carter", "Ada Mensah", "Lee Novak"))
    free, adas, sams, about_sam = office.log(), office.log(), office.log(), office.log(named_people=(sam,))
    office.assign(adas, "Ada Mensah", "Lee Novak")
    office.assign(sams, "Sam Carter")
    planned = office.ask(assign_many.plan, (free, adas, sams, about_sam), sam)
    assert [(each.handler, each.before, each.refused) for each in planned] == [
        ("", Assignment(None), ""),
        ("Ada Mensah", Assignment(ada, lee), ""),
        ("Sam Carter", Assignment(sam), "Sam Carter looks after it already."),
        ("", Assignment(None), "Sam Carter is named in the complaint, and cannot look after it."),
    ]
    for each in planned[:2]:
        opened = {"handler_id": each.before.handler_id, "case_worker_id": each.before.case_worker_id}
        office.do(cases.assign, each.case_id, each.given, opened)
    assert [_handler(office, case) for case in (free, adas)] == ["Sam Carter", "Sam Carter"]
    for each in planned[:2]:
        office.do(assign_many.give_back, each.case_id, each.given, each.before)
    assert [_handler(office, case) for case in (free, adas)] == ["", "Ada Mensah"]
    lines = [line.move for line in office.ask(histories.history_of, "case", free)]
    assert lines.count("assign") == 2, "done, and undone"


def test_what_was_changed_since_stays_as_it_is(office: Office) -> None:
    sam, ada = office.people["Sam Carter"], office.people["Ada Mensah"]
    case = office.log()
    (planned,) = office.ask(assign_many.plan, (case,), sam)
    office.assign(case, "Sam Carter")
    office.do(cases.assign, case, Assignment(ada), {"handler_id": sam, "case_worker_id": None})
    with pytest.raises(Refusal, match="It was assigned anew since then"):
        office.do(assign_many.give_back, case, planned.given, planned.before)
    assert _handler(office, case) == "Ada Mensah"


def test_who_may_not_assign_is_told_so_for_each_case(office: Office) -> None:
    case = office.log()
    auditor = colleague(office, "kim", Role.AUDITOR)
    (planned,) = auditor.ask(assign_many.plan, (case,), office.people["Sam Carter"])
    assert "can assign a case. Your role is auditor" in planned.refused
    with pytest.raises(Refusal, match="can assign a case"):
        auditor.do(assign_many.give_back, case, planned.given, planned.before)
    (missing,) = auditor.ask(assign_many.plan, (case + 1,), office.people["Sam Carter"])
    assert missing == Planned(case + 1, "", "", Assignment(None), Assignment(None), "This case is no longer there.")
    auditor.database.close()


def _handler(office: Office, case: int) -> str:
    handler = office.view(case).case.handler
    return handler.name if handler else ""
