"""The schema as mapped classes, by noun."""

from app.storage.tables.approvals import Approval, Correction, Restriction, SignOff
from app.storage.tables.brought import BroughtCase, LogMapping
from app.storage.tables.cases import (
    Action,
    Case,
    Contact,
    Issue,
    IssueDecision,
    NamedPerson,
    Screening,
    Stage,
    Step,
)
from app.storage.tables.customers import Authority, Customer, Home, HomeColumns, Representative
from app.storage.tables.equality import EqualityAnswer, EqualityChoice, EqualitySummary
from app.storage.tables.extensions import Extension
from app.storage.tables.grounds import LawGround
from app.storage.tables.interventions import Intervention
from app.storage.tables.letters import (
    CaseFile,
    FileChunk,
    Letter,
    LetterDraft,
    LetterPrint,
    LetterTemplate,
    StandardParagraph,
    StoredFile,
)
from app.storage.tables.lists import CaseListRow, CaseWord, SavedView, WorkRow
from app.storage.tables.mapped import Mapped
from app.storage.tables.office import (
    BankHoliday,
    CalendarChange,
    Closure,
    Landlord,
    PackInForce,
    Person,
    PersonRole,
    PolicyPack,
    Term,
)
from app.storage.tables.pauses import Pause
from app.storage.tables.petitions import Petition, PetitionDecision, PetitionSheet, Signature, SignatureDecision
from app.storage.tables.record import (
    Anchor,
    ChangeUnderWay,
    CommandRow,
    HistoryLine,
    HistoryText,
    MoveGuard,
    MoveRight,
    ReferenceCounter,
)

__all__ = [
    "Action",
    "Anchor",
    "Approval",
    "Authority",
    "BankHoliday",
    "BroughtCase",
    "CalendarChange",
    "Case",
    "CaseFile",
    "CaseListRow",
    "CaseWord",
    "ChangeUnderWay",
    "Closure",
    "CommandRow",
    "Contact",
    "Correction",
    "Customer",
    "EqualityAnswer",
    "EqualityChoice",
    "EqualitySummary",
    "Extension",
    "FileChunk",
    "HistoryLine",
    "HistoryText",
    "Home",
    "HomeColumns",
    "Intervention",
    "Issue",
    "IssueDecision",
    "Landlord",
    "LawGround",
    "Letter",
    "LetterDraft",
    "LetterPrint",
    "LetterTemplate",
    "LogMapping",
    "Mapped",
    "MoveGuard",
    "MoveRight",
    "NamedPerson",
    "PackInForce",
    "Pause",
    "Person",
    "PersonRole",
    "Petition",
    "PetitionDecision",
    "PetitionSheet",
    "PolicyPack",
    "ReferenceCounter",
    "Representative",
    "Restriction",
    "SavedView",
    "Screening",
    "SignOff",
    "Signature",
    "SignatureDecision",
    "Stage",
    "StandardParagraph",
    "Step",
    "StoredFile",
    "Term",
    "WorkRow",
]
