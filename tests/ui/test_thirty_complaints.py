"""A day's work by keyboard alone: thirty complaints, and no step that needs more than six keys beside its texts."""

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app.domain.words import LetterKind, Method, Outcome, Status
from app.services import histories
from app.storage import tables
from app.storage.work import Work
from app.ui.look import theme
from tests.services.office import customer
from tests.ui.by_keyboard import from_the_telephone_to_the_answer
from tests.ui.keyboard import Keyboard
from tests.ui.real_desk import RealDesk
from tests.ui.thirty_complaints import THIRTY

AGAIN = 13
"""Somebody of the first eight rings a second time."""


def case_ids(work: Work) -> tuple[int, ...]:
    return tuple(work.session.execute(select(tables.Case.id).order_by(tables.Case.id)).scalars())


def test_thirty_complaints_of_a_day_are_logged_to_answered_with_six_keys_a_step_at_most(
    qtbot: QtBot, qapp: QApplication, sqlite_url: str, tmp_path: Path, *, whole: bool
):
    day = THIRTY if whole else (*THIRTY[:8], THIRTY[AGAIN])
    theme.apply(qapp)
    desk = RealDesk(qtbot, sqlite_url, tmp_path)
    desk.office.log(customer=customer(preferred=Method.TELEPHONE))  # yesterday's last: the usual landlord is known
    keyboard = Keyboard(qtbot)
    for told in day:
        from_the_telephone_to_the_answer(keyboard, told)
    views = [desk.office.view(case) for case in desk.office.ask(case_ids)][1:]
    assert [view.case.said for view in views] == [told.said for told in day]
    assert [view.case.issues[0].category for view in views] == [told.category for told in day]
    decided = [decision.outcome for view in views if (decision := view.case.issues[0].decision)]
    assert [outcome.words for outcome in decided] == [told.outcome.lower() for told in day]
    assert Counter(decided)[Outcome.UPHELD] > 0
    assert {view.case.handler.name for view in views if view.case.handler} == {"Sam Carter"}
    assert {view.case.status for view in views} <= {Status.ANSWERED, Status.CLOSED}
    assert {tuple(letter.kind for letter in view.letters) for view in views} == {
        (LetterKind.ACKNOWLEDGEMENT, LetterKind.RESPONSE)
    }
    assert len({view.customer.id for view in views if view.customer}) == sum(not told.again for told in day)
    assert desk.office.ask(histories.verify) == ()
    desk.stop()
