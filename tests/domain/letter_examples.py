"""A complaint of 2026 and its two letters, complete: what the tests of letters begin from."""

from dataclasses import replace
from datetime import date

from app.domain.deadlines import Extended
from app.domain.letter_extension import ExtensionLetter
from app.domain.letter_progress import ClosureLetter, DefinitionLetter, UpdateLetter
from app.domain.letter_refusal import RefusalLetter
from app.domain.letter_values import (
    AcknowledgementLetter,
    ActionLine,
    IssueAnswer,
    Opening,
    ResponseLetter,
    Sender,
    WhomToContact,
)
from app.domain.policy import ContactBlock
from app.domain.postal import Addressee, address_block, salutation
from app.domain.words import ActionState, Outcome
from tests.domain.moves.complaints import ACTION, closed, done

PEOPLE = (Addressee("Okafor", "Joy", "Ms"), Addressee("Bello", "Tunde", "Mr"))
OMBUDSMAN = ContactBlock(
    body="Housing Ombudsman",
    from_day=date(2026, 1, 13),
    address=("Housing Ombudsman Service", "PO Box 1484", "Unit D", "PRESTON", "PR2 0ET"),
    telephone="0300 111 3000",
    email="",
    website="www.housing-ombudsman.org.uk",
    note="New cases are made with the online form.",
)
OPENING = Opening(
    reference="R-2026-00412",
    written_on=date(2026, 5, 26),
    received_on=date(2026, 5, 22),
    address_block=address_block(PEOPLE, "Flat 3, 27 Love Lane, London", "EC2V 7AA"),
    salutation=salutation(PEOPLE),
    contact=WhomToContact("Sam Carter, Complaint Handler", "020 7946 0412", "complaints@example.org"),
    sender=Sender("Riverside Homes", ("Mill House", "12 Quay Street", "London SE1 9XX"), "Sam Carter", "Handler"),
    ombudsman=OMBUDSMAN,
    history_head="R-2026-00412:7:3fa93fa93fa93fa9",
)
ACKNOWLEDGEMENT = AcknowledgementLetter(
    opening=OPENING,
    in_touch_by=date(2026, 5, 29),
    answer_by=date(2026, 6, 9),
    complaint_understood="Black mould on two walls since January.\nTwo visits were missed.",
    outcome_sought="Treatment, redecoration and an apology.",
    responsibilities="We are responsible for the structure of your home.",
    definition="an expression of dissatisfaction, however made, about the standard of service.",
)
EXTENSION = ExtensionLetter(
    opening=OPENING,
    extended=Extended(date(2026, 6, 9), date(2026, 6, 23), "A second survey is needed.", date(2026, 5, 26)),
    next_update="Tuesday 2 June 2026",
    update_every_days=7,
)
RESPONSE = ResponseLetter(
    opening=OPENING,
    stage_name="Stage 1",
    complaint_defined="Black mould on two walls since January.",
    outcome_sought="Treatment, redecoration and an apology.",
    findings="We read the repair records and visited your home on 26 May.",
    issues=(
        IssueAnswer(1, "Damp and mould", Outcome.UPHELD, "The gutter had come away.", "We will repair it."),
        IssueAnswer(2, "Missed appointments", Outcome.PARTIALLY, "One of two was missed.", "We offer you £30."),
        IssueAnswer(3, "A telephone call", Outcome.NOT_UPHELD, "We listened to the recording."),
        IssueAnswer(4, "The communal door", Outcome.WITHDRAWN, "You told us that it is repaired."),
    ),
    actions=(
        ActionLine("Repair the gutter", "Property Services", date(2026, 6, 16)),
        ActionLine("Treat both walls", "Property Services", date(2026, 6, 23)),
        ActionLine("Redecorate the bedroom", "Property Services", date(2026, 7, 7)),
        ActionLine("Pay £30 to your bank account", "Sam Carter", date(2026, 6, 19)),
        ActionLine("Visit six weeks after the work", "Sam Carter", date(2026, 8, 18)),
    ),
    learning="We now send a text message the day before every appointment.",
    how_to_escalate="You can ask us to look at your complaint again.",
)
REFUSAL = RefusalLetter(
    opening=OPENING,
    complaint_defined="Black mould on two walls since 2024.",
    decision="we cannot take it on as a complaint",
    policy_title="Complaints policy",
    ground="Made more than six months after the matter came to the customer's attention.",
    clause="ISHA 2.3a",
    reason="Nothing kept you from telling us sooner.",
    evidence="Your own letter, which dates the mould.",
    time_limit="The last day in time was Friday 1 May 2026.",
    circumstances="You told us that there were none.",
)
WRITTEN = {"free_text": "We are sorry that this takes so long.", "enclosures": "Survey", "copies": "Cllr Ada Ng"}
_GUTTER, _WALL = (replace(ACTION, what=what) for what in ("Repair the gutter", "Treat both walls"))
ACTIONS = (_GUTTER, done(_WALL), replace(_WALL, state=ActionState.NO_LONGER_NEEDED, evidence="You did it."))
DEFINITION = DefinitionLetter(
    opening=OPENING,
    complaint_understood="Black mould on two walls since January.",
    outcome_sought="Treatment, redecoration and an apology.",
    answer_by=date(2026, 6, 9),
)
UPDATE = UpdateLetter(OPENING, ACTIONS, date(2026, 6, 2), 7, date(2026, 6, 9))
CLOSURE = ClosureLetter(OPENING, closed(actions=ACTIONS), "We now ring before we come.", survey_invited=True)
RESPONSIBILITIES = {"responsible_for": "The gutter and the walls.", "not_responsible_for": "Your furniture."}
