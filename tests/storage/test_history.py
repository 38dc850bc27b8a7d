"""History: every change is a line of its chain, told whole; what is personal stands where it can be erased."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session

from app.domain.done import Done
from app.domain.history import as_changes
from app.services import histories
from app.storage import tables
from app.storage.history import stored_moment
from app.storage.work import Work
from tests.owner import owner
from tests.services.office import Office
from tests.storage.reading import all_in, is_now


def test_each_move_is_one_line_numbered_from_one_with_who_and_when(office: Office, case: int) -> None:
    lines = office.ask(histories.history_of, "case", case)[::-1]
    told = [(line.number, line.move, line.who) for line in lines]
    moves = ("log", "screen", "acknowledge", "assign", "first contact", "agree an action", "decide an issue")
    assert told == [(number, move, "Jo Bloggs") for number, move in enumerate(moves, start=1)]
    assert all(is_now(office, line.at) for line in lines)
    assert office.ask(histories.verify) == ()


def test_a_change_stands_there_with_what_was_before_and_what_came_after(office: Office, case: int) -> None:
    ada, sam = office.people["Ada Mensah"], office.people["Sam Carter"]

    def hand_over(work: Work) -> Done:
        work.move = "assign"
        work.session.get_one(tables.Case, case).handler_id = ada
        return Done(case, "", "")

    office.do(hand_over)
    newest = office.ask(histories.history_of, "case", case)[0]
    assert [(c.table, c.row, c.column, c.before, c.after) for c in newest.changes] == [
        ("cases", str(case), "handler_id", sam, ada)
    ]


def test_the_lines_of_all_chains_together_tell_every_row_of_the_database(office: Office, case: int) -> None:
    assert case
    told = replayed(office)
    wrong = [
        (table, row, column, value, told.get((table, row), {}).get(column))
        for table, row, column, value in values_of(office)
        if value not in ("", (), None) and told.get((table, row), {}).get(column) != value
    ]
    assert wrong == []


def test_what_follows_from_other_rows_is_not_recorded(office: Office, case: int) -> None:
    assert case
    recorded = {table for table, _ in replayed(office)}
    derived = {table.name for table in tables.Mapped.metadata.sorted_tables if table.info.get("derived")}
    assert derived == {
        *("case_list", "case_words", "work_list", "saved_views", "commands", "reference_counters"),
        *("history", "history_texts", "files", "file_chunks", "signatures"),
        *("anchors", "changes_under_way", "move_guards", "move_rights", "equality_choices", "equality_summaries"),
        "law_grounds",
    }
    assert recorded & derived == set()


def test_what_names_or_describes_a_person_stands_only_where_it_can_be_erased(office: Office, case: int) -> None:
    assert case
    personal = {
        (mapper.class_.__tablename__, prop.key)
        for mapper in tables.Mapped.registry.mappers
        for prop in mapper.column_attrs
        if prop.columns[0].info.get("personal")
    }
    lines, texts = office.ask(all_in, tables.HistoryLine.changes), office.ask(all_in, tables.HistoryText.texts)
    plain = {(c.table, c.column) for line in lines for c in as_changes(line)}
    kept_apart = {(c.table, c.column) for line in texts for c in as_changes(line)}
    assert plain & personal == set()
    assert kept_apart <= personal
    assert {("customers", "surname"), ("cases", "said"), ("contacts", "summary"), ("letters", "frozen")} <= kept_apart
    assert not any(word in line for line in lines for word in ("Okafor", "black mould", "gutter", "020 7946 0000"))


def test_rows_are_not_changed_in_bulk_where_history_would_not_see_it(office: Office, case: int) -> None:
    def empties(work: Work) -> Done:
        work.move = "close"
        work.session.execute(update(tables.Case).values(said=""))
        return Done(None, "", "")

    with pytest.raises(ValueError, match="rows of Case are changed one by one, so that history sees them"):
        office.do(empties)
    assert office.view(case).case.said


def replayed(office: Office) -> dict[tuple[str, str], dict[str, object]]:
    """Every row as the lines of all chains tell it, from nothing."""
    line, kept = tables.HistoryLine, tables.HistoryText
    query = select(line.changes, kept.texts).outerjoin(kept, kept.line_id == line.id).order_by(line.id)
    rows: dict[tuple[str, str], dict[str, object]] = {}

    def read(work: Work) -> list[tuple[str, str | None]]:
        return [(row.changes, row.texts) for row in work.session.execute(query)]

    for changes, texts in office.ask(read):
        for change in as_changes(changes) + as_changes(texts or ""):
            row = rows.setdefault((change.table, change.row), {})
            assert row.get(change.column) in (change.before, None, ""), change
            row[change.column] = change.after
    return rows


def values_of(office: Office) -> Iterator[tuple[str, str, str, object]]:
    """Every value of the database that a move wrote; the office's start was planted by the upgrade, not by a move."""
    planted = {
        *("alembic_version", "bank_holidays", "policy_packs", "terms", "letter_templates"),
        *("people", "person_roles", "homes"),  # the office of these tests is peopled by its owner
        "equality_answers",  # which nobody may read
    }
    owned = {"id", "version", "case_id"}
    with owner(office.database.url) as connection, Session(connection) as session:
        for mapper in tables.Mapped.registry.mappers:
            table: Any = mapper.local_table
            if table.info.get("derived") or table.name in planted:
                continue
            own = owned | ({"landlord_id"} if mapper.class_ is tables.PackInForce else set[str]())
            for row in session.execute(select(mapper.class_)).scalars():
                identity = ",".join(str(part) for part in inspect(row).identity or ())
                for prop in mapper.column_attrs:
                    info = prop.columns[0].info
                    if prop.key not in own and not info.get("derived") and info.get("history") is not False:
                        yield table.name, identity, prop.key, plain(getattr(row, prop.key))


def plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return stored_moment(value)
    return value.isoformat() if isinstance(value, date) else value
