"""Evidence of a case: files added, listed, opened and given out; e-mails taken apart."""

from app.services.evidence.adding import Added, Arrival, add_attachments, add_file, add_files
from app.services.evidence.giving_out import (
    ContactByEmail,
    contact_by_email,
    fetch_copy,
    fetch_to_open,
    save_copy,
    save_to_open,
    text_beginning,
)
from app.services.evidence.listing import EvidenceLine, evidence_of
from app.storage.another_line import Line, line_of

__all__ = [
    "Added",
    "Arrival",
    "ContactByEmail",
    "EvidenceLine",
    "Line",
    "add_attachments",
    "add_file",
    "add_files",
    "contact_by_email",
    "evidence_of",
    "fetch_copy",
    "fetch_to_open",
    "line_of",
    "save_copy",
    "save_to_open",
    "text_beginning",
]
