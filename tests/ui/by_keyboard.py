"""A complaint from the first key to closure, as somebody types it who never touches the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit, QPushButton, QTabBar

from app.ui.case_window import CaseWindow
from tests.ui.keyboard import ALT, CTRL, CTRL_SHIFT, Keyboard, focus
from tests.ui.real_complaints import LEARNT, REMEDY, WANTED, Complaint

KEY = Qt.Key


def from_receipt_to_closure(keyboard: Keyboard, complaint: Complaint) -> None:
    """Every step, each with no more keys than it should take."""
    log(keyboard, complaint)
    window = acknowledge(keyboard)
    screen_assign_and_make_first_contact(keyboard, window)
    agree_an_action(keyboard, window, complaint)
    decide_and_answer(keyboard, window, complaint)
    complete_and_close(keyboard, window)


def log(keyboard: Keyboard, complaint: Complaint) -> None:
    """From the list to the reference. A new customer has to be written down; a known one is two keys."""
    with keyboard.step(
        "log, known customer" if complaint.known else "log, new customer", 18 if complaint.known else 19
    ):
        keyboard.press(KEY.Key_N, CTRL)
        keyboard.until(lambda: isinstance(focus(), QPlainTextEdit))
        keyboard.type(complaint.words)
        keyboard.press(KEY.Key_Tab)
        keyboard.type(WANTED)
        keyboard.press(KEY.Key_Tab)
        keyboard.choose("is")  # ISHA
        keyboard.press(KEY.Key_Tab)
        who_it_is(keyboard, complaint)
        keyboard.press(KEY.Key_T, ALT)
        keyboard.type(complaint.title)
        keyboard.press(KEY.Key_Y, ALT)
        keyboard.choose(complaint.choose_category)
        keyboard.press(KEY.Key_S, ALT)
        keyboard.choose(complaint.choose_area)
        if complaint.received_yesterday:
            keyboard.press(KEY.Key_R, ALT)
            keyboard.type("yesterday")
        keyboard.press(KEY.Key_S, CTRL)
        keyboard.until(lambda: isinstance(focus(), QPushButton))


def who_it_is(keyboard: Keyboard, complaint: Complaint) -> None:
    if complaint.known:
        keyboard.type("okafor")
        keyboard.until(lambda: found_below().count() == 2)  # her, and "New customer"
        keyboard.press(KEY.Key_Down)
        keyboard.press(KEY.Key_Return)
        return
    keyboard.type("Joy Okafor")
    keyboard.press(KEY.Key_Return)
    keyboard.type("Ms")
    for letter, text in ((KEY.Key_A, "Flat 9, 27 Love Lane"), (KEY.Key_N, "London"), (KEY.Key_P, "ec2v 7aa")):
        keyboard.press(letter, ALT)
        keyboard.type(text)


def acknowledge(keyboard: Keyboard) -> CaseWindow:
    """Everything is filled in: one key opens the form, one saves it and makes the letter."""
    with keyboard.step("acknowledge", 2):
        keyboard.press(KEY.Key_Return, CTRL)
        keyboard.until(lambda: isinstance(QApplication.activeWindow(), CaseWindow))
        window = QApplication.activeWindow()
        assert isinstance(window, CaseWindow)
        form_is_open(keyboard, window, "acknowledge")
        save(keyboard, window, "acknowledged")
    return window


def screen_assign_and_make_first_contact(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("screen", 2):
        keyboard.press(KEY.Key_S, CTRL_SHIFT)
        form_is_open(keyboard, window, "screen")
        save(keyboard, window, "accepted")
    with keyboard.step("assign", 3):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "assign")
        keyboard.choose("s")  # Sam Carter
        save(keyboard, window, "assigned")
    with keyboard.step("first contact", 5):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "first-contact")
        keyboard.press(KEY.Key_S, ALT)
        keyboard.type("Went through it, and what we will do about it.")
        keyboard.press(KEY.Key_A, ALT)
        keyboard.type("+14")
        keyboard.press(KEY.Key_U, ALT)
        keyboard.type("+7")
        save(keyboard, window, "first contact")


def agree_an_action(keyboard: Keyboard, window: CaseWindow, complaint: Complaint) -> None:
    with keyboard.step("agree an action", 3):
        keyboard.press(KEY.Key_A, CTRL_SHIFT)
        form_is_open(keyboard, window, "act")
        keyboard.type(complaint.action)
        keyboard.press(KEY.Key_B, ALT)
        keyboard.type("+10")
        save(keyboard, window, "agreed")


def decide_and_answer(keyboard: Keyboard, window: CaseWindow, complaint: Complaint) -> None:
    with keyboard.step("decide", 8):
        keyboard.press(KEY.Key_D, CTRL)
        form_is_open(keyboard, window, "decide")
        keyboard.press(KEY.Key_Tab)
        keyboard.choose("u")  # upheld
        keyboard.press(KEY.Key_Tab)
        keyboard.type(complaint.reasons)
        keyboard.press(KEY.Key_Tab)
        keyboard.type(REMEDY)
        keyboard.press(KEY.Key_Tab)
        keyboard.choose("c")  # the first root cause with a C
        save(keyboard, window, "upheld")
    with keyboard.step("answer", 2):
        keyboard.press(KEY.Key_R, CTRL_SHIFT)
        form_is_open(keyboard, window, "answer")
        save(keyboard, window, "answered")


def complete_and_close(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("complete the action", 2):
        keyboard.press(KEY.Key_D, CTRL_SHIFT)
        form_is_open(keyboard, window, "complete")
        save(keyboard, window, "done")
    with keyboard.step("close", 3):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "close")
        keyboard.press(KEY.Key_L, ALT)
        keyboard.type(LEARNT)
        save(keyboard, window, "closed")


def form_is_open(keyboard: Keyboard, window: CaseWindow, move: str) -> None:
    """Wait until a form is there, and the keyboard in it."""

    def opened() -> bool:
        panel = window.panel
        return panel is not None and panel.move_code == move and panel.form.isAncestorOf(focus())

    keyboard.until(opened)


def save(keyboard: Keyboard, window: CaseWindow, said: str) -> None:
    """Ctrl+S, and look until the window says that it is saved and stands on the next step's button."""
    before = window.view
    keyboard.press(KEY.Key_S, CTRL)

    def saved() -> bool:
        shown = window.view is not before and said in window.statusBar().currentMessage()
        return shown and window.panel is None and isinstance(focus(), QPushButton | QTabBar)

    keyboard.until(saved)


def found_below() -> QListWidget:
    """The suggestions under the line that has the keyboard."""
    line = focus().parentWidget()
    assert line is not None
    return line.findChildren(QListWidget)[0]
