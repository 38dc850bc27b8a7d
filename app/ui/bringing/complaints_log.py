"""A complaints log, and the enquiries of a web form, as the page brings them in. No Qt: it is done in a process."""

from typing import TYPE_CHECKING, Any, ClassVar

from app import services
from app.domain.complaints_log.columns import NEEDED
from app.domain.complaints_log.kinds import ENQUIRIES, LOG, Kind
from app.domain.complaints_log.sorting import Found
from app.domain.done import Done
from app.domain.seen_columns import Seen
from app.domain.worded import Worded
from app.ui.bringing.kind_of_file import Asked, KindOfFile, KindOfRow, Line, OfferedLike, Progress, Told, Wanted

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from app.services.bringing_cases import Brought

JOINED = ("customer", "address", "summary", "comments")
"""What logs often write in several columns: title and name, house and street."""
FIRST = (Found.REFUSED, Found.LOOK, Found.CHANGED, Found.NEW, Found.SAME)
"""The order in which rows are told: those first about which somebody should do something."""


def _asked(kind: Kind) -> tuple[Asked, ...]:
    return tuple(
        Asked(field.name, field.words, needed=field.name in NEEDED, joined=field.name in JOINED)
        for field in kind.fields
    )


class LogFile(KindOfFile):
    """The complaints log that an office kept before."""

    kind: ClassVar = LOG
    title: ClassVar = "Bring in a complaints log"
    about: ClassVar = (
        "The log of complaints as you have kept it, one row for each thing complained of, as a workbook (.xlsx) or as "
        "text (.csv). You see what would come in before anything is saved; bringing the same log in again changes "
        "nothing."
    )
    reference: ClassVar = "Reference"
    thing: ClassVar = ("case", "cases")
    nothing_new: ClassVar = "There is nothing in it that could be brought in now: nothing to save."
    fields: ClassVar = _asked(LOG)
    kinds: ClassVar = (
        KindOfRow(Found.NEW, "done", "&Bring them in"),
        KindOfRow(Found.LOOK, "today", "Bring them in &even so", ticked=False),
        KindOfRow(Found.REFUSED, "late"),
        KindOfRow(Found.CHANGED, "accent"),
        KindOfRow(Found.SAME, "quiet", told=False),
    )
    rest: ClassVar = frozenset((Found.REFUSED, Found.LOOK))

    def offered(self, work: Any) -> OfferedLike:
        """The landlords."""
        return services.bringing_cases.offered(work, self.kind)

    def seen(self, work: Any, wanted: Wanted) -> Seen:
        """Headers, and what they are taken to mean."""
        return services.bringing_cases.seen(work, self._brought(wanted))

    def report(self, work: Any, wanted: Wanted, progress: Progress) -> Told:
        """Each row held against the cases that are known."""
        found = services.bringing_cases.report(work, self._brought(wanted), progress)
        tally = found.tally
        in_order = sorted(tally.lines, key=lambda line: FIRST.index(line.found))
        lines = tuple(Line(line.row, line.found, line.reference, line.says) for line in in_order)
        return Told(
            *(found.landlord, found.columns, tally.total, _by_kind(tally.rows), lines),
            things=_by_kind(tally.cases),
            words=found.words,
        )

    def bring_in(
        self, work: Any, wanted: Wanted, chosen: frozenset[Worded], progress: Progress, *, insist: bool
    ) -> Done:
        """The chosen rows become cases. Nothing of a log is ever held back, so nothing has to be insisted on."""
        through = services.bringing_cases.looked_through(work, self._brought(wanted))
        return services.bringing_cases.bring_in(work, through, _found(chosen), progress=progress)

    def write_rest(self, work: Any, wanted: Wanted, chosen: frozenset[Worded], to: "Path", progress: Progress) -> None:
        """What was refused, and what needs a look unless that is chosen."""
        services.bringing_cases.report(work, self._brought(wanted), progress, to, _found(chosen))

    def _brought(self, wanted: Wanted) -> "Brought":
        said = wanted.columns
        # Who said which columns mean what has said of the others that the file has them not.
        columns = {field.name: tuple(said.get(field.name, ())) for field in self.kind.fields} if said else {}
        return services.bringing_cases.Brought(wanted.file, wanted.landlord_id, columns, wanted.said, kind=self.kind)


class EnquiriesFile(LogFile):
    """What customers wrote into a form on the landlord's website."""

    kind: ClassVar = ENQUIRIES
    title: ClassVar = "Bring in enquiries"
    about: ClassVar = (
        "What customers wrote into a form on your website, one enquiry in a row, as a workbook (.xlsx) or as text "
        "(.csv). Each becomes a case to screen. You see what would come in before anything is saved."
    )
    fields: ClassVar = _asked(ENQUIRIES)


def _by_kind(counted: "Counter[Found]") -> dict[Worded, int]:
    return {found: counted[found] for found in Found}


def _found(chosen: frozenset[Worded]) -> frozenset[Found]:
    return frozenset(found for found in Found if found in chosen)
