"""An Internal Review: the stage that a customer asks for, who reviews it, and the reviewer's sign-off."""

from collections.abc import Mapping

from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.review import (
    ChosenReviewer,
    ReviewRequest,
    next_stage,
    problems_with_request,
    problems_with_reviewer,
    reason_not_to_choose_reviewer,
    reason_not_to_request_review,
    reason_not_to_sign_off,
    request_words,
)
from app.domain.signing_off import digest_to_sign
from app.domain.words import ContactKind, Direction, MoveName, Status
from app.services.cases.merging import write_merged
from app.services.cases.noting import Noted, note
from app.services.cases.settling import settle
from app.services.facts.involved import possible_reviewers
from app.services.facts.loading import load_to_change, loaded
from app.storage import tables
from app.storage.work import Work


def request_review(work: Work, case_id: int, typed: ReviewRequest) -> Done:
    """The next stage begins when the customer asked for it; the case is open again, and the first answer stands."""
    work.move = MoveName.REQUEST_A_REVIEW
    case = load_to_change(work, case_id)
    if reason := reason_not_to_request_review(case.facts):
        raise Refusal(reason)
    if problems := problems_with_request(case.facts, typed, work.now):
        raise Refusal.of_fields(problems)
    following = next_stage(case.facts)
    began = typed.at or work.now
    work.session.add(tables.Stage(case_id=case_id, number=following.number, name=following.name, began_at=began))
    # What was promised before the answer was kept with it: the next update is agreed when the review is acknowledged.
    case.row.status, case.row.closed_at, case.row.next_update_on = Status.OPEN, None, None
    said = Noted(ContactKind.REVIEW_REQUEST, typed.how, began, request_words(typed), direction=Direction.INBOUND)
    note(work, loaded(work, case.row), said)
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: {following.name} asked for")


def choose_reviewer(work: Work, case_id: int, typed: ChosenReviewer, opened: Mapping[str, object]) -> Done:
    """Gives the stage to somebody who was not involved; `opened` are reviewer and promise as the form found them."""
    work.move = MoveName.CHOOSE_A_REVIEWER
    case = load_to_change(work, case_id)
    if reason := reason_not_to_choose_reviewer(case.facts):
        raise Refusal(reason)
    possible = {each.id: each for each in possible_reviewers(work, case)}
    if problems := problems_with_reviewer(case.facts, typed, possible, work.now):
        raise Refusal.of_fields(problems)
    wanted = {"reviewer_id": typed.reviewer_id, "promised_answer_on": typed.promised_answer_on}
    write_merged(case.stage, opened, wanted)
    settle(work, case.row)
    name = possible[typed.reviewer_id or 0].name
    return Done(case_id, case.row.reference, f"{case.row.reference}: {name} reviews it")


def sign_off(work: Work, case_id: int) -> Done:
    """The reviewer signs what was decided as it stands; only so does the answer go."""
    work.move = MoveName.SIGN_OFF
    case = load_to_change(work, case_id)
    if reason := reason_not_to_sign_off(case.facts):
        raise Refusal(reason)
    work.session.add(
        tables.SignOff(
            case_id=case_id,
            stage_id=case.stage.id,
            digest=digest_to_sign(case.facts),
            by_id=work.person.id,
            at=work.now,
        )
    )
    settle(work, case.row)
    return Done(case_id, case.row.reference, f"{case.row.reference}: answer signed off")
