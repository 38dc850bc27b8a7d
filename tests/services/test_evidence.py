"""Evidence: added once, streamed both ways, proved by history, and never opened where it could run."""

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from app.domain.errors import Refusal
from app.domain.file_kinds import OLE, FileKind
from app.domain.moves.correct import Voiding
from app.domain.moves.restrict import Restriction
from app.domain.words import Role
from app.services import cases, evidence, histories
from app.services.evidence import Arrival, EvidenceLine
from app.storage import tables
from app.storage.looking import Looked, look_at
from app.storage.work import Work
from tests.owner import owner
from tests.services.arriving import PHOTO, add, arrival, quietly
from tests.services.colleagues import colleague
from tests.services.office import Office, at
from tests.storage.reading import counted


def listed(office: Office, case: int) -> tuple[EvidenceLine, ...]:
    return office.ask(evidence.evidence_of, case)


def test_a_file_comes_in_and_goes_out_as_it_was_and_the_case_tells_what_it_is(office: Office, tmp_path: Path) -> None:
    case = office.log()
    told: list[tuple[int, int, str]] = []

    def report(done: int, total: int, said: str) -> None:
        told.append((done, total, said))

    coming = arrival(tmp_path, "../damp.jpg", PHOTO, "The  back wall")
    added = evidence.add_files(report, office.ask(evidence.line_of), case, [coming])
    assert (added.count, added.refused) == (1, ())
    assert told[0][0] == 0
    assert told[-1] == (2 * len(PHOTO) >> 10, 2 * len(PHOTO) >> 10, "damp.jpg")
    (found,) = listed(office, case)
    digest = hashlib.sha256(PHOTO).hexdigest()
    assert (found.name, found.note, found.added_by) == ("damp.jpg", "The back wall", "Jo Bloggs")
    assert (found.what, found.size, found.digest) == ("picture (JPEG)", len(PHOTO), digest)
    assert office.view(case).evidence == (found,)
    out = office.ask(evidence.save_copy, found.id, tmp_path / "out.jpg")
    assert out.read_bytes() == PHOTO
    newest = office.ask(histories.history_of, "case", case)[0]
    told_of = {change.column: change.after for change in newest.changes}
    assert newest.move == "add evidence"
    assert told_of["file_id"] == f"image/jpeg, {len(PHOTO)} bytes, SHA-256 {digest}"
    assert told_of["name"] == "damp.jpg"
    assert office.ask(histories.verify) == ()


def test_the_same_content_is_kept_once_and_noticed_on_the_same_case(office: Office, tmp_path: Path) -> None:
    case, other = office.log(), office.log()
    add(office, case, arrival(tmp_path, "damp.jpg", PHOTO))
    again = add(office, case, arrival(tmp_path, "copy.jpg", PHOTO), arrival(tmp_path, "damp.jpg", b"Another."))
    assert again.refused == ("copy.jpg is already here as “damp.jpg”.",)
    assert [line.name for line in listed(office, case)] == ["damp.jpg", "damp (2).jpg"]
    assert add(office, other, arrival(tmp_path, "damp.jpg", PHOTO)).count == 1
    assert counted(office, tables.StoredFile) == 2


def test_what_a_restricted_case_has_is_not_given_away_to_whoever_brings_the_same(
    office: Office, tmp_path: Path
) -> None:
    hidden, mine = office.log(), office.log()
    add(office, hidden, arrival(tmp_path, "damp.jpg", PHOTO))
    office.do(cases.restrict, hidden, Restriction("A colleague of ours lives there."))
    kim = colleague(office, "kim", Role.OFFICE)
    added = add(kim, mine, arrival(tmp_path, "mine.jpg", PHOTO))
    assert (added.count, added.refused) == (1, ())
    (line,) = listed(office, hidden)
    with pytest.raises(Refusal):
        kim.ask(evidence.save_copy, line.id, tmp_path / "out.jpg")
    kim.database.close()


def test_one_that_is_refused_does_not_hold_the_others_up(office: Office, tmp_path: Path) -> None:
    case = office.log()
    added = add(
        office,
        case,
        arrival(tmp_path, "empty.txt", b""),
        Arrival(tmp_path / "gone.txt", "gone.txt"),
        Arrival(tmp_path, "photos"),
        arrival(tmp_path, "long.txt", b"x", "x" * 301),
        arrival(tmp_path, "good.txt", b"The wall is wet."),
    )
    assert added.count == 1
    assert added.done is not None
    assert added.done.said.endswith("good.txt added")
    empty, gone, folder, note = added.refused
    assert empty == "empty.txt is empty: there is nothing in it to keep."
    assert gone == "gone.txt could not be read: No such file or directory."
    assert folder == "photos is a folder. Add the files that are in it."
    assert note.startswith("Please keep this to 300 characters")


def test_a_void_case_takes_none_and_who_only_reads_adds_none(office: Office, tmp_path: Path) -> None:
    case = office.log()
    rae = colleague(office, "rae", Role.AUDITOR)
    (refused,) = add(rae, case, arrival(tmp_path, "a.txt", b"a")).refused
    assert "can add evidence. Your role is auditor." in refused
    rae.database.close()
    office.do(cases.make_void, case, Voiding("A test."))
    (refused,) = add(office, case, arrival(tmp_path, "a.txt", b"a")).refused
    assert refused == "This case was made void: nothing more can be done on it."
    assert counted(office, tables.StoredFile) == 0


