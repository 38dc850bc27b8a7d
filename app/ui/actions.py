"""Every command of the program, with its shortcuts and hint: the one table for menus, buttons and help."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can tell the program to do. `shortcuts` are in Qt's portable spelling, the first one shown."""

    name: str
    text: str
    shortcuts: tuple[str, ...]
    hint: str
    menu: str

    @property
    def plain_text(self) -> str:
        """The text without the mark of its letter."""
        return self.text.replace("&", "")

    @property
    def shown_shortcut(self) -> str:
        """The first shortcut as this system writes it, or nothing."""
        return (
            QKeySequence(self.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText) if self.shortcuts else ""
        )


COMMANDS: tuple[Command, ...] = (
    Command("new_case", "&New case…", ("Ctrl+N",), "Log a complaint.", "&File"),
    Command(
        "connect", "C&onnect to the office…", (), "Sign in to the database that all of the office shares.", "&File"
    ),
    Command("save", "&Save", ("Ctrl+S",), "Save the form that is open.", "&File"),
    Command("cancel", "&Cancel", ("Esc",), "Leave the form; what was typed is asked about.", "&File"),
    Command("change_password", "Change my &password…", (), "Choose the password you sign in with.", "&File"),
    Command("bring_homes", "Bring in &homes…", (), "Bring in a landlord’s register of homes.", "&File"),
    Command("bring_log", "Bring in a complaints lo&g…", (), "Bring in the log of complaints as you kept it.", "&File"),
    Command("bring_enquiries", "Bring in enqui&ries…", (), "Bring in what came by a form on the website.", "&File"),
    Command("quit", "&Quit", ("Ctrl+Q",), "Close the program; what is unsaved is kept.", "&File"),
    Command("open_case", "&Open case", ("Ctrl+O",), "Open the chosen case in a window of its own.", "&Case"),
    Command("next_step", "&Next step", ("Ctrl+Return", "Ctrl+Enter"), "Do what the case needs next.", "&Case"),
    Command("acknowledge", "&Acknowledge…", ("Ctrl+K",), "Tell the customer that we have the complaint.", "&Case"),
    Command("screen", "&Screen…", ("Ctrl+Shift+S",), "Hold the complaint against what the policy excludes.", "&Case"),
    Command("approve", "Chec&k and approve the refusal…", ("Ctrl+Shift+E",), "Approve a colleague’s refusal.", "&Case"),
    Command("send_back", "Send &back the refusal…", (), "Do not approve what a colleague proposed.", "&Case"),
    Command("assign", "Assi&gn…", ("Ctrl+G",), "Say who handles the case.", "&Case"),
    Command("first_contact", "&First contact…", ("Ctrl+T",), "Record the handler's first contact.", "&Case"),
    Command("contact", "Record a con&tact…", ("Ctrl+R",), "Record a call, a letter or a visit.", "&Case"),
    Command("agree_how_often", "Agree ho&w often…", (), "How often the customer hears from us.", "&Case"),
    Command("agree_action", "Agree an act&ion…", ("Ctrl+Shift+A",), "Write down what we promised to do.", "&Case"),
    Command("complete_action", "Com&plete an action…", ("Ctrl+Shift+D",), "It is done, or no longer needed.", "&Case"),
    Command("decide", "&Decide an issue…", ("Ctrl+D",), "Record the outcome of an issue, and why.", "&Case"),
    Command("extend", "E&xtend…", ("Ctrl+Shift+X",), "Tell the customer that the answer takes longer.", "&Case"),
    Command("pause", "Pa&use…", (), "Where the policy allows it: count no days while we wait.", "&Case"),
    Command("resume", "Resu&me…", (), "Count the working days that were left.", "&Case"),
    Command("respond", "&Respond…", ("Ctrl+Shift+R",), "Answer the complaint.", "&Case"),
    Command("request_review", "&Asked for…", ("Ctrl+Shift+V",), "The customer wants it looked at again.", "Review"),
    Command("choose_reviewer", "&Choose the reviewer…", (), "Give the review to somebody not involved.", "Review"),
    Command("sign_off", "&Sign off…", (), "Sign the answer of a review before it goes.", "Review"),
    Command("close_case", "C&lose case…", ("Ctrl+Shift+W",), "Close the case with the customer.", "&Case"),
    Command("write_definition", "&Complaint definition…", (), "The complaint as we understand it.", "Letters"),
    Command("write_update", "&Update…", ("Ctrl+Shift+U",), "Where we are, and what was agreed.", "Letters"),
    Command("write_answer", "&Answer, ahead of sending it…", (), "It goes out with Answer.", "Letters"),
    Command("write_closure", "C&losure…", (), "How the complaint ended.", "Letters"),
    Command("approve_letter", "&Read and approve…", (), "Read what a colleague wrote, and approve it.", "Letters"),
    Command("return_letter", "&Send back…", (), "Do not approve what a colleague wrote.", "Letters"),
    Command("change_customer", "Change the c&ustomer…", ("Ctrl+U",), "Name, address, how to reach them.", "Customer"),
    Command("review_adjustments", "Adjustments re&viewed…", (), "Ask again what the customer needs.", "Customer"),
    Command("record_help", "&Help given…", (), "What was done so that they could complain.", "Customer"),
    Command("equality_questions", "E&quality questions…", (), "Ask the customer, who need not answer.", "Customer"),
    Command("record_findings", "&Findings…", ("Ctrl+Shift+F",), "Record what was found on an issue.", "Investigate"),
    Command("record_intervention", "&Meeting or visit…", (), "Record a meeting, a visit, and the like.", "Investigate"),
    Command("add_issue", "&Add an issue…", (), "Something more came up that belongs to this.", "Investigate"),
    Command("hand_over", "To a &lawyer…", (), "A legal letter came: hand the case over.", "Correct"),
    Command("withdraw", "&Withdrawn by the customer…", (), "The customer takes the complaint back.", "Correct"),
    Command("complain", "Make it a &complaint…", (), "A request for service becomes a complaint.", "Correct"),
    Command("correct_receipt", "Correct when &received…", (), "It was received at another moment.", "Correct"),
    Command("correct_customer", "Another c&ustomer’s…", (), "It is the complaint of somebody else.", "Correct"),
    Command("merge_customers", "Mer&ge with another record…", (), "Two records are one customer’s.", "Correct"),
    Command("correct_landlord", "&Another landlord’s…", (), "It is a case of another landlord.", "Correct"),
    Command("take_back", "Made on the wrong ca&se…", (), "Take back what belongs to another case.", "Correct"),
    Command("make_void", "Make &void…", (), "It is a test, or was logged twice.", "Correct"),
    Command("restrict", "Restri&ct…", (), "Let only managers, and those who look after the case, open it.", "&Case"),
    Command("lift_restriction", "Lift t&he restriction…", (), "Let everybody who reads cases open it again.", "&Case"),
    Command("print_letters", "Print &letters…", ("Ctrl+P",), "Write the chosen cases’ letters out to print.", "&File"),
    Command("export_list", "&Export this list…", ("Ctrl+E",), "Write what is shown to a file for Excel.", "&File"),
    Command("close_window", "Clos&e window", ("Ctrl+W",), "Close this window; unsaved text is asked about.", "&Case"),
    Command("my_work", "&My work", ("Ctrl+1",), "What I must do next, by due date.", "&View"),
    Command("cases", "&Cases", ("Ctrl+2",), "All cases.", "&View"),
    Command("policy", "&Policy", ("Ctrl+3",), "What the policy says, clause by clause.", "&View"),
    Command("people", "P&eople", ("Ctrl+4",), "Who works here, and what each of them may do.", "&View"),
    Command("equality", "E&quality summary", (), "Who complains, held against all customers.", "&View"),
    Command("find", "&Find…", ("Ctrl+F",), "Find a case by reference, person or address.", "&View"),
    Command("refresh", "&Refresh", ("F5",), "Read again what is shown.", "&View"),
    Command("shortcuts", "&Keyboard shortcuts", ("F1",), "Every command with its keys.", "&Help"),
)
BY_NAME = {command.name: command for command in COMMANDS}


def action(name: str, owner: QWidget, do: Callable[[], object]) -> QAction:
    """The action of a command, added to its owner, so that its shortcut works there."""
    command = BY_NAME[name]
    made = QAction(command.text, owner)
    made.setObjectName(command.name)
    made.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
    made.setStatusTip(command.hint)
    made.setToolTip(f"{command.hint} ({command.shown_shortcut})" if command.shortcuts else command.hint)
    # Without the argument that Qt adds: whether a tick is set.
    made.triggered.connect(lambda _checked=False: do())
    owner.addAction(made)
    return made


def menus(actions: dict[str, QAction]) -> list[QMenu]:
    """The menus that these actions belong to, in the table's order; each action's name is its command's."""
    made: dict[str, QMenu] = {}
    for command in COMMANDS:
        if command.name in actions:
            menu = made.setdefault(command.menu, QMenu(command.menu))
            menu.setToolTipsVisible(True)
            menu.addAction(actions[command.name])
    return list(made.values())
