"""What the columns of a complaints log hold, as offices usually name them."""

from typing import Final

from app.domain.moves.checks import LONGEST_LINE, LONGEST_TEXT
from app.domain.sheet_columns import Field

FIELDS: Final = (
    Field(
        "reference",
        "reference",
        60,
        (
            *("ref", "reference", "ref no", "reference number", "case ref", "case reference", "complaint ref"),
            *("complaint reference", "complaint no", "complaint number", "case no", "case number", "case id", "log no"),
            *("complaint id", "log number", "our ref", "id", "no", "submission id", "entry id", "response id"),
        ),
    ),
    Field(
        "received",
        "day of receipt",
        60,
        (
            *("date rec d", "date received", "received", "received on", "rec d", "date rec", "date of receipt", "recd"),
            *(
                "date of complaint",
                "complaint date",
                "date logged",
                "logged",
                "date raised",
                "stage 1 received",
                "date recd",
            ),
            *("received date", "complaint received", "submitted", "submitted at", "submitted on", "timestamp"),
            *("date submitted", "submission date", "start time", "completion time", "date"),
        ),
    ),
    Field(
        "customer",
        "customer",
        LONGEST_LINE,
        (
            *("customer", "tenant", "resident", "complainant", "customer name", "tenant name", "resident name"),
            *("complainant name", "name of complainant", "name", "full name", "your name", "contact name"),
        ),
    ),
    Field("title", "title", LONGEST_LINE, ("title", "salutation")),
    Field("forenames", "first name", LONGEST_LINE, ("first name", "forename", "forenames", "firstname", "given name")),
    Field("surname", "surname", LONGEST_LINE, ("surname", "last name", "lastname", "family name")),
    Field(
        "address",
        "address",
        400,
        ("address", "full address", "property address", "tenant address", "home address", "your address", "property"),
    ),
    Field("town", "town", LONGEST_LINE, ("town", "post town", "city")),
    Field("postcode", "postcode", 12, ("p code", "postcode", "post code", "pcode", "postal code", "your postcode")),
    Field(
        "property_ref",
        "property reference",
        60,
        ("property reference", "property ref", "prop ref", "property id", "place ref", "uprn", "unit ref"),
    ),
    Field(
        "telephone",
        "telephone",
        LONGEST_LINE,
        ("telephone", "phone", "tel", "tel no", "telephone number", "phone number", "mobile", "contact number"),
    ),
    Field("email", "email", LONGEST_LINE, ("email", "e mail", "email address", "e mail address", "your email")),
    Field(
        "preferred",
        "preferred way of contact",
        60,
        (
            *("preferred contact", "preferred method", "preferred contact method", "contact preference"),
            *("how would you like us to contact you", "preferred method of contact", "contact by"),
        ),
    ),
    Field(
        "channel",
        "how it came in",
        60,
        (
            "channel",
            "how received",
            "received by",
            "received via",
            "method",
            "method of receipt",
            "source",
            "contact type",
        ),
    ),
    Field("stage", "stage", 60, ("stage", "complaint stage", "current stage", "stage of complaint")),
    Field(
        "category",
        "category",
        LONGEST_LINE,
        ("category", "complaint category", "complaint type", "type", "type of complaint", "about", "what is it about"),
    ),
    Field(
        "service_area",
        "service area",
        LONGEST_LINE,
        ("service area", "service", "department", "dept", "team", "directorate"),
    ),
    Field(
        "summary",
        "complaint",
        LONGEST_TEXT,
        (
            *("details", "complaint", "complaint details", "details of complaint", "summary", "description", "issue"),
            *("nature of complaint", "nature", "what went wrong", "what happened", "your complaint", "message"),
            *("tell us what happened", "tell us what went wrong", "enquiry"),
        ),
    ),
    Field(
        "outcome_sought",
        "outcome sought",
        LONGEST_TEXT,
        (
            *("outcome sought", "desired outcome", "resolution sought", "remedy sought", "outcome wanted"),
            *("what would put it right", "what would you like us to do", "how can we put it right"),
        ),
    ),
    Field(
        "handler",
        "handler",
        LONGEST_LINE,
        (
            *("handler", "complaint handler", "case handler", "officer", "investigating officer", "assigned to"),
            *("responsible officer", "dealt with by", "owner", "lead officer", "allocated to"),
        ),
    ),
    Field(
        "acknowledged",
        "day of the acknowledgement",
        60,
        (
            *("ack sent", "acknowledged", "ack", "ack date", "date acknowledged", "acknowledgement sent", "ack d"),
            *("acknowledgement date", "stage 1 ack sent", "stage 1 ack", "stage 1 acknowledged", "date ack sent"),
        ),
    ),
    Field(
        "first_contact",
        "day of the first contact",
        60,
        ("first contact", "date of first contact", "contact made", "contacted", "first contacted"),
    ),
    Field(
        "due",
        "day by which an answer was promised",
        60,
        (
            *("resp due", "response due", "due", "due date", "target", "target date", "answer by", "answer due"),
            *("response deadline", "deadline", "reply due", "promised", "promised by", "stage 1 resp due"),
            *("stage 1 response due", "stage 1 due", "response due date"),
        ),
    ),
    Field(
        "extended",
        "day to which the answer was put off",
        60,
        (
            *("extended to", "extension to", "extended until", "new due date", "revised due date", "revised due"),
            *("extension date", "new target date", "extended", "extension"),
        ),
    ),
    Field(
        "extension_reason",
        "reason of the extension",
        LONGEST_TEXT,
        ("reason for extension", "extension reason", "why extended", "reason extended"),
    ),
    Field(
        "answered",
        "day of the answer",
        60,
        (
            *("resp sent", "response sent", "responded", "date responded", "answered", "answer sent", "response date"),
            *(
                "date of response",
                "date answered",
                "reply sent",
                "replied",
                "stage 1 resp sent",
                "stage 1 response sent",
            ),
            *("stage 1 responded", "date response sent"),
        ),
    ),
    Field("outcome", "outcome", 60, ("outcome", "decision", "finding", "result", "stage 1 outcome")),
    Field(
        "compensation",
        "compensation",
        LONGEST_LINE,
        ("comp", "compensation", "comp paid", "compensation paid", "compensation amount", "redress", "amount paid"),
    ),
    Field(
        "escalated",
        "day of escalation",
        60,
        (
            *(
                "esc to stg 2",
                "esc to stage 2",
                "escalated to stage 2",
                "escalated",
                "date escalated",
                "esc",
                "escalation",
            ),
            *("escalation date", "stage 2 date", "stage 2 requested", "stage 2 received", "review requested"),
            *("date of escalation", "review request"),
        ),
    ),
    Field(
        "review_acknowledged",
        "day of the review's acknowledgement",
        60,
        ("stage 2 ack sent", "stage 2 ack", "stage 2 acknowledged", "review acknowledged"),
    ),
    Field(
        "review_due",
        "day by which the review was promised",
        60,
        ("stage 2 resp due", "stage 2 response due", "stage 2 due", "review due"),
    ),
    Field(
        "review_answered",
        "day of the review's answer",
        60,
        (
            *("stage 2 resp sent", "stage 2 response sent", "stage 2 responded", "stage 2 answered", "review answered"),
            *("review sent", "stage 2 response"),
        ),
    ),
    Field("closed", "day of closure", 60, ("closed", "date closed", "closed on", "closure date", "date of closure")),
    Field("root_cause", "root cause", LONGEST_LINE, ("root cause", "cause", "reason for complaint")),
    Field("learning", "learning", LONGEST_TEXT, ("learning", "lessons learned", "lessons learnt", "lessons")),
    Field("comments", "comments", LONGEST_TEXT, ("comments", "comment", "notes", "note", "remarks")),
)
BY_NAME: Final = {field.name: field for field in FIELDS}
NEEDED: Final = ("received", "summary")
CODED: Final = ("stage", "outcome", "channel", "preferred", "category", "service_area", "handler")
"""Fields in which an office's own words stand for ours: what each means is said once, and remembered."""
