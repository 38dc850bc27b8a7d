"""The help that was given is recorded."""

import pytest

from app.domain.moves.help_given import problems_with_help, reason_not_to_record_help
from tests.domain.moves.complaints import INCOMMUNITIES, closed, complaint


@pytest.mark.clause("INC 1.4")
def test_it_says_what_was_done_for_them() -> None:
    case = complaint(policy=INCOMMUNITIES)
    assert problems_with_help(case, "Read out on the telephone.") == {}
    asked = "Say what was done for them, such as: read out, written down for them (INC 1.4)."
    assert problems_with_help(case, " ") == {"assistance": asked}
    assert reason_not_to_record_help(case) is None
    assert reason_not_to_record_help(closed()) == "This case was closed on Tue 26 May 2026."
