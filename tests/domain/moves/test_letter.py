"""Making the letter of a move that was saved without it."""

from dataclasses import replace

from app.domain.moves.letter import reason_not_to_make_letter
from app.domain.words import LetterKind
from tests.domain.moves.complaints import acknowledged, answered, closed, complaint

ACKNOWLEDGEMENT, RESPONSE = LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE


def test_a_letter_follows_its_move() -> None:
    assert reason_not_to_make_letter(complaint(), ACKNOWLEDGEMENT, made=False) == "Acknowledge the complaint first."
    assert reason_not_to_make_letter(acknowledged(), ACKNOWLEDGEMENT, made=False) is None
    assert reason_not_to_make_letter(acknowledged(), RESPONSE, made=False) == "Answer the complaint first."
    assert reason_not_to_make_letter(answered(), RESPONSE, made=False) is None


def test_a_letter_is_made_once() -> None:
    sentence = "The acknowledgement letter is made already: it stands in the list of letters."
    assert reason_not_to_make_letter(acknowledged(), ACKNOWLEDGEMENT, made=True) == sentence


def test_nobody_is_written_to_about_an_anonymous_complaint_or_a_closed_one() -> None:
    nobody = "The complaint is anonymous: there is nobody to write to."
    assert reason_not_to_make_letter(replace(complaint(), anonymous=True), ACKNOWLEDGEMENT, made=False) == nobody
    assert "was closed on" in (reason_not_to_make_letter(closed(), RESPONSE, made=False) or "")
