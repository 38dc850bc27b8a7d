"""Petitions in the office: registered, brought in, verified, counted; on both databases."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.petition import CameWith, TypedSignature
from app.domain.petitions.deciding import Decided
from app.domain.petitions.suggestions import Suggestion
from app.domain.rights import reason_not_allowed
from app.domain.words import Kind, MoveName, Role
from app.services import histories, homes, petitions, verification
from app.services.homes import Brought
from app.storage import tables
from app.storage.work import Work
from tests.domain.petitions.made_up import SHARED
from tests.services.colleagues import Hire
from tests.services.office import Office, at
from tests.services.petitions import CAME, LINES, count_homes_alone, line, register, seen, sheet

EXAMPLE = SHARED / "petition_example"


@pytest.mark.clause("ISHA A2.2")
@pytest.mark.clause("ISHA 5a")
def test_a_petition_is_a_case_with_the_stages_and_the_clock_of_any_case_from_its_receipt(office: Office) -> None:
    petition, complaint = register(office, received_at=at("2026-05-22", "16:50")), office.log(at("2026-05-22", "16:50"))
    view = office.view(petition)
    assert view.case.kind is Kind.PETITION
    assert (view.case.about, view.case.customer) == (CAME.subject, "Ms Joy Okafor")
    assert office.steps(petition) == office.steps(complaint)
    assert view.stage_name == office.view(complaint).stage_name
    assert seen(office, petition).missing == (
        "0 signatures counted: 5 are needed (ISHA A2.1a).",
        "0 households counted: 5 are needed (ISHA A2.1a).",
    )


@pytest.mark.clause("ISHA A2.1b")
@pytest.mark.clause("ISHA A2.1c")
@pytest.mark.clause("ISHA A2.1e")
@pytest.mark.clause("ISHA A2.1f")
@pytest.mark.clause("ISHA 5d")
def test_what_is_missing_is_listed_and_completed_later(office: Office) -> None:
    case = register(office, CameWith(), anonymous=True, customer=None)
    assert seen(office, case).missing[2:] == (
        "Not there: the subject.",
        "Not there: the issues that gave cause to it.",
        "Not there: the action asked for.",
        "Not there: the name of a lead petitioner.",
        "Not there: contact details of the lead petitioner.",
        "Not there: the date on which it was submitted.",
        "Not there: a dated covering letter or paragraph.",
    )
    opened = {"subject": "", "declared": False}
    office.do(petitions.complete, case, opened, CAME)
    assert [each for each in seen(office, case).missing if each.startswith("Not there")] == [
        "Not there: the name of a lead petitioner.",
        "Not there: contact details of the lead petitioner.",
    ]
    assert seen(office, case).came == CAME
    with pytest.raises(ChangedElsewhere):
        office.do(petitions.complete, case, opened, replace(CAME, subject="Rents"))
    with pytest.raises(Refusal, match="is in the future"):
        office.do(petitions.complete, case, {}, replace(CAME, letter_on=date(2026, 6, 1)))
    with pytest.raises(Refusal, match="is in the future"):
        register(office, replace(CAME, submitted_on=date(2027, 1, 1)))
    with pytest.raises(Refusal, match="no petition"):
        office.do(petitions.complete, office.log(), {}, CAME)
    assert office.ask(petitions.view, office.log()) is None
    with pytest.raises(Refusal, match="A petition is registered"):
        office.log(kind=Kind.PETITION)


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="the example of a petition is not here")
@pytest.mark.clause("ISHA A2.1a")
@pytest.mark.clause("ISHA A2.3a")
@pytest.mark.parametrize("name", ["petition.csv", "petition.xlsx"])
def test_the_example_is_brought_in_verified_and_counted(office: Office, name: str) -> None:
    truth = json.loads((EXAMPLE / "summary.json").read_text("utf-8"))
    count_homes_alone(office)
    office.do(homes.bring_in, Brought(EXAMPLE / "homes.csv", office.isha))
    case = register(office)
    told = office.ask(petitions.report, case, EXAMPLE / name)
    assert told.said == (
        "60 lines: 50 accepted, 4 duplicate person, 4 not our home, 1 address incomplete, 1 name missing"
    )
    assert not seen(office, case).lines, "a report saves nothing"
    office.do(petitions.bring_in, case, EXAMPLE / name)
    counts = seen(office, case).counts
    assert (counts.signatures, counts.accepted, counts.at_face_value, counts.to_check) == (60, 0, 60, 0)
    office.do(petitions.verify, case, "Two sheets are in one hand.")
    assert seen(office, case).counts.to_check == truth["lines"]
    for suggestion, number in told.tally.items():
        office.do(petitions.decide_as_understood, case, suggestion, number)
    found = seen(office, case)
    assert (found.counts.accepted, found.counts.households) == (truth["accepted"], truth["households"])
    assert (found.counts.to_check, found.missing) == (0, ())
    duplicates = [each for each in found.lines if each.decided is Decided.DUPLICATE]
    assert len(duplicates) == truth["duplicates"]
    assert all(each.decided_by == "Jo Bloggs" for each in found.lines)
    assert not office.ask(verification.walk).broken


def test_the_same_sheet_is_noticed_whatever_it_is_called_and_a_later_one_knows_the_first(
    office: Office, tmp_path: Path
) -> None:
    case, first = register(office), sheet(tmp_path, *LINES[:3])
    office.do(petitions.bring_in, case, first)
    again = tmp_path / "again.csv"
    shutil.copyfile(first, again)
    said = r"These lines are here already: Jo Bloggs brought them in on Tue 26 May 2026 \(sheet.csv\)."
    with pytest.raises(Refusal, match=said):
        office.ask(petitions.report, case, again)
    with pytest.raises(Refusal, match=said):
        office.do(petitions.bring_in, case, again)
    office.do(petitions.bring_in, register(office), again)  # another petition may have the same people
    office.do(petitions.bring_in, case, sheet(tmp_path, LINES[0], LINES[5], name="later.csv"))
    lines = seen(office, case).lines
    assert [(each.number, each.line, each.file) for each in lines[3:]] == [(4, 1, "later.csv"), (5, 2, "later.csv")]
    assert lines[3].suggestion is Suggestion.DUPLICATE
    assert lines[3].because == "The same name in the same household as line 1."
    assert lines[1].as_written == ("Grace Khan", "as above", '"', "Y")
    elsewhere = TypedSignature("Ann Novak", "226 Nowhere St, Hull", "HU1 1AA", page="3", line=7)
    office.do(petitions.add_signature, case, elsewhere)
    added = seen(office, case).lines[-1]
    assert (added.number, added.page, added.line, added.file) == (12, "3", 7, "typed in")
    assert added.household == lines[4].household
    with pytest.raises(Refusal, match="here already"):
        office.do(petitions.add_signature, case, elsewhere)
    with pytest.raises(Refusal, match="as they stand on the sheet"):
        office.do(petitions.add_signature, case, TypedSignature(" "))
    empty = sheet(tmp_path, name="empty.csv")
    with pytest.raises(Refusal, match="no line with a name"):
        office.do(petitions.bring_in, case, empty)
    assert [each.move for each in office.ask(histories.history_of, "case", case)].count("bring in signatures") == 3


@pytest.mark.clause("ISHA A2.3a")
@pytest.mark.clause("ISHA A2.1d")
def test_signatures_are_decided_undone_and_recounted_at_once(office: Office, hire: Hire, tmp_path: Path) -> None:
    case = register(office)
    office.do(petitions.bring_in, case, sheet(tmp_path, *LINES))
    grace = hire("grace", Role.PETITION_ADMIN)
    ids = [each.id for each in seen(office, case).lines]
    assert [each.suggestion.value for each in seen(office, case).lines] == [
        *("accepted", "accepted", "duplicate person", "no signature", "needs a look", "accepted")
    ]
    with pytest.raises(Refusal, match=r"taken at face value \(ISHA A2.3a\)\. Decide first that it is verified"):
        grace.do(petitions.decide, case, ids[0], Decided.ACCEPTED)
    with pytest.raises(Refusal, match="Say why"):
        grace.do(petitions.verify, case, " ")
    grace.do(petitions.verify, case, "One hand wrote it all.")
    view = seen(office, case)
    assert (view.verified, view.taken_by, view.why) == (True, "grace", "One hand wrote it all.")
    assert (view.counts.counted, view.counts.to_check, view.counts.households) == (6, 6, 4)
    with pytest.raises(Refusal, match="It is 3 lines now, not 2"):
        grace.do(petitions.decide_as_understood, case, Suggestion.ACCEPTED, 2)
    grace.do(petitions.decide_as_understood, case, Suggestion.ACCEPTED, 3)
    grace.do(petitions.decide, case, ids[2], Decided.DUPLICATE)
    grace.do(petitions.choose_home, case, ids[4], office.homes["A2"])
    counts = seen(office, case).counts
    assert (counts.accepted, counts.at_face_value, counts.households, counts.to_check) == (4, 1, 4, 1)
    assert (line(office, case, 5).home, line(office, case, 5).household) == ("A2", "A2")
    grace.do(petitions.decide, case, ids[4], Decided.WITHDRAWN)
    assert line(office, case, 5).home == "A2", "the home that was chosen stays"
    office.do(petitions.decide, case, ids[3], Decided.NO_SIGNATURE)
    for _ in range(2):
        grace.do(petitions.undo, case)  # the withdrawal, then the home
    assert (line(office, case, 5).decided, line(office, case, 5).home) == (Decided.OPEN, "")
    assert line(office, case, 4).decided is Decided.NO_SIGNATURE, "what others decided stays"
    office.do(petitions.decide, case, ids[2], Decided.ACCEPTED)
    with pytest.raises(Refusal, match="Somebody else has decided since"):
        grace.do(petitions.undo, case)
    office.do(petitions.undo, case)
    assert line(office, case, 3).decided is Decided.DUPLICATE
    office.do(petitions.take_at_face_value, case, "It is not worth it.")
    assert seen(office, case).counts.to_check == 0
    with pytest.raises(Refusal, match="already"):
        office.do(petitions.take_at_face_value, case, "Again.")


def test_what_cannot_be_decided_says_why(office: Office, hire: Hire, tmp_path: Path) -> None:
    case, other = register(office), register(office)
    office.do(petitions.bring_in, case, sheet(tmp_path, *LINES))
    office.do(petitions.verify, case, "Asked by the board.")
    office.do(petitions.verify, other, "Asked by the board.")
    first = seen(office, case).lines[0].id
    for refused, said in (
        (lambda: office.do(petitions.decide, case, first, Decided.NOT_OUR_HOME), "takes signatures of anybody"),
        (lambda: office.do(petitions.decide, case, first, Decided.OPEN), "choose a reason"),
        (lambda: office.do(petitions.decide, other, first, Decided.ACCEPTED), "not one of this petition"),
        (lambda: office.do(petitions.choose_home, case, first, office.homes["B1"]), "is not one of ISHA’s"),
        (lambda: office.do(petitions.decide_as_understood, case, Suggestion.NEEDS_A_LOOK, 1), "line by line"),
        (lambda: office.do(petitions.decide_as_understood, case, Suggestion.NOT_OUR_HOME, 0), "takes signatures of"),
        (lambda: office.do(petitions.undo, case), "nothing here that is left"),
        (lambda: office.do(petitions.verify, case, "Again."), "already"),
    ):
        with pytest.raises(Refusal, match=said):
            refused()
    lee = hire("petra", Role.OFFICE)
    assert [each.property_ref for each in lee.ask(petitions.homes_named, case, "27 love")] == ["A1", "A2"]
    assert [each.property_ref for each in lee.ask(petitions.homes_named, case, "a3")] == ["A3"]
    assert lee.ask(petitions.homes_named, case, " ") == ()
    only = "Only petition administrators and managers can decide signatures. Your role is office staff."
    assert reason_not_allowed(lee.view(case).me, MoveName.DECIDE_A_SIGNATURE) == only
    with pytest.raises(Refusal, match=only):
        lee.do(petitions.decide, case, first, Decided.ACCEPTED)
    with pytest.raises(Refusal, match="Only petition administrators and managers can have a petition verified"):
        lee.do(petitions.verify, case, "Why not.")


def test_thousands_of_lines_are_saved_at_once(office: Office, tmp_path: Path) -> None:
    case = register(office)
    many = [(f"Ann Number{n}", f"{n} High Street, Hull", "HU1 1AA", "Y") for n in range(1, 2001)]
    office.do(petitions.bring_in, case, sheet(tmp_path, *many))

    def counted(work: Work) -> int:
        return work.session.execute(select(func.count()).select_from(tables.Signature)).scalar_one()

    assert office.ask(counted) == len(many)
    assert seen(office, case).counts.households == len(many)
