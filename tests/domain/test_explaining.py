"""Which words of a log somebody may explain, and what each of them can stand for."""

from app.domain.complaints_log.explaining import NOBODY_HERE, Explained, Word, explained
from app.domain.complaints_log.meanings import NOBODY, Colleague, Meanings
from app.domain.words import Outcome

PEOPLE = (Colleague(1, "Sam Carter", "sam"), Colleague(2, "Jo Bloggs", "jo"))


def of(meanings: Meanings, **written: list[str]) -> dict[str, Explained]:
    lists = {"category": ("Damp", "Repairs"), "service_area": ()}
    return {each.name: each for each in explained(meanings, 2, lists, written)}


def test_words_that_are_usual_are_not_asked_about_and_one_that_is_not_is_asked_once() -> None:
    meanings = Meanings()
    for written in ("Upheld", "OK’d", "ok d", "Other", "?"):
        meanings.outcome(written)
    found = of(meanings)
    assert list(found) == ["outcome"]
    assert found["outcome"].words == (Word("OK’d", "ok d", None), Word("Other", "other", None))
    assert found["outcome"].unknown == ("OK’d", "Other")
    assert found["outcome"].choices[0] == ("upheld", Outcome.UPHELD.words)


def test_what_was_said_is_shown_as_said_below_what_is_still_unknown() -> None:
    said = {"outcome": {"ok d": "Partly upheld"}, "stage": {"appeal": "2"}}
    meanings = Meanings(said)
    assert (meanings.outcome("OK’d"), meanings.stage("Appeal")) == (Outcome.PARTIALLY, 2)
    meanings.outcome("Other")
    found = of(meanings)
    assert found["outcome"].words == (Word("Other", "other", None), Word("OK’d", "ok d", "partially"))
    assert found["stage"].words == (Word("Appeal", "appeal", "2"),)
    assert found["stage"].unknown == ()


def test_a_stage_that_the_policy_does_not_have_is_asked_about() -> None:
    meanings = Meanings()
    assert (meanings.stage("Panel"), meanings.stage("S2"), meanings.stage("?x")) == (3, 2, None)
    stage = of(meanings)["stage"]
    assert stage.unknown == ("Panel", "?x")
    assert stage.choices == (("1", "Stage 1"), ("2", "Stage 2"))


def test_a_handler_is_one_of_the_office_or_nobody() -> None:
    meanings = Meanings({"handler": {"jb": "jo", "agency": NOBODY}}, PEOPLE)
    for written in ("JB", "Agency", "Sam Carter", "TK"):
        meanings.handler(written)
    handler = of(meanings)["handler"]
    assert handler.words == (Word("TK", "tk", None), Word("Agency", "agency", NOBODY), Word("JB", "jb", "jo"))
    assert handler.choices == ((NOBODY, NOBODY_HERE), ("jo", "Jo Bloggs"), ("sam", "Sam Carter"))


def test_words_beside_the_lists_of_the_office_may_stand_for_themselves() -> None:
    meanings = Meanings({"category": {"mould": "Damp", "asb": "Nuisance"}})
    found = of(meanings, category=["Damp", "Mould", "ASB", "", "mould"], service_area=["Voids"])
    words = (Word("ASB", "asb", None), Word("Mould", "mould", "Damp"))
    assert found["category"] == Explained("category", (("Damp", "Damp"), ("Repairs", "Repairs")), words, True)
    assert found["category"].unknown == ()
    assert "service_area" not in found, "where the office has no list there is nothing to choose"
