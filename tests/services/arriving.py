"""Files that arrive as evidence, for tests."""

from pathlib import Path

from app.services import evidence
from app.services.evidence import Added, Arrival
from tests.services.office import Office

PHOTO = b"\xff\xd8\xff\xe0" + b"mould" * 700_000


def quietly(_done: int, _total: int, _said: str) -> None:
    """Progress that nobody looks at."""


def add(office: Office, case: int, *arrivals: Arrival) -> Added:
    """Adds them to a case, as the process of a desk does."""
    return evidence.add_files(quietly, office.ask(evidence.line_of), case, arrivals)


def arrival(folder: Path, name: str, content: bytes, note: str = "") -> Arrival:
    """A file of this content, that is to have this name."""
    file = folder / f"{len(list(folder.iterdir()))}.bin"
    file.write_bytes(content)
    return Arrival(file, name, note)
