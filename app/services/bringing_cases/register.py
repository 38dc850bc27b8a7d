"""A landlord's homes, looked through for the one that a log's address means."""

from typing import NamedTuple

from sqlalchemy import select

from app.domain.addresses import Home, Homes, Meant, Sure, home_meant, understood
from app.domain.complaints_log.cases import LoggedCase
from app.storage import tables
from app.storage.work import Work

_FETCHED = 5_000


class HomeFound(NamedTuple):
    """A home of the landlord, with its address."""

    id: int
    property_ref: str
    line1: str
    line2: str
    town: str
    postcode: str


class Register:
    """The homes that are open, read once for a whole log."""

    def __init__(self, work: Work, landlord_id: int) -> None:
        home = tables.Home
        columns = (home.id, home.property_ref, home.line1, home.line2, home.town, home.postcode)
        query = select(*columns).where(home.landlord_id == landlord_id, home.closed_on.is_(None))
        rows = work.session.execute(query, execution_options={"yield_per": _FETCHED})
        self._homes = {row.property_ref: HomeFound(*row) for row in rows}
        self._by_reference = {reference.casefold(): reference for reference in self._homes}
        self._looked_for = Homes(
            Home(each.property_ref, (each.line1, each.line2), each.town, each.postcode) for each in self._homes.values()
        )

    def meant(self, case: LoggedCase) -> tuple[HomeFound | None, str]:
        """The home that is meant by the property reference or the address; where two could be, none, and why."""
        if known := self._by_reference.get(case.property_ref.casefold()):
            return self._homes[known], ""
        if not self._homes or not case.address:
            return None, ""
        meant: Meant = home_meant(understood(f"{case.address}, {case.town}", case.postcode), self._looked_for)
        doubt = f"The home is not certain, and none is chosen: {meant.because}" if meant.sure is Sure.DOUBTFUL else ""
        return self._homes.get(meant.home), doubt
