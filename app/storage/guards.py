"""What each move may change: the declared table that the upgrade copies into `move_guards`, for the trigger to read.

"contacts" lets a move add rows to a table, "cases.handler_id" lets it change one column. Where a table's rows differ in
what they mean, the meaning belongs to the place: "letters:response" adds a response, "cases.status:closed" closes.
"-person_roles" takes rows away. What stands nowhere here can be changed by no desk. A new row comes with the columns
that some move changes empty, unless its own move may set them.
"""

from collections.abc import Iterator
from typing import Final

from app.domain.words import MoveName

MEANT_BY: Final = {
    "cases": "status",
    "letters": "kind",
    "contacts": "kind",
    "restrictions": "restricted",
    "pauses": "paused",
    "petition_decisions": "what",
    "corrections": "what",
    "approvals": "of_what",
    "letter_drafts": "state",
}
"""The column of a table whose value belongs to the place, since it says what a row means."""

NOT_YET_CHANGED: Final = ("cases.brought_as",)
"""Columns that say how a case came to be, and that no move changes."""


def _of(table: str, *columns: str) -> tuple[str, ...]:
    return tuple(f"{table}.{column}" for column in columns)


_SETTLED: Final = ("steps", *_of("steps", "due_on", "promised", "done_at"))
"""What follows from every move on a case: its steps with their dates."""
_CALENDAR_CHANGED: Final = ("calendar_changes", "calendar_changes.done_at", *_SETTLED)
_REFUSED: Final = ("letters:refusal", "cases.status:closed", "cases.closed_at")
"""A refusal that holds; when it does is held by a trigger of its own."""
_CUSTOMER: Final = _of(
    "customers",
    *("title", "forenames", "surname", "line1", "line2", "town", "postcode", "telephone", "email", "preferred"),
    *("contact_notes", "forbidden_contact", "joint_with", "letter_format", "adjustments", "language", "risk_marker"),
    *("never_by", "interpreter", "adjustments_review_on"),
)
_PERSON: Final = _of("people", "name", "job_title", "team", "telephone", "email", "senior")
_DRAFTED: Final = (
    *("letter_drafts:draft", "letter_drafts:ready", "letter_drafts.state:draft", "letter_drafts.state:ready"),
    *_of("letter_drafts", "how", "needs_approval", "texts", "digest", "written_by_id", "written_at"),
)
_DRAFT_SENT: Final = "letter_drafts.state:sent"
_NEXT_UPDATE: Final = "cases.next_update_on"

_GOVERNED: Final = (*_of("cases", "received_at", "pack_id", "law"), "stages.began_at")
"""When a case was received, and what follows from that: by which rules it lives."""

_BROUGHT: Final = ("log_mappings", "log_mappings.said")
"""What changes when a file brings cases. Those come with all their rows, held to the move a statement at a time
(`postgresql/35_brought.sql`); a case that is known already is not changed by it at all.
"""

_LOGGED: Final = (
    *("customers", *_CUSTOMER, "cases:open", *_of("cases", "kind", "outcome_sought"), "stages", "issues"),
    *("named_people", *_of("cases", "said", "assistance", "landlord_id", "customer_id", "home_id", "anonymous")),
    *(*_of("customers", "kind", "home_id"), "stages.number", "stages.name", *_GOVERNED, *_SETTLED),
)
_CAME_WITH_IT: Final = (
    *_of("petitions", "subject", "issues", "action_asked_for", "submitted_on"),
    *_of("petitions", "letter_on", "letter_where", "declared"),
)
"""What comes with the signatures of a petition."""

