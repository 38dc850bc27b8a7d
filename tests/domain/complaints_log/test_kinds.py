"""A log and the enquiries of a web form: what each says of a case, and how its cases stand."""

from app.domain.complaints_log.entries import Reading
from app.domain.complaints_log.kinds import ENQUIRIES, LOG
from app.domain.complaints_log.meanings import Meanings
from app.domain.complaints_log.sorting import Sorting
from app.domain.words import Channel, Method, Screened
from tests.domain.complaints_log.logs import HEADERS, headers_over, log_of, row


def test_enquiries_came_by_the_form_and_are_still_to_be_screened() -> None:
    assert (LOG.channel, LOG.screened) == (Channel.NOT_RECORDED, Screened.ACCEPTED)
    assert (ENQUIRIES.channel, ENQUIRIES.screened) == (Channel.ONLINE_FORM, None)
    assert {field.name for field in LOG.fields} - {field.name for field in ENQUIRIES.fields} >= {
        "stage",
        "closed",
        "due",
    }


def test_number_7_of_the_form_is_not_number_7_of_the_log() -> None:
    keys = {
        next(Reading(headers_over(*HEADERS), kind.before_key).entries([(2, row(Ref="7"), "")])).key
        for kind in (LOG, ENQUIRIES)
    }
    assert keys == {"7", "form 7"}


def test_how_a_customer_wants_to_be_reached_is_known_in_the_words_of_forms() -> None:
    words = {"SMS": Method.TEXT, "by phone": Method.TELEPHONE, "E-mail": Method.EMAIL, "owl": None}
    assert {word: Meanings().preferred(word) for word in words} == words


def test_what_else_is_to_be_said_of_a_case_is_said_and_it_is_taken_all_the_same() -> None:
    doubt = "The home is not certain, and none is chosen."
    (entry,) = Reading(headers_over(*HEADERS)).entries([(2, row(), "")])
    found = Sorting(log_of(), {}, remark=lambda _: doubt).sort([entry])
    assert (found.found.value, found.says) == ("new", {2: f"Row 2: {doubt}"})
