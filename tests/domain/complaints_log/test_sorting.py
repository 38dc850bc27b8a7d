"""A log held against the cases that are known: what each row turns out to be, and the report."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.complaints_log.cases import LoggedCase
from app.domain.complaints_log.entries import ScatteredError, grouped
from app.domain.complaints_log.sorting import MOST_LINES, Found, Known, SortedCase, Sorting, Tally
from app.domain.words import Outcome
from tests.domain.complaints_log.logs import HEADERS, blank, case_of, log_of, read, row

LOG = log_of()


def sort(*rows: Sequence[str], known: dict[str, Known] | None = None, alike: str = "") -> SortedCase:
    def same(_: LoggedCase) -> str:
        return alike

    return Sorting(LOG, known or {}, same).sort(read(rows))


def test_a_case_that_nobody_knows_is_new_and_what_is_worth_saying_is_said() -> None:
    found = sort(row(Handler="Jo Bloggs"), row(Handler="S Carter"))
    assert (found.found, found.says) == (Found.NEW, {2: "Handled by S Carter; Jo Bloggs before."})
    assert found.case
    assert Sorting(LOG, {}).sort(read([row()])).found is Found.NEW


def test_a_case_that_was_brought_before_is_as_before_until_the_log_says_something_else() -> None:
    known = {"c1": Known("R-2026-00001", case_of(row()).digest)}
    same, changed = sort(row(), known=known), sort(row(Closed="1/10/2025"), row(), known=known)
    assert (same.found, same.says, same.case) == (Found.SAME, {}, None)
    assert (changed.found, changed.case) == (Found.CHANGED, None)
    assert changed.says == {
        2: "Brought in as R-2026-00001 before, and the log says something else now. Change it there."
    }


def test_a_case_that_was_logged_by_hand_needs_a_look() -> None:
    found = sort(row(), alike="R-2026-00007")
    assert (found.found, found.says) == (Found.LOOK, {2: "Row 2: R-2026-00007 may be the same complaint."})
    assert found.case


def test_all_rows_of_a_case_stand_with_the_one_that_is_refused() -> None:
    found = sort(row(), row(Details="", Category=""))
    assert (found.found, found.case) == (Found.REFUSED, None)
    assert found.says == {
        2: "Stands with row 3, which is refused.",
        3: "Row 3, column “Details”: it is not said what was complained of.",
    }


def test_all_rows_of_a_case_stand_with_the_first_that_needs_a_look() -> None:
    rows = [row(Handler="Jo Bloggs"), row(Handler="S Carter"), row(Outcome="Resolved"), row(Category="")]
    found = sort(*rows)
    assert found.found is Found.LOOK
    assert found.says == {
        2: "Handled by S Carter; Jo Bloggs before.",
        3: "Stands with row 4, which needs a look.",
        4: "Row 4, column “Outcome”: it is not said what “Resolved” stands for. Left undecided.",
        5: "Row 5: no category; it comes in as “Not recorded”.",
    }
    both = sort(row(Outcome="Resolved", Category=""))
    assert both.says[2].endswith("Left undecided. Row 2: no category; it comes in as “Not recorded”.")


def test_every_row_is_counted_and_the_first_of_each_kind_are_told() -> None:
    tally = Tally()
    tally.count(sort(row(Outcome="Part upheld"), blank(Details="Noise.", Outcome="Odd")), LOG)
    tally.count(sort(row(**{"Date rec’d": ""})), LOG)
    known = {"c1": Known("R-2026-00001", case_of(row()).digest)}
    tally.count(sort(row(), known=known), LOG)
    assert (tally.total, tally.rows[Found.LOOK], tally.cases[Found.LOOK]) == (4, 2, 1)
    assert tally.by_outcome == Counter({Outcome.PARTIALLY.value: 1, "Odd": 1, "": 2})
    assert tally.by_category == Counter({"Damp & Mould": 3, "": 1})
    assert [(line.row, line.found, line.reference) for line in tally.lines] == [
        (2, Found.LOOK, "C0001"),
        (3, Found.LOOK, "C0001"),
        (2, Found.REFUSED, "C0001"),
    ]
    assert tally.in_words() == ("1 row (1 case) as before, 2 rows (1 case) needs a look, 1 row (1 case) refused")
    assert Tally().in_words() == "no row"


def test_no_more_than_a_thousand_rows_of_a_kind_are_told() -> None:
    tally, new = Tally(), sort(row())
    for _ in range(MOST_LINES + 2):
        tally.count(new, LOG)
    tally.count(sort(row(Outcome="Resolved")), LOG)
    assert (len(tally.lines), tally.told[Found.NEW], tally.total) == (MOST_LINES + 1, MOST_LINES, MOST_LINES + 3)
    assert tally.in_words() == "1,002 rows (1,002 cases) new, 1 row (1 case) needs a look"


CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ['"', "", "-", "C1", "c 01", "1/2/2025", "31/02/2025", "11.09.25", "2025-09-11T14:05", "S2", "Part upheld"]
    ),
)


@given(st.lists(st.lists(CELLS, max_size=len(HEADERS)), max_size=6))
def test_every_row_gets_exactly_one_answer_whatever_stands_in_it(rows: list[list[str]]) -> None:
    entries = read(rows)
    try:
        groups = list(grouped(entries))
    except ScatteredError as scattered:
        groups = list(grouped(entries, scattered.keys))
    tally = Tally()
    for group in groups:
        found = Sorting(LOG, {}).sort(group)
        tally.count(found, LOG)
        assert (found.case is None) == (found.found is Found.REFUSED)
        assert found.says.keys() <= {each.number for each in group}
        if found.found in {Found.REFUSED, Found.LOOK}:
            assert all(found.says.values())
            assert found.says.keys() >= {each.number for each in group}
    assert sorted(line.row for line in tally.lines) == sorted(each.number for each in entries)
    assert tally.total == len(entries)
