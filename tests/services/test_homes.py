"""A register of homes is brought in: reported first, saved in one go, the same again changes nothing."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.errors import Refusal
from app.domain.home_columns import columns_from
from app.domain.home_sorting import Found
from app.domain.words import Role
from app.services import histories, homes, intake
from app.services.homes import TAKEN, Brought
from app.storage import tables
from tests.services.colleagues import Hire
from tests.services.office import Office, at
from tests.storage.brought_files import rows, workbook

SHARED = Path(__file__).parents[3] / "shared" / "data" / "homes_2000.csv"
HEADERS = ("Property Ref", "UPRN", "Address 1", "Town", "Postcode", "Tenure")
FLAT_3 = ("A1", "", "Flat 3, 27 Love Lane", "London", "EC2V 7AA", "")
FLAT_4 = ("A2", "", "Flat 4, 27 Love Lane", "London", "EC2V 7AA", "")
QUAY = ("A3", "", "2 Quay Road", "London", "EC2V 7AA", "")
"""What the office of the tests has."""


def brought(office: Office, folder: Path, *of_rows: Sequence[str], headers: Sequence[str] = HEADERS) -> Brought:
    file = folder / "homes.csv"
    with file.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows([headers, *of_rows])
    return Brought(file, office.isha)


def counts(office: Office, what: Brought) -> dict[Found, int]:
    report = office.ask(homes.report, what)
    return {found: number for found, number in report.tally.counts.items() if number}


def register(office: Office) -> dict[str, tuple[str, str, date | None]]:
    home = tables.Home
    mine = select(home.property_ref, home.line1, home.tenure, home.closed_on).where(home.landlord_id == office.isha)
    found = office.ask(lambda work: work.session.execute(mine.order_by(home.id)).all())
    return {reference: (line1, tenure, closed) for reference, line1, tenure, closed in found}


def lines(office: Office) -> list[list[str]]:
    """What history says of the landlord's homes, newest line first."""
    told = office.ask(histories.history_of, "landlord", office.isha)
    return [
        sorted(f"{change.column}: {change.before or ''} → {change.after or ''}" for change in line.changes)
        for line in told
        if line.move == "import homes"
    ]


def test_it_is_reported_before_anything_is_saved_and_the_same_again_changes_nothing(
    office: Office, tmp_path: Path
) -> None:
    quay = ("A3", "100023336956", "2 Quay Road", "London", "ec2v7aa", "Leasehold")
    new = ("B7", "", "9 Quay Road", "London", "EC2V 7AA", "General needs")
    what = brought(office, tmp_path, FLAT_3, quay, new, new, ("B8", "", "", "London", "EC2V 7AA", ""))
    report = office.ask(homes.report, what)
    told = [(line.row, line.found, line.property_ref, line.says) for line in report.tally.lines]
    assert told == [
        (3, Found.CHANGED, "A3", "UPRN: nothing → 100023336956; tenure: nothing → Leasehold"),
        (4, Found.NEW, "B7", "9 Quay Road, London, EC2V 7AA"),
        (5, Found.TWICE, "B7", "Row 5, column “Property Ref”: B7 stands in row 4 already, which counts."),
        (6, Found.REFUSED, "", "Row 6, column “Address 1”: there is no address line 1."),
        (None, Found.GONE, "A2", "Flat 4, 27 Love Lane, London, EC2V 7AA"),
    ]
    assert (report.landlord, report.tally.rows, report.held_back) == ("ISHA", 5, "")
    assert list(register(office)) == ["A1", "A2", "A3"], "nothing is saved by a report"
    said = "ISHA: 1 new, 1 changed, 1 as before, 1 no longer there, 1 in the file twice, 1 refused."
    assert office.do(homes.bring_in, what).said == said
    saved = register(office)
    assert saved["A2"] == ("Flat 4, 27 Love Lane", "", date(2026, 5, 26))
    assert saved["A3"] == ("2 Quay Road", "Leasehold", None)
    assert saved["B7"] == ("9 Quay Road", "General needs", None)
    history = lines(office)
    assert sorted(change for line in history for change in line) == [
        "closed_on:  → 2026-05-26",
        "home:  → ['B7', '', '9 Quay Road', '', 'London', 'EC2V 7AA', 'General needs', '', '', '']",
        "tenure:  → Leasehold",
        "uprn:  → 100023336956",
    ]
    assert [home.property_ref for home in office.ask(intake.find_homes, office.isha, "9 quay")] == ["B7"]
    assert counts(office, what) == {Found.SAME: 3, Found.TWICE: 1, Found.REFUSED: 1}
    office.do(homes.bring_in, what)
    assert (register(office), lines(office)) == (saved, history)
    assert office.ask(histories.verify) == ()


def test_a_home_that_is_there_again_is_opened_and_columns_that_a_file_lacks_stay_as_they_are(
    office: Office, tmp_path: Path
) -> None:
    office.do(homes.bring_in, brought(office, tmp_path, FLAT_3, (*QUAY[:5], "Leasehold")))
    office.now = at("2026-06-02")
    short = [(row[0], row[2], row[4]) for row in (FLAT_3, ("A2", "", "Flat 4A, 27 Love Lane", "", "EC2V 7AA"), QUAY)]
    what = brought(office, tmp_path, *short, headers=("Prop Ref", "Address", "Postcode"))
    assert counts(office, what) == {Found.SAME: 2, Found.OPENED_AGAIN: 1}
    office.do(homes.bring_in, what)
    assert register(office)["A2"] == ("Flat 4A, 27 Love Lane", "", None)
    assert register(office)["A3"] == ("2 Quay Road", "Leasehold", None)
    assert lines(office)[0] == ["closed_on: 2026-05-26 → ", "line1: Flat 4, 27 Love Lane → Flat 4A, 27 Love Lane"]


def test_only_what_was_chosen_is_saved(office: Office, tmp_path: Path) -> None:
    what = brought(office, tmp_path, FLAT_3, (*QUAY[:5], "Leasehold"), ("B7", "", "9 Quay Road", "", "EC2V 7AA", ""))
    said = office.do(homes.bring_in, what, TAKEN - {Found.CHANGED, Found.GONE}).said
    assert said.endswith(" Not saved, since not chosen: changed, no longer there.")
    assert register(office)["A2"][2] is None
    assert register(office)["A3"][1] == ""
    assert "B7" in register(office)


def test_what_columns_mean_is_remembered_for_each_landlord(office: Office, tmp_path: Path) -> None:
    headers = ("source", "lead", "street", "code")
    what = brought(office, tmp_path, ("A1", "Flat 3, 27", "Love Lane", "EC2V 7AA"), headers=headers)
    with pytest.raises(Refusal, match="no column is known to hold the property reference, postcode"):
        office.ask(homes.report, what)
    seen = office.ask(homes.seen, what)
    assert (seen.headers, seen.examples, seen.suffices) == (
        headers,
        ("A1", "Flat 3, 27", "Love Lane", "EC2V 7AA"),
        False,
    )
    columns = columns_from(["property_ref=source", "line1=lead+street", "postcode=code"])
    office.do(homes.bring_in, Brought(what.file, office.isha, columns))
    assert office.ask(homes.report, what).columns == columns
    seen = office.ask(homes.seen, what)
    assert (seen.columns, seen.suffices, seen.remembered) == (columns, True, True)
    assert office.ask(homes.remembered, office.incommunities) == {}
    office.do(homes.bring_in, Brought(what.file, office.isha, {**columns, "town": ("street",)}))
    assert office.ask(homes.remembered, office.isha)["town"] == ("street",)


def test_a_file_that_was_cut_short_closes_no_homes_unless_that_is_said(office: Office, tmp_path: Path) -> None:
    many = [(f"B{number}", "", f"{number} Quay Road", "London", "EC2V 7AA", "") for number in range(60)]
    office.do(homes.bring_in, brought(office, tmp_path, FLAT_3, FLAT_4, QUAY, *many))
    half = brought(office, tmp_path, FLAT_3, FLAT_4, QUAY, *many[:30])
    assert office.ask(homes.report, half).held_back.startswith("30 of 63 open homes are not in the file. Is it whole?")
    assert "30 of 63 open homes" in office.do(homes.bring_in, half).said
    assert all(closed is None for _, _, closed in register(office).values())
    office.do(homes.bring_in, half, even_many_gone=True)
    assert sum(closed is not None for _, _, closed in register(office).values()) == 30


def test_a_file_that_breaks_off_or_is_cancelled_saves_nothing(office: Office, tmp_path: Path) -> None:
    before = register(office)
    many = [(f"B{number}", f"{number} Quay Road", "EC2V 7AA") for number in range(1_500)]
    broken = f"{rows(('Prop Ref', 'Address', 'Postcode'), *many)}<row><c></row>"
    with pytest.raises(Refusal, match="is damaged"):
        office.do(homes.bring_in, Brought(workbook(tmp_path / "homes.xlsx", broken), office.isha))
    whole = workbook(tmp_path / "homes.xlsx", rows(("Prop Ref", "Address", "Postcode"), *many))

    def cancel(read: int) -> None:
        if read > 1_000:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        office.do(homes.bring_in, Brought(whole, office.isha), progress=cancel)
    assert (register(office), lines(office)) == (before, [])


