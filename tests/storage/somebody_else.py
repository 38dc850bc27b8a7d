"""The rights of somebody else: an administrator's tests would be let in everywhere."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def rights_of_somebody_else() -> Generator[None]:
    """Within it, files are opened with the rights of a user who owns none of them, where the tests run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def let_in(place: Path) -> None:
    """Lets everybody come as far as this place; pytest keeps its folders to itself."""
    for folder in (place, *place.parents):
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
