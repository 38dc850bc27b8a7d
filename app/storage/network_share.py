"""Tells whether a file lies on a network share, where SQLite's write-ahead log is unsafe."""

import re
import sys
from pathlib import Path
from typing import Final

_REMOTE: Final = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "davfs", "vboxsf", "prl_fs"),
    *("ceph", "glusterfs", "lustre", "gpfs", "ocfs2", "beegfs", "virtiofs"),
}
_REMOTE_IN_USER_SPACE: Final = {
    "sshfs",
    "davfs2",
    "glusterfs",
    "ceph",
    "rclone",
    "s3fs",
    "smbnetfs",
    "gvfsd-fuse",
    "curlftpfs",
}
_DRIVE_REMOTE: Final = 4
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_MOUNT_FIELDS: Final = 3  # device, mount point, type; what follows does not matter here


def is_on_network_share(file: Path, mounts: str | None = None) -> bool:
    """True where the file's folder is on another computer. `mounts` is the text of /proc/mounts."""
    place = file.resolve()
    if is_network_path(str(place)):
        return True
    if sys.platform == "win32":
        return _drive_type(place.anchor) == _DRIVE_REMOTE
    kind = _file_system(str(place), _mounts() if mounts is None else mounts)
    return kind in _REMOTE or kind.removeprefix("fuse.") in _REMOTE_IN_USER_SPACE


def is_network_path(place: str) -> bool:
    r"""True for the name of a share, such as \\\\server\\office; false for the devices that begin alike."""
    written = place.replace("/", "\\")
    if written.upper().startswith("\\\\?\\UNC\\"):
        return True
    return written.startswith("\\\\") and not written.startswith(("\\\\?\\", "\\\\.\\"))


def _drive_type(anchor: str) -> int:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on the other platforms, as type checkers know
    return int(kernel.GetDriveTypeW(anchor))


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _file_system(place: str, mounts: str) -> str:
    """The type of the longest mount point that holds the place; of two at one point the later lies above."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < _MOUNT_FIELDS:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), parts[1])
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind
