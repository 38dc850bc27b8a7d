"""Lines that were copied out of a sheet."""

import csv

from app.domain.petitions.pasted import as_rows


def test_a_ditto_mark_between_tabs_opens_no_quotation() -> None:
    rows = list(csv.reader(as_rows('Ali, S.\t2 Quay Road\t"\r\nB\t"\t').splitlines(), strict=True))
    assert rows == [["Ali, S.", "2 Quay Road", '"'], ["B", '"', ""]]


def test_what_holds_no_tabs_stays_as_it_is() -> None:
    assert as_rows("S. Ali, 2 Quay Road\n") == "S. Ali, 2 Quay Road\n"
