"""The complaints log as an office kept it: reported first, then the chosen rows saved in one go; again, nothing new."""

from app.services.bringing_cases.bringing import bring_in, looked_through, report
from app.services.bringing_cases.looking import offered, seen
from app.services.bringing_cases.mapping import remembered
from app.services.bringing_cases.reading import Brought, Report

__all__ = ["Brought", "Report", "bring_in", "looked_through", "offered", "remembered", "report", "seen"]
