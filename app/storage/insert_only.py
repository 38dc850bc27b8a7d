"""Tables to which rows are only ever added: what was decided, signed, sent or stored. Held by triggers."""

from collections.abc import Iterator
from typing import Final

_STORED: Final = "A stored file cannot be changed."

INSERT_ONLY: Final = {
    "history": "History cannot be changed.",
    "anchors": "An anchor cannot be changed.",
    "screenings": "A screening decision cannot be changed; make a new one.",
    "issue_decisions": "A decision cannot be changed; make a new one.",
    "approvals": "An approval cannot be changed.",
    "sign_offs": "A signature cannot be changed.",
    "restrictions": "Why a case was restricted cannot be changed.",
    "corrections": "Why a case was corrected cannot be changed.",
    "extensions": "An extension cannot be changed; make a new one.",
    "pauses": "A pause cannot be changed; resume the case, or pause it again.",
    "interventions": "What was recorded of a meeting or visit cannot be changed; record it again.",
    "letter_prints": "That a letter was printed cannot be changed.",
    "equality_summaries": "An equality summary cannot be changed.",
    "file_chunks": _STORED,
    "files": _STORED,
    "petition_sheets": "A sheet of a petition cannot be changed.",
    "signatures": "A signature stays as it came in.",
    "petition_decisions": "How a petition is taken cannot be changed; decide again.",
    "signature_decisions": "A decision about a signature cannot be changed; make a new one.",
    "case_files": "What was added as evidence stays as it was added.",
    "policy_packs": "A policy pack never changes; add a new version.",
    "letter_templates": "A letter template never changes; add a new version.",
}
"""Each with what somebody is told who tries to change, to delete or to replace a row of it."""


def triggers(dialect: str) -> Iterator[str]:
    """The statements that hold it, to be run again after every upgrade."""
    for table, said in INSERT_ONLY.items():
        yield from _on_postgresql(table, said) if dialect == "postgresql" else _on_sqlite(table, said)


def _on_postgresql(table: str, said: str) -> Iterator[str]:
    held = {
        f"{table}_insert_only": (f"UPDATE OR DELETE ON public.{table}", "ROW"),
        f"{table}_no_truncate": (f"TRUNCATE ON public.{table}", "STATEMENT"),
    }
    for name, (what, each) in held.items():
        does = f"FOR EACH {each} EXECUTE FUNCTION public.refuse_change('{said}')"
        yield f"CREATE OR REPLACE TRIGGER {name} BEFORE {what} {does}"


def _on_sqlite(table: str, said: str) -> Iterator[str]:
    for what in ("update", "delete"):
        name = f"{table}_no_{what}"
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} BEFORE {what.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{said}'); END"
