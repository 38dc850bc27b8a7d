"""Putting an answer off: old date, new date and reason are kept, the letter says them, and the date follows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.moves.assign import Assignment
from app.domain.moves.extend import NewExtension
from app.domain.moves.respond import Response
from app.domain.words import LetterKind, Method, Role
from app.services import cases, letters
from app.storage import tables
from tests.services.colleagues import colleague
from tests.services.office import Office, at, letter_text
from tests.services.test_decide import UPHELD

ONE = ["The gutter is rotten: a second survey is needed on 8 June."]


def extension(office: Office, new: date = date(2026, 6, 19), **more: Any) -> NewExtension:
    return replace(NewExtension(Method.EMAIL, office.now, new, ONE[0], date(2026, 6, 2)), **more)


def kept(office: Office) -> list[tables.Extension]:
    query = select(tables.Extension).order_by(tables.Extension.id)
    return office.ask(lambda work: list(work.session.execute(query).scalars()))


@pytest.mark.clause("CODE 6.4")
def test_old_date_new_date_and_reason_are_kept_and_the_answer_is_due_on_the_new_one(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    assert office.steps(case)["answer"] == date(2026, 6, 5), "promised, and sooner than the law's 9 June"
    done = office.do(cases.extend, case, extension(office, update_every_days=7))
    assert done.said == "R-2026-00001: the answer is put off until Fri 19 June"
    (row,) = kept(office)
    assert (row.old_due_on, row.new_due_on, row.reason) == (date(2026, 6, 5), date(2026, 6, 19), ONE[0])
    assert office.steps(case)["answer"] == date(2026, 6, 19)
    view = office.view(case)
    assert (view.case.next_update_on, view.case.update_every_days) == (date(2026, 6, 2), 7)
    answer = next(step for step in view.steps if step.code == "answer")
    assert answer.due
    assert f"Extended from Fri 5 June 2026 to Fri 19 June 2026: {ONE[0]}" in answer.due.because
    assert view.case.contacts[-1].summary == f"Told that the answer is put off from Fri 5 June to Fri 19 June: {ONE[0]}"


@pytest.mark.clause("CODE 6.4")
def test_the_letter_has_old_date_new_date_reasons_next_update_and_the_ombudsman(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    office.do(cases.extend, case, extension(office, update_every_days=7))
    (line,) = office.view(case).letters
    assert line.kind is LetterKind.EXTENSION
    made = office.ask(letters.make_again, line.id)
    assert made.name == "R-2026-00001 extension.docx"
    text = letter_text(made.content)
    for said in (
        "our answer is due by Friday 5 June 2026",
        "You will now have our answer by Friday 19 June 2026.",
        ONE[0],
        "We will be in touch with you by Tuesday 2 June 2026",
        "After that you will hear from us every week",
        "0300 111 3000",
        "PO Box 1484",
    ):
        assert said in text


@pytest.mark.clause("CODE 6.4")
def test_the_preview_shows_the_extension_as_it_is_typed_and_names_what_is_missing(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    shown = office.ask(letters.preview, case, LetterKind.EXTENSION, {"next_update_on": None})
    assert [sentence.split(":")[0] for sentence in shown.missing] == [
        "The date of the answer until now is missing",
        "The new date of the answer is missing",
        "The reason for it is missing",
        "The date of the next update is missing",
    ]
    assert kept(office) == []


@pytest.mark.clause("CODE 6.4")
def test_beyond_the_limit_it_is_refused_without_a_manager(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    kim = colleague(office, "kim", Role.OFFICE)
    opened = {"handler_id": office.people["Sam Carter"], "case_worker_id": None}
    office.do(cases.assign, case, Assignment(office.people["kim"]), opened)
    with pytest.raises(Refusal) as beyond:
        kim.do(cases.extend, case, extension(office, date(2026, 7, 1), good_reason="Ill.", update_every_days=7))
    assert beyond.value.fields == {
        "new_due_on": "CODE 6.4: beyond Tue 23 June 2026 an extension needs a manager’s approval."
    }
    kim.database.close()
    assert kept(office) == []
    assert office.view(case).letters == ()


@pytest.mark.clause("CODE 6.4")
def test_told_after_the_day_has_passed_it_is_recorded_and_the_case_counts_as_late(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    office.now = at("2026-06-08")
    done = office.do(cases.extend, case, extension(office, next_update_on=date(2026, 6, 15)))
    assert done.said.endswith("told late that it takes until Fri 19 June; the answer was due on Fri 5 June")
    assert [row.new_due_on for row in kept(office)] == [date(2026, 6, 19)]
    assert office.steps(case)["answer"] == date(2026, 6, 5)
    view = office.view(case)
    answer = next(step for step in view.steps if step.code == "answer")
    assert answer.due
    assert any("was sent on Mon 8 June 2026, too late to move the date." in said for said in answer.due.because)
    said = letter_text(office.ask(letters.make_again, view.letters[0].id).content)
    assert "our answer is due by Friday 5 June 2026, and that day has passed without it." in said


@pytest.mark.clause("CODE 6.4")
def test_a_manager_extends_beyond_the_limit_with_a_good_reason_and_agreed_updates(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    office.do(
        cases.extend, case, extension(office, date(2026, 7, 1), good_reason="The surveyor is ill.", update_every_days=7)
    )
    assert kept(office)[0].good_reason == "The surveyor is ill."
    assert office.steps(case)["answer"] == date(2026, 7, 1)


@pytest.mark.clause("CODE 6.4")
def test_a_second_extension_counts_from_the_first_and_both_stay(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    office.do(cases.extend, case, extension(office, date(2026, 6, 12)))
    office.now = at("2026-06-12", "16:00")
    office.do(cases.extend, case, extension(office, date(2026, 6, 23), next_update_on=date(2026, 6, 16)))
    assert [(row.old_due_on, row.new_due_on) for row in kept(office)] == [
        (date(2026, 6, 5), date(2026, 6, 12)),
        (date(2026, 6, 12), date(2026, 6, 23)),
    ]
    assert office.steps(case)["answer"] == date(2026, 6, 23)
    assert [line.kind for line in office.view(case).letters] == [LetterKind.EXTENSION] * 2


def test_only_its_handler_or_a_manager_puts_an_answer_off(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    kim = colleague(office, "kim", Role.OFFICE)
    with pytest.raises(Refusal, match="Only the Complaint Handler of this case or a manager can put its answer off"):
        kim.do(cases.extend, case, extension(office))
    kim.database.close()
    assert kept(office) == []


def test_an_answered_case_has_nothing_left_to_put_off(office: Office) -> None:
    case = office.under_way(at("2026-05-22", "16:50"))
    office.do(cases.decide, case, office.view(case).case.issues[0].id, UPHELD)
    office.do(cases.respond, case, Response(Method.EMAIL, office.now))
    with pytest.raises(Refusal, match="nothing left to put off"):
        office.do(cases.extend, case, extension(office))
