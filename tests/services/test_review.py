"""An Internal Review on both databases: asked for, given to somebody not involved, decided, signed off, sent."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.cases import Decision
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.lists import ListQuery
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.assign import Assignment
from app.domain.moves.close import Closure
from app.domain.moves.contact import NewContact
from app.domain.moves.extend import NewExtension
from app.domain.moves.respond import Response
from app.domain.moves.review import ChosenReviewer, ReviewRequest
from app.domain.moves.take_back import TakingBack
from app.domain.spoken_dates import day_of, full_day
from app.domain.words import ContactKind, Direction, LetterKind, Method, Outcome, Role, Satisfied, Status
from app.services import bringing_cases, cases, histories, letters, lists
from app.storage import tables
from app.storage.work import Work
from tests.services.colleagues import Hire
from tests.services.logs import brought, row, written
from tests.services.office import Office, letter_text

NOTHING = {"reviewer_id": None, "promised_answer_on": None}
WHY = ReviewRequest(Method.TELEPHONE, None, "Nobody looked at the wall.", "The wall is still black.")
SENIOR = ("mo", "cal", "rae")


@dataclass
class Desks:
    """An office and three seniors: Mo handles and answers the case, Cal once took a call, Rae had no part in it."""

    office: Office
    mo: Office
    cal: Office
    rae: Office

    def later(self, **by: float) -> None:
        """Time passes at every desk."""
        for desk in (self.office, self.mo, self.cal, self.rae):
            desk.now += timedelta(**(by or {"hours": 1}))


@pytest.fixture
def desks(office: Office, hire: Hire) -> Desks:
    """Besides them a reviewer who is not senior."""
    hire("jun", Role.REVIEWER)
    made = Desks(office, hire("mo", Role.MANAGER), hire("cal", Role.REVIEWER), hire("rae", Role.REVIEWER))
    office.change(_make_senior)
    return made


def _make_senior(work: Work) -> None:
    for person in work.session.execute(select(tables.Person).where(tables.Person.login.in_(SENIOR))).scalars():
        person.senior = True


def answered(desks: Desks) -> int:
    """A case that Mo handled, about which Cal took a call, and which Mo answered."""
    office = desks.office
    case = office.under_way()
    opened = {"handler_id": office.people["Sam Carter"], "case_worker_id": None}
    office.do(cases.assign, case, Assignment(office.people["mo"]), opened)
    desks.later()
    desks.cal.do(cases.record_contact, case, call(office, "She rang: it smells."))
    desks.later()
    decide(desks.mo, case, Outcome.NOT_UPHELD, "We came when we said.")
    desks.mo.do(cases.respond, case, Response(Method.LETTER, office.now))
    desks.later()
    return case


def call(office: Office, said: str) -> NewContact:
    return NewContact(Direction.INBOUND, Method.TELEPHONE, office.now, said, next_update_on=office.now.date())


def decide(desk: Office, case: int, outcome: Outcome, reasons: str) -> None:
    issue = desk.view(case).case.issues[0].id
    why = Decision(outcome, reasons)
    if outcome is Outcome.UPHELD:
        why = replace(why, remedy="We treat the wall.", root_cause="Missed appointment")
    desk.do(cases.decide, case, issue, why)


def requested(desks: Desks, case: int) -> None:
    """The customer rings again, and Cal writes it down."""
    typed = ReviewRequest(WHY.how, desks.office.now, WHY.reasons, WHY.unresolved)
    desks.cal.do(cases.request_review, case, typed)
    desks.later()


def choose(desk: Office, case: int, name: str, promised: date | None = None) -> None:
    typed = ChosenReviewer(desk.people[name], promised or desk.now.date() + timedelta(days=14))
    desk.do(cases.choose_reviewer, case, typed, NOTHING)


def against(desks: Desks, case: int) -> dict[str, str | None]:
    return {each.name: each.reason for each in desks.office.view(case).possible_reviewers}


def response(office: Office, case: int) -> str:
    newest = [line for line in office.view(case).letters if line.kind is LetterKind.RESPONSE][-1]
    return letter_text(office.ask(letters.make_again, newest.id).content)


@pytest.mark.clause("ISHA 2.9b")
@pytest.mark.clause("ISHA 2.9d")
@pytest.mark.clause("CODE 6.11")
@pytest.mark.clause("CODE 6.13")
@pytest.mark.clause("CODE 6.14")
def test_a_third_person_reviews_what_the_handler_answered(desks: Desks) -> None:
    office, case = desks.office, answered(desks)
    requested(desks, case)
    view = office.view(case)
    assert (view.case.status, view.case.stage_number, view.stage_name) == (Status.OPEN, 2, "Internal Review")
    assert view.case.undecided == view.case.issues, "the review decides for itself"
    (first,) = view.earlier
    assert first.issues[0].decision is not None
    assert (first.name, first.issues[0].decision.reasons) == ("Complaint", "We came when we said.")
    _barred(desks, case)
    choose(desks.mo, case, "rae", date(2026, 6, 12))
    _acknowledge(desks, case)
    assert office.steps(case)["answer-review"] == date(2026, 6, 12), "promised, and sooner than the law asks for"
    assert office.steps(case)["acknowledge-review"] == date(2026, 6, 2), "5 working days from Tue 26 May"
    _only_the_reviewer_decides(desks, case)
    _signed_off_and_sent(desks, case)
    moves = [line.move for line in reversed(office.ask(histories.history_of, "case", case))]
    assert moves[-8:] == [
        *("request a review", "choose a reviewer", "acknowledge", "decide an issue", "sign off"),
        *("decide an issue", "sign off", "respond"),
    ]
    assert office.ask(histories.verify) == ()


def _barred(desks: Desks, case: int) -> None:
    known = desks.office.ask(histories.history_of, "case", case)
    day = full_day(day_of(known[0].at))  # on PostgreSQL by the database's own clock
    assert against(desks, case) == {
        "Jo Bloggs": f"Jo Bloggs was in contact with the customer about it on {day} (ISHA 2.9b).",
        "cal": f"cal was in contact with the customer about it on {day} (ISHA 2.9b).",
        "jun": "jun is not recorded as a senior colleague (ISHA 2.9b).",
        "mo": f"mo became its Complaint Handler on {day} (ISHA 2.9b).",
        "rae": None,
    }
    for name in ("Jo Bloggs", "cal", "jun", "mo"):
        with pytest.raises(Refusal) as refused:
            choose(desks.mo, case, name)
        assert refused.value.fields == {"reviewer_id": against(desks, case)[name]}
    with pytest.raises(Refusal) as refused:
        choose(desks.mo, case, "Sam Carter")
    assert refused.value.fields == {"reviewer_id": "This colleague cannot review cases. Choose another."}
    with pytest.raises(Refusal) as refused:
        desks.mo.do(cases.choose_reviewer, case, ChosenReviewer(desks.office.people["rae"]), NOTHING)
    assert list(refused.value.fields) == ["promised_answer_on"]


def _acknowledge(desks: Desks, case: int) -> None:
    desks.later()
    known = desks.office.view(case).case
    opened = {"understood": known.understood, "outcome_sought": known.outcome_sought}
    typed = Acknowledgement(Method.EMAIL, desks.office.now, known.understood, known.outcome_sought)
    desks.office.do(cases.acknowledge, case, typed, opened, with_letter=True)


def _only_the_reviewer_decides(desks: Desks, case: int) -> None:
    desks.later()
    for desk in (desks.mo, desks.office, desks.cal):
        with pytest.raises(Refusal, match="Only the Complaint Reviewer of this case, rae, can decide its issues"):
            decide(desk, case, Outcome.NOT_UPHELD, "As before.")
    decide(desks.rae, case, Outcome.UPHELD, "Two visits were missed.")


def _signed_off_and_sent(desks: Desks, case: int) -> None:
    typed = Response(Method.LETTER, desks.office.now)
    for desk in (desks.rae, desks.mo):
        with pytest.raises(Refusal, match="rae signs off the answer before it goes"):
            desk.do(cases.respond, case, typed)
    with pytest.raises(Refusal, match="Only the Complaint Reviewer of this case, rae, can sign off"):
        desks.mo.do(cases.sign_off, case)
    desks.rae.do(cases.sign_off, case)
    desks.later()
    decide(desks.rae, case, Outcome.UPHELD, "Three visits were missed.")
    with pytest.raises(Refusal, match="changed since it was signed"):
        desks.rae.do(cases.respond, case, Response(Method.LETTER, desks.office.now))
    desks.later()
    desks.rae.do(cases.sign_off, case)
    desks.rae.do(cases.respond, case, Response(Method.LETTER, desks.office.now))
    said = response(desks.office, case)
    assert "Internal Review" in said
    assert "Three visits were missed." in said
    assert "This is our final answer" in said
    assert "you can ask the Housing Ombudsman to look at it straight away" in said
    assert "0300 111 3000" in said
    with pytest.raises(Refusal, match="last stage"):
        desks.cal.do(cases.request_review, case, ReviewRequest(Method.EMAIL, desks.office.now))


@pytest.mark.clause("CODE 6.14")
def test_its_reviewer_puts_the_answer_of_a_review_off_and_the_customer_is_told(desks: Desks) -> None:
    office, case = desks.office, answered(desks)
    requested(desks, case)
    choose(desks.mo, case, "rae", date(2026, 6, 12))
    _acknowledge(desks, case)
    desks.later()
    new = date(2026, 6, 23)
    typed = NewExtension(Method.LETTER, office.now, new, "The surveyor is ill.", new)
    with pytest.raises(Refusal, match="Only the Complaint Handler of this case, its reviewer or a manager"):
        desks.cal.do(cases.extend, case, typed)
    desks.rae.do(cases.extend, case, typed)
    assert office.steps(case)["answer-review"] == new
    assert office.view(case).letters[-1].kind is LetterKind.EXTENSION
    reviews = ListQuery("due", filters=(("status", "reviews"),))
    assert [row.id for row in office.ask(lists.page_of_cases, reviews, 0)] == [case]


@pytest.mark.clause("ISHA 2.9a")
@pytest.mark.clause("CODE 6.12")
@pytest.mark.parametrize("received", ["2024-03-27", "2024-04-02"])
def test_reasons_are_demanded_until_the_law_forbids_it(desks: Desks, received: str) -> None:
    desks.later(days=(date.fromisoformat(received) - desks.office.now.date()).days)
    case = answered(desks)
    nothing = ReviewRequest(Method.TELEPHONE, desks.office.now)
    if received < "2024-04-01":
        with pytest.raises(Refusal) as refused:
            desks.cal.do(cases.request_review, case, nothing)
        assert list(refused.value.fields) == ["reasons", "unresolved"]
        requested(desks, case)
        kept = "Why: Nobody looked at the wall.\nNot put right: The wall is still black."
    else:
        desks.cal.do(cases.request_review, case, nothing)
        kept = "Asked for a review, without giving reasons."
    asked = desks.office.view(case).case.contacts[-1]
    assert (asked.kind, asked.direction, asked.summary) == (ContactKind.REVIEW_REQUEST, Direction.INBOUND, kept)


def test_of_two_who_choose_a_reviewer_the_second_is_asked(desks: Desks) -> None:
    case = answered(desks)
    requested(desks, case)
    day = desks.office.now.date() + timedelta(days=14)
    choose(desks.mo, case, "rae", day)
    with pytest.raises(ChangedElsewhere):
        choose(desks.office, case, "rae", day + timedelta(days=1))


def test_what_was_taken_back_bars_nobody(desks: Desks) -> None:
    """Cal's call was about another case."""
    case = answered(desks)
    made = desks.office.ask(cases.made_here, case)
    line = next(each.line for each in made if each.who == "cal")
    desks.office.do(cases.take_back, case, TakingBack(line, "", "It was about Flat 4."))
    desks.later()
    requested(desks, case)
    assert against(desks, case)["cal"] is None
    choose(desks.mo, case, "cal")
    assert desks.office.view(case).case.reviewer is not None


