"""Where the files that come with the program are."""

import sys
from pathlib import Path


def root() -> Path:
    """The folder that holds resources and migrations; unpacked beside a frozen program, else the package's own."""
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    return Path(unpacked) if unpacked else Path(__file__).resolve().parent.parent


def resources_folder() -> Path:
    """The folder of packs, letters, lists and icons."""
    return root() / "resources"
