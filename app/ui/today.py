"""The day it is: for windows only, rules and use cases are told."""

from datetime import date, datetime

from app.domain.spoken_dates import LONDON


def london_today() -> date:
    """The day it is in London."""
    return datetime.now(LONDON).date()
