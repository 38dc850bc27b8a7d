"""A database file on a network share is told from one on this computer."""

import sys
from pathlib import Path

import pytest

from app.storage.network_share import is_network_path, is_on_network_share

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
server:/office /mnt/office nfs4 rw,vers=4.2 0 0
//server/files /mnt/files cifs rw,vers=3.1.1 0 0
jo@server: /home/jo/far fuse.sshfs rw,user_id=1000 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
C:\\134 /mnt/c 9p rw,aname=drvfs 0 0
shared /media/sf_shared vboxsf rw 0 0
server:/old /mnt/old\\040office nfs rw 0 0
/dev/sdb1 /mnt/office/local xfs rw 0 0
server:/over /srv nfs rw 0 0
/dev/sdc1 /srv ext4 rw 0 0
/dev/sdd1 /usb fuse.ntfs-3g rw 0 0
half a
"""
not_windows = pytest.mark.skipif(sys.platform == "win32", reason="there a drive says what it is")


@not_windows
@pytest.mark.parametrize(
    ("file", "remote"),
    [
        ("/home/jo/recourse.sqlite", False),
        ("/mnt/office/recourse.sqlite", True),
        ("/mnt/office", True),
        ("/mnt/officeful/recourse.sqlite", False),
        ("/mnt/files/complaints/recourse.sqlite", True),
        ("/home/jo/far/recourse.sqlite", True),
        ("/run/user/1000/gvfs/recourse.sqlite", True),
        ("/mnt/c/Users/jo/recourse.sqlite", True),
        ("/media/sf_shared/recourse.sqlite", True),
        ("/mnt/old office/recourse.sqlite", True),
        ("/mnt/office/local/recourse.sqlite", False),
        ("/srv/recourse.sqlite", False),
        ("/usb/recourse.sqlite", False),
    ],
)
def test_the_mount_that_holds_the_file_says_whether_it_is_far_away(file: str, remote: bool) -> None:
    assert is_on_network_share(Path(file), MOUNTS) is remote


@not_windows
def test_a_link_is_followed_to_where_the_file_really_lies(tmp_path: Path) -> None:
    link = tmp_path / "office"
    link.symlink_to("/mnt/office")
    assert is_on_network_share(link / "recourse.sqlite", MOUNTS)


@not_windows
def test_where_no_mount_is_known_the_file_counts_as_here(tmp_path: Path) -> None:
    assert not is_on_network_share(tmp_path / "recourse.sqlite", "")


def test_a_folder_of_this_computer_is_no_share(tmp_path: Path) -> None:
    assert not is_on_network_share(tmp_path / "recourse.sqlite")


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        (r"\\server\office\recourse.sqlite", True),
        ("//server/office/recourse.sqlite", True),
        (r"\\?\UNC\server\office\recourse.sqlite", True),
        (r"\\?\unc\server\office\recourse.sqlite", True),
        (r"\\wsl.localhost\Debian\home\jo\recourse.sqlite", True),
        (r"\\?\C:\Users\jo\recourse.sqlite", False),
        (r"\\.\C:\Users\jo\recourse.sqlite", False),
        (r"C:\Users\jo\recourse.sqlite", False),
        ("/home/jo/recourse.sqlite", False),
    ],
)
def test_the_name_of_a_share_is_known_by_its_beginning(place: str, remote: bool) -> None:
    assert is_network_path(place) is remote
