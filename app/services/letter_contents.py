"""What the letters of a case say, gathered from its facts and from who writes to whom."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.cases import Case
from app.domain.deadlines import due
from app.domain.escalation import how_to_escalate
from app.domain.happened import happened_so_far
from app.domain.letter_extension import ExtensionLetter, extension_letter
from app.domain.letter_progress import ClosureLetter, DefinitionLetter, UpdateLetter
from app.domain.letter_refusal import RefusalLetter, refusal_letter
from app.domain.letter_values import (
    AcknowledgementLetter,
    ActionLine,
    IssueAnswer,
    Opening,
    ResponseLetter,
    Sender,
    WhomToContact,
)
from app.domain.policy import ContactBlock, StepCode
from app.domain.postal import Addressee, address_block, joint_tenants, salutation
from app.domain.spoken_dates import day_of
from app.domain.steps import answer_of_stage
from app.domain.words import LetterFormat, LetterKind
from app.domain.working_days import WorkingCalendar
from app.services.facts.loading import LoadedCase, law_named
from app.storage import tables

OMBUDSMAN = "Housing Ombudsman"
NOT_YET_TOLD = "You have not yet told us what would put it right. Please do."


@dataclass(frozen=True, slots=True)
class Correspondents:
    """Who writes to whom, and in which format."""

    sender: Sender
    contact: WhomToContact
    address_block: tuple[str, ...] = field(repr=False)
    salutation: str = field(repr=False)
    format: LetterFormat = LetterFormat.STANDARD
    postal: bool = True

    @classmethod
    def of(
        cls,
        landlord: tables.Landlord,
        handler: tables.Person | None,
        writer: tables.Person,
        customer: tables.Customer | None,
        home: tables.Home | None,
    ) -> "Correspondents":
        """The correspondents of a case; until a handler is assigned the customer reaches the team."""
        return cls(
            sender=Sender(
                landlord=landlord.name,
                address=tuple(landlord.address.splitlines()),
                signed_by=writer.name,
                signed_as=writer.job_title,
            ),
            contact=WhomToContact(
                name=handler.name if handler else f"our {landlord.team}",
                telephone=(handler.telephone if handler else "") or landlord.telephone,
                email=(handler.email if handler else "") or landlord.email,
            ),
            address_block=_address_block(customer, home),
            salutation=salutation(_people(customer)),
            format=customer.letter_format if customer else LetterFormat.STANDARD,
            postal=_place(customer, home) is not None,
        )


Contents = (
    AcknowledgementLetter
    | ClosureLetter
    | DefinitionLetter
    | ExtensionLetter
    | RefusalLetter
    | ResponseLetter
    | UpdateLetter
)


def letter_of_case(kind: LetterKind, case: LoadedCase, correspondents: Correspondents, today: date) -> Contents:
    """What a letter of this kind says of a case today."""
    facts, opening = case.facts, opening_of(case.facts, correspondents, today)
    match kind:
        case LetterKind.ACKNOWLEDGEMENT:
            return acknowledgement_letter(facts, case.calendar, correspondents, today)
        case LetterKind.RESPONSE:
            return response_letter(facts, case.stage.number, correspondents, today)
        case LetterKind.EXTENSION:
            return extension_letter(facts, opening)
        case LetterKind.REFUSAL:
            return refusal_letter(facts, opening)
        case LetterKind.CLOSURE:
            return ClosureLetter(opening, facts, case.row.learning, bool(case.row.survey_invited))
        case LetterKind.UPDATE:
            update = facts.next_update_on if facts.next_update_on and facts.next_update_on >= today else None
            answer_by = None if facts.answered_at else _answer_by(case, today)
            return UpdateLetter(opening, facts.actions, update, facts.update_every_days, answer_by)
        case _:
            sought = facts.outcome_sought or NOT_YET_TOLD
            return DefinitionLetter(opening, facts.understood or facts.said, sought, _answer_by(case, today))


def _answer_by(case: LoadedCase, today: date) -> date | None:
    """A letter does not promise a day that has gone: without one to come the field is missing, and asked for."""
    facts = case.facts
    found = due(answer_of_stage(facts), facts.policy, facts.law, case.calendar, happened_so_far(facts))
    return found.day if found and found.day >= today else None


def acknowledgement_letter(
    case: Case, calendar: WorkingCalendar, correspondents: Correspondents, today: date
) -> AcknowledgementLetter:
    """The acknowledgement: the complaint as understood, and when we will be in touch."""
    happened = happened_so_far(case)
    answer = due(answer_of_stage(case), case.policy, case.law, calendar, happened)
    first = due(StepCode.FIRST_CONTACT, case.policy, case.law, calendar, happened)
    promised = (case.next_update_on, first.day if first and not case.first_contact_at else None)
    # A letter does not promise a day that has gone: without one to come the field is missing, and asked for.
    answer_by = answer.day if answer and answer.day >= today else None
    return AcknowledgementLetter(
        opening=opening_of(case, correspondents, today),
        in_touch_by=min((day for day in promised if day and day >= today), default=answer_by),
        answer_by=answer_by,
        complaint_understood=case.understood or case.said,
        outcome_sought=case.outcome_sought or NOT_YET_TOLD,
        definition=_definition(case),
    )


def _definition(case: Case) -> str:
    """What a complaint is: in the law's own wording where the law binds, else in the policy's (CODE 1.2)."""
    demand = case.law.demand_on("definition", day_of(case.received_at)) if case.law else None
    return demand.says if demand else case.policy.definition


def response_letter(case: Case, stage: int, correspondents: Correspondents, today: date) -> ResponseLetter:
    """The answer of a stage: each issue with its decision, reasons and remedy, what is still to be done, and rights."""
    received = day_of(case.received_at)
    return ResponseLetter(
        opening=opening_of(case, correspondents, today),
        stage_name=case.policy.stage(stage).name,
        complaint_defined=case.understood or case.said,
        outcome_sought=case.outcome_sought,
        issues=tuple(
            IssueAnswer(
                issue.number,
                issue.summary,
                issue.decision.outcome if issue.decision else None,
                issue.decision.reasons if issue.decision else "",
                issue.decision.remedy if issue.decision else "",
                issue.decision.exception if issue.decision else "",
            )
            for issue in case.issues
        ),
        actions=tuple(ActionLine(action.what, action.owner.name, action.due_on) for action in case.open_actions),
        how_to_escalate=how_to_escalate(case.policy, case.law, stage, received, today),
    )


def opening_of(case: Case, correspondents: Correspondents, today: date) -> Opening:
    """How a letter begins and ends."""
    return Opening(
        reference=case.reference,
        written_on=today,
        received_on=day_of(case.received_at),
        address_block=correspondents.address_block,
        salutation=correspondents.salutation,
        contact=correspondents.contact,
        sender=correspondents.sender,
        ombudsman=ombudsman_on(today),
    )


def ombudsman_on(day: date) -> ContactBlock | None:
    """The Ombudsman's contact details in force on a day; an address that is obsolete is never printed."""
    return law_named("law-england").contact_on(OMBUDSMAN, day)


def _people(customer: tables.Customer | None) -> tuple[Addressee, ...]:
    if customer is None:
        return ()
    first = Addressee(family=customer.surname, given=customer.forenames, title=customer.title)
    return (first, *joint_tenants(customer.joint_with))


def _address_block(customer: tables.Customer | None, home: tables.Home | None) -> tuple[str, ...]:
    """The customer's own address, else the home's, else their email address; nothing where none is known."""
    place = _place(customer, home)
    if customer is None:
        return ()
    if place is None:
        return (*address_block(_people(customer), ()), customer.email) if customer.email else ()
    return address_block(_people(customer), (place.line1, place.line2, place.town), place.postcode)


def _place(customer: tables.Customer | None, home: tables.Home | None) -> tables.Customer | tables.Home | None:
    return customer if customer and customer.line1 else home
