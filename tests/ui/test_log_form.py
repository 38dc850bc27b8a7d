"""The log form, as somebody on the telephone uses it: by keyboard, over a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import services
from app.domain.done import Done
from app.domain.moves.adjustments import YEAR
from app.domain.words import Channel, Kind, Method
from app.ui.log.guesses import GUESSED
from app.ui.log.who import TAKEN_APART
from app.ui.log_form import LogPage
from app.ui.look import theme
from app.ui.unsaved.journal import Journal
from app.ui.work.tasks import Tasks
from tests.ui.real_office import NOW, RealOffice, wait_for

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The log page at a desk, and a person's hands on its keyboard."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path) -> None:
        self.qtbot = qtbot
        self.journal = Journal(folder, after=1)
        self.logged: list[Done] = []
        self.page = LogPage(tasks, self.journal, self.logged.append, clock=lambda: NOW)
        qtbot.addWidget(self.page)
        self.page.resize(1198, 700)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        wait_for(qtbot, lambda: self.page.form.definition.text() != "")

    def type(self, text: str) -> None:
        QTest.keyClicks(self.here, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.here, key, modifiers)

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def go_to(self, name: str) -> None:
        """Press Tab until the keyboard is in a field."""
        for _ in range(60):
            if self.here.accessibleName() == name:
                return
            self.tab()
        raise AssertionError(f"Tab never reaches {name}")

    @property
    def here(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def message(self, name: str) -> str:
        sheet = self.page.sheet
        forms = (sheet.words, sheet.who, sheet.what, sheet.issues.forms[0], sheet.how)
        return next(form[name].message for form in forms if name in form)

    def wait_until_logged(self) -> None:
        wait_for(self.qtbot, lambda: self.page.is_logged)


@pytest.fixture
def office(sqlite_url: str) -> Iterator[RealOffice]:
    office = RealOffice(sqlite_url)
    yield office
    office.database.close()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, office: RealOffice, tmp_path: Path) -> Iterator[Desk]:
    theme.apply(qapp)
    tasks = office.desk()
    desk = Desk(qtbot, tasks, tmp_path / "journal")
    yield desk
    assert desk.journal.stop()
    assert tasks.stop()


def describe(desk: Desk) -> None:
    desk.type("There is black mould all over the bedroom and nobody came on Tuesday.")
    desk.tab()
    desk.type("Treat it, and an apology")


def choose_damp(desk: Desk) -> None:
    desk.go_to("Short title")
    desk.type("Damp in the bedroom")
    desk.go_to("Category")
    desk.type("Damp")
    desk.go_to("Service area")
    desk.type("Repairs")


@pytest.mark.clause("ISHA 2.1a")
def test_a_new_customer_s_complaint_is_logged_by_keyboard_alone(desk: Desk, office: RealOffice):
    describe(desk)
    desk.go_to("Customer")
    desk.type("Amina Begum")
    desk.press(Qt.Key.Key_Return)
    desk.go_to("Telephone")
    desk.type("020 7946 0018")
    desk.go_to("Prefers")
    desk.type("Tele")
    desk.go_to("Address")
    desk.type("Flat 3, 27 Love Lane")
    desk.go_to("Town")
    desk.type("London")
    desk.go_to("Postcode")
    desk.type("ec2v7aa")
    choose_damp(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    assert [done.reference for done in desk.logged] == ["R-2026-00001"]
    assert desk.page.after.said.text() == "R-2026-00001 logged."
    view = office.ask(services.cases.view, desk.logged[0].case_id)
    assert (view.case.customer, view.case.preferred) == ("Amina Begum", Method.TELEPHONE)
    assert view.case.said.startswith("There is black mould")
    assert view.case.outcome_sought == "Treat it, and an apology"
    assert view.case.received_at == NOW
    assert [(issue.category, issue.service_area) for issue in view.case.issues] == [("Damp and mould", "Repairs")]


@pytest.mark.clause("CODE 5.10")
@pytest.mark.clause("INC 1")
def test_what_few_customers_tell_is_asked_where_there_is_more_to_know(desk: Desk, office: RealOffice):
    describe(desk)
    desk.go_to("Customer")
    desk.type("Amina Begum")
    desk.press(Qt.Key.Key_Return)
    assert desk.page.sheet.who["joint_with"].isHidden()
    desk.go_to("There is more to know about them")
    desk.press(Qt.Key.Key_Space)
    desk.go_to("Joint with")
    desk.type("Mr Karim Begum")
    desk.go_to("Never by: Letter")
    desk.press(Qt.Key.Key_Space)
    desk.go_to("Language")
    desk.type("Sylheti")
    desk.go_to("They need an interpreter")
    desk.press(Qt.Key.Key_Space)
    desk.go_to("Adjustments")
    desk.type("Deaf in one ear: speak slowly.")
    choose_damp(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    card = office.ask(services.cases.view, desk.logged[0].case_id).customer
    assert card is not None
    assert (card.values["joint_with"], card.never_by, card.interpreter) == ("Mr Karim Begum", (Method.LETTER,), True)
    assert card.adjustments_review_on == NOW.date() + YEAR


@pytest.mark.clause("ISHA 2.3i")
def test_a_known_customer_is_found_while_typing_and_the_likely_duplicate_shown(desk: Desk, office: RealOffice):
    earlier = office.log_damp()
    describe(desk)
    desk.go_to("Customer")
    desk.type("joy oka")
    found = desk.page.sheet.who.customer.suggesting.found
    wait_for(desk.qtbot, lambda: found.count() == 2)
    assert found.item(0).text().startswith("Ms Joy Okafor")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.page.sheet.who.customer_id == 1
    assert desk.page.sheet.who["surname"].isHidden()
    choose_damp(desk)
    cases = desk.page.beside.cases
    wait_for(desk.qtbot, lambda: cases.count() == 1 and "Likely the same" in cases.item(0).text())
    assert "R-2026-00001" in cases.item(0).text()
    assert "open, received Fri 22 May 2026, same customer" in cases.item(0).text()
    assert "ISHA 2.3i" in desk.page.beside.again.text()
    cases.setFocus()
    cases.setCurrentRow(0)
    opened: list[int] = []
    desk.page.open_case.connect(opened.append)
    desk.press(Qt.Key.Key_Return)
    assert opened == [earlier.case_id]


@pytest.mark.clause("ISHA 2.6a")
@pytest.mark.clause("ISHA 2.6c")
def test_received_fri_22_may_2026_the_panel_says_acknowledge_by_26_and_first_contact_by_29_may(desk: Desk):
    desk.go_to("Received")
    assert isinstance(desk.here, QLineEdit)
    desk.here.selectAll()
    desk.type("22/5/26")
    due = desk.page.beside.due
    wait_for(desk.qtbot, lambda: "Acknowledge by Tue 26 May 2026: today" in due.said())
    assert "First contact by Fri 29 May 2026" in due.said()
    assert "Spring bank holiday" in due.said()


@pytest.mark.clause("ISHA 2.2")
def test_the_definition_and_grounds_of_the_policy_in_force_are_shown_at_intake(desk: Desk):
    assert "failed to follow its policy and procedures" in desk.page.form.definition.text()
    assert desk.page.form.definition.text().endswith("(ISHA 2.2).")
    ground = desk.page.sheet.issues.forms[0]["ground"].editor.widget
    assert isinstance(ground, QComboBox)
    assert ground.findText("Failed to follow its policy (ISHA 2.2)") >= 0


@pytest.mark.parametrize(
    ("pack", "clause", "words"),
    [
        pytest.param("incommunities-2017", "INC 2.1", "dissatisfaction", marks=pytest.mark.clause("INC 2.1")),
        pytest.param("ombudsman-code-2024", "CODE 1.2", "dissatisfaction", marks=pytest.mark.clause("CODE 1.2")),
    ],
)
def test_another_landlord_s_definition_comes_with_its_clause(
    desk: Desk, office: RealOffice, pack: str, clause: str, words: str
):
    other = services.offices.NewOffice("Jo Bloggs", "Sadeh Lok", pack)

    def add(work: services.offices.Work) -> Done:
        work.move = "add a landlord"
        services.offices.add_landlord(work, other)
        return Done(None, "", "added")

    office.do(add)
    desk.page.reload()
    wait_for(desk.qtbot, lambda: not desk.page.sheet.who["landlord_id"].isHidden())
    desk.go_to("Landlord")
    desk.type("Sadeh")
    wait_for(desk.qtbot, lambda: clause in desk.page.form.definition.text())
    assert words in desk.page.form.definition.text()


def test_half_an_address_is_said_under_its_field_and_nothing_is_lost(desk: Desk):
    describe(desk)
    desk.go_to("Customer")
    desk.type("Begum")
    desk.press(Qt.Key.Key_Return)
    desk.go_to("Postcode")
    desk.type("EC2V 7AA")
    choose_damp(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.message("line1") == "Half an address cannot be written to. Give the number and street."
    assert desk.message("town") == "Half an address cannot be written to. Give the town."
    assert desk.here is desk.page.sheet.who["line1"].editor.stops[0]
    assert not desk.page.is_logged
    assert desk.page.sheet.words["said"].value().startswith("There is black mould")


def test_what_is_no_home_and_no_whole_address_is_said_and_not_dropped(desk: Desk):
    desk.type("The bins are never emptied.")
    desk.go_to("Customer")
    desk.type("Mr Tunde Bello")
    desk.press(Qt.Key.Key_Return)
    desk.type("27 Nowhere Lane")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.message("home").startswith("This is no home of the register, nor a whole address.")
    assert desk.page.sheet.who.home.text == "27 Nowhere Lane"
    assert not desk.page.is_logged


def test_a_complaint_from_the_future_is_refused(desk: Desk):
    describe(desk)
    desk.go_to("Received")
    assert isinstance(desk.here, QLineEdit)
    desk.here.selectAll()
    desk.type("27/5/26")
    desk.press(Qt.Key.Key_S, CTRL)
    assert desk.message("received_at").startswith("Wed 27 May 2026 at 14:05 is in the future.")
    assert desk.message("customer") == "Give the customer's surname, choose a known customer, or tick Anonymous."
    assert desk.message("category") == ""  # guessed from the words


@pytest.mark.clause("ISHA 2.3f")
def test_an_anonymous_complaint_hides_the_customer_and_says_what_the_policy_says(desk: Desk, office: RealOffice):
    describe(desk)
    desk.go_to("The customer wishes to stay anonymous")
    desk.press(Qt.Key.Key_Space)
    assert desk.page.sheet.who["customer"].isHidden()
    assert "ISHA 2.3f: not accepted when submitted anonymously" in desk.page.sheet.who["anonymous"].hint
    choose_damp(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    assert office.ask(services.cases.view, desk.logged[0].case_id).case.anonymous


def test_a_home_is_found_by_its_postcode_and_fills_the_address(desk: Desk, office: RealOffice):
    office.add_home("Flat 3, 27 Love Lane", "EC2V 7AA")
    desk.go_to("Customer")
    desk.type("Begum")
    desk.press(Qt.Key.Key_Return)
    desk.go_to("Home")
    desk.type("ec2v 7aa")
    found = desk.page.sheet.who.home.suggesting.found
    wait_for(desk.qtbot, lambda: found.count() == 1)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    who = desk.page.sheet.who
    assert who.home_id == 1
    assert [who[name].value() for name in ("line1", "town", "postcode")] == [
        "Flat 3, 27 Love Lane",
        "London",
        "EC2V 7AA",
    ]


@pytest.mark.clause("ISHA 2.4a")
@pytest.mark.clause("INC 3.1.1b")
def test_every_way_in_can_be_recorded(desk: Desk):
    box = desk.page.sheet.how["channel"].editor.widget
    assert isinstance(box, QComboBox)
    offered = {box.itemText(place).lower() for place in range(box.count())}
    assert offered == {channel.words.lower() for channel in Channel}


@pytest.mark.clause("ISHA 2.5a")
@pytest.mark.clause("ISHA 2.3d")
def test_a_neighbour_s_service_request_about_a_colleague_with_two_issues_is_logged(desk: Desk, office: RealOffice):
    describe(desk)
    desk.go_to("Customer")
    desk.type("Haddad")
    desk.press(Qt.Key.Key_Return)
    desk.go_to("They are a")
    desk.type("Neigh")
    choose_damp(desk)
    more = desk.page.sheet.issues.more
    desk.go_to("Ground")
    desk.tab()
    assert desk.here is more
    desk.press(Qt.Key.Key_Space)
    desk.type("The caller was hung up on")
    desk.go_to("Category")
    desk.type("Staff")
    desk.go_to("Service area")
    desk.type("Customer")
    desk.page.sheet.what.set_value("kind", Kind.SERVICE_REQUEST)
    desk.page.sheet.how.named.set_value([2])
    assert desk.page.sheet.how.named.widget.findChildren(QPushButton)[0].text().startswith("Sam Carter")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    case = office.ask(services.cases.view, desk.logged[0].case_id).case
    assert [issue.category for issue in case.issues] == ["Damp and mould", "Staff conduct"]
    assert case.issues[1].summary == "The caller was hung up on"
    assert case.kind is Kind.SERVICE_REQUEST
    assert case.named_people == {2}


@pytest.mark.clause("ISHA A2.2")
def test_a_petition_is_registered_in_the_same_form(desk: Desk, office: RealOffice):
    describe(desk)
    desk.page.sheet.who.set_value("anonymous", value=True)
    choose_damp(desk)
    desk.page.sheet.what.set_value("kind", Kind.PETITION)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    case_id = desk.logged[0].case_id
    petition, case = office.ask(services.petitions.view, case_id), office.ask(services.cases.view, case_id).case
    assert petition is not None
    assert case.kind is Kind.PETITION
    assert (petition.came.subject, petition.came.issues) == (case.about, case.said)


def test_ctrl_s_twice_logs_one_complaint_and_ctrl_n_begins_the_next(desk: Desk, office: RealOffice):
    describe(desk)
    desk.page.sheet.who.set_value("anonymous", value=True)
    choose_damp(desk)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    assert len(desk.logged) == 1
    asked: list[int] = []
    desk.page.acknowledge_case.connect(asked.append)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert asked == [desk.logged[0].case_id]
    desk.press(Qt.Key.Key_N, CTRL)
    assert not desk.page.is_logged
    assert desk.page.sheet.words["said"].value() == ""
    assert desk.here is desk.page.sheet.words["said"].editor.stops[0]
    assert len(office.ask(services.lists.page_of_cases, services.lists.ListQuery("reference"), 0)) == 1


def test_esc_asks_in_the_page_before_it_throws_anything_away(desk: Desk):
    left: list[bool] = []
    desk.page.left.connect(lambda: left.append(True))
    describe(desk)
    desk.press(Qt.Key.Key_Escape)
    assert left == []
    assert desk.page.notice.isVisible()
    assert desk.here is desk.page.notice.buttons[0]
    desk.press(Qt.Key.Key_Space)
    assert desk.page.sheet.words["said"].value().startswith("There is")
    desk.press(Qt.Key.Key_Escape)
    desk.tab()
    desk.press(Qt.Key.Key_Space)
    assert left == [True]
    assert not desk.page.sheet.is_changed


def test_esc_closes_open_suggestions_first_and_typing_on_unchooses_a_customer(desk: Desk, office: RealOffice):
    office.log_damp()
    desk.go_to("Customer")
    desk.type("oka")
    who = desk.page.sheet.who
    wait_for(desk.qtbot, who.customer.suggesting.found.isVisible)
    desk.press(Qt.Key.Key_Escape)
    assert not who.customer.suggesting.found.isVisible()
    assert not desk.page.notice.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert who.customer_id == 1
    desk.go_to("Customer")
    desk.type("x")
    assert who.customer_id is None


def test_what_was_typed_and_not_logged_comes_back_after_a_crash(desk: Desk, office: RealOffice):
    office.log_damp()
    describe(desk)
    desk.go_to("Customer")
    desk.type("okafor")
    found = desk.page.sheet.who.customer.suggesting.found
    wait_for(desk.qtbot, lambda: found.count() == 2)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    kept = desk.journal.left_over
    wait_for(desk.qtbot, lambda: bool(kept("", "")) and kept("", "")[0].typed["who"]["customer"]["id"] == 1)
    (unsaved,) = desk.journal.left_over("", "")
    tasks = office.desk()
    again = LogPage(tasks, desk.journal, desk.logged.append, clock=lambda: NOW)
    desk.qtbot.addWidget(again)
    again.go_on(unsaved)
    assert again.sheet.typed_values() == desk.page.sheet.typed_values()
    assert again.sheet.who.customer_id == 1
    assert tasks.stop()


def test_each_input_has_a_name_and_tab_goes_from_top_to_bottom(desk: Desk):
    desk.page.sheet.who.go_on_as_new()
    desk.page.sheet.words["said"].take_focus()
    first, names = desk.here, [desk.here.accessibleName()]
    for _ in range(60):
        desk.tab()
        if desk.here is first:
            break
        names.append(desk.here.accessibleName() or getattr(desk.here, "text", str)())
    assert all(names)
    wanted = ["What went wrong", "What they want done", "Customer", "Surname", "Address", "Short title", "Category"]
    wanted += ["Ground", "Add another &issue", "Came in by", "Received", "Help given"]
    assert [name for name in names if name in wanted] == wanted


def test_title_category_and_area_are_guessed_from_the_words_and_a_choice_is_left_alone(desk: Desk):
    describe(desk)
    what, issue = desk.page.sheet.what, desk.page.sheet.issues.forms[0]
    guessed = (what["about"].value(), issue["category"].value(), issue["service_area"].value())
    assert guessed == ("Black mould all over the bedroom", "Damp and mould", "Repairs")
    assert {what["about"].hint, issue["category"].hint, issue["service_area"].hint} == {GUESSED}
    desk.go_to("Category")
    desk.type("Leaks")
    assert (issue["service_area"].value(), issue["category"].hint) == ("Repairs", "")
    issue.set_value("category", "Rent account")
    assert issue["service_area"].value() == "Income"
    desk.go_to("What went wrong")
    desk.type(" The lift is out, too.")
    desk.tab()
    assert issue["category"].value() == "Rent account"
    assert what["about"].value() == "Black mould all over the bedroom"
    desk.page.begin()
    assert (what["about"].value(), issue["category"].value(), issue["category"].hint) == ("", None, "")


def test_enter_leads_on_and_name_number_and_address_are_typed_in_one_line_each(desk: Desk, office: RealOffice):
    desk.type("The bins are never emptied.")
    desk.go_to("Customer")
    desk.type("Mr Tunde Bello 020 7946 0018")
    desk.press(Qt.Key.Key_Return)
    desk.type("Flat 9, 27 Love Lane, London, ec2v 7aa")
    desk.press(Qt.Key.Key_Return)
    assert desk.here.accessibleName() == "Category"
    assert desk.page.sheet.who["home"].hint == TAKEN_APART
    wait_for(desk.qtbot, lambda: not desk.here.visibleRegion().isEmpty())
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    view = office.ask(services.cases.view, desk.logged[0].case_id)
    assert view.customer is not None
    assert (view.customer.name, view.customer.telephone) == ("Mr Tunde Bello", "020 7946 0018")
    assert view.customer.address == ("Flat 9", "27 Love Lane", "London", "EC2V 7AA")
    assert (view.case.about, view.case.issues[0].category) == ("The bins are never emptied", "Estate services")


def test_an_address_in_one_line_is_saved_from_that_very_line(desk: Desk, office: RealOffice):
    desk.type("The bins are never emptied.")
    desk.go_to("Customer")
    desk.type("Mr Tunde Bello")
    desk.press(Qt.Key.Key_Return)
    desk.type("Flat 9, 27 Love Lane, London, ec2v 7aa")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait_until_logged()
    view = office.ask(services.cases.view, desk.logged[0].case_id)
    assert view.customer is not None
    assert view.customer.address == ("Flat 9", "27 Love Lane", "London", "EC2V 7AA")
