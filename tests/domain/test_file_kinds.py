"""What a file is, is told by its content; its name only says what somebody wants it to be taken for."""

import pytest

from app.domain.file_kinds import OLE, ZIP, FileKind, kind_of, text_of

BINARY = b"\x00\x01\x02"
MAIL = b"Received: from a\r\n by b\r\nFrom: joy@example.org\r\nSubject: Damp\r\n\r\n<html><svg> It is wet."


@pytest.mark.parametrize(
    ("head", "inside", "kind"),
    [
        (b"%PDF-1.7", (), FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n" + BINARY, (), FileKind.PNG),
        (b"\xff\xd8\xff\xe0", (), FileKind.JPEG),
        (b"GIF89a", (), FileKind.GIF),
        (b"RIFF1234WEBPVP8 ", (), FileKind.WEBP),
        (b"RIFF1234WAVEfmt ", (), FileKind.WAV),
        (b"RIFF1234ACON", (), FileKind.UNKNOWN),
        (b"\0\0\0\x18ftypheic", (), FileKind.HEIC),
        (b"\0\0\0\x18ftypM4A ", (), FileKind.M4A),
        (b"\0\0\0\x18ftypqt  ", (), FileKind.MOV),
        (b"\0\0\0\x18ftypisom", (), FileKind.MP4),
        (b"II*\0", (), FileKind.TIFF),
        (b"BM" + BINARY, (), FileKind.BMP),
        (b"ID3\x03", (), FileKind.MP3),
        (b"\xff\xfb\x90", (), FileKind.MP3),
        (ZIP, ("[Content_Types].xml", "word/document.xml"), FileKind.WORD),
        (ZIP, ("[Content_Types].xml", "xl/workbook.xml"), FileKind.EXCEL),
        (ZIP, ("[Content_Types].xml", "ppt/presentation.xml"), FileKind.POWERPOINT),
        (ZIP, ("[Content_Types].xml",), FileKind.ARCHIVE),
        (ZIP, ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), FileKind.MACROS),
        (ZIP.ljust(30) + b"mimetypeapplication/vnd.oasis.opendocument.text", ("mimetype",), FileKind.OPEN_TEXT),
        (ZIP.ljust(30) + b"mimetypeapplication/vnd.oasis.opendocument.text", ("mimetype", "Basic/a"), FileKind.MACROS),
        (ZIP, ("META-INF/MANIFEST.MF",), FileKind.PROGRAM),
        (ZIP, ("photos/1.jpg",), FileKind.ARCHIVE),
        (OLE, ("WordDocument",), FileKind.OLD_WORD),
        (OLE, ("Workbook",), FileKind.OLD_EXCEL),
        (OLE, ("PowerPoint Document",), FileKind.OLD_POWERPOINT),
        (OLE, ("__substg1.0_",), FileKind.OUTLOOK),
        (OLE, ("Workbook", "_VBA_PROJECT"), FileKind.MACROS),
        (OLE, (), FileKind.UNKNOWN),
        (MAIL, (), FileKind.EMAIL),
        (MAIL.replace(b"\r", b""), (), FileKind.EMAIL),
        (b"Subject: a list\nof things", (), FileKind.TEXT),
        (b"From: here\nTo the door\n\nSubject: x", (), FileKind.TEXT),
        (b"The wall was wet.", (), FileKind.TEXT),
        ("Müller rang".encode("cp1252"), (), FileKind.TEXT),
        ("Die Wand".encode("utf-16"), (), FileKind.TEXT),
        (b"{\\rtf1 Damp}", (), FileKind.RICH_TEXT),
        (b"<?xml version='1.0'?><svg onload='run()'>", (), FileKind.DRAWING),
        (b"\n<!DOCTYPE html>", (), FileKind.WEB_PAGE),
        (b"<p><script>run()</script>", (), FileKind.WEB_PAGE),
        (b"MZ\x90\0\x03", (), FileKind.PROGRAM),
        (b"MZ is what the meter says", (), FileKind.TEXT),
        (b"\x7fELF\x02", (), FileKind.PROGRAM),
        (b"#!/bin/sh\nrm -r /", (), FileKind.PROGRAM),
        (b"L\0\0\0\x01\x14\x02\0", (), FileKind.PROGRAM),
        (BINARY, (), FileKind.UNKNOWN),
        (b"", (), FileKind.UNKNOWN),
    ],
)
def test_a_file_is_what_its_content_is(head: bytes, inside: tuple[str, ...], kind: FileKind) -> None:
    assert kind_of(head, inside) is kind


def test_text_is_read_however_it_was_written_and_where_it_was_cut() -> None:
    assert text_of("naïve".encode()[:3]) == "na"
    assert text_of(b"\xef\xbb\xbfDamp") == "Damp"
    assert text_of("Damp".encode("utf-16")) == "Damp"
    assert text_of("Müll".encode("cp1252")) == "Müll"
    assert text_of(b"\0") is None
