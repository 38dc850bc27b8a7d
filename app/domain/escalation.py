"""What an answer tells the customer about going on: the next stage, or the Housing Ombudsman."""

from datetime import date

from app.domain.deadlines import add_months, first_day_after_wait
from app.domain.policy import Law, Policy
from app.domain.spoken_dates import long_day


def is_last_stage(policy: Policy, stage: int) -> bool:
    """True where the internal procedure ends with this stage."""
    return stage >= len(policy.stages)


def how_to_escalate(policy: Policy, law: Law | None, stage: int, received: date, answered: date) -> str:
    """What a customer who is unhappy with the answer of this stage can do, in paragraphs of plain English.

    `law` is None where the law layer does not bind the case. `answered` is the day of the letter: at the last stage
    the procedure is exhausted on it.
    """
    if is_last_stage(policy, stage):
        return _to_the_ombudsman(policy, law, received, answered)
    return _to_the_next_stage(policy, law, stage, received)


def _to_the_next_stage(policy: Policy, law: Law | None, stage: int, received: date) -> str:
    following = policy.stage(stage + 1)
    lines = [f"You can ask us to look at your complaint again. The next stage is called “{following.name}”."]
    if following.panel:
        lines.append("A panel will look at what we did and what we decided.")
    elif following.not_previously_involved:
        lines.append("It is carried out by someone who has not dealt with your complaint before.")
    if following.reasons_may_be_demanded and not (law and law.demand_on("reasons", received)):
        lines.append("Please tell us why you are still unhappy, and what has not been put right.")
    else:
        lines.append("You do not have to give a reason.")
    lines.append("Tell us in the way that suits you best: by telephone, by email, by letter or in person.")
    return " ".join(lines)


def _to_the_ombudsman(policy: Policy, law: Law | None, received: date, exhausted: date) -> str:
    first = ["This is our final answer, and our complaints procedure ends with it."]
    months = policy.onward.ombudsman_within_months
    until = f" Please do so by {long_day(add_months(exhausted, months))}." if months else ""
    wait = policy.onward.ombudsman_wait_days
    if not wait or (law and law.removed_on("ombudsman-wait", received)):
        first.append(f"If you are still unhappy, you can ask the Housing Ombudsman to look at it straight away.{until}")
        return " ".join(first)
    day = long_day(first_day_after_wait(exhausted, wait))
    first.append(f"If you are still unhappy, you can ask the Housing Ombudsman to look at it from {day}.{until}")
    if policy.onward.designated_person and not (law and law.removed_on("designated-person-filter", received)):
        first.append(
            "You do not have to wait until then if you go to a “designated person”: your MP or a local councillor. "
            "They can try to help, or pass your complaint to the Ombudsman for you."
        )
    return " ".join(first)
