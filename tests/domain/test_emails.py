"""An e-mail taken apart: its words and its attachments, however it was written."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from app.domain import emails
from app.domain.emails import LONGEST_IN_CONTACT, MOST_BYTES, read_email, reason_not_to_take_apart
from app.domain.errors import Refusal


def written(body: str = "It is wet.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Joy Okafor <joy@example.org>"
    message["To"] = "complaints@example.org"
    message["Subject"] = "Damp in the bedroom"
    message["Date"] = "Fri, 22 May 2026 16:50:00 +0100"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def test_an_email_says_who_wrote_when_about_what() -> None:
    read = read_email(written("It is wet.\n\n\n\nStill.  \n").as_bytes())
    assert (read.sender, read.to, read.subject) == (
        "Joy Okafor <joy@example.org>",
        "complaints@example.org",
        "Damp in the bedroom",
    )
    assert read.at == datetime(2026, 5, 22, 15, 50, tzinfo=UTC)
    assert read.text == "It is wet.\n\nStill."
    assert read.attachments == ()
    assert read.as_contact == (
        "From: Joy Okafor <joy@example.org>\nTo: complaints@example.org\nSubject: Damp in the bedroom\n\n"
        "It is wet.\n\nStill."
    )


def test_its_attachments_come_with_names_made_safe() -> None:
    message, inner = written(), written("Earlier.")
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="../damp.jpg")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf")
    message.add_attachment(b"", maintype="application", subtype="pdf", filename="empty.pdf")
    message.add_attachment(inner)
    read = read_email(message.as_bytes())
    assert [each.name for each in read.attachments] == ["damp.jpg", "attachment 2.pdf", "attached e-mail 4.eml"]
    assert read.attachments[0].content == b"\xff\xd8\xff"
    assert b"Earlier." in read.attachments[2].content
    assert "Attached: damp.jpg, attachment 2.pdf" in read.as_contact


def test_of_a_web_page_the_words_are_read_and_no_program() -> None:
    message = written()
    message.set_content(
        "<title>x</title><style>p {}</style><p>It is\nwet.</p><script>run()</script></script>Still<br>so.",
        subtype="html",
    )
    assert read_email(message.as_bytes()).text == "It is wet.Still\nso."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"From: a\r\nDate: yesterday\r\nSubject: =?x?q?=ff?=\r\n\r\nWet\x00\x85 \xff.", "Wet"),
        (b"Content-Type: text/plain; charset=klingon\r\nDate: Fri, 22 May 2026 16:50\r\n\r\nWet", ""),
        (b"Content-Type: multipart/mixed; boundary=x\r\nSubject: none\r\n\r\n--x--", ""),
        (b"From: <\r\nDate: <\r\n\r\nWet", "Wet"),
        (b"", ""),
    ],
)
def test_what_keeps_no_rule_is_read_as_far_as_it_goes(content: bytes, text: str) -> None:
    assert read_email(content).text.startswith(text)


def test_a_moment_without_a_zone_is_taken_as_it_stands() -> None:
    assert read_email(b"Date: Fri, 22 May 2026 16:50\r\n\r\nWet").at == datetime(2026, 5, 22, 16, 50, tzinfo=UTC)
    assert read_email(b"Date: soon\r\n\r\nWet").at is None


def test_a_long_email_is_shortened_in_the_contact_and_kept_whole() -> None:
    read = read_email(
        written("wet " * 10_000, Cc="x", Keywords="y").as_bytes().replace(b"To: ", b"To: " + b"a, " * 900)
    )
    assert len(read.text) > LONGEST_IN_CONTACT
    assert len(read.as_contact) < LONGEST_IN_CONTACT + 800
    assert read.as_contact.endswith("[…]")


def test_what_cannot_be_taken_apart_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emails, "MOST_ATTACHMENTS", 0)
    message = written()
    message.add_attachment(b"x", maintype="text", subtype="plain", filename="a.txt")
    with pytest.raises(Refusal, match="more than 0 attachments"):
        read_email(message.as_bytes())
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (n, n) for n in range(3000))
    with pytest.raises(Refusal, match="damaged"):
        read_email(nested)
    assert "kept whole, and not taken apart" in (reason_not_to_take_apart(MOST_BYTES + 1) or "")
    assert reason_not_to_take_apart(MOST_BYTES) is None
