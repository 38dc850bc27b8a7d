"""The daily anchor: cast by the first desk of the day, and kept in a text file outside the database by each."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select

from app.domain import anchors
from app.domain.anchors import Anchor, Head
from app.domain.done import Done
from app.domain.errors import Refusal, Unavailable
from app.domain.spoken_dates import day_of
from app.storage import tables
from app.storage.database import Database
from app.storage.history import stored_moment
from app.storage.work import Work


def keep(database: Database, file: Path) -> int:
    """Casts today's anchor unless another desk did, and adds to the file what it lacks; answers how many it added.

    Raises Refusal where the file is damaged, or knows more than the database; Unavailable where it cannot be read or
    written.
    """
    if database.read(is_due):
        database.write(cast, uuid4())
    return database.read(lambda work: add_to_file(work, file))


def add_to_file(work: Work, file: Path) -> int:
    """Adds to the file the anchors that it lacks; answers how many. Errors as of `keep`."""
    known = read_file(file) if file.exists() else ()
    new = _since(work, known[-1], file) if known else kept(work)
    if new:
        _append(file, anchors.as_lines(new, with_title=not known))
    return len(new)


def _since(work: Work, last: Anchor, file: Path) -> tuple[Anchor, ...]:
    there = kept(work, last.number - 1)
    if not there or there[0].digest != last.digest:
        raise Refusal(
            f"The file of anchors, {file.name} in {file.parent}, knows one of {last.day} that is not in the database: "
            "a backup was brought back, or the history was cut off. main.py verify-history --anchors tells what is "
            "missing. Then put that file elsewhere, and keep it; a new one is begun."
        )
    return there[1:]


def is_due(work: Work) -> bool:
    """True where no anchor was cast yet today, and something has happened since the last one."""
    anchor, line = tables.Anchor, tables.HistoryLine
    last = work.session.execute(select(anchor.at, anchor.up_to).order_by(anchor.number.desc()).limit(1)).first()
    if last and day_of(last.at) >= day_of(work.now):
        return False
    newest = select(line.id).where(line.id > (last.up_to if last else 0)).limit(1)
    return work.session.execute(newest).first() is not None


def cast(work: Work) -> Done:
    """Casts today's anchor over the heads that changed since the last one, if it is still due."""
    if work.is_postgresql:
        work.session.execute(select(func.cast_anchor())).scalar_one()
    elif is_due(work):
        _cast_here(work)
    return Done(None, "", "The history is anchored")


def kept(work: Work, after: int = 0) -> tuple[Anchor, ...]:
    """The anchors of the database that come after this number, in order."""
    rows = work.session.execute(
        select(tables.Anchor).where(tables.Anchor.number > after).order_by(tables.Anchor.number)
    ).scalars()
    return tuple(Anchor(row.number, stored_moment(row.at), row.heads, row.digest) for row in rows)


def read_file(file: Path) -> tuple[Anchor, ...]:
    """The anchors of a file. Raises Refusal where it is damaged, Unavailable where it cannot be read."""
    try:
        return anchors.from_lines(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Unavailable(f"The file of anchors, {file.name}, cannot be read from {file.parent}.") from None


def _cast_here(work: Work) -> None:
    anchor = tables.Anchor
    last = work.session.execute(select(anchor).order_by(anchor.number.desc()).limit(1)).scalar_one_or_none()
    since = last.up_to if last else 0
    line = tables.HistoryLine
    newest = (
        select(line.subject, line.subject_id, func.max(line.number).label("number"), func.max(line.id).label("up_to"))
        .where(line.id > since)
        .group_by(line.subject, line.subject_id)
        .subquery()
    )
    found = work.session.execute(
        select(line.subject, line.subject_id, line.number, line.digest, newest.c.up_to)
        .join(newest, (line.subject == newest.c.subject) & (line.subject_id == newest.c.subject_id))
        .where(line.number == newest.c.number)
        .order_by(line.subject, line.subject_id)
    ).all()
    before = Anchor(last.number, stored_moment(last.at), last.heads, last.digest) if last else None
    now = work.now
    made = anchors.cast_anchor(before, stored_moment(now), [Head(*row[:4]) for row in found])
    up_to = max(row.up_to for row in found)
    work.session.add(anchor(number=made.number, at=now, up_to=up_to, heads=made.heads, digest=made.digest))


def _append(file: Path, lines: str) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as opened:
            opened.write(lines)
    except OSError:
        raise Unavailable(f"The file of anchors, {file.name}, cannot be written in {file.parent}.") from None
