"""Text that an earlier window left unsaved: offered once, above the case, to go on with or to discard."""

from collections.abc import Callable
from functools import partial

from app.ui.moves import Move
from app.ui.moves.unsaved_text import UnsavedText
from app.ui.telling.notice import Notice
from app.ui.unsaved.journal_files import Unsaved


def offer_left_over(notice: Notice, texts: UnsavedText, go_on: Callable[[Move, Unsaved], None]) -> None:
    """Say what was left behind, if anything; several are offered one after the other, each time a case is opened."""

    def take(move: Move, unsaved: Unsaved, _checked: bool = False) -> None:
        notice.clear()
        go_on(move, unsaved)

    def discard(move: Move, _checked: bool = False) -> None:
        notice.clear()
        texts.settled(move.code)

    for move, unsaved in texts.left_over()[:1]:
        notice.say(
            f"You typed into “{move.title}” and did not save it.",
            ("Go on with it", partial(take, move, unsaved)),
            ("Discard it", partial(discard, move)),
            panel="notice",
        )
