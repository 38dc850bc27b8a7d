"""Colleagues: who can be chosen for work, the list of everyone, and how an administrator keeps it."""

from app.services.people.choosing import Colleague, active_people, colleagues, sign_ins
from app.services.people.listing import Everyone, PersonLine, count_people, everyone, page_of_people
from app.services.people.managing import (
    add,
    change,
    change_my_password,
    disable,
    enable,
    set_password,
)

__all__ = [
    "Colleague",
    "Everyone",
    "PersonLine",
    "active_people",
    "add",
    "change",
    "change_my_password",
    "colleagues",
    "count_people",
    "disable",
    "enable",
    "everyone",
    "page_of_people",
    "set_password",
    "sign_ins",
]
