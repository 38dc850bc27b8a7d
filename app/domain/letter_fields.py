"""The fields of each letter: their names, the words a person knows them by, and where they are entered."""

from dataclasses import dataclass

from app.domain.words import LetterKind


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a template; `only_where` names the flag of a row without which the field may stay empty."""

    name: str
    words: str
    where: str
    required: bool = True
    only_where: str | None = None


_CASE = "on the Overview tab"
_CUSTOMER = "on the customer’s card"
_LANDLORD = "in Settings, under the landlord’s letters"
_ACKNOWLEDGE = "in the Acknowledge form"
_RESPOND = "in the Respond form"
_ISSUES = "on the Issues tab"
_ACTIONS = "on the Contacts and actions tab"
_SCREEN = "in the Screen form"
_EXTEND = "in the Extend form"
_POLICY = "on the Policy page"
_PLACES = "on the Policy page, under contact blocks"
_WRITE = "in the form of the letter"
_CLOSE = "in the Close form"

_START = (
    Field("landlord", "the landlord’s name", _LANDLORD),
    Field("landlord_address", "the landlord’s address", _LANDLORD, required=False),
    Field("address_block", "the customer’s name and address", _CUSTOMER),
    Field("reference", "the reference", _CASE),
    Field("letter_date", "the date of the letter", "in the form that makes it"),
    Field("salutation", "the greeting", _CUSTOMER),
    Field("on_behalf_of", "whom the representative speaks for", _CUSTOMER, required=False),
    Field("date_received", "the date received", _CASE),
)
_END = (
    Field("contact_name", "whom to contact", "with Assign, or the team in Settings"),
    Field("contact_reached_at", "how to reach them", _LANDLORD),
    Field("ombudsman_address", "the Ombudsman’s address", _PLACES),
    Field("ombudsman_telephone", "the Ombudsman’s telephone number", _PLACES),
    Field("ombudsman_website", "the Ombudsman’s website", _PLACES),
    Field("ombudsman_note", "how the Ombudsman takes new cases", _PLACES, required=False),
    Field("signed_by", "who signs", "with Assign, or by signing in"),
    Field("signed_as", "the role of who signs", _LANDLORD, required=False),
    Field("history_head", "the last line of its history", "by the program itself"),
)

_WRITTEN = (
    Field("free_text", "what is written in free words", _WRITE, required=False),
    Field("enclosures", "what is enclosed", _WRITE, required=False),
    Field("copies", "to whom a copy goes", _WRITE, required=False),
)
_TO_DO = (
    Field("actions", "outstanding actions", _ACTIONS, required=False),
    Field("actions.what", "the wording", _ACTIONS),
    Field("actions.owner", "the owner", _ACTIONS),
    Field("actions.by", "the date", _ACTIONS),
)
_ENDED = (
    Field("actions_done", "actions that came to their end", _ACTIONS, required=False),
    Field("actions_done.what", "the wording", _ACTIONS),
    Field("actions_done.done", "how it ended", _ACTIONS),
)

FIELDS: dict[LetterKind, tuple[Field, ...]] = {
    LetterKind.ACKNOWLEDGEMENT: (
        *_START,
        Field("complaint_understood", "the complaint as we understand it", _ACKNOWLEDGE),
        Field("outcome_sought", "the outcome sought", _ACKNOWLEDGE),
        Field("responsibilities", "what we are responsible for", _ACKNOWLEDGE, required=False),
        Field("in_touch_by", "the date by which we will be in touch", _ACKNOWLEDGE),
        Field("answer_by", "the date of the answer", _ACKNOWLEDGE, required=False),
        Field("definition", "what a complaint is", _POLICY),
        *_END,
    ),
    LetterKind.RESPONSE: (
        *_START,
        Field("stage_name", "the stage", _POLICY),
        Field("complaint_defined", "the complaint as defined", _CASE),
        Field("outcome_sought", "the outcome sought", _CASE, required=False),
        Field("findings", "what we looked at", _RESPOND, required=False),
        Field("issues", "the issues", _ISSUES),
        Field("several_issues", "whether there is more than one issue", _ISSUES, required=False),
        Field("issues.number", "the number", _ISSUES),
        Field("issues.issue", "the summary", _ISSUES),
        Field("issues.outcome", "the outcome", _ISSUES),
        Field("issues.decision", "the decision", _ISSUES),
        Field("issues.reasons", "the reasons", _ISSUES),
        Field("issues.remedy", "the remedy", _ISSUES, only_where="remedy_due"),
        Field("issues.remedy_due", "whether something has to be put right", _ISSUES, required=False),
        *_TO_DO,
        Field("learning", "what we have learned", _RESPOND, required=False),
        Field("how_to_escalate", "how to go on", _POLICY),
        *_WRITTEN,
        *_END,
    ),
    LetterKind.EXTENSION: (
        *_START,
        Field("answer_was_due", "the date of the answer until now", _CASE),
        Field("answer_by", "the new date of the answer", _EXTEND),
        Field("reasons", "the reason for it", _EXTEND),
        Field("next_update_on", "the date of the next update", _EXTEND),
        Field("how_often", "how often they hear from us", _EXTEND, required=False),
        *_END,
    ),
    LetterKind.REFUSAL: (
        *_START,
        Field("complaint_defined", "the complaint as we understand it", _CASE),
        Field("decision", "what was decided", _SCREEN),
        Field("policy_title", "the policy", _POLICY),
        Field("ground", "the point of the policy", _SCREEN),
        Field("clause", "the clause", _SCREEN),
        Field("reason", "the reason", _SCREEN, required=False),
        Field("evidence", "the evidence", _SCREEN),
        Field("time_limit", "the last day in time", _SCREEN, required=False),
        Field("circumstances", "what was said of exceptional circumstances", _SCREEN, required=False),
        Field("earlier", "the earlier case", _SCREEN, required=False),
        Field("where_to_turn", "where to turn instead", _SCREEN, required=False),
        *_END,
    ),
    LetterKind.DEFINITION: (
        *_START,
        Field("complaint_understood", "the complaint as we understand it", _ACKNOWLEDGE),
        Field("outcome_sought", "the outcome sought", _ACKNOWLEDGE),
        Field("responsible_for", "what we are responsible for", _WRITE),
        Field("not_responsible_for", "what we are not responsible for", _WRITE),
        Field("answer_by", "the date of the answer", "with First contact, as agreed with the customer"),
        *_WRITTEN,
        *_END,
    ),
    LetterKind.UPDATE: (
        *_START,
        *_TO_DO,
        *_ENDED,
        Field("next_update_on", "the date of the next update", "with Record a contact"),
        Field("how_often", "how often they hear from us", "with Agree how often", required=False),
        Field("answer_by", "the date of the answer", _CASE, required=False),
        *_WRITTEN,
        *_END,
    ),
    LetterKind.CLOSURE: (
        *_START,
        Field("closed_on", "the day of closing", _CLOSE),
        Field("outcome", "the outcome", _ISSUES),
        Field("issues", "the issues", _ISSUES),
        Field("issues.issue", "the summary", _ISSUES),
        Field("issues.outcome", "the outcome", _ISSUES),
        *_TO_DO,
        *_ENDED,
        Field("learning", "what we have learned", _WRITE),
        Field("survey", "how they can tell us what they think", _CLOSE),
        *_WRITTEN,
        *_END,
    ),
}
