"""What is seen of a complaints log before it is read, and what of it can be explained or left out."""

from pathlib import Path

import pytest

from app.domain.complaints_log.kinds import ENQUIRIES, LOG
from app.domain.complaints_log.sorting import Found
from app.domain.errors import Refusal
from app.domain.words import Role
from app.services import bringing_cases
from tests.services.colleagues import Hire
from tests.services.logs import HEADERS, brought, reported, row, written
from tests.services.office import Office


def test_a_log_shows_its_columns_and_what_was_said_of_them_comes_back(office: Office, tmp_path: Path) -> None:
    what = brought(office, written(tmp_path, row()))
    seen = office.ask(bringing_cases.seen, what)
    assert seen.headers == HEADERS
    assert dict(zip(seen.headers, seen.examples, strict=True))["Details"] == "Damp in the back bedroom."
    assert (seen.columns["received"], seen.suffices, seen.remembered) == (("Date rec’d",), True, False)
    said = {"received": ("Date rec’d",), "summary": ("Category", "Details")}
    office.do(bringing_cases.bring_in, brought(office, what.file, columns=said))
    again = office.ask(bringing_cases.seen, what)
    assert {name: again.columns[name] for name in said} == said
    assert (again.remembered, "category" in again.columns) == (True, False), "a column means one thing"
    of_the_form = office.ask(bringing_cases.seen, brought(office, what.file, ENQUIRIES))
    assert not of_the_form.remembered, "what was said of the log is not said of a web form"
    assert "outcome" not in of_the_form.columns


def test_who_may_not_bring_it_in_sees_nothing_of_it(hire: Hire, office: Office, tmp_path: Path) -> None:
    what = brought(office, written(tmp_path, row()))
    assert office.ask(bringing_cases.offered, LOG).why_not == ""
    kim = hire("kim", Role.OFFICE)
    offered = kim.ask(bringing_cases.offered, LOG)
    assert [name for _, name in offered.landlords] == ["ISHA", "Incommunities"]
    assert offered.why_not == "Only managers can bring in a complaints log. Your role is office staff."
    assert kim.ask(bringing_cases.offered, ENQUIRIES).why_not == ""
    for look in (bringing_cases.seen, bringing_cases.looked_through):
        with pytest.raises(Refusal, match="Only managers"):
            kim.ask(look, what)


def test_cases_that_are_scattered_are_found_out_anew(office: Office, tmp_path: Path) -> None:
    rows = (row(), row(ref="C2", tenant="Mr Tunde Bello"), row(details="And mould."))
    what = brought(office, written(tmp_path, *rows))
    through = office.ask(bringing_cases.looked_through, what)
    assert through.apart == reported(office, what).apart != frozenset()
    assert office.ask(bringing_cases.looked_through, through) == through
    assert "2 cases brought in." in office.do(bringing_cases.bring_in, through).said


def test_words_can_be_explained_and_what_is_chosen_is_not_left_out(office: Office, tmp_path: Path) -> None:
    unclear, bad = row(outcome="OK'd", resp="18/05/2026"), row(ref="C2", date="31/02/2026")
    what, left = brought(office, written(tmp_path, unclear, bad)), tmp_path / "left.csv"
    words = {each.name: each for each in reported(office, what).words}
    assert words["outcome"].unknown == ("OK'd",)
    assert [word.written for word in words["category"].words] == ["Damp"]
    assert "Repairs" in dict(words["category"].choices)
    for chosen, rows in ((frozenset({Found.NEW}), 2), (frozenset({Found.NEW, Found.LOOK}), 1)):
        office.ask(bringing_cases.report, what, lambda _: None, left, chosen)
        assert len(left.read_text("utf-8-sig").splitlines()) == 1 + rows
    before = what.file.read_bytes()
    with pytest.raises(Refusal, match=r"log\.csv is the file itself"):
        office.ask(lambda work: bringing_cases.report(work, what, left_out=what.file))
    assert what.file.read_bytes() == before
    left.unlink()
    left.mkdir()
    with pytest.raises(Refusal, match="Close it where it is open, or choose another name"):
        office.ask(lambda work: bringing_cases.report(work, what, left_out=left))
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
