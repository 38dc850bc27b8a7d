"""Tasks: jobs run in order off the GUI thread, and answers come back on it."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.ui.work.long_work import BrokenOff, Progress
from app.ui.work.tasks import Tasks
from tests.ui import far_work

pytestmark = pytest.mark.usefixtures("qtbot")


class Desk:
    """A database in memory: passes itself to each job, and remembers what it was asked."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.threads: set[str] = set()
        self.closed = False

    def read(self, job: Callable[[Any], Any]) -> Any:
        self.threads.add(threading.current_thread().name)
        return job(self)

    def write(self, job: Callable[[Any], Done], command: UUID) -> Done:
        self.threads.add(threading.current_thread().name)
        return job(self)

    def close(self) -> None:
        self.closed = True


def note(name: str) -> Callable[[Desk], str]:
    def job(work: Desk) -> str:
        work.done.append(name)
        return name

    return job


def log_case(work: Desk) -> Done:
    work.done.append("logged")
    return Done(1, "R-2026-00001", "Logged.")


def refuse(_work: Desk) -> Done:
    raise Refusal("An action is still open.", {"action": "Still open."})


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def tasks(desk: Desk) -> Iterator[Tasks]:
    tasks = Tasks(lambda: desk)
    yield tasks
    assert tasks.stop()


def test_jobs_run_in_order_on_one_other_thread_and_answer_on_the_gui_thread(qtbot: QtBot, tasks: Tasks, desk: Desk):
    answers: list[tuple[str, bool]] = []
    here = threading.current_thread()
    for name in ("one", "two", "three"):
        tasks.read(tasks, note(name), lambda answer: answers.append((answer, threading.current_thread() is here)))
    tasks.start()
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert answers == [("one", True), ("two", True), ("three", True)]
    assert desk.threads == {"desk"}


def test_a_newer_question_with_the_same_key_drops_the_older_one_still_waiting(qtbot: QtBot, tasks: Tasks, desk: Desk):
    answers: list[str] = []
    for name in ("o", "ok", "oka"):
        tasks.read(tasks, note(name), answers.append, replacing="find")
    tasks.read(tasks, note("last"), answers.append)
    tasks.start()
    qtbot.waitUntil(lambda: "last" in answers)
    assert answers == ["oka", "last"]
    assert desk.done == ["oka", "last"]


def test_the_late_answer_to_a_replaced_question_is_dropped(qtbot: QtBot, tasks: Tasks):
    answers: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def slow(_work: Desk) -> str:
        begun.set()
        assert go_on.wait(5)
        return "late"

    tasks.start()
    tasks.read(tasks, slow, answers.append, replacing="find")
    assert begun.wait(5)
    tasks.read(tasks, note("newer"), answers.append, replacing="find")
    go_on.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["newer"]


def test_one_owner_never_replaces_the_question_of_another(qtbot: QtBot, tasks: Tasks):
    answers: list[str] = []
    first, second = QObject(), QObject()
    tasks.read(first, note("first"), answers.append, replacing="page")
    tasks.read(second, note("second"), answers.append, replacing="page")
    tasks.start()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == ["first", "second"]


