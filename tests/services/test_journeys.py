"""Three real complaints, as the Ombudsman worded them, from the first call to the last, with both letters."""

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.cases import Decision
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.act import Completion, NewAction
from app.domain.moves.assign import Assignment
from app.domain.moves.close import Closure
from app.domain.moves.log import NewIssue
from app.domain.moves.respond import Response
from app.domain.moves.screen import Screening
from app.domain.words import ActionState, LetterKind, Method, Outcome, Satisfied, Screened, Status
from app.services import cases, histories, letters
from tests.services.office import Office, at, letter_text

REAL = Path(__file__).parents[3] / "shared" / "data" / "complaints_1500.csv"
WANTED = {
    "damp": ("Damp & Mould", "damp and mould"),
    "service charge": ("Rent & Service Charges", "refund of service charges"),
    "complaint handling": ("Complaint Handling", "complaint handling"),
}
OMBUDSMAN = ("PO Box 1484", "Unit D", "PR2 0ET", "0300 111 3000", "www.housing-ombudsman.org.uk")
OBSOLETE = ("Exchange Tower", "Harbour Exchange", "E14 9GE", "info@housing-ombudsman.org.uk", "WC2B")


def real_complaint(kind: str) -> tuple[str, str]:
    """A category and the words of a real complaint of that kind."""
    if not REAL.exists():
        pytest.skip("the real complaints are not beside this checkout")
    category, phrase = WANTED[kind]
    with REAL.open(encoding="utf-8", newline="") as file:
        rows = (row for row in csv.DictReader(file) if row["category"] == category)
        return next((category, row["complaint"]) for row in rows if phrase in row["complaint"].casefold())


def letter(office: Office, case: int, kind: LetterKind) -> str:
    found = next(line for line in office.view(case).letters if line.kind is kind)
    return letter_text(office.ask(letters.make_again, found.id).content)


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6b")
@pytest.mark.clause("ISHA 2.6c")
@pytest.mark.clause("ISHA 2.6e")
@pytest.mark.clause("ISHA 2.6f")
@pytest.mark.clause("ISHA 2.7a")
@pytest.mark.clause("ISHA 2.7b")
@pytest.mark.clause("ISHA 2.7d")
@pytest.mark.clause("INC 3.1.2c")
@pytest.mark.clause("INC 3.1.2d")
@pytest.mark.clause("CODE 3.7")
@pytest.mark.clause("CODE 5.12")
@pytest.mark.clause("CODE 6.2")
@pytest.mark.clause("CODE 6.9")
@pytest.mark.parametrize("pack", ["isha-2018", "incommunities-2017"])
@pytest.mark.parametrize("kind", WANTED)
def test_a_real_complaint_goes_from_the_first_call_to_its_closing(office: Office, pack: str, kind: str) -> None:
    category, said = real_complaint(kind)
    landlord = office.isha if pack == "isha-2018" else office.incommunities
    case = _received(office, landlord, category, said)
    _in_the_first_days(office, case, said)
    _investigated(office, case)
    _answered(office, case)
    _closed(office, case)
    _acknowledgement_holds_what_it_must(letter(office, case, LetterKind.ACKNOWLEDGEMENT), said)
    _response_holds_what_it_must(letter(office, case, LetterKind.RESPONSE), said, office.view(case).stage_name)
    moves = [line.move for line in reversed(office.ask(histories.history_of, "case", case))]
    assert moves == [
        *("log", "screen", "acknowledge", "assign", "first contact", "agree an action", "agree an action"),
        *("complete an action", "decide an issue", "decide an issue", "respond", "complete an action", "close"),
    ]
    assert office.ask(histories.verify) == ()


def _received(office: Office, landlord: int, category: str, said: str) -> int:
    office.now = at("2026-05-22", "16:55")
    issues = (NewIssue(said, category, "Repairs"), NewIssue("Nobody rang back", "Communication", "Customer contact"))
    about = f"{category}: {said}"[:120]
    return office.log(at("2026-05-22", "16:50"), landlord_id=landlord, about=about, said=said, issues=issues)


def _in_the_first_days(office: Office, case: int, said: str) -> None:
    office.do(cases.screen, case, Screening(Screened.ACCEPTED, date(2026, 4, 1)))
    office.now = at("2026-05-26", "09:10")
    sought = office.view(case).case.outcome_sought
    typed = Acknowledgement(Method.LETTER, office.now, f"As we understand it: {said}", sought, date(2026, 5, 28))
    office.do(cases.acknowledge, case, typed, {"understood": "", "outcome_sought": sought}, with_letter=True)
    nobody = {"handler_id": None, "case_worker_id": None}
    two = Assignment(office.people["Sam Carter"], office.people["Ada Mensah"])
    office.do(cases.assign, case, two, nobody)
    office.now = at("2026-05-28", "14:00")
    office.do(cases.make_first_contact, case, office.first_contact(update_every_days=7))


