"""Whatever works beside the window lets it go first, where the system does not see to that by itself."""

import os
import sys
import threading
from typing import Final

_LATER: Final = 5
"""Of Linux's 19 steps of niceness; Windows prefers the thread of the window that somebody works in by itself."""


def let_the_window_go_first() -> None:
    """From now on this thread runs when the window's has nothing to do, should both want one processor."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LATER)
