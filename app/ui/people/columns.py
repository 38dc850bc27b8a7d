"""The columns of the list of people."""

from typing import TYPE_CHECKING

from app.domain.people import roles_in_words
from app.ui.lists.table_model import Column

if TYPE_CHECKING:
    from app.services.people import PersonLine


def status_words(row: "PersonLine") -> str:
    """Whether somebody can sign in."""
    return "active" if row.active else "disabled"


def _tone(row: "PersonLine") -> str:
    return "" if row.active else "quiet"


def _roles(row: "PersonLine") -> str:
    words = roles_in_words(row.details.roles)
    return words[:1].upper() + words[1:] or "none"


COLUMNS = (
    Column("name", "Name", lambda row: row.details.name, _tone, width=18),
    Column("login", "Sign-in", lambda row: row.login, _tone, width=13),
    Column("job_title", "Job title", lambda row: row.details.job_title, _tone, width=20),
    Column("team", "Team", lambda row: row.details.team, _tone, width=14),
    Column("roles", "Roles", _roles, _tone, width=22, stretch=True),
    Column("senior", "Senior", lambda row: "yes" if row.details.senior else "", _tone, width=5),
    Column("active", "Status", status_words, _tone, width=6),
)
