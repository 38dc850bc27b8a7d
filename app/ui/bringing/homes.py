"""A register of homes, as the page brings it in. No Qt: its work is done in a process."""

from typing import TYPE_CHECKING, Any, ClassVar

from app import services
from app.domain.done import Done
from app.domain.home_columns import FIELDS, NEEDED
from app.domain.home_sorting import Found
from app.domain.seen_columns import Seen
from app.domain.worded import Worded
from app.ui.bringing.kind_of_file import Asked, KindOfFile, KindOfRow, Line, OfferedLike, Progress, Told, Wanted

if TYPE_CHECKING:
    from app.services.homes import Brought

JOINED = ("line1", "line2")
"""An address is often written in columns: flat, house number, street."""


class HomesFile(KindOfFile):
    """A landlord's homes as the housing system lists them."""

    title: ClassVar = "Bring in homes"
    about: ClassVar = (
        "The landlord’s homes as your housing system exports them, one in a row, as a workbook (.xlsx) or as text "
        "(.csv). You see what it would change before anything is saved."
    )
    reference: ClassVar = "Property reference"
    thing: ClassVar = ("home", "homes")
    nothing_new: ClassVar = "The register says so already: there is nothing to save."
    fields: ClassVar = tuple(
        Asked(field.name, field.words, needed=field.name in NEEDED, joined=field.name in JOINED) for field in FIELDS
    )
    kinds: ClassVar = (
        KindOfRow(Found.NEW, "done", "&Add them"),
        KindOfRow(Found.CHANGED, "accent", "Chan&ge them"),
        KindOfRow(Found.OPENED_AGAIN, "accent", "&Open them again"),
        KindOfRow(Found.GONE, "today", "C&lose them"),
        KindOfRow(Found.SAME, "quiet", told=False),
        KindOfRow(Found.TWICE, "late"),
        KindOfRow(Found.REFUSED, "late"),
    )
    held: ClassVar = (Found.GONE, "C&lose them even so")

    def offered(self, work: Any) -> OfferedLike:
        """The landlords."""
        return services.homes.offered(work)

    def seen(self, work: Any, wanted: Wanted) -> Seen:
        """Headers, and what they are taken to mean."""
        return services.homes.seen(work, _brought(wanted))

    def report(self, work: Any, wanted: Wanted, progress: Progress) -> Told:
        """Each row held against the register."""
        found = services.homes.report(work, _brought(wanted), progress)
        tally = found.tally
        lines = tuple(Line(line.row, line.found, line.property_ref, line.says) for line in tally.lines)
        return Told(found.landlord, found.columns, tally.rows, {**tally.counts}, lines, found.held_back)

    def bring_in(
        self, work: Any, wanted: Wanted, chosen: frozenset[Worded], progress: Progress, *, insist: bool
    ) -> Done:
        """The register becomes what the file says."""
        kinds = frozenset(found for found in Found if found in chosen)
        brought = _brought(wanted)
        return services.homes.bring_in(work, brought, kinds, even_many_gone=insist, progress=progress)


def _brought(wanted: Wanted) -> "Brought":
    return services.homes.Brought(wanted.file, wanted.landlord_id, wanted.columns)
