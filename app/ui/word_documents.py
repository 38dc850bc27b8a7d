"""Letters shown in Word: written, read-only, into a folder of this program's own that goes when the program ends."""

import atexit
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

NO_PROGRAM = (
    "No program on this computer opens Word documents. Save a copy instead, and open it where Word is installed."
)
NO_MAIL = (
    "No program on this computer opens e-mails kept in files (.eml). Save a copy of the letter, and attach it yourself."
)
NOT_OPENED = (
    "No program on this computer opens files of this kind. Save a copy instead, and open it where there is one."
)
_FORBIDDEN = '<>:"/\\|?*'


def safe_name(name: str) -> str:
    """A file's name that every system takes."""
    return "".join("-" if character in _FORBIDDEN or ord(character) < ord(" ") else character for character in name)


class WordDocuments:
    """The folder of letters that were opened to be read; nobody else on this computer can look into it."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def open(self, name: str, content: bytes) -> str:
        """Show a letter in Word, or an e-mail in its own program. Answers why that is not possible, or nothing."""
        try:
            file = self._write(name, content)
        except OSError as error:
            return f"The letter could not be written to a temporary folder: {error.strerror}. Save a copy instead."
        none = NO_MAIL if name.endswith(".eml") else NO_PROGRAM
        return "" if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) else none

    def new_folder(self) -> Path:
        """A folder of its own for one copy: the same file may still be open. Raises OSError."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="recourse-letters-"))  # 0700
            atexit.register(self.clear)
        return Path(tempfile.mkdtemp(dir=self._folder))

    def show_file(self, file: Path) -> str:
        """Show a copy that stands in such a folder, to be read only. Answers why that is not possible, or nothing."""
        _mark_as_from_elsewhere(file)
        file.chmod(stat.S_IREAD)
        return "" if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))) else NOT_OPENED

    def clear(self) -> None:
        """Remove the folder; a letter that Word still holds open on Windows stays until the system clears up."""
        if self._folder is None:
            return
        for file in self._folder.glob("*/*"):
            file.chmod(stat.S_IWRITE | stat.S_IREAD)  # Windows deletes no file that is read-only
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = None

    def _write(self, name: str, content: bytes) -> Path:
        file = self.new_folder() / safe_name(name)
        file.write_bytes(content)
        file.chmod(stat.S_IREAD)
        return file


def _mark_as_from_elsewhere(file: Path) -> None:
    """Windows then opens documents without running what is in them; a disk that keeps no such marks goes without."""
    if sys.platform == "win32":
        with suppress(OSError):
            Path(f"{file}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")