def test_an_answer_whose_owner_has_gone_is_dropped(qtbot: QtBot, tasks: Tasks):
    answers: list[str] = []
    house = QObject()
    owner = QObject(house)
    tasks.read(owner, note("gone"), answers.append)
    tasks.read(house, note("here"), answers.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    tasks.start()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["here"]


def test_a_save_tells_its_form_first_and_then_announces_the_change(qtbot: QtBot, tasks: Tasks):
    told: list[str] = []

    def note_change(done: Done) -> None:
        told.append(f"changed {done.reference}")

    tasks.changed.connect(note_change)
    tasks.start()
    with qtbot.waitSignal(tasks.changed):
        tasks.write(tasks, log_case, lambda done: told.append(done.said), command=uuid4())
    assert told == ["Logged.", "changed R-2026-00001"]


def test_a_refusal_goes_to_whoever_asked_and_nothing_is_announced(qtbot: QtBot, tasks: Tasks):
    told: list[Exception] = []
    changes: list[Done] = []
    tasks.changed.connect(changes.append)
    tasks.start()
    tasks.write(tasks, refuse, changes.append, command=uuid4(), failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Refusal)
    assert told[0].fields == {"action": "Still open."}
    assert not changes


def test_a_save_that_fails_after_its_window_closed_is_still_told(qtbot: QtBot, tasks: Tasks):
    house = QObject()
    owner = QObject(house)
    told: list[Exception] = []
    tasks.write(owner, refuse, lambda _: None, command=uuid4(), failed=told.append)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    troubles: list[Exception] = []
    tasks.trouble.connect(troubles.append)
    with qtbot.waitSignal(tasks.trouble):
        tasks.start()
    assert isinstance(troubles[0], Refusal)
    assert not told


def test_a_database_that_could_not_be_opened_is_tried_again_by_the_next_job(qtbot: QtBot, desk: Desk):
    attempts: list[Desk | Unavailable] = [Unavailable("The database does not answer."), desk]

    def open_database() -> Desk:
        attempt = attempts.pop(0)
        if isinstance(attempt, Unavailable):
            raise attempt
        return attempt

    tasks = Tasks(open_database)
    tasks.start()
    answers: list[str] = []
    troubles: list[Exception] = []
    tasks.trouble.connect(troubles.append)
    with qtbot.waitSignal(tasks.trouble):
        tasks.read(tasks, note("first"), answers.append)
    tasks.read(tasks, note("again"), answers.append)
    qtbot.waitUntil(lambda: answers == ["again"])
    assert [str(error) for error in troubles] == ["The database does not answer."]
    assert tasks.stop()
    assert desk.closed


def test_stopping_finishes_the_saves_that_wait_and_what_must_be_done_and_drops_the_reads(desk: Desk):
    tasks = Tasks(lambda: desk)
    begun, go_on = threading.Event(), threading.Event()

    def slow(_work: Desk) -> None:
        begun.set()
        assert go_on.wait(5)

    tasks.start()
    tasks.read(tasks, slow, lambda _: None)
    assert begun.wait(5)
    tasks.read(tasks, note("read"), lambda _: None)
    tasks.ask(tasks, lambda: desk.done.append("closed"), lambda _: None, must_finish=True)
    tasks.write(tasks, log_case, lambda _: None, command=uuid4())
    threading.Timer(0.05, go_on.set).start()
    assert tasks.stop()
    assert desk.done == ["closed", "logged"]
    assert desk.closed


def test_stopping_never_waits_longer_than_it_says(desk: Desk):
    tasks = Tasks(lambda: desk)
    begun, go_on = threading.Event(), threading.Event()

    def hang(_work: Desk) -> None:
        begun.set()
        assert go_on.wait(5)

    tasks.start()
    tasks.read(tasks, hang, lambda _: None)
    assert begun.wait(5)
    assert not tasks.stop(0.05)
    go_on.set()
    assert tasks.stop()


def test_a_save_after_stopping_is_told_as_not_saved(tasks: Tasks, desk: Desk):
    tasks.stop()
    told: list[Exception] = []
    tasks.write(tasks, log_case, lambda _: None, command=uuid4(), failed=told.append)
    assert isinstance(told[0], Unavailable)
    assert desk.done == []


def test_a_long_task_reports_progress_and_its_answer_from_another_process(qtbot: QtBot, tasks: Tasks):
    steps: list[Progress] = []
    answers: list[int] = []
    tasks.long(tasks, far_work.add_up, (3,), steps.append, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert answers == [6]
    assert steps == [Progress(1, 3, "line 1"), Progress(2, 3, "line 2"), Progress(3, 3, "line 3")]


def test_a_long_task_passes_a_refusal_on_and_hides_the_text_of_a_mistake(qtbot: QtBot, tasks: Tasks):
    told: list[Exception] = []
    tasks.long(tasks, far_work.refuse, (), print, print, told.append)
    tasks.long(tasks, far_work.stumble, (), print, print, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    refused, broken = sorted(told, key=lambda error: type(error).__name__, reverse=True)
    assert isinstance(refused, Refusal)
    assert refused.fields == {"sheet": "Row 3 has no name."}
    assert isinstance(broken, BrokenOff)
    assert broken.kind == "KeyError"
    assert "stumble" in broken.lines[-1]
    assert "Okafor" not in str(broken)


def test_a_cancelled_long_task_tells_nothing_more(qtbot: QtBot, tasks: Tasks):
    steps: list[Progress] = []
    ends: list[object] = []
    task = tasks.long(tasks, far_work.never_end, (), steps.append, ends.append, ends.append)
    qtbot.waitUntil(lambda: bool(steps), timeout=20_000)
    assert task.stop(10)
    tasks.start()
    tasks.read(tasks, note("after"), ends.append)
    qtbot.waitUntil(lambda: "after" in ends)
    assert ends == ["after"]
