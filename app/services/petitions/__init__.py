"""Petitions in the office: registered as cases, signatures brought in, verified line by line, counted."""

from app.services.petitions.bringing import SheetReport, add_signature, bring_in, report
from app.services.petitions.deciding import choose_home, decide, decide_as_understood, undo
from app.services.petitions.registering import complete, register
from app.services.petitions.taking import take_at_face_value, verify
from app.services.petitions.viewing import HomeFound, PetitionView, SignatureLine, homes_named, view

__all__ = [
    "HomeFound",
    "PetitionView",
    "SheetReport",
    "SignatureLine",
    "add_signature",
    "bring_in",
    "choose_home",
    "complete",
    "decide",
    "decide_as_understood",
    "homes_named",
    "register",
    "report",
    "take_at_face_value",
    "undo",
    "verify",
    "view",
]
