"""An e-mail taken apart: who wrote when, about what, in which words, and what was attached to it."""

import email
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from app.domain.errors import Refusal
from app.domain.file_names import safe_file_name

MOST_BYTES = 64 * 1024 * 1024
"""The largest e-mail that is taken apart."""
MOST_ATTACHMENTS = 200
LONGEST_IN_CONTACT = 15_000
LONGEST_LINE = 500
_ODD = (LookupError, ValueError, TypeError, AttributeError, NameError, RecursionError)
"""What Python's reader of e-mails raises where somebody's program wrote one that keeps no rule."""
_UNSEEN = frozenset({"script", "style", "head", "title"})
_ENDS_A_LINE = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an e-mail."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, repr=False)
class Email:
    """What an e-mail says; `at` is None where it tells no moment that can be read."""

    sender: str
    to: str
    subject: str
    at: datetime | None
    text: str
    attachments: tuple[Attachment, ...]

    @property
    def as_contact(self) -> str:
        """The words of a contact that was made by it."""
        head = (f"From: {_line(self.sender)}", f"To: {_line(self.to)}", f"Subject: {_line(self.subject)}")
        named = _line(", ".join(each.name for each in self.attachments))
        body = self.text
        if len(body) > LONGEST_IN_CONTACT:
            body = f"{body[:LONGEST_IN_CONTACT].rstrip()} […]"
        return "\n".join((*head, *([f"Attached: {named}"] if named else []), "", body)).strip()


def reason_not_to_take_apart(size: int) -> str | None:
    """Why an e-mail of this size is not taken apart, or None."""
    if size > MOST_BYTES:
        return f"An e-mail of more than {MOST_BYTES >> 20} MB is kept whole, and not taken apart."
    return None


def read_email(content: bytes) -> Email:
    """The e-mail in a file (.eml). Raises Refusal where it cannot be taken apart."""
    try:
        message = email.message_from_bytes(content, policy=default)
        attached = tuple(_attachments(message))
    except _ODD:
        raise Refusal("This e-mail is damaged and cannot be taken apart. It is kept whole.") from None
    return Email(
        sender=_header(message, "from"),
        to=_header(message, "to"),
        subject=_header(message, "subject"),
        at=_moment(message),
        text=_words(message),
        attachments=attached,
    )


def _attachments(message: EmailMessage) -> list[Attachment]:
    found: list[Attachment] = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        if len(found) == MOST_ATTACHMENTS:
            raise Refusal(f"This e-mail has more than {MOST_ATTACHMENTS} attachments. It is kept whole.")
        if content := _content(part):
            found.append(Attachment(safe_file_name(part.get_filename() or _nameless(part, number)), content))
    return found


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes(policy=compat32) if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _nameless(part: EmailMessage, number: int) -> str:
    if part.get_content_type() == "message/rfc822":
        return f"attached e-mail {number}.eml"
    return f"attachment {number}.{part.get_content_subtype()}"


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(_clean(str(message[name] or "")).split())
    except _ODD:
        return ""


def _moment(message: EmailMessage) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(message["date"]))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (*_ODD, OverflowError):
        return None


def _words(message: EmailMessage) -> str:
    """The plain text; where there is only a web page, the words that stand on it."""
    try:
        body = message.get_body(("plain", "html"))
        if body is None:
            return ""
        payload = body.get_payload(decode=True)
        raw = payload if isinstance(payload, bytes) else b""
        said = raw.decode(body.get_content_charset("utf-8"), errors="replace")
    except _ODD:
        return ""
    if body.get_content_subtype() == "html":
        page = _Page()
        page.feed(said)
        said = "".join(page.words)
    lines = (" ".join(line.split()) for line in _clean(said).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _line(text: str) -> str:
    return f"{text[:LONGEST_LINE].rstrip()} […]" if len(text) > LONGEST_LINE else text


def _clean(text: str) -> str:
    """Without what no list can show and no database keep."""
    return "".join(each for each in text if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cs"})


class _Page(HTMLParser):
    """The words of a web page, line by line."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is not seen on a page is left out."""
        _ = attrs
        self._unseen += tag in _UNSEEN
        if tag in _ENDS_A_LINE:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Seen again from here on."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        """Line ends of the page's own text mean no more than a blank."""
        if not self._unseen:
            self.words.append(" ".join(data.split("\n")))
