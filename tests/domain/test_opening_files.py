"""What is opened from here, and what is kept and never opened; names from elsewhere made safe."""

import pytest

from app.domain.file_kinds import FileKind
from app.domain.file_names import LONGEST_NAME, MOST_BYTES_OF_NAME, ending, safe_file_name, size_in_words
from app.domain.opening_files import CSV_WORDS, kind_in_words, name_to_open, reason_not_to_open


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        (FileKind.PDF, "survey.pdf", None),
        (FileKind.PDF, "survey", None),
        (FileKind.TEXT, "notes.unheard-of", None),
        (FileKind.PROGRAM, "holiday.jpg", "is a program"),
        (FileKind.MACROS, "rents.xlsx", "holds macros"),
        (FileKind.ARCHIVE, "photos.zip", "is an archive"),
        (FileKind.WEB_PAGE, "page.html", "is a web page"),
        (FileKind.UNKNOWN, "thing.pdf", "not known here"),
        (FileKind.TEXT, "run.bat", "named like a program (.bat)"),
        (FileKind.TEXT, "run.PS1 . ", "named like a program (.ps1)"),
        (FileKind.JPEG, "photo.jpg.exe", "named like a program (.exe), whatever is in it (picture (JPEG))"),
    ],
)
def test_what_can_run_is_kept_and_never_opened(kind: FileKind, name: str, why: str | None) -> None:
    told = reason_not_to_open(kind, name)
    assert told is None if why is None else why in (told or "")
    assert told is None or "kept as evidence and never opened" in told


def test_the_copy_that_is_opened_has_the_ending_of_what_it_is() -> None:
    assert name_to_open(FileKind.JPEG, "damp.jpeg") == "damp.jpeg"
    assert name_to_open(FileKind.JPEG, "damp.png") == "damp.png.jpg"
    assert name_to_open(FileKind.PDF, "scan 12.5.") == "scan 12.5.pdf"
    assert name_to_open(FileKind.PROGRAM, "x.pdf") == "x.pdf"


def test_the_list_says_what_a_file_is() -> None:
    assert kind_in_words(FileKind.TEXT, "rents.csv") == CSV_WORDS
    assert kind_in_words(FileKind.TEXT, "rents.txt") == "text"
    assert kind_in_words(FileKind.PDF, "bill.pdf.exe") == "PDF document, named like a program"
    assert kind_in_words(FileKind.PROGRAM, "bill.exe") == "program"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("damp.jpg", "damp.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\joy\\damp.jpg", "damp.jpg"),
        ("con.txt", "_con.txt"),
        ("COM1 .log.txt", "_COM1 .log.txt"),
        ("console.txt", "console.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\nc\u200bd.txt", "abcd.txt"),
        ('who<said>"what|why?*:.txt', "who-said--what-why---.txt"),
        ("  trailing.txt. . ", "trailing.txt"),
        (" . ", "file"),
        ("", "file"),
        ("photo/", "file"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_a_name_from_elsewhere_is_made_safe_for_every_system(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe
    assert safe_file_name(safe) == safe


def test_a_long_name_is_cut_before_its_ending() -> None:
    long = safe_file_name("x" * 500 + ".jpeg")
    assert len(long) == LONGEST_NAME
    assert long.endswith("x.jpeg")
    assert len(safe_file_name("湿" * 500 + ".pdf").encode()) <= MOST_BYTES_OF_NAME
    assert len(safe_file_name("a." + "x" * 500)) == LONGEST_NAME
    assert safe_file_name("湿" * 500)


def test_an_ending_is_what_stands_behind_the_last_dot() -> None:
    assert [ending(name) for name in ("a.B.PDF", "pdf", ".profile", "a.exe.")] == ["pdf", "", "", "exe"]


def test_sizes_are_said_as_file_managers_say_them() -> None:
    said = [size_in_words(size) for size in (1, 1023, 1024, 500_000, 1_100_000, 209_715_200)]
    assert said == ["1 byte", "1023 bytes", "1 KB", "488 KB", "1.0 MB", "200.0 MB"]
