"""What the letter says that tells a customer of an extension: old date, new date, why, and when they next hear."""

from dataclasses import dataclass

from app.domain.cases import Case
from app.domain.deadlines import Extended
from app.domain.letter_values import Opening, Row
from app.domain.spoken_dates import every, long_day


@dataclass(frozen=True, slots=True, repr=False)
class ExtensionLetter:
    """An answer that was put off; `update_every_days` is None where no interval was agreed."""

    opening: Opening
    extended: Extended | None = None
    next_update: str = ""
    update_every_days: int | None = None

    def fields(self) -> Row:
        """The fields of the extension's template; what has no value is empty."""
        made = self.extended
        return {
            **self.opening.fields(),
            "answer_was_due": _was_due(made) if made else "",
            "answer_by": long_day(made.new) if made else "",
            "reasons": made.reason.strip() if made else "",
            "next_update_on": self.next_update,
            "how_often": every(self.update_every_days) if self.update_every_days else "",
        }


def extension_letter(case: Case, opening: Opening) -> ExtensionLetter:
    """The letter about the extension that was made last."""
    return ExtensionLetter(
        opening=opening,
        extended=case.extensions[-1] if case.extensions else None,
        next_update=long_day(case.next_update_on) if case.next_update_on else "",
        update_every_days=case.update_every_days,
    )


def _was_due(made: Extended) -> str:
    late = "" if made.in_time else ", and that day has passed without it"
    return f"{long_day(made.old)}{late}"
