"""What PostgreSQL holds of cases that a file brings: a desk that checks nothing brings in nothing but that."""

# ruff: noqa: S608 - the statements are the tests' own

import pytest

from tests.storage.hostile import DENIED, MOVE, REFUSED, desk
from tests.storage.sql_typed import Signed, signed

__all__ = ["signed"]

DRAW = "UPDATE reference_counters SET last = last + 1 WHERE year = (SELECT max(year) FROM reference_counters)"
LAST = "(SELECT 'R-' || year || '-' || lpad(last::text, 5, '0') FROM reference_counters ORDER BY year DESC LIMIT 1)"
ME = "(SELECT id FROM people WHERE login = session_user)"


def case(reference: str = LAST, by: str = ME, status: str = "open", screened: str = "'accepted'") -> str:
    return f"""INSERT INTO cases (version, reference, kind, status, landlord_id, pack_id, received_at, channel,
        recorded_by_id, anonymous, about, said, understood, outcome_sought, assistance, screened,
        written_answer_requested, restricted, learning, remains, survey_invited, brought_as)
        SELECT 1, {reference}, 'complaint', '{status}', c.landlord_id, c.pack_id, now(), 'letter', {by}, true, 'Damp',
        'Damp', '', '', '', {screened}, false, false, '', '', false, 'C1' FROM cases c ORDER BY c.id LIMIT 1"""


NEWEST = "(SELECT max(id) FROM cases)"
SOURCE = f"""INSERT INTO brought_cases (case_id, landlord_id, key, digest, file, taken, as_written)
    SELECT {NEWEST}, landlord_id, 'c1', 'd', 'log.csv', '{{}}', 'C1' FROM cases WHERE id = {NEWEST}"""
STAGE = "INSERT INTO stages (case_id, number, name, began_at) VALUES ({}, 5, 'Complaint', now())"
NOW = "SET CONSTRAINTS ALL IMMEDIATE"


def test_a_manager_brings_a_case_with_what_was_said_of_it_and_it_gets_its_line(signed: Signed) -> None:
    with desk(signed, "manager") as mine:
        told = mine.types(MOVE.format("import cases"), DRAW, case(), STAGE.format(NEWEST), SOURCE, NOW)
        assert told == ""
        found = mine.types(f"SELECT 1 / count(*) FROM history WHERE subject = 'case' AND subject_id = {NEWEST}")
        assert found == "", "its line is there"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ((DRAW, case(), STAGE.format(NEWEST), NOW), "A case does not come in without what the log said of it."),
        ((STAGE.format("(SELECT min(id) FROM cases)"),), "A log adds nothing to a case that is known already."),
        ((DRAW, case(by="(SELECT min(id) FROM people)")), "is recorded by whoever brings it"),
        ((DRAW, case(status="closed")), "is recorded by whoever brings it"),
        ((DRAW, case(screened="'refused'")), "is recorded by whoever brings it"),
        ((case(),), "duplicate key"),
        ((DRAW, case(reference="'R-2026-99999'")), "A case gets the reference that was drawn for it."),
        ((DRAW, case(reference="'C1'")), "A case gets the reference that was drawn for it."),
        (("UPDATE reference_counters SET last = last - 1",), "References are given out one by one"),
        ((DRAW, case(), SOURCE, SOURCE), "duplicate key"),
        ((SOURCE,), "A log adds nothing to a case that is known already."),
        (("UPDATE cases SET brought_as = 'C9'",), "does not change cases.brought_as"),
        (("UPDATE cases SET landlord_id = landlord_id + 1",), "does not change cases.landlord_id"),
        (("UPDATE stages SET answered_at = now()",), "does not change stages.answered_at"),
        (("INSERT INTO case_words (word, case_id) SELECT 'x', min(id) FROM cases",), "A case is found by what it is."),
        (
            ("INSERT INTO work_list SELECT case_id, 77, 0, due_on, to_do, '', reference, '', '', 1 FROM case_list",),
            "What is left to do on a case stands in the list as it is.",
        ),
    ],
)
def test_what_is_slipped_in_is_refused_with_a_sentence(signed: Signed, statements: tuple[str, ...], said: str) -> None:
    with desk(signed, "manager") as mine:
        assert said in mine.types(MOVE.format("import cases"), *statements)


def test_office_staff_bring_enquiries_and_no_log(signed: Signed) -> None:
    whole = (DRAW, case(), STAGE.format(NEWEST), SOURCE, NOW)
    with desk(signed, "office") as mine:
        assert 'Your roles do not let you make the move "import cases"' in mine.types(
            MOVE.format("import cases"), *whole
        )
    with desk(signed, "office") as mine:
        assert "as it stands there" in mine.types(MOVE.format("import enquiries"), *whole), "it is still to be screened"
    with desk(signed, "office") as mine:
        fresh = (DRAW, case(screened="NULL"), STAGE.format(NEWEST), SOURCE, NOW)
        assert mine.types(MOVE.format("import enquiries"), *fresh) == ""
    with desk(signed, "auditor") as mine:
        assert mine.types(MOVE.format("import enquiries"), DRAW, case(screened="NULL")).startswith((DENIED, REFUSED))
