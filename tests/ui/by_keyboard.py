"""A complaint from the first key to closure, as somebody types it who never touches the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPlainTextEdit, QPushButton, QTabBar, QWidget
from shiboken6 import isValid

from app.ui.case_window import CaseWindow
from app.ui.desk.main_window import MainWindow
from app.ui.due_list import DueList
from tests.ui.keyboard import ALT, CTRL, CTRL_SHIFT, Keyboard, focus
from tests.ui.real_complaints import LEARNT, REMEDY, WANTED, Complaint
from tests.ui.thirty_complaints import Told

KEY = Qt.Key


MOST = 6
"""Keys that any step may take besides the texts typed."""


def from_receipt_to_closure(keyboard: Keyboard, complaint: Complaint) -> None:
    """Every step, each with no more keys than it should take."""
    log(keyboard, complaint)
    window = acknowledge(keyboard)
    screen(keyboard, window)
    assign(keyboard, window)
    make_first_contact(keyboard, window)
    agree_an_action(keyboard, window, complaint)
    decide(keyboard, window, "upheld", complaint.reasons, REMEDY, "c")  # the first root cause with a C
    answer(keyboard, window)
    complete_and_close(keyboard, window)


def log(keyboard: Keyboard, complaint: Complaint) -> None:
    """From the list to the reference. Title, category and service area are guessed, and right."""
    with keyboard.step("log", MOST):
        begin_to_log(keyboard, complaint.words, WANTED)
        if complaint.known:
            somebody_known(keyboard, "okafor")
        else:
            somebody_new(keyboard, "Ms Joy Okafor", "Flat 9, 27 Love Lane, London, ec2v 7aa")
        if complaint.received_yesterday:
            keyboard.press(KEY.Key_R, ALT)
            keyboard.type("yesterday")
        log_it(keyboard)


def from_the_telephone_to_the_answer(keyboard: Keyboard, told: Told) -> None:
    """Logged, acknowledged, screened, assigned, decided and answered; then back at the list for the next."""
    with keyboard.step("log", MOST):
        begin_to_log(keyboard, told.said, told.wanted)
        if told.again:
            somebody_known(keyboard, told.who)
        else:
            somebody_new(keyboard, told.who, told.address)
            keyboard.press(KEY.Key_Return)
        keyboard.until(lambda: isinstance(focus(), QComboBox))  # the category that was guessed: a look at it
        if chosen(focus()) != told.category:
            keyboard.choose(told.category)
        log_it(keyboard)
    window = acknowledge(keyboard)
    screen(keyboard, window)
    assign(keyboard, window)
    decide(keyboard, window, told.outcome, told.reasons, told.remedy, "c" if told.remedy else "")
    answer(keyboard, window)
    with keyboard.step("leave the case", 1):
        keyboard.press(KEY.Key_W, CTRL)
        keyboard.until(lambda: not isValid(window) or not window.isVisible())
        back_to_the_window_below(keyboard)


def begin_to_log(keyboard: Keyboard, words: str, wanted: str = "") -> None:
    """The words, and what they want done; the keyboard is then where the customer is asked for."""
    keyboard.press(KEY.Key_N, CTRL)
    keyboard.until(lambda: isinstance(focus(), QPlainTextEdit) and dates_are_there())
    keyboard.type(words)
    if wanted:
        keyboard.press(KEY.Key_Tab)
        keyboard.type(wanted)
    keyboard.press(KEY.Key_U, ALT)


def somebody_known(keyboard: Keyboard, surname: str) -> None:
    """Found while typing; the keyboard is then on the category."""
    keyboard.type(surname)
    keyboard.until(lambda: found_below().count() == 2)  # the customer, and "New customer"
    keyboard.press(KEY.Key_Down)
    keyboard.press(KEY.Key_Return)


def somebody_new(keyboard: Keyboard, name: str, address: str) -> None:
    """Name and address, each in one line."""
    keyboard.type(name)
    keyboard.press(KEY.Key_Return)
    keyboard.type(address)


def log_it(keyboard: Keyboard) -> None:
    keyboard.press(KEY.Key_S, CTRL)
    keyboard.until(lambda: isinstance(focus(), QPushButton))


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


def screen(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("screen", 2):
        keyboard.press(KEY.Key_S, CTRL_SHIFT)
        form_is_open(keyboard, window, "screen")
        save(keyboard, window, "accepted")


def assign(keyboard: Keyboard, window: CaseWindow) -> None:
    with keyboard.step("assign", 2):
        keyboard.press(KEY.Key_Return)
        form_is_open(keyboard, window, "assign")
        keyboard.choose("Sam")  # Sam Carter
        save(keyboard, window, "assigned")


def make_first_contact(keyboard: Keyboard, window: CaseWindow) -> None:
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


def decide(
    keyboard: Keyboard, window: CaseWindow, outcome: str, reasons: str, remedy: str = "", cause: str = ""
) -> None:
    """One issue: the outcome is chosen first, and asks for what else there is to say."""
    with keyboard.step("decide", MOST):
        keyboard.press(KEY.Key_D, CTRL)
        form_is_open(keyboard, window, "decide")
        keyboard.choose(outcome)
        keyboard.press(KEY.Key_Tab)
        keyboard.type(reasons)
        if remedy:
            keyboard.press(KEY.Key_Tab)
            keyboard.type(remedy)
        if cause:
            keyboard.press(KEY.Key_Tab)
            keyboard.choose(cause)
        save(keyboard, window, outcome.lower())


def answer(keyboard: Keyboard, window: CaseWindow) -> None:
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
        shown = window.view is not before and window.filled and said in window.statusBar().currentMessage()
        return shown and window.panel is None and isinstance(focus(), QPushButton | QTabBar)

    keyboard.until(saved)


def back_to_the_window_below(keyboard: Keyboard) -> None:
    """What every desktop does when a window is closed, and a screen that is not there does not."""
    below = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible())
    below.activateWindow()
    keyboard.until(lambda: QApplication.activeWindow() is below and QApplication.focusWidget() is not None)


def chosen(box: QWidget) -> str:
    """What stands in a list that drops down."""
    assert isinstance(box, QComboBox)
    return box.currentText()


def dates_are_there() -> bool:
    """True once the log form says what will be due: the usual landlord is chosen."""
    window = QApplication.activeWindow()
    return any(due.said() for due in window.findChildren(DueList) if due.isVisible()) if window else False


def found_below() -> QListWidget:
    """The suggestions under the line that has the keyboard."""
    line = focus().parentWidget()
    assert line is not None
    return line.findChildren(QListWidget)[0]
