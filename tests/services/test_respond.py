"""Answers: spoken or written, once; and written later where the customer asks for what was said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.acknowledge import Acknowledgement
from app.domain.moves.act import NewAction
from app.domain.moves.close import Closure
from app.domain.moves.contact import NewContact
from app.domain.moves.respond import Response
from app.domain.moves.screen import Screening
from app.domain.words import Direction, LetterKind, Method, Outcome, Satisfied, Screened, Status
from app.services import cases
from tests.services.office import Office, at

SPOKEN = Response(Method.TELEPHONE, None, "Told Joy what we decided.", with_letter=False)


def decided(office: Office, received: str) -> int:
    """A case of that day, decided within the half hour."""
    office.now = at(received)
    case = office.under_way()
    issue = office.view(case).case.issues[0].id
    office.do(cases.decide, case, issue, Decision(Outcome.NOT_UPHELD, "It was in time."))
    office.now += timedelta(minutes=30)
    return case


@pytest.mark.clause("ISHA 2.7c")
def test_of_march_2024_it_may_be_spoken_until_the_customer_asks_for_it_in_writing(office: Office) -> None:
    case = decided(office, "2024-03-28")
    office.do(cases.respond, case, replace(SPOKEN, at=office.now))
    assert office.view(case).case.status is Status.ANSWERED
    assert office.view(case).letters == ()
    asked = NewContact(Direction.INBOUND, Method.TELEPHONE, office.now, "Please write.", written_answer_requested=True)
    office.do(cases.record_contact, case, asked)
    with pytest.raises(Refusal, match=r"asked for a written answer: send it first \(ISHA 2.7c\)"):
        office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.YES, "Write sooner."))
    first = office.view(case).case.answered_at
    office.now += timedelta(days=1)
    done = office.do(cases.respond, case, Response(Method.LETTER, office.now))
    assert done.said == "R-2024-00001: written answer sent"
    view = office.view(case)
    assert [letter.kind for letter in view.letters] == [LetterKind.RESPONSE]
    assert (view.case.answered_at, view.case.owes_written_answer) == (first, False)
    office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.YES, "Write sooner."))
    with pytest.raises(Refusal, match="This case was closed"):
        office.do(cases.respond, case, Response(Method.LETTER, office.now))


@pytest.mark.clause("CODE 6.9")
def test_of_april_2024_the_law_asks_for_it_in_writing(office: Office) -> None:
    case = decided(office, "2024-04-02")
    with pytest.raises(Refusal) as met:
        office.do(cases.respond, case, replace(SPOKEN, at=office.now))
    assert met.value.fields == {
        "with_letter": "The law asks for the answer in writing (CODE 6.9). Send the letter with it."
    }
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    assert [letter.sent_how for letter in office.view(case).letters] == [Method.EMAIL]
    with pytest.raises(Refusal, match="Already answered on Tue 2 April 2024"):
        office.do(cases.respond, case, Response(Method.EMAIL, office.now))


@pytest.mark.clause("CODE 6.6")
def test_answered_and_completed_are_two_things(office: Office) -> None:
    case = decided(office, "2026-05-26")
    office.do(cases.agree_action, case, NewAction("Redecorate.", office.people["Sam Carter"], date(2026, 7, 1)))
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    view = office.view(case)
    assert view.case.status is Status.ANSWERED
    assert view.to_do
    assert (view.to_do.what, view.to_do.day) == ("Action: Redecorate.", date(2026, 7, 1))


def test_not_before_the_acknowledgement_and_not_undecided(office: Office) -> None:
    case = office.log()
    with pytest.raises(Refusal, match="Decide issue 1 first"):
        office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    office.assign(case)
    office.do(cases.decide, case, office.view(case).case.issues[0].id, Decision(Outcome.WITHDRAWN, "She said so."))
    with pytest.raises(Refusal, match="Acknowledge the complaint first"):
        office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    typed = Acknowledgement(Method.EMAIL, office.now, "Damp.")
    office.do(cases.acknowledge, case, typed, {}, with_letter=False)
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_is_decided_answered_to_nobody_and_closed(office: Office) -> None:
    case = office.log(anonymous=True)
    office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    office.assign(case)
    office.do(cases.decide, case, office.view(case).case.issues[0].id, Decision(Outcome.NOT_UPHELD, "No sign of it."))
    office.do(cases.respond, case, replace(SPOKEN, at=office.now, summary=""))
    view = office.view(case)
    assert (view.letters, view.case.contacts) == ((), ())
    office.do(cases.close, case, Closure(office.now, Method.TELEPHONE, Satisfied.UNKNOWN, survey_invited=False))
    assert office.view(case).case.status is Status.CLOSED
