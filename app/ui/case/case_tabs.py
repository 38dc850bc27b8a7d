"""The middle of a case window: its tabs, and beside them the form of the move that is open."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from app.domain.words import Kind
from app.ui.case.case_tab import CaseTab
from app.ui.case.contacts_tab import ContactsTab
from app.ui.case.evidence_tab import EvidenceTab
from app.ui.case.history_tab import HistoryTab
from app.ui.case.issues_tab import IssuesTab
from app.ui.case.letters_tab import LettersTab
from app.ui.case.overview import Overview
from app.ui.petition.petition_tab import PetitionTab
from app.ui.word_documents import WordDocuments
from app.ui.work.in_turn import Piece
from app.ui.work.tasks import Tasks

if TYPE_CHECKING:
    from app.services.cases import CaseView


class CaseTabs(QTabWidget):
    """Overview, issues, contacts and actions, letters, evidence, history, a petition’s lines; a form while open."""

    begun = Signal(str, object)
    """A move was begun: its code, and the id of what it is about, or None."""
    prefilled = Signal(str, object, object)
    """A move is to be begun with text filled in: its code, what it is about, and that text."""
    said = Signal(str)
    """Something to be read in the status line."""
    failed = Signal(Exception)
    """Something could not be read."""

    def __init__(self, tasks: Tasks, documents: WordDocuments, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setAccessibleName("The case in detail")
        self.overview, self.issues, self.contacts = Overview(), IssuesTab(), ContactsTab()
        self.letters, self.history = LettersTab(tasks, documents), HistoryTab(tasks)
        self.evidence = EvidenceTab(tasks, documents)
        self._tasks, self._documents = tasks, documents
        self.petition: PetitionTab | None = None
        self._form: QWidget | None = None
        self._before: QWidget = self.overview
        for page, title in (
            (self.overview, "Overview"),
            (self.issues, "Issues"),
            (self.contacts, "Contacts and actions"),
            (self.letters, "Letters"),
            (self.evidence, "Evidence"),
            (self.history, "History"),
        ):
            self.addTab(page, title)
            if isinstance(page, CaseTab):
                page.begun.connect(self.begun)
                page.refused.connect(self.said)
        for speaker in (self.letters, self.evidence):
            speaker.said.connect(self.said)
        self.evidence.prefilled.connect(self.prefilled)
        self.letters.begun.connect(self.begun)
        for reader in (self.letters, self.evidence, self.history):
            reader.failed.connect(self.failed)
        self.currentChanged.connect(self._turned)

    def show_view(self, view: "CaseView") -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        """Say in each title how much there is behind it. Gives back what shows the tab that is seen, and the others."""
        pages = (self.overview, self.issues, self.contacts, self.letters, self.evidence, self.history)
        if view.case.kind is Kind.PETITION:
            self._petition().show_view(view)
        seen = self.currentWidget()
        self._count(self.issues, "Issues", len(view.case.issues))
        done = len(view.case.contacts) + len(view.case.interventions) + len(view.case.actions)
        self._count(self.contacts, "Contacts and actions", done)
        self._count(self.letters, "Letters", len(view.letters) + len(view.case.drafts))
        self._count(self.evidence, "Evidence", len(view.evidence))
        showing = [(page is seen, partial(page.show_view, view)) for page in pages]
        return tuple(do for now, do in showing if now), tuple(do for now, do in showing if not now)

    def open_form(self, form: QWidget, title: str) -> None:
        """Put a form in place of the middle; the other tabs can still be read."""
        current = self.currentWidget()
        if current is not self._form:
            self._before = current
        self._form = form
        self.addTab(form, title)
        self.setCurrentWidget(form)

    def close_form(self) -> None:
        """Take the form away, and show again what stood there before."""
        if self._form is None:
            return
        seen = self.currentWidget() is self._form
        self.removeTab(self.indexOf(self._form))
        self._form = None
        if seen:
            self.setCurrentWidget(self._before)

    @property
    def place_of_forms(self) -> QWidget:
        """What a form has as its parent from the start, before it is opened."""
        return self.findChild(QStackedWidget) or self

    def _petition(self) -> PetitionTab:
        """The tab of a petition, made for the first case that is one."""
        if self.petition is None:
            self.petition = PetitionTab(self._tasks, self._documents)
            self.petition.said.connect(self.said)
            self.petition.failed.connect(self.failed)
            self.insertTab(1, self.petition, "Petition")
        return self.petition

    def _count(self, page: QWidget, title: str, count: int) -> None:
        self.setTabText(self.indexOf(page), f"{title}  {count}" if count else title)

    def _turned(self, place: int) -> None:
        if self.widget(place) is self.history:
            self.history.reload()
