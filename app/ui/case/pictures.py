"""Pictures decoded within limits, on whichever thread: a small file can hold more points than a computer has memory."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.domain.errors import Refusal
from app.domain.file_kinds import FileKind

MOST_POINTS: Final = 40_000_000
MOST_POINTS_OF_JPEG: Final = 64_000_000
"""A JPEG is made smaller while it is decoded."""
SHOWN: Final = QSize(1600, 1600)
LARGEST_FILE: Final = 32 * 1024 * 1024


def picture_in(file: Path, kind: FileKind) -> QImage:
    """The picture, no larger than it is ever shown. Raises Refusal where it is too large, or damaged."""
    reader = QImageReader(str(file), kind.value.partition("/")[2].encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    most = MOST_POINTS_OF_JPEG if kind is FileKind.JPEG else MOST_POINTS
    if size.isValid() and size.width() * size.height() > most:
        points = f"{size.width():,} × {size.height():,} points"
        raise Refusal(f"This picture has {points}: too many to be shown here. Open it in its own program.")
    if size.isValid() and (size.width() > SHOWN.width() or size.height() > SHOWN.height()):
        reader.setScaledSize(size.scaled(SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read() if size.isValid() else QImage()
    if picture.isNull():
        raise Refusal("This picture cannot be shown here: it is damaged, or of a kind that is not known here.")
    return picture