def test_a_file_that_is_written_to_meanwhile_is_not_taken_half(office: Office, tmp_path: Path) -> None:
    case, coming = office.log(), arrival(tmp_path, "film.mov", b"before")
    looked = look_at(coming.file)
    for now in (b"after!", b"before and after"):
        coming.file.write_bytes(now)
        with pytest.raises(Refusal, match="was changed while it was being read"):
            office.do(evidence.add_file, case, coming, looked)
    assert counted(office, tables.StoredFile) == 0


def test_what_can_run_is_kept_and_given_out_and_never_opened(office: Office, tmp_path: Path) -> None:
    case = office.log()
    add(
        office,
        case,
        arrival(tmp_path, "holiday.jpg", b"MZ\x90\0program"),
        arrival(tmp_path, "run.bat", b"del *"),
        arrival(tmp_path, "rents.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")),
        arrival(tmp_path, "rents.xls", OLE + "Workbook".encode("utf-16-le") + "_VBA_PROJECT".encode("utf-16-le")),
        arrival(tmp_path, "scan", b"%PDF-1.7"),
        arrival(tmp_path, "letter.docx", zipped("[Content_Types].xml", "word/document.xml")),
    )
    *kept, scan, letter = listed(office, case)
    for line in kept:
        with pytest.raises(Refusal, match="kept as evidence and never opened"):
            office.ask(evidence.save_to_open, line.id, tmp_path)
        assert office.ask(evidence.save_copy, line.id, tmp_path / "out").stat().st_size == line.size
    assert office.ask(evidence.save_to_open, scan.id, tmp_path).name == "scan.pdf"
    assert (letter.kind, office.ask(evidence.save_to_open, letter.id, tmp_path).name) == (FileKind.WORD, "letter.docx")


def test_what_another_desk_said_of_a_file_is_not_taken_on_trust(office: Office, tmp_path: Path) -> None:
    case = office.log()
    coming = arrival(tmp_path, "bill.pdf", b"MZ\x90\0program")
    looked = look_at(coming.file)
    lying = Looked(looked.digest, looked.size, FileKind.PDF)
    office.do(evidence.add_file, case, coming, lying)
    (line,) = listed(office, case)
    assert line.why_not_to_open is None
    with pytest.raises(Refusal, match="is a program"):
        office.ask(evidence.save_to_open, line.id, tmp_path)
    assert not (tmp_path / "bill.pdf").exists()


def test_content_that_was_changed_behind_its_back_is_not_given_out(office: Office, tmp_path: Path) -> None:
    case = office.log()
    add(office, case, arrival(tmp_path, "a.txt", b"The wall is wet."))
    (line,) = listed(office, case)
    with owner(office.database.url, disarmed=True) as connection:
        connection.execute(update(tables.FileChunk).values(content=b"The wall is dry."))
    with pytest.raises(Refusal, match="was changed behind the program's back"):
        office.ask(evidence.save_copy, line.id, tmp_path / "out.txt")
    assert not list(tmp_path.glob("out*"))


def test_an_email_becomes_a_contact_and_its_attachments_evidence(office: Office, tmp_path: Path) -> None:
    case = office.log(at("2026-05-22"))
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "joy@example.org", "Damp", "Mon, 25 May 2026 10:00:00 +0100"
    mail.set_content("It is wet.")
    mail.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename="damp.jpg")
    add(office, case, arrival(tmp_path, "Damp.eml", mail.as_bytes()), arrival(tmp_path, "damp.msg", OLE))
    line, msg = listed(office, case)
    assert line.what == "e-mail"
    contact = office.ask(evidence.contact_by_email, line.id)
    assert contact.at == at("2026-05-25")
    assert contact.summary == (
        "From: joy@example.org\nTo: \nSubject: Damp\nAttached: damp.jpg\n\nIt is wet.\n\nKept as evidence: Damp.eml"
    )
    assert office.ask(evidence.text_beginning, line.id).endswith("It is wet.")
    with pytest.raises(Refusal, match="Save the e-mail as a file"):
        office.ask(evidence.contact_by_email, msg.id)
    added = evidence.add_attachments(quietly, office.ask(evidence.line_of), case, line.id, tmp_path)
    assert added.count == 1
    assert not (tmp_path / "0").exists()
    photo = listed(office, case)[-1]
    assert (photo.name, photo.note, photo.kind) == ("damp.jpg", "Attached to Damp.eml", FileKind.JPEG)


def test_the_beginning_of_a_long_text_is_shown(office: Office, tmp_path: Path) -> None:
    case = office.log()
    add(office, case, arrival(tmp_path, "log.txt", b"wet " * 50_000))
    (line,) = listed(office, case)
    shown = office.ask(evidence.text_beginning, line.id)
    assert (shown[:4], shown[-3:], len(shown) < line.size) == ("wet ", "[…]", True)
    out = evidence.fetch_copy(quietly, office.ask(evidence.line_of), line.id, tmp_path / "out.txt")
    assert out.stat().st_size == line.size
    opened = evidence.fetch_to_open(quietly, office.ask(evidence.line_of), line.id, tmp_path)
    assert opened.name == "log.txt"


def test_content_lies_in_pieces(office: Office, tmp_path: Path) -> None:
    case = office.log()
    add(office, case, arrival(tmp_path, "damp.jpg", PHOTO))

    def longest(work: Work) -> tuple[int, int]:
        chunk = tables.FileChunk
        return work.session.execute(select(func.count(), func.max(func.length(chunk.content)))).one()

    assert office.ask(longest) == (4, 1024 * 1024)


def zipped(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()
