"""The schema as mapped classes, by noun."""

from app.storage.tables.cases import (
    Action,
    Approval,
    Case,
    Contact,
    Issue,
    IssueDecision,
    NamedPerson,
    Screening,
    SignOff,
    Stage,
    Step,
)
from app.storage.tables.customers import Authority, Customer, Home, Representative
from app.storage.tables.letters import CaseFile, FileChunk, Letter, LetterTemplate, StoredFile
from app.storage.tables.lists import CaseListRow, CaseWord
from app.storage.tables.mapped import Mapped
from app.storage.tables.office import (
    BankHoliday,
    Closure,
    Landlord,
    PackInForce,
    Person,
    PersonRole,
    PolicyPack,
    Term,
)
from app.storage.tables.record import CommandRow, HistoryLine, HistoryText, ReferenceCounter

__all__ = [
    "Action",
    "Approval",
    "Authority",
    "BankHoliday",
    "Case",
    "CaseFile",
    "CaseListRow",
    "CaseWord",
    "Closure",
    "CommandRow",
    "Contact",
    "Customer",
    "FileChunk",
    "HistoryLine",
    "HistoryText",
    "Home",
    "Issue",
    "IssueDecision",
    "Landlord",
    "Letter",
    "LetterTemplate",
    "Mapped",
    "NamedPerson",
    "PackInForce",
    "Person",
    "PersonRole",
    "PolicyPack",
    "ReferenceCounter",
    "Representative",
    "Screening",
    "SignOff",
    "Stage",
    "Step",
    "StoredFile",
    "Term",
]
