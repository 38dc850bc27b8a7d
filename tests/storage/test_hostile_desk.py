"""A desk with a valid sign-in and SQL in hand: whatever it types, nothing gets through but what its roles allow."""

# ruff: noqa: S608 - the statements are the tests' own

import pytest

from app.domain.words import Role
from tests.storage.hostile import ASSIGN, CLOSE, MOVE, REFUSED, desk
from tests.storage.sql_typed import Signed, signed
from tests.storage.test_roles import CASE, CONTACT, DECISION, LETTER, SCREENING

__all__ = ["signed"]
OTHERS = "(SELECT id FROM people WHERE login = 'jo')"
NEVER_HERE = "(SELECT max(id) FROM {table} WHERE case_id <> %(case)s)"


FORGED = {
    "somebody else rang": (CONTACT.replace("%(me)s", OTHERS), "record a contact", "Nobody acts in the name"),
    "somebody else screened": (SCREENING.replace("%(me)s", OTHERS), "screen", "Nobody acts in the name"),
    "somebody else wrote": (LETTER.replace("%(me)s", OTHERS), "make the acknowledgement letter", "Nobody acts in"),
    "nobody said which move": (ASSIGN, "", "Nothing is changed without saying which move it is."),
    "a move that does not exist": (ASSIGN, "do as I like", 'There is no move named "do as I like".'),
    "as if outside the program": (ASSIGN, "outside the program", "There is no move named"),
    "as if it were an upgrade": (ASSIGN, "upgrade", "There is no move named"),
    "a move of managers": (ASSIGN, "restrict", "Your roles do not let you"),
    "a move of administrators": (ASSIGN, "set up", "Your roles do not let you"),
    "closing somebody else's case": (CLOSE, "close", "Only whoever looks after this case, or a manager"),
    "deciding somebody else's case": (DECISION, "decide an issue", "Only whoever looks after this case"),
    "closing while assigning": (CLOSE, "assign", 'The move "assign" does not change cases.status:closed.'),
    "voiding while assigning": ("UPDATE cases SET status = 'void' WHERE id = %(case)s", "assign", "does not change"),
    "restricting while assigning": (
        "UPDATE cases SET restricted = true WHERE id = %(case)s",
        *("assign", 'The move "assign" does not change cases.restricted.'),
    ),
    "deciding while screening": (DECISION, "screen", 'The move "screen" does not change issue_decisions.'),
    "screening while assigning": (SCREENING, "assign", "does not change screenings."),
    "a response while acknowledging": (
        LETTER.replace("'acknowledgement', 'draft'", "'response', 'sent'"),
        *("acknowledge", 'The move "acknowledge" does not change letters:response.'),
    ),
    "a closing conversation among the contacts": (
        CONTACT.replace("'update'", "'closing'"),
        *("record a contact", 'The move "record a contact" does not change contacts:closing.'),
    ),
    "an issue added to a case that is there already": (
        """INSERT INTO issues (case_id, number, summary, category, service_area, ground, findings)
        VALUES (%(case)s, 77, 'Rudeness', '', '', '', '')""",
        *("log", "Only a new case is logged."),
    ),
    "an answered stage, added": (
        """INSERT INTO stages (case_id, number, name, began_at, answered_at)
        VALUES (%(case)s, 0, 'Request', now(), now())""",
        *("log", "Only a new case is logged."),
    ),
    "a row given to another case": (
        f"UPDATE actions SET case_id = {NEVER_HERE.format(table='stages')} WHERE case_id = %(case)s",
        *("complete an action", "does not change actions.case_id."),
    ),
    "a contact at a stage of another case": (
        CONTACT.replace("(SELECT min(id) FROM stages WHERE case_id = %(case)s)", NEVER_HERE.format(table="stages")),
        *("record a contact", "A row of one case does not refer to the parts of another."),
    ),
    "a case taken off the list of open ones": (
        "UPDATE case_list SET status = 'closed' WHERE case_id = %(case)s",
        *("assign", "A case stands in the list as it is."),
    ),
    "a case taken off the list without a move": (
        "UPDATE case_list SET in_work = false WHERE case_id = %(case)s",
        *("", "Nothing is changed without saying which move it is."),
    ),
    "a restricted case shown in the list": (
        "UPDATE case_list SET about = 'Guess what' WHERE case_id = %(restricted)s",
        *("assign", "A case stands in the list as it is."),
    ),
    "the words of a restricted case": (
        "INSERT INTO case_words VALUES ('guess', %(restricted)s)",
        *("assign", "A case is found by what it is."),
    ),
    "what is to be done on a restricted case, told": (
        "INSERT INTO work_list VALUES (%(restricted)s, 9, 1, now(), 'Visit Joy', '', '', '', '', 1)",
        *("assign", "stands in the list as it is."),
    ),
    "work that nobody sees any more": (
        "DELETE FROM work_list WHERE case_id = %(case)s",
        *("", "Nothing is changed without saying which move it is."),
    ),
    "a case that cannot be found any more": (
        "DELETE FROM case_words WHERE case_id = %(case)s",
        *("", "Nothing is changed without saying which move it is."),
    ),
    "references that run out": (
        "UPDATE reference_counters SET last = 99998",
        *("log", "References are given out one by one, to cases that are logged."),
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_what_is_forged_is_refused_with_a_sentence(signed: Signed, what: str) -> None:
    statement, move, sentence = FORGED[what]
    with desk(signed) as mine:
        agreed = "INSERT INTO actions (case_id, number, what, owner_id, due_on, state, evidence) "
        agreed += "VALUES (%(case)s, 98, 'Mend it', %(me)s, current_date, 'open', '')"
        assert mine.types(MOVE.format("agree an action"), agreed, MOVE.format(move)) == ""
        said = mine.types(statement)
    assert said.startswith(REFUSED)
    assert sentence in said


NEW_CASE = {
    "closed": ("'open'", "'closed'", "cases:closed"),
    "restricted": ("false, false, ''", "false, true, ''", "cases.restricted"),
    "with a handler": ("remains, survey_invited)", "remains, survey_invited, handler_id)", "cases.handler_id"),
}


@pytest.mark.parametrize("what", NEW_CASE)
def test_a_new_case_is_logged_as_new_cases_are(signed: Signed, what: str) -> None:
    was, becomes, beyond = NEW_CASE[what]
    logged = CASE.replace(was, becomes).replace(
        "false FROM drawn", "false, 1 FROM drawn" if "handler" in what else "false FROM drawn"
    )
    with desk(signed) as mine:
        assert f'The move "log" does not change {beyond}.' in mine.types(MOVE.format("log"), logged)


def test_a_new_stage_comes_unanswered_and_without_a_reviewer(signed: Signed) -> None:
    move = "turn into a complaint"
    added = "INSERT INTO stages (case_id, number, name, began_at, {0}) VALUES (%(case)s, 0, 'Request', now(), {1})"
    with desk(signed) as mine:
        for column, value in (("answered_at", "now()"), ("reviewer_id", "%(me)s")):
            said = mine.types(MOVE.format(move), added.format(column, value))
            assert said == f'{REFUSED} The move "{move}" does not change stages.{column}.'
            mine.connection.rollback()


def test_a_case_gets_the_reference_that_was_drawn_for_it(signed: Signed) -> None:
    with desk(signed) as mine:
        made_up = CASE.replace("'R-%%s-%%s'", "'R-%%s-9%%s'")
        assert "gets the reference that was drawn for it" in mine.types(MOVE.format("log"), made_up)


def test_deciding_an_issue_of_another_case_in_the_name_of_ones_own_is_refused(signed: Signed) -> None:
    with desk(signed) as mine:
        mine.told["case"] = signed.own[Role.OFFICE]
        elsewhere = DECISION.replace(
            "(SELECT min(id) FROM issues WHERE case_id = %(case)s)", NEVER_HERE.format(table="issues")
        )
        assert "does not refer to the parts of another" in mine.types(MOVE.format("decide an issue"), elsewhere)
    with desk(signed) as mine:
        mine.told["case"] = signed.own[Role.OFFICE]
        assert mine.types(MOVE.format("decide an issue"), DECISION) == ""


NOTES = {
    "of a move that changes something": ("'case', %(case)s, 'acknowledge'", "is not noted without"),
    "of a move that is not one's own": ("'office', 0, 'set a password'", "Your roles do not let you"),
    "of anything": ("'case', %(case)s, 'was rude'", "There is no move named"),
    "on a case that is not one's to see": ("'case', %(restricted)s, 'open a restricted case'", "not for you to see"),
    "on a chain of one's own making": ("'diary', 1, 'open a restricted case'", "is not there"),
}


@pytest.mark.parametrize("what", NOTES)
def test_a_note_is_not_made(signed: Signed, what: str) -> None:
    arguments, sentence = NOTES[what]
    with desk(signed) as mine:
        said = mine.types(f"SELECT note_in_history({arguments})")
    assert said.startswith(REFUSED)
    assert sentence in said
