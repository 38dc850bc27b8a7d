"""What comes of looking for the home that an address means: how surely, why, and which."""

from typing import NamedTuple

from app.domain.worded import Worded


class Sure(Worded):
    """How surely an address means what was found."""

    CERTAIN = "certain", "certain"
    LIKELY = "likely", "likely"
    DOUBTFUL = "doubtful", "doubtful"
    NOT_OURS = "not-ours", "at none of the landlord’s homes"
    INCOMPLETE = "incomplete", "not a whole address"


class Meant(NamedTuple):
    """What an address means: the home, where it is certain or likely, and why."""

    sure: Sure
    because: str
    home: str = ""