def _investigated(office: Office, case: int) -> None:
    for what, day in (("Inspect the flat", date(2026, 6, 1)), ("Treat and redecorate", date(2026, 6, 26))):
        office.do(cases.agree_action, case, NewAction(what, office.people["Sam Carter"], day))
    office.now = at("2026-06-01", "15:00")
    _complete(office, case, 0)
    first, second = office.view(case).case.issues
    upheld = Decision(
        Outcome.UPHELD, "We missed two visits.", "We will treat the wall and say sorry.", "Quality of work"
    )
    office.do(cases.decide, case, first.id, upheld)
    not_upheld = Decision(Outcome.NOT_UPHELD, "Our records show two calls.", circumstances="None told.")
    office.do(cases.decide, case, second.id, not_upheld)


def _answered(office: Office, case: int) -> None:
    office.now = at("2026-06-04", "11:00")
    assert office.view(case).outcome is Outcome.PARTIALLY
    office.do(cases.respond, case, Response(Method.LETTER, office.now))
    late = [s for s in office.view(case).steps if s.due and s.done_at and s.done_at.date() > s.due.day]
    assert late == []


def _closed(office: Office, case: int) -> None:
    office.now = at("2026-06-25", "10:00")
    _complete(office, case, 1)
    typed = Closure(office.now, Method.TELEPHONE, Satisfied.YES, "Say when a visit has to be moved.")
    office.do(cases.close, case, typed)
    view = office.view(case)
    assert (view.case.status, view.to_do) == (Status.CLOSED, None)
    assert [step.code for step in view.steps if step.state == "open"] == []


def _complete(office: Office, case: int, number: int) -> None:
    action = office.view(case).case.actions[number].id
    office.do(cases.complete_action, case, Completion(action, ActionState.DONE, office.now.date(), "Seen."))


def _acknowledgement_holds_what_it_must(text: str, said: str) -> None:
    spoken = " ".join(said.split())
    for part in ("R-2026-00001", "Friday 22 May 2026", "Complaints Team", "Thursday 28 May 2026", spoken):
        assert part in text, part
    assert "Ms Joy Okafor" in text
    assert re.search(r"LONDON ?EC2V 7AA", text)
    _points_to_the_ombudsman_of_today(text)


def _response_holds_what_it_must(text: str, said: str, stage: str) -> None:
    spoken = " ".join(said.split())
    for part in (
        *(stage, f"As we understand it: {spoken}", "Upheld", "Not upheld", "We missed two visits."),
        *("Our records show two calls.", "We will treat the wall and say sorry."),
        *("Treat and redecorate", "Sam Carter", "Friday 26 June 2026"),
        "You can ask us to look at your complaint again.",
    ):
        assert part in text, part
    assert "Inspect the flat" not in text, "only what is outstanding"
    _points_to_the_ombudsman_of_today(text)


def _points_to_the_ombudsman_of_today(text: str) -> None:
    for part in OMBUDSMAN:
        assert part in text, part
    for part in OBSOLETE:
        assert part not in text, part


@pytest.mark.clause("CODE 6.3")
@pytest.mark.clause("CODE 6.2")
def test_a_late_acknowledgement_buys_no_time_under_the_code(office: Office) -> None:
    office.bring_into_force(office.isha, "ombudsman-code-2024", date(2026, 1, 1))
    in_time, late = (office.log(at("2026-05-22", "16:50")) for _ in range(2))
    sought = office.view(late).case.outcome_sought
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp.", sought)
    opened = {"understood": "", "outcome_sought": sought}
    office.do(cases.acknowledge, in_time, typed, opened, with_letter=False)
    assert office.steps(in_time)["answer"] == date(2026, 6, 9)
    office.now = at("2026-06-03")
    office.do(cases.acknowledge, late, replace(typed, at=office.now), opened, with_letter=False)
    assert office.steps(late) == {"acknowledge": date(2026, 6, 1), "answer": date(2026, 6, 15)}


@pytest.mark.parametrize("day", ["2018-10-01", "2024-03-28"])
def test_a_case_of_before_1_april_2024_runs_on_its_pack_alone(office: Office, day: str) -> None:
    office.now = at(day)
    case = office.under_way()
    view = office.view(case)
    assert view.case.law is not None, "the layer is on; its facts are dated"
    assert office.steps(case)["answer"] == office.now.date() + timedelta(days=10), "as promised, and nothing sooner"
    steps = [step for step in view.steps if step.due]
    assert not any(step.due and step.due.from_law for step in steps)
    issue = view.case.issues[0].id
    office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "In time."))
    spoken = Response(Method.TELEPHONE, office.now, "Told Joy what we decided.", with_letter=False)
    office.do(cases.respond, case, spoken)
    assert office.view(case).letters == ()
