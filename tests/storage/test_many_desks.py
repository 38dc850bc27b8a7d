"""No command twice, and two desks at once: nothing lost, nothing forked, no number missing or doubled."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Clash, Refusal
from app.domain.moves.act import NewAction
from app.domain.moves.assign import Assignment
from app.domain.moves.contact import NewContact
from app.domain.moves.customer import CustomerDetails
from app.domain.moves.screen import Screening
from app.domain.words import Direction, Method, Screened
from app.services import cases, histories
from app.services.customers import change_customer
from app.storage import tables
from app.storage.database import Database
from app.storage.work import Work
from tests.services.office import Office, at, intake
from tests.storage.desks import another_desk, at_once
from tests.storage.reading import counted, whole

ROUNDS = 50


def test_the_same_command_again_changes_nothing_and_gets_the_same_answer(office: Office) -> None:
    command = uuid4()
    log = partial(office.database.write, lambda work: cases.log(work, intake(office.isha, office.now)), command)
    first, before = log(), whole(office)
    assert log() == first
    assert whole(office) == before
    assert first == Done(first.case_id, "R-2026-00001", "R-2026-00001 logged")


def test_the_same_command_from_two_desks_at_once_is_done_once(office: Office) -> None:
    with another_desk(office) as here, another_desk(office) as there:
        for number in range(1, 11):
            command = uuid4()
            done = at_once(
                [
                    partial(desk.write, lambda work: cases.log(work, intake(office.isha, office.now)), command)
                    for desk in (here, there)
                ]
            )
            assert done[0] == done[1]
            assert counted(office, tables.Case) == counted(office, tables.CommandRow) - 1 == number


def test_edited_text_is_a_command_of_its_own(office: Office) -> None:
    first = office.do(cases.log, intake(office.isha, office.now))
    second = office.do(cases.log, intake(office.isha, office.now, about="Damp in both bedrooms"))
    assert (first.reference, second.reference) == ("R-2026-00001", "R-2026-00002")


def test_two_desks_that_make_different_moves_on_one_case_both_count_fifty_times(office: Office) -> None:
    case = office.log(at("2026-05-25"))
    office.do(cases.screen, case, Screening(Screened.ACCEPTED))
    lines = len(office.ask(histories.history_of, "case", case))
    with another_desk(office) as here, another_desk(office) as there:
        for number in range(ROUNDS):
            done = at_once(
                [
                    partial(here.write, partial(call_in, case=case, at=office.now, number=number), uuid4()),
                    partial(
                        there.write, partial(agree, case=case, owner=office.people["Lee Novak"], number=number), uuid4()
                    ),
                ]
            )
            assert [type(each) for each in done] == [Done, Done], done
    found = office.view(case).case
    assert [contact.summary for contact in found.contacts] == [f"Call {number}" for number in range(ROUNDS)]
    assert [(action.number, action.what) for action in found.actions] == [
        (number + 1, f"Action {number}") for number in range(ROUNDS)
    ]
    numbers = [entry.number for entry in reversed(office.ask(histories.history_of, "case", case))]
    assert numbers == list(range(1, lines + 2 * ROUNDS + 1))
    assert office.ask(histories.verify) == ()


def test_eight_desks_that_log_at_once_get_references_without_gaps_or_doubles(office: Office) -> None:
    right = intake(office.isha, office.now)
    wrong = replace(right, landlord_id=99)

    def log_four(desk: Database) -> list[str]:
        references: list[str] = []
        for _ in range(4):
            references.append(desk.write(lambda work: cases.log(work, right), uuid4()).reference)
            with pytest.raises(Refusal):
                desk.write(lambda work: log_then_fail(work, office, wrong.landlord_id), uuid4())
        return references

    desks = [another_desk(office) for _ in range(8)]
    opened = [desk.__enter__() for desk in desks]
    came_of = at_once([partial(log_four, desk) for desk in opened])
    for desk in desks:
        desk.__exit__(None, None, None)
    assert [each for each in came_of if isinstance(each, Exception)] == []
    references = sorted(reference for each in came_of if not isinstance(each, Exception) for reference in each)
    assert references == [f"R-2026-{number:05d}" for number in range(1, 33)]
    assert office.ask(histories.verify) == ()


def test_two_who_change_the_same_field_are_shown_both_values(office: Office) -> None:
    case, opened = office.log(), {"handler_id": None, "case_worker_id": None}
    sam, ada = office.people["Sam Carter"], office.people["Ada Mensah"]
    office.do(cases.assign, case, Assignment(sam), opened)
    with pytest.raises(ChangedElsewhere) as met:
        office.do(cases.assign, case, Assignment(ada), opened)
    assert met.value.clashes == (Clash("handler_id", opened=None, theirs=sam, mine=ada),)
    assert office.view(case).case.handler.name == "Sam Carter"  # pyright: ignore[reportOptionalMemberAccess]


def test_two_who_change_the_same_field_at_once_cannot_both_win(office: Office) -> None:
    opened = {"handler_id": None, "case_worker_id": None}
    sam, ada = office.people["Sam Carter"], office.people["Ada Mensah"]
    with another_desk(office) as here, another_desk(office) as there:
        for _ in range(10):
            case = office.log()
            came_of = at_once(
                [
                    partial(desk.write, partial(assign_in, case=case, handler=handler, opened=opened), uuid4())
                    for desk, handler in ((here, sam), (there, ada))
                ]
            )
            assert {type(each) for each in came_of} == {Done, ChangedElsewhere}
            winner = (sam, ada)[[type(each) for each in came_of].index(Done)]
            handler = office.view(case).case.handler
            assert handler is not None
            assert handler.id == winner


def test_two_who_change_different_fields_of_one_customer_are_both_kept(office: Office) -> None:
    case = office.log()
    card = office.view(case).customer
    assert card is not None
    opened = {each.name: card.values[each.name] for each in fields(CustomerDetails)}
    here = CustomerDetails(**{**opened, "telephone": "020 7946 0999"})  # pyright: ignore[reportArgumentType]
    there = CustomerDetails(**{**opened, "email": "joy.okafor@example.org"})  # pyright: ignore[reportArgumentType]
    with another_desk(office) as one, another_desk(office) as two:
        came_of = at_once(
            [
                partial(desk.write, partial(change_in, customer_id=card.id, opened=opened, wanted=wanted), uuid4())
                for desk, wanted in ((one, here), (two, there))
            ]
        )
    assert [type(each) for each in came_of] == [Done, Done]
    kept = office.view(case).customer
    assert kept is not None
    assert (kept.telephone, kept.email) == ("020 7946 0999", "joy.okafor@example.org")


def call_in(work: Work, case: int, at: datetime, number: int) -> Done:
    typed = NewContact(
        Direction.INBOUND, Method.TELEPHONE, at + timedelta(microseconds=number - ROUNDS), f"Call {number}"
    )
    return cases.record_contact(work, case, typed)


def agree(work: Work, case: int, owner: int, number: int, what: str = "Action") -> Done:
    due = work.now.date() + timedelta(days=7)
    return cases.agree_action(work, case, NewAction(f"{what} {number}", owner, due))


def assign_in(work: Work, case: int, handler: int, opened: Mapping[str, object]) -> Done:
    return cases.assign(work, case, Assignment(handler), opened)


def change_in(work: Work, customer_id: int, opened: Mapping[str, object], wanted: CustomerDetails) -> Done:
    return change_customer(work, customer_id, opened, wanted)


def log_then_fail(work: Work, office: Office, landlord_id: int | None) -> Done:
    cases.log(work, intake(office.isha, office.now))
    return cases.log(work, intake(landlord_id or 0, office.now))
