"""Whatever stands in a brought log, or has become of its file: every row is answered, nothing is half saved."""

from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.complaints_log.sorting import Found
from app.domain.errors import Refusal
from app.services import bringing_cases, histories
from app.services.bringing_cases import Brought, Report
from app.services.bringing_cases.bringing import CAN_BE_TAKEN
from app.storage import tables
from tests.services.logs import HEADERS, brought, reported, row, written
from tests.services.office import Office
from tests.storage.brought_files import rows, workbook

CELLS = st.sampled_from(
    [
        *("", '"', "as above", "C1", "c 01", "C2", "1", "11/05/2026", "31/02/2026", "2026-05-11T16:50:00", "tbc"),
        *("09/25/2026", "Ms Joy Okafor", "O'NEILL, Maria", "Mr", "S2", "panel", "Upheld", "OK'd", "£1,250.00"),
        *("50 + 50", "250 goodwill", "Flat 3, 27 Love Lane", "EC2V 7AA", "nowhere", "=1+1", "\x00", "x" * 500),
        *("Jo Bloggs", "#REF!", "12/12/2031", "Ref"),
    ]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=len(HEADERS)), max_size=8)
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def number_of_cases(office: Office) -> int:
    return office.ask(lambda work: work.session.execute(select(func.count()).select_from(tables.Case)).scalar_one())


def as_far_as_it_goes(office: Office, what: Brought) -> tuple[Report | None, str]:
    """The report on a log, or the sentence with which it is refused."""
    try:
        return reported(office, what), ""
    except Refusal as refused:
        return None, refused.sentence


@FEW
@given(ROWS)
def test_each_row_is_answered_and_what_is_refused_names_row_and_column(
    office: Office, tmp_path: Path, told: list[list[str]]
) -> None:
    what = brought(office, written(tmp_path, *told))
    report, said = as_far_as_it_goes(office, what)
    assert report or said.startswith("log.csv")
    if report is None:
        return
    heads = sum(1 for each in told if len([cell for cell in each if cell]) > 1 and set(each) <= {"Ref", ""})
    filled = sum(1 for each in told if any(cell.strip() for cell in each))
    assert report.tally.total == filled - heads
    for line in report.tally.lines:
        if line.found is Found.REFUSED:
            assert line.says.startswith((f"Row {line.row}, column ", "Stands with row "))
        assert line.row <= len(told) + 1


@FEW
@given(ROWS)
def test_what_can_be_taken_is_saved_whole_and_the_same_again_is_nothing_new(
    office: Office, tmp_path: Path, told: list[list[str]]
) -> None:
    before = number_of_cases(office)
    what = brought(office, written(tmp_path, row(ref=f"X{before}"), *told))
    with suppress(Refusal):
        report = reported(office, what)
        what = brought(office, what.file, apart=report.apart)
        office.do(bringing_cases.bring_in, what, CAN_BE_TAKEN)
        taken = sum(report.tally.cases[found] for found in CAN_BE_TAKEN)
        assert number_of_cases(office) == before + taken
        again = reported(office, what).tally.rows
        assert not any(again[found] for found in CAN_BE_TAKEN)
        assert office.ask(histories.verify) == ()


@FEW
@given(st.data())
def test_a_file_that_was_damaged_is_refused_with_a_sentence_or_read(
    office: Office, tmp_path: Path, data: st.DataObject
) -> None:
    whole = [HEADERS, [row().get(header, "") for header in HEADERS]] * 3
    file = workbook(tmp_path / "log.xlsx", rows(*whole)) if data.draw(st.booleans()) else written(tmp_path, *whole[1:])
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
        content = content or bytearray(b"\n")
    file.write_bytes(bytes(content))
    before = number_of_cases(office)
    what = brought(office, file)
    report, said = as_far_as_it_goes(office, what)
    assert report or said.startswith(file.name)
    if report is not None:
        office.do(bringing_cases.bring_in, brought(office, file, apart=report.apart))
    assert number_of_cases(office) == before + (report.tally.cases[Found.NEW] if report else 0)
