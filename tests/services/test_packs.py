"""Packs: adding one, bringing it into force, and what that changes for whom, on both databases."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete

from app import services
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.log import Intake, NewIssue
from app.domain.policy import StepCode
from app.domain.words import Channel
from app.services.offices import NewOffice
from app.storage import tables
from app.storage.policy_packs import pack_text
from tests.owner import owner
from tests.services import office as offices

NOW = datetime(2026, 5, 26, 9, 0, tzinfo=UTC)
ISHA, CODE = "ISHA complaints policy 2018", "ombudsman-code-2024"


class Office:
    """An office of one person, who is an administrator, at nine in the morning of Tue 26 May 2026."""

    def __init__(self, url: str) -> None:
        self.database = offices.Office.alone(url, NOW).database
        self.do(services.offices.set_up, NewOffice("Jo Bloggs", "ISHA", "isha-2018"))

    def do(self, verb: Callable[..., Done], *arguments: Any) -> Done:
        return self.database.write(lambda work: verb(work, *arguments), uuid4())

    def ask(self, question: Callable[..., Any], *arguments: Any) -> Any:
        return self.database.read(lambda work: question(work, *arguments))

    def pack(self, code: str) -> int:
        return next(pack.id for pack in self.ask(services.packs.packs) if pack.code == code)

    def log(self, received: datetime) -> Done:
        issue = NewIssue("Damp in the bedroom", "Damp and mould", "Repairs")
        intake = Intake(1, received, Channel.TELEPHONE, "Damp", "Mould since January", anonymous=True, issues=(issue,))
        return self.do(services.cases.log, intake)


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    office = Office(database_url)
    yield office
    office.database.close()


def changed_isha(version: str = "2") -> str:
    """The ISHA policy as its administrator might change it: acknowledged within 3 working days instead of 1."""
    text = pack_text("isha-2018").replace('version = "1"', f'version = "{version}"', 1)
    return text.replace("working_days = 1\n", "working_days = 3\n", 1)


def test_an_office_begins_with_the_shipped_packs_and_its_own_in_force(office: Office) -> None:
    assert {pack.code for pack in office.ask(services.packs.packs)} == {"isha-2018", "incommunities-2017", CODE}
    (line,) = office.ask(services.packs.in_force, 1)
    assert (line.title, line.from_day, line.until, line.cases) == (ISHA, date(2018, 9, 18), None, 0)


def test_brought_in_from_1_june_2026_the_code_governs_what_is_received_from_then_on(office: Office) -> None:
    done = office.do(services.packs.bring_into_force, 1, office.pack(CODE), date(2026, 6, 1))
    assert done.said.endswith("governs what ISHA receives from Mon 1 June 2026")
    newest, oldest = office.ask(services.packs.in_force, 1)
    assert (newest.from_day, newest.until) == (date(2026, 6, 1), None)
    assert (oldest.title, oldest.until) == (ISHA, date(2026, 5, 31))
    may = office.ask(services.governing.due_from, 1, date(2026, 5, 29))
    june = office.ask(services.governing.due_from, 1, date(2026, 6, 1))
    assert (may.policy.code, june.policy.code) == ("isha-2018", CODE)


def test_a_case_keeps_the_pack_of_the_day_it_was_received(office: Office) -> None:
    case = office.log(datetime(2026, 5, 22, 15, 50, tzinfo=UTC))
    done = office.do(services.packs.bring_into_force, 1, office.pack(CODE), date(2026, 5, 18))
    assert "1 case received since then keeps the policy it was logged under" in done.said
    assert office.ask(services.cases.view, case.case_id).case.policy.code == "isha-2018"
    later = office.log(datetime(2026, 5, 22, 15, 50, tzinfo=UTC))
    assert office.ask(services.cases.view, later.case_id).case.policy.code == CODE


def test_two_policies_cannot_begin_on_one_day(office: Office) -> None:
    with pytest.raises(Refusal, match="Two policies cannot begin on one day") as refused:
        office.do(services.packs.bring_into_force, 1, office.pack(CODE), date(2018, 9, 18))
    assert list(refused.value.fields) == ["from_day"]
    assert len(office.ask(services.packs.in_force, 1)) == 1


@pytest.mark.parametrize(
    ("code", "day", "sentence"),
    [
        ("isha-2018", date(2026, 6, 1), f"{ISHA} is in force on that day already, since Tue 18 Sep 2018."),
        (CODE, date(2024, 3, 31), "itself takes effect on Mon 1 April 2024. Choose that day or a later one."),
        (CODE, date(2206, 6, 1), "is more than five years away. Check the year."),
        (CODE, None, "Say from which day it is in force, such as 1 April."),
    ],
)
def test_a_day_on_which_it_cannot_begin_is_refused(office: Office, code: str, day: date | None, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        office.do(services.packs.bring_into_force, 1, office.pack(code), day)
    assert refused.value.fields["from_day"].endswith(sentence)


def test_landlord_and_policy_must_be_chosen(office: Office) -> None:
    with pytest.raises(Refusal) as refused:
        office.do(services.packs.bring_into_force, None, None, date(2026, 6, 1))
    assert set(refused.value.fields) == {"landlord_id", "pack_id"}


def test_a_changed_pack_is_added_and_counts_once_it_is_in_force(office: Office) -> None:
    assert office.do(services.packs.add_pack, changed_isha(), "isha-2026.toml").said == f"{ISHA}, version 2, added"
    new = next(pack for pack in office.ask(services.packs.packs) if pack.version == "2")
    before = office.ask(services.governing.due_from, 1, date(2026, 5, 22)).steps[0]
    office.do(services.packs.bring_into_force, 1, new.id, date(2026, 5, 20))
    after = office.ask(services.governing.due_from, 1, date(2026, 5, 22)).steps[0]
    assert before.step is after.step is StepCode.ACKNOWLEDGE
    assert (before.due, after.due) == (date(2026, 5, 26), date(2026, 5, 28))


def test_the_same_version_twice_is_refused(office: Office) -> None:
    with pytest.raises(Refusal, match=r"isha-2018\.toml: version 1 of isha-2018 is here already"):
        office.do(services.packs.add_pack, changed_isha("1"), "isha-2018.toml")


def test_a_file_with_faults_is_refused_with_file_key_and_expectation(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(changed_isha().replace("working_days = 3", 'working_days = "soon"'), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        office.do(services.packs.add_pack_file, file)
    assert refused.value.sentence.startswith("ours.toml: ")
    assert "working_days" in refused.value.sentence
    with pytest.raises(Refusal, match=r"none\.toml: there is no such file"):
        office.do(services.packs.add_pack_file, tmp_path / "none.toml")
    assert len(office.ask(services.packs.packs)) == 3


def test_bringing_a_policy_into_force_leaves_a_line_in_the_landlord_s_history(office: Office) -> None:
    office.do(services.packs.bring_into_force, 1, office.pack(CODE), date(2026, 6, 1))
    line = office.ask(services.histories.history_of, "landlord", 1)[0]
    assert (line.move, line.who) == ("bring a policy into force", "Jo Bloggs")
    assert ("from_day", "2026-06-01") in {(change.column, change.after) for change in line.changes}


def test_only_an_administrator_changes_policies(office: Office) -> None:
    with owner(office.database.url) as connection:
        connection.execute(delete(tables.PersonRole).where(tables.PersonRole.role == "system-admin"))
    with pytest.raises(Refusal, match="Only a system administrator"):
        office.do(services.packs.add_pack, changed_isha(), "isha.toml")
    with pytest.raises(Refusal, match="Only a system administrator"):
        office.do(services.packs.bring_into_force, 1, office.pack(CODE), date(2026, 6, 1))


@pytest.mark.clause("ISHA 1")
def test_the_policy_shown_is_the_one_in_force_with_version_dates_and_what_it_lacks(office: Office) -> None:
    shown = office.ask(services.governing.policy_shown, None)
    assert (shown.landlord.name, shown.policy.title, shown.policy.version) == ("ISHA", ISHA, "1")
    assert shown.policy.review_by == date(2020, 10, 31)
    assert any(each.law_clause.startswith("CODE") for each in shown.weaker)
    assert (date(2026, 5, 25), "Spring bank holiday") in shown.holidays
    assert all(day.year == 2026 for day, _ in shown.holidays)


def test_a_closure_day_entered_for_the_landlord_moves_what_would_be_due(office: Office) -> None:
    before = office.ask(services.governing.due_from, 1, date(2026, 5, 22)).steps[0].due
    office.do(services.closures.add_closure, services.closures.NewClosure(1, date(2026, 5, 26), "Staff training"))
    after = office.ask(services.governing.due_from, 1, date(2026, 5, 22)).steps[0].due
    assert (before, after) == (date(2026, 5, 26), date(2026, 5, 27))