def test_whose_homes_they_are_is_said_where_there_is_more_than_one_landlord(office: Office, tmp_path: Path) -> None:
    what = Brought(brought(office, tmp_path, FLAT_3).file, None)
    with pytest.raises(Refusal, match="Say whose homes these are: ISHA, Incommunities"):
        office.ask(homes.report, what)
    assert office.ask(homes.landlord_named, "ISHA") == office.isha
    with pytest.raises(Refusal, match="There is no landlord “Isha” here: ISHA, Incommunities"):
        office.ask(homes.landlord_named, "Isha")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMIN])
def test_nobody_but_a_system_administrator_brings_homes_in(
    office: Office, hire: Hire, tmp_path: Path, role: Role
) -> None:
    theirs, what = hire("kit", role), brought(office, tmp_path, FLAT_3)
    acts: tuple[Callable[[], object], ...] = (
        lambda: theirs.ask(homes.seen, what),
        lambda: theirs.ask(homes.report, what),
        lambda: theirs.do(homes.bring_in, what),
    )
    for act in acts:
        with pytest.raises(Refusal, match="Only a system administrator can bring in a register of homes"):
            act()
    assert theirs.ask(homes.offered).why_not == "Only a system administrator can bring in a register of homes."


def test_a_system_administrator_who_reads_no_case_brings_homes_in(office: Office, hire: Hire, tmp_path: Path) -> None:
    theirs = hire("kit", Role.SYSTEM_ADMIN)
    names = ((office.isha, "ISHA"), (office.incommunities, "Incommunities"))
    assert theirs.ask(homes.offered) == homes.Offered(names, "")
    columns = columns_from(["property_ref=Property Ref", "line1=Address 1", "postcode=Postcode"])
    what = brought(
        office, tmp_path, (*FLAT_3[:2], "Flat 3A", *FLAT_3[3:]), ("B7", "", "9 Quay Road", "", "EC2V 7AA", "")
    )
    said = theirs.do(homes.bring_in, Brought(what.file, office.isha, columns)).said
    assert said == "ISHA: 1 new, 1 changed, 2 no longer there."
    assert office.ask(histories.verify) == ()


def test_real_homes_are_all_accounted_for_and_brought_in_again_change_nothing(office: Office) -> None:
    if not SHARED.exists():
        pytest.skip("the real addresses are not here")
    columns = columns_from(["property_ref=source", "line1=written", "town=town", "postcode=postcode"])
    what = Brought(SHARED, office.incommunities, columns)
    with SHARED.open(encoding="utf-8", newline="") as opened:
        told = list(csv.DictReader(opened))
    whole = {row["source"]: row for row in told if row["postcode"]}
    expected = {Found.NEW: len(whole), Found.GONE: 1, Found.REFUSED: len(told) - len(whole)}
    assert (counts(office, what), len(told)) == (expected, 2_000)
    office.do(homes.bring_in, what)
    again = Brought(SHARED, office.incommunities)
    assert counts(office, again) == {Found.SAME: len(whole), Found.REFUSED: len(told) - len(whole)}
    assert office.do(homes.bring_in, again).said == "Incommunities: 1,996 as before, 4 refused."
    home = tables.Home
    mine = select(home.postcode).where(home.landlord_id == office.incommunities, home.closed_on.is_(None))
    saved = office.ask(lambda work: work.session.execute(mine).scalars().all())
    assert sorted(saved) == sorted(row["postcode"] for row in whole.values())


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.sampled_from(["", "A1", "B7", "1", "x" * 201, "EC2V 7AA", "\x00", "#N/A", "=1+1"]), max_size=7)
    )
)
def test_whatever_the_rows_hold_each_is_accounted_for(office: Office, tmp_path: Path, told: list[list[str]]) -> None:
    report = office.ask(homes.report, brought(office, tmp_path, *told))
    assert report.tally.rows == sum(1 for row in told if any(row))
    for line in report.tally.lines:
        if line.found in {Found.REFUSED, Found.TWICE}:
            assert line.says.startswith(f"Row {line.row}, column ")
