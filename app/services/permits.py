"""The guard in every save: the same table of rights that greys the button, asked before anything is changed."""

from app.domain.cases import Case
from app.domain.errors import Refusal
from app.domain.rights import reason_not_allowed, reason_not_to_read
from app.domain.words import MoveName
from app.storage.work import Work


def refuse_without_right(work: Work, case: Case | None = None) -> None:
    """Raises Refusal where whoever acts may not make the move that was named: on this case, or on any at all."""
    if reason := reason_not_allowed(work.person, MoveName(work.move), case):
        raise Refusal(reason)


def refuse_unless_reading(work: Work, case: Case) -> None:
    """Raises Refusal where whoever asks may not read this case."""
    if reason := reason_not_to_read(work.person, restricted=case.restricted, named_on=case.named_on):
        raise Refusal(reason)