def test_a_closed_case_opens_again_when_a_review_is_asked_for(desks: Desks) -> None:
    case = answered(desks)
    typed = Closure(desks.office.now, Method.EMAIL, Satisfied.NO, "Ring first.", remains="The wall.")
    desks.mo.do(cases.close, case, typed)
    desks.later()
    requested(desks, case)
    view = desks.office.view(case)
    assert (view.case.status, view.case.closed_at) == (Status.OPEN, None)
    assert view.to_do is not None
    assert (view.to_do.what, view.to_do.move) == ("Acknowledge the review", "acknowledge")


def test_who_brought_a_case_in_from_a_log_was_not_involved_but_its_handler_there_was(
    desks: Desks, tmp_path: Path
) -> None:
    """Jo brings in what Mo had handled and answered before there was this program."""
    office = desks.office
    ended = {"Resp due": "25/03/2026", "Resp sent": "24/03/2026", "Outcome": "Partly upheld"}
    log = row(date="10/03/2026", ack="11/03/2026", handler="mo") | ended
    office.do(bringing_cases.bring_in, brought(office, written(tmp_path, log)))
    desks.later()
    office.change(lambda work: setattr(work.session.get_one(tables.Person, office.people["Jo Bloggs"]), "senior", True))
    (case,) = office.ask(lambda work: work.session.execute(select(tables.Case.id)).scalars().all())
    requested(desks, case)
    assert against(desks, case)["mo"] == "mo is its Complaint Handler (ISHA 2.9b)."
    assert against(desks, case)["Jo Bloggs"] is None
    choose(office, case, "Jo Bloggs")
    assert office.view(case).case.reviewer is not None
