"""Three real complaints, out of the Housing Ombudsman's decisions, and what our desk makes of them."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "complaints_1500.csv"
WANTED = "Put it right, and say when."
REMEDY = "We apologise, and have agreed the work below."
LEARNT = "Give one name to ring, and a date."


@dataclass(frozen=True, slots=True)
class Complaint:
    """A decision of the Ombudsman's, and what our desk makes of it."""

    decision: str
    category: str
    ours: str
    reasons: str
    action: str
    known: bool = False
    received_yesterday: bool = False

    @property
    def words(self) -> str:
        """The complaint as the Ombudsman has it."""
        with FILE.open(encoding="utf-8", newline="") as lines:
            found = (row for row in csv.DictReader(lines) if row["case_id"] == self.decision)
            return next(row["complaint"].strip() for row in found if row["category"] == self.category)


DAMP = Complaint(
    "202513488",
    "Damp & Mould",
    "Damp and mould",
    "Nobody came for five weeks: the repairs policy gives us four (ISHA 2.2).",
    "Treat and repaint the bedroom wall",
)
CHARGES = Complaint(
    "202405908",
    "Rent & Service Charges",
    "Service charges",
    "The account was right, our explanation of it was not.",
    "Send the accounts with every invoice",
    received_yesterday=True,
)
HANDLING = Complaint(
    "202421001",
    "Complaint Handling",
    "Complaint handling",
    "The request lay unread for a month (ISHA 2.9a).",
    "Ring about the review",
    known=True,
)
