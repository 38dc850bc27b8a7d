"""A history line in words: which thing a move changed, and from what to what."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.petitions.deciding import Decided, Taken
from app.domain.spoken_dates import full_day, full_moment
from app.domain.words import (
    ActionState,
    Channel,
    ContactKind,
    Direction,
    InterventionKind,
    Kind,
    LetterFormat,
    LetterKind,
    LetterState,
    Method,
    Outcome,
    Satisfied,
    Screened,
    Status,
    Worded,
)

if TYPE_CHECKING:
    from app.domain.history import Change

LONGEST = 160
NEVER_SHOWN = {
    "act",
    "undoes",
    "digest",
    "of_what",
    "needs_approval",
    "law",
    "parts_digest",
    "frozen",
    "number",
    "found_by",
    "step",
}
"""What means something to the program alone; so do ids, but for those of people, and all of some rows but one."""
WORDS = {
    "about": "Title",
    "said": "What they said",
    "at": "When",
    "by_id": "By",
    "handler_id": "Handler",
    "case_worker_id": "Case worker",
    "reviewer_id": "Reviewer",
    "owner_id": "Owner",
    "recorded_by_id": "Recorded by",
    "decided_by_id": "Decided by",
    "made_by_id": "Made by",
    "written_by_id": "Written by",
    "person_id": "Named in the complaint",
    "what": "Action",
    "state": "State",
    "due_on": "Due",
    "done_on": "Done on",
    "reached": "Reached",
    "line1": "Address",
    "line2": "Address, second line",
    "joint_with": "Joint with",
    "forbidden_contact": "Never",
    "adjustments_review_on": "Ask about adjustments again",
    "adjustments_reviewed_on": "Asked about adjustments",
    "exclusion": "Point of policy",
    "circumstances": "Circumstances",
    "earlier": "Considered before as",
    "survey_invited": "Invited to the survey",
    "remains": "What remains",
    "learning": "What was learnt",
    "findings": "What was found",
    "texts": "Letter",
    "present": "Who was there",
    "file_id": "File",
}
_ONLY = {
    "steps": "due_on",
    "restrictions": "reason",
    "corrections": "reason",
    "letter_prints": "at",
    "brought_cases": "file",
    "petition_sheets": "file",
    "signature_decisions": "decided",
}
"""Of rows of these tables one column is shown: the rest stands beside it already, as the line's own or the case's."""
_OF_TABLE = {
    ("steps", "due_on"): "A step is due",
    ("letter_prints", "at"): "Letter printed",
    ("brought_cases", "file"): "Brought in from",
    ("petition_sheets", "file"): "Signatures brought in from",
    ("petition_decisions", "what"): "The petition is",
    ("signature_decisions", "decided"): "A signature is",
    ("petitions", "letter_on"): "Day of the covering letter",
    ("petitions", "letter_where"): "Where the covering letter is",
    ("petitions", "declared"): "Lead petitioner answers for good faith",
    ("stages", "name"): "Stage",
    ("extensions", "old_due_on"): "The answer was due",
    ("extensions", "new_due_on"): "The answer is due",
    ("extensions", "told_at"): "The customer was told",
    ("pauses", "changed_on"): "Day",
    ("equality_answers", "given_on"): "Answered an equality question on",
}
_CODES: dict[str, type[Worded]] = {
    "kind": Kind,
    "status": Status,
    "channel": Channel,
    "screened": Screened,
    "result": Screened,
    "satisfied": Satisfied,
    "direction": Direction,
    "method": Method,
    "preferred": Method,
    "acknowledged_how": Method,
    "answered_how": Method,
    "sent_how": Method,
    "how": Method,
    "outcome": Outcome,
    "decided": Decided,
    "letter_format": LetterFormat,
    "format": LetterFormat,
}
_CODES_OF_TABLE: dict[tuple[str, str], type[Worded]] = {
    ("contacts", "kind"): ContactKind,
    ("petition_decisions", "what"): Taken,
    ("interventions", "kind"): InterventionKind,
    ("letters", "kind"): LetterKind,
    ("letters", "state"): LetterState,
    ("letter_drafts", "kind"): LetterKind,
    ("letter_drafts", "state"): LetterState,
    ("actions", "state"): ActionState,
}


def change_words(change: "Change", people: Mapping[int, str]) -> str:
    """One change: "Handler: nobody → Sam Carter"; nothing for what only the program needs."""
    row_of_its_own = change.column.endswith("_id") and change.column not in WORDS
    still_no = change.before is None and change.after is False
    said_already = change.column != _ONLY.get(change.table, change.column)
    if change.column in NEVER_SHOWN or row_of_its_own or still_no or said_already:
        return ""
    plain = change.column.removesuffix("_on").removesuffix("_at").replace("_", " ")
    name = _OF_TABLE.get((change.table, change.column)) or WORDS.get(change.column) or plain
    after = value_words(change, change.after, people)
    before = value_words(change, change.before, people)
    both = f"{before} → {after}" if change.before not in (None, "") else after
    return f"{name[:1].upper()}{name[1:]}: {both}"


def value_words(change: "Change", value: object, people: Mapping[int, str]) -> str:
    """A stored value as people read it."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and change.column.endswith("_id"):
        return people.get(value, "someone who has left")
    if isinstance(value, str):
        return _text(change, value)
    return str(value)


def _text(change: "Change", value: str) -> str:
    if change.column == "never_by":
        return ", ".join(Method(code).words for code in value.split(","))
    codes = _CODES_OF_TABLE.get((change.table, change.column)) or _CODES.get(change.column)
    if codes and value in {member.value for member in codes}:
        return codes(value).words
    if change.column.endswith("_on"):
        return full_day(date.fromisoformat(value))
    if change.column.endswith("_at") or change.column == "at":
        return full_moment(datetime.fromisoformat(value))
    if change.column == "texts":  # what a letter's writer put into its fields, by their names
        value = " · ".join(filter(None, json.loads(value).values()))
    shown = " ".join(value.split())
    return f"“{shown}”" if len(shown) <= LONGEST else f"“{shown[:LONGEST].rstrip()}…”"
