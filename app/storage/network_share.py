"""Tells whether a file lies on a network share, where SQLite's write-ahead log is unsafe."""

import os
import sys
from pathlib import Path
from typing import Final

_REMOTE: Final = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "ncpfs", "davfs", "fuse.davfs2"}
_DRIVE_REMOTE: Final = 4


def is_on_network_share(file: Path, mounts: str | None = None) -> bool:
    """True where the file's folder is on another computer. `mounts` is the text of /proc/mounts."""
    place = file.resolve()
    if str(place).startswith(("\\\\", "//")):
        return not str(place).startswith(("\\\\?\\", "\\\\.\\"))
    if sys.platform == "win32":
        return _drive_type(place.anchor) == _DRIVE_REMOTE
    return _file_system(place, _mounts() if mounts is None else mounts) in _REMOTE


def _drive_type(anchor: str) -> int:
    import ctypes  # noqa: PLC0415 - only Windows has what is asked of it here

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on the other platforms, as type checkers know
    return int(kernel.GetDriveTypeW(anchor))


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(place: Path, mounts: str) -> str:
    """The type of the longest mount point that holds the place."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:  # noqa: PLR2004 - device, mount point, type
            continue
        point = parts[1].replace("\\040", " ")
        inside = point == "/" or str(place) == point or str(place).startswith(point.rstrip("/") + os.sep)
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind
