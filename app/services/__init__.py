"""What people do. Verbs; each function runs inside one transaction.

The modules load when they are first used: they bring SQLAlchemy, and the first window must be seen before that.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services import anchors as anchors
    from app.services import assign_many as assign_many
    from app.services import bringing_cases as bringing_cases
    from app.services import calendar_changes as calendar_changes
    from app.services import calendars as calendars
    from app.services import cases as cases
    from app.services import closures as closures
    from app.services import connecting as connecting
    from app.services import customers as customers
    from app.services import equality as equality
    from app.services import evidence as evidence
    from app.services import exports as exports
    from app.services import governing as governing
    from app.services import histories as histories
    from app.services import homes as homes
    from app.services import intake as intake
    from app.services import letter_emails as letter_emails
    from app.services import letters as letters
    from app.services import lists as lists
    from app.services import my_work as my_work
    from app.services import offices as offices
    from app.services import packs as packs
    from app.services import paragraphs as paragraphs
    from app.services import people as people
    from app.services import petitions as petitions
    from app.services import policies as policies
    from app.services import printing as printing
    from app.services import saved_views as saved_views
    from app.services import templates as templates
    from app.services import verification as verification


def __getattr__(name: str) -> ModuleType:
    if name.startswith("_"):
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
