"""Letters that somebody writes: kept, approved by another, changed, approved again, sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from app.domain.cases import Decision
from app.domain.errors import Refusal
from app.domain.moves.act import NewAction
from app.domain.moves.close import Closure
from app.domain.moves.respond import Response
from app.domain.moves.write import LetterDecision, WrittenLetter
from app.domain.words import LetterKind, LetterState, Method, Outcome, Role, Satisfied
from app.resources import resources_folder
from app.services import cases, histories, letter_emails, letters, paragraphs, printing, templates
from app.services.cases.write import NO_DRAFT
from app.services.paragraphs import Paragraph
from app.storage import tables
from tests.services.colleagues import colleague
from tests.services.office import Office, letter_text

FREE = "We are sorry that the first visit was missed."


@pytest.fixture
def kim(office: Office) -> Iterator[Office]:
    """A manager at a desk of her own."""
    found = colleague(office, "kim", Role.MANAGER)
    yield found
    found.database.close()


def update(**texts: str) -> WrittenLetter:
    return WrittenLetter(LetterKind.UPDATE, Method.LETTER, {"free_text": FREE, **texts})


def write(desk: Office, case: int, typed: WrittenLetter) -> str:
    draft = desk.view(case).case.draft_of(typed.kind)
    opened = (draft.id, draft.digest) if draft else NO_DRAFT
    return desk.do(cases.write_letter, case, typed, opened).said


def decide(desk: Office, case: int, reason: str = "", *, approve: bool = True) -> str:
    draft = desk.view(case).case.drafts[0]
    job: Any = cases.approve_letter if approve else cases.do_not_approve_letter
    return desk.do(job, case, LetterDecision(draft.id, draft.digest, reason)).said


def without_part(file: bytes, field: str) -> bytes:
    """The same template without the paragraphs that speak of a field."""
    document, saved = Document(BytesIO(file)), BytesIO()
    for paragraph in [each for each in document.paragraphs if field in each.text]:
        if "{{" in paragraph.text:
            paragraph.text = "Nothing."
    document.save(saved)
    return saved.getvalue()


def agreed(office: Office) -> int:
    case = office.under_way()
    due = (office.now + timedelta(days=9)).date()
    office.do(cases.agree_action, case, NewAction("Repair the gutter", office.people["Sam Carter"], due))
    return case


def last_letter(office: Office, case: int) -> str:
    return letter_text(office.ask(letters.make_again, office.view(case).letters[-1].id).content)


@pytest.mark.clause("ISHA 2.6e")
@pytest.mark.clause("ISHA 2.1b")
def test_an_update_goes_out_in_one_step_with_every_action_and_the_next_update(office: Office) -> None:
    case = agreed(office)
    typed = update(enclosures="Survey\nLeaflet;", copies="Cllr Ada Ng")
    assert write(office, case, typed) == "R-2026-00001: update letter sent"
    said = last_letter(office, case)
    for words in (
        FREE,
        "Repair the gutter",
        "Sam Carter",
        "Thursday 4 June 2026",
        "Enc: Survey; Leaflet",
        "Copy to: Cllr Ada Ng",
    ):
        assert words in said
    assert "in touch with you by Friday 29 May 2026" in said
    assert office.view(case).case.drafts == ()


def test_a_draft_is_kept_changed_and_sent_as_the_letter_it_became(office: Office) -> None:
    case = agreed(office)
    typed = update()
    assert write(office, case, replace(typed, send=False, texts={"free_text": "Unfin"})).endswith("kept as a draft")
    (draft,) = office.view(case).case.drafts
    assert (draft.texts["free_text"], draft.ready) == ("Unfin", False)
    with pytest.raises(Refusal, match="Another desk changed this letter meanwhile"):
        office.do(cases.write_letter, case, typed, NO_DRAFT)
    write(office, case, typed)
    view = office.view(case)
    assert (view.case.drafts, [line.state for line in view.letters]) == ((), [LetterState.SENT])
    assert FREE in last_letter(office, case)
    assert "Unfin" not in last_letter(office, case)


def test_a_letter_that_somebody_is_to_read_first_goes_out_only_as_another_approved_it(
    office: Office, kim: Office
) -> None:
    case = agreed(office)
    typed = replace(update(), ask_approval=True)
    assert write(office, case, typed).endswith("waits for approval")
    with pytest.raises(Refusal, match="You wrote this letter yourself"):
        decide(office, case)
    with pytest.raises(Refusal) as met:
        write(office, case, typed)
    assert met.value.fields["free_text"].startswith("It waits for approval already")
    assert decide(kim, case).endswith("letter approved")
    changed = replace(typed, texts={"free_text": "Something else."})
    assert write(office, case, changed).endswith("waits for approval")
    assert office.view(case).letters == ()
    decide(kim, case)
    assert write(office, case, changed).endswith("sent")
    assert "Something else." in last_letter(office, case)


def test_what_is_not_approved_goes_back_with_the_reason_and_is_written_anew(office: Office, kim: Office) -> None:
    case = agreed(office)
    typed = replace(update(), ask_approval=True)
    write(office, case, typed)
    with pytest.raises(Refusal) as met:
        decide(kim, case, approve=False)
    assert met.value.fields.keys() == {"reason"}
    decide(kim, case, "Say when the visit was.", approve=False)
    with pytest.raises(Refusal) as met:
        write(office, case, typed)
    assert met.value.fields == {"free_text": "It was sent back: Say when the visit was."}
    write(office, case, replace(typed, texts={"free_text": "The visit of 20 May was missed."}))
    decide(kim, case)


def test_a_letter_whose_facts_changed_after_its_approval_does_not_go_out(office: Office, kim: Office) -> None:
    case = agreed(office)
    typed = replace(update(), ask_approval=True)
    write(office, case, typed)
    decide(kim, case)
    due = (office.now + timedelta(days=3)).date()
    office.do(cases.agree_action, case, NewAction("Treat the wall", office.people["Sam Carter"], due))
    with pytest.raises(Refusal, match="was changed after it was approved"):
        write(office, case, typed)


def test_a_draft_that_is_not_wanted_is_put_aside(office: Office) -> None:
    case = agreed(office)
    write(office, case, replace(update(), send=False))
    office.do(cases.put_draft_aside, case, LetterKind.UPDATE)
    assert office.view(case).case.drafts == ()
    with pytest.raises(Refusal, match="no draft of the update letter any more"):
        office.do(cases.put_draft_aside, case, LetterKind.UPDATE)


def test_an_answer_written_in_advance_goes_out_with_the_move_when_it_is_approved(office: Office, kim: Office) -> None:
    case = office.under_way()
    for issue in office.view(case).case.issues:
        office.do(
            cases.decide,
            case,
            issue.id,
            Decision(Outcome.UPHELD, "Water came in.", "We repair the gutter.", "Workmanship"),
        )
    typed = WrittenLetter(LetterKind.RESPONSE, Method.LETTER, {"free_text": FREE}, ask_approval=True)
    write(office, case, typed)
    answer = Response(Method.LETTER, office.now, why_other_method="They asked for it.")
    with pytest.raises(Refusal, match="waits for approval by somebody else"):
        office.do(cases.respond, case, answer)
    decide(kim, case)
    office.do(cases.respond, case, answer)
    assert FREE in last_letter(office, case)
    assert office.view(case).case.drafts == ()


@pytest.mark.clause("ISHA 2.7a")
def test_the_closure_letter_says_how_it_ended(office: Office) -> None:
    case = office.under_way()
    with pytest.raises(Refusal, match="close the case first"):
        write(office, case, WrittenLetter(LetterKind.CLOSURE, Method.LETTER, {}))
    for issue in office.view(case).case.issues:
        office.do(
            cases.decide,
            case,
            issue.id,
            Decision(Outcome.UPHELD, "Water came in.", "We repair the gutter.", "Workmanship"),
        )
    office.do(cases.respond, case, Response(Method.EMAIL, office.now, why_other_method="They asked for it."))
    closed = Closure(office.now, Method.TELEPHONE, Satisfied.YES, "Ring before coming.")
    office.do(cases.close, case, closed)
    write(office, case, WrittenLetter(LetterKind.CLOSURE, Method.LETTER, {"learning": "We now ring before we come."}))
    said = last_letter(office, case)
    for words in ("upheld", "There was nothing that we had still to do", "We now ring before we come.", "survey"):
        assert words in said


@pytest.mark.clause("CODE 6.2")
def test_the_complaint_definition_says_what_we_answer_for_and_what_not(office: Office) -> None:
    case = office.under_way()
    typed = WrittenLetter(LetterKind.DEFINITION, Method.LETTER, {"responsible_for": "The gutter."})
    with pytest.raises(Refusal, match="What we are not responsible for is missing"):
        write(office, case, typed)
    write(office, case, replace(typed, texts={**typed.texts, "not_responsible_for": "Your furniture."}))
    said = last_letter(office, case)
    for words in (
        "Damp in the back bedroom.",
        "The gutter.",
        "Your furniture.",
        "Sam Carter",
        "You will have our answer by",
    ):
        assert words in said


def test_letters_of_several_cases_are_written_out_once_each_as_it_was_sent(office: Office) -> None:
    first, second = agreed(office), agreed(office)
    for case, how in ((second, Method.LETTER), (first, Method.LETTER), (first, Method.EMAIL)):
        write(office, case, replace(update(), how=how))
    ids = office.ask(printing.to_print, (first, second))
    files = office.ask(printing.files_to_print, ids)
    assert [file.name for file in files] == ["1 R-2026-00001 update.docx", "2 R-2026-00002 update.docx"]
    assert files[0].content == office.ask(letters.make_again, ids[0]).content
    assert office.do(printing.note_printed, ids).said == "2 letters are ready to be printed"
    with pytest.raises(Refusal, match="None of the chosen cases has a letter"):
        office.ask(printing.to_print, (first, second))
    assert office.ask(histories.history_of, "case", first)[0].move == "print letters"
    with pytest.raises(Refusal, match="no longer there"):
        office.ask(letter_emails.email_draft, 999)


def test_standard_paragraphs_are_kept_by_name_and_those_not_wanted_any_more_are_not_offered(office: Office) -> None:
    office.do(paragraphs.keep, Paragraph("Sorry", "We are sorry."))
    assert office.do(paragraphs.keep, Paragraph(" Sorry ", "We apologise.")).said == "The paragraph “Sorry” is kept"
    assert office.ask(paragraphs.offered) == (("Sorry", "We apologise."),)
    with pytest.raises(Refusal) as met:
        office.do(paragraphs.keep, Paragraph(" ", "\x00"))
    assert met.value.fields.keys() == {"name", "text"}
    office.do(paragraphs.keep, Paragraph("Sorry", "We apologise.", active=False))
    assert office.ask(paragraphs.offered) == ()
    assert [each.active for each in office.ask(paragraphs.paragraphs)] == [False]


def test_an_email_goes_to_the_address_that_is_known_and_to_nobody_where_none_is(office: Office) -> None:
    case = agreed(office)
    write(office, case, update())
    letter = office.view(case).letters[-1].id
    made = office.ask(letter_emails.email_draft, letter)
    sent = message_from_bytes(made.content, policy=policy.default)
    assert (made.name, sent["To"], sent["X-Unsent"]) == ("R-2026-00001 update.eml", "joy@example.org", "1")
    (attached,) = sent.iter_attachments()
    assert attached.get_content() == office.ask(letters.make_again, letter).content
    card = office.view(case).customer
    assert card
    office.change(
        lambda work: setattr(work.session.get_one(tables.Customer, card.id), "email", "a@b.example\nBcc: c@d")
    )
    made = office.ask(letter_emails.email_draft, letter)
    assert message_from_bytes(made.content, policy=policy.default)["Bcc"] is None
    office.change(lambda work: setattr(work.session.get_one(tables.Customer, card.id), "email", ""))
    with pytest.raises(Refusal, match="No e-mail address is known"):
        office.ask(letter_emails.email_draft, letter)


def test_what_was_written_is_not_lost_in_a_template_that_has_no_place_for_it(office: Office) -> None:
    case = agreed(office)
    file = (resources_folder() / "letters" / "update.docx").read_bytes()
    office.do(templates.bring_in, LetterKind.UPDATE, without_part(file, "free_text"), "ours.docx")
    with pytest.raises(Refusal, match=r"The template ours\.docx has no place for: free text"):
        write(office, case, update())