GUARDS: Final[dict[MoveName, tuple[str, ...]]] = {
    MoveName.LOG: _LOGGED,
    MoveName.REGISTER_A_PETITION: ("petitions", *_CAME_WITH_IT, *_LOGGED),
    MoveName.COMPLETE_A_PETITION: _CAME_WITH_IT,
    MoveName.BRING_IN_SIGNATURES: ("petition_sheets",),
    MoveName.VERIFY_A_PETITION: ("petition_decisions:verify",),
    MoveName.TAKE_AT_FACE_VALUE: ("petition_decisions:face-value",),
    MoveName.DECIDE_A_SIGNATURE: ("signature_decisions",),
    MoveName.SCREEN: ("screenings", *_of("cases", "screened", "kind"), *_REFUSED, *_SETTLED),
    MoveName.APPROVE_A_REFUSAL: ("approvals:refusal", "cases.screened", *_REFUSED, *_SETTLED),
    MoveName.DO_NOT_APPROVE_A_REFUSAL: ("approvals:refusal", *_SETTLED),
    MoveName.HAND_OVER: ("screenings", "cases.screened", *_REFUSED, *_SETTLED),
    MoveName.ACKNOWLEDGE: (
        *("contacts:acknowledgement", "letters:acknowledgement"),
        *_of("stages", "acknowledged_at", "acknowledged_how"),
        *_of("cases", "understood", "outcome_sought"),
        *(_NEXT_UPDATE, *_SETTLED),
    ),
    MoveName.ASSIGN: (*_of("cases", "handler_id", "case_worker_id"), *_SETTLED),
    MoveName.FIRST_CONTACT: (
        *("contacts:first-contact", *_of("stages", "first_contact_at", "promised_answer_on")),
        *(_NEXT_UPDATE, "cases.update_every_days", *_SETTLED),
    ),
    MoveName.RECORD_A_CONTACT: (
        *("contacts:update", "contacts:other", "cases.written_answer_requested"),
        *(_NEXT_UPDATE, *_SETTLED),
    ),
    MoveName.AGREE_AN_ACTION: ("actions", "actions.state", *_SETTLED),
    MoveName.COMPLETE_AN_ACTION: (*_of("actions", "state", "done_on", "evidence"), *_SETTLED),
    MoveName.RECORD_FINDINGS: ("issues.findings", *_SETTLED),
    MoveName.RECORD_AN_INTERVENTION: ("interventions", *_SETTLED),
    MoveName.ADD_EVIDENCE: ("case_files",),
    MoveName.ADD_AN_ISSUE: ("issues", *_SETTLED),
    MoveName.DECIDE_AN_ISSUE: ("issue_decisions", *_SETTLED),
    MoveName.EXTEND: (
        *("extensions", "contacts:update", "letters:extension"),
        *(_NEXT_UPDATE, "cases.update_every_days", *_SETTLED),
    ),
    MoveName.PAUSE: ("pauses:true", *_SETTLED),
    MoveName.RESUME: ("pauses:false", *_SETTLED),
    MoveName.AGREE_HOW_OFTEN: (_NEXT_UPDATE, "cases.update_every_days", *_SETTLED),
    MoveName.RESPOND: (
        *("contacts:update", "letters:response", _DRAFT_SENT, "cases.status:answered"),
        *(*_of("stages", "answered_at", "answered_how"), *_SETTLED),
    ),
    MoveName.CLOSE: (
        *("contacts:closing", "cases.status:closed"),
        *(*_of("cases", "closed_at", "satisfied", "survey_invited", "learning", "remains"), *_SETTLED),
    ),
    MoveName.REQUEST_A_REVIEW: (
        *("contacts:review-request", "stages", *_of("stages", "number", "name", "began_at"), "cases.status:open"),
        *("cases.closed_at", _NEXT_UPDATE, *_SETTLED),
    ),
    MoveName.CHOOSE_A_REVIEWER: (*_of("stages", "reviewer_id", "promised_answer_on"), *_SETTLED),
    MoveName.SIGN_OFF: ("sign_offs", *_SETTLED),
    MoveName.MAKE_THE_ACKNOWLEDGEMENT_LETTER: ("letters:acknowledgement",),
    MoveName.MAKE_THE_RESPONSE_LETTER: ("letters:response", _DRAFT_SENT),
    MoveName.WRITE_A_LETTER: (
        *("letters:definition", "letters:update", "letters:closure", _DRAFT_SENT),
        *(*_DRAFTED, *_SETTLED),
    ),
    MoveName.PUT_A_DRAFT_ASIDE: ("letter_drafts.state:put-aside", *_SETTLED),
    MoveName.APPROVE_A_LETTER: ("approvals:letter", *_SETTLED),
    MoveName.DO_NOT_APPROVE_A_LETTER: ("approvals:letter", *_SETTLED),
    MoveName.PRINT_LETTERS: ("letter_prints",),
    MoveName.RECORD_HELP_GIVEN: ("cases.assistance", *_SETTLED),
    MoveName.CHANGE_CUSTOMER: (*_CUSTOMER, *_SETTLED),
    MoveName.REVIEW_ADJUSTMENTS: (
        *_of("customers", "adjustments", "adjustments_reviewed_on", "adjustments_review_on"),
        *_SETTLED,
    ),
    MoveName.RECORD_EQUALITY_ANSWERS: ("equality_answers", "equality_answers.given_on"),
    MoveName.DRAW_UP_EQUALITY_SUMMARY: (),
    MoveName.SET_UP: ("landlords", "packs_in_force"),
    MoveName.IMPORT_HOMES: (
        *("homes", *_of("homes", "uprn", "line1", "line2", "town", "postcode", "tenure", "estate", "ward")),
        *_of("homes", "local_authority", "closed_on"),
        *("home_columns", "home_columns.columns"),
    ),
    MoveName.IMPORT_CASES: _BROUGHT,
    MoveName.IMPORT_ENQUIRIES: _BROUGHT,
    MoveName.ADD_A_CLOSURE: ("closures", *_CALENDAR_CHANGED),
    MoveName.ADD_A_BANK_HOLIDAY: ("bank_holidays", *_CALENDAR_CHANGED),
    MoveName.ADD_A_POLICY: ("policy_packs",),
    MoveName.BRING_A_POLICY_INTO_FORCE: ("packs_in_force",),
    MoveName.BRING_IN_A_TEMPLATE: ("letter_templates",),
    MoveName.KEEP_A_STANDARD_PARAGRAPH: ("standard_paragraphs", *_of("standard_paragraphs", "text", "active")),
    MoveName.MOVE_DATES: ("calendar_changes.done_at", *_SETTLED),
    MoveName.WITHDRAW: (
        *("contacts:withdrawal", "issue_decisions", "cases.status:closed", "cases.closed_at"),
        *_SETTLED,
    ),
    MoveName.TURN_INTO_A_COMPLAINT: (
        *("stages", *_of("stages", "number", "name"), "cases.status:open", *_of("cases", "kind", "said", "screened")),
        *(_NEXT_UPDATE, *_GOVERNED, *_SETTLED),
    ),
    MoveName.CORRECT_THE_RECEIPT: ("corrections:receipt", *_GOVERNED, *_SETTLED),
    MoveName.CORRECT_THE_CUSTOMER: (
        *("corrections:customer", "customers", *_CUSTOMER, *_of("customers", "kind", "home_id")),
        *(*_of("cases", "customer_id", "home_id", "anonymous"), *_SETTLED),
    ),
    MoveName.CORRECT_THE_LANDLORD: (
        *("corrections:landlord", *_of("cases", "landlord_id", "home_id"), "stages.name"),
        *(*_GOVERNED, *_SETTLED),
    ),
    MoveName.MERGE_CUSTOMERS: (
        *("corrections:merged", "cases.customer_id", *_CUSTOMER),
        *(*_of("customers", "kind", "home_id", "merged_into_id", "adjustments_reviewed_on"), *_SETTLED),
    ),
    MoveName.TAKE_BACK: (
        *("corrections:wrong-case", *_of("cases", "handler_id", "case_worker_id", "understood", "outcome_sought")),
        *_of("cases", "update_every_days", "written_answer_requested"),
        *_of("stages", "acknowledged_at", "acknowledged_how", "first_contact_at", "promised_answer_on"),
        *(*_of("actions", "state", "done_on", "evidence"), _NEXT_UPDATE, *_SETTLED),
    ),
    MoveName.MAKE_VOID: ("corrections:void", "cases.status:void", *_SETTLED),
    MoveName.RESTRICT: ("restrictions:true", "cases.restricted", *_SETTLED),
    MoveName.LIFT_THE_RESTRICTION: ("restrictions:false", "cases.restricted", *_SETTLED),
    MoveName.OPEN_A_RESTRICTED_CASE: (),
    MoveName.EXPORT_A_LIST: (),
    MoveName.ADD_A_PERSON: ("people", "people.senior", *_PERSON, "people.active", "person_roles"),
    MoveName.CHANGE_A_PERSON: (*_PERSON, "person_roles", "-person_roles"),
    MoveName.DISABLE_A_PERSON: ("people.active",),
    MoveName.ENABLE_A_PERSON: ("people.active",),
    MoveName.SET_A_PASSWORD: (),
}
"""Move by move; what needs a right of its own is an insert-only table, and added to by its own move alone."""


def places() -> Iterator[tuple[MoveName, str]]:
    """Every move with every place that it may change."""
    for move, changed in GUARDS.items():
        for place in dict.fromkeys(changed):
            yield move, place


def guarded_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that some move changes: a new row has them empty, unless its move may set them."""
    changed = {place.partition(":")[0] for _, place in places()} | set(NOT_YET_CHANGED)
    named = sorted(place.partition(".")[2] for place in changed if place.startswith(f"{table}."))
    return tuple(column for column in named if column != MEANT_BY.get(table))
