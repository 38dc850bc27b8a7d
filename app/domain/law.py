"""Where a policy is weaker than the law of a day: what the pack says, what the law says, and both clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.policy import Law, Policy, StepCode, StepRule

_ASKED_FOR = {
    StepCode.ACKNOWLEDGE: "acknowledgement",
    StepCode.FIRST_CONTACT: "first contact",
    StepCode.ANSWER: "answer",
    StepCode.ACKNOWLEDGE_REVIEW: "acknowledgement of a review",
    StepCode.ANSWER_REVIEW: "answer to a review",
}
_ACKNOWLEDGED_BY = {1: StepCode.ACKNOWLEDGE, 2: StepCode.ACKNOWLEDGE_REVIEW}


@dataclass(frozen=True, slots=True)
class Weakness:
    """One point on which the law binds harder than the pack; `pack_clause` is empty where the pack is silent."""

    pack_says: str
    pack_clause: str
    law_says: str
    law_clause: str


def weaker_than_law(policy: Policy, law: Law, on: date) -> tuple[Weakness, ...]:
    """Every point on which the policy is weaker than the law as it stands on that day, in the order of a case."""
    return (
        *_late_complaints(policy, law, on),
        *_unknown_exclusions(policy, law, on),
        *_slow_steps(policy, law, on),
        *_long_extensions(policy, law, on),
        *_unwritten_answer(policy, law, on),
        *_waiting_answer(policy, law, on),
        *_demanding_stages(policy, law, on),
        *_unknown_declines(policy, law, on),
        *_long_way_to_the_ombudsman(policy, law, on),
    )


def _late_complaints(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    demand, bar = law.demand_on("time-bar", on), policy.time_bar
    if demand and bar.months < law.time_bar_months:
        says = f"complaints are accepted for {bar.months} months from {bar.counted_from}"
        yield Weakness(says, bar.clause, demand.says, demand.clause)


def _unknown_exclusions(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    demand = law.demand_on("exclusions", on)
    for exclusion in policy.exclusions if demand else ():
        turned_away = exclusion.route in {"refuse", "refer"}
        if demand and turned_away and exclusion.code not in law.exclusions_known:
            yield Weakness(f"not accepted: {exclusion.says}", exclusion.clause, demand.says, demand.clause)


def _slow_steps(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    for code in StepCode:
        legal, own = law.step_on(code, on), policy.step(code)
        if legal is None:
            continue
        if own is None:
            yield Weakness(f"no {_ASKED_FOR[code]} is demanded", "", legal.says, legal.clause)
        elif own.agreed_with_customer or _slower(own, legal, policy):
            yield Weakness(own.says, own.clause, legal.says, legal.clause)


def _slower(own: StepRule, legal: StepRule, policy: Policy) -> bool:
    """True where the pack's day can fall after the law's.

    Counted from the same event, the longer is later. Against an acknowledgement made at once, the law's days begin at
    receipt; an acknowledgement made as late as the pack allows puts off the pack's own days.
    """
    own_days, legal_days = own.working_days or 0, legal.working_days or 0
    if own.counted_from == "acknowledgement" and legal.counted_from != "acknowledgement":
        acknowledged = policy.step(_ACKNOWLEDGED_BY[own.stage])
        own_days += (acknowledged.working_days or 0) if acknowledged else 0
    return own_days > legal_days


def _long_extensions(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    for own in policy.steps:
        legal = law.step_on(own.code, on)
        if own.extension and legal and legal.extension and own.extension.working_days > legal.extension.working_days:
            yield Weakness(
                _extended(own.extension.working_days),
                own.extension.clause,
                _extended(legal.extension.working_days),
                legal.extension.clause,
            )


def _extended(days: int) -> str:
    return f"an answer may be put off by {days} working days"


def _unwritten_answer(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    demand = law.demand_on("written-answer", on)
    if demand and policy.written_answer != "always":
        says = "a written answer is given on request"
        says = says if policy.written_answer == "on-request" else "no written answer is promised"
        yield Weakness(says, policy.written_answer_clause, demand.says, demand.clause)


def _waiting_answer(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    demand = law.demand_on("answer-when-known", on)
    if demand and not policy.answer_closes:
        says = "an answered case waits for its actions before it is closed"
        yield Weakness(says, policy.closing.clause, demand.says, demand.clause)


def _demanding_stages(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    reasons, person = law.demand_on("reasons", on), law.demand_on("different-person", on)
    for stage in policy.stages[1:]:
        if reasons and stage.reasons_may_be_demanded:
            says = f"reasons may be demanded before {stage.name}"
            yield Weakness(says, stage.reasons_clause or stage.clause, reasons.says, reasons.clause)
        if person and not stage.not_previously_involved:
            says = f"{stage.name} may be given to someone already involved"
            yield Weakness(says, stage.clause, person.says, person.clause)


def _unknown_declines(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    demand = law.demand_on("declines", on)
    for decline in policy.decline_codes if demand else ():
        if demand and decline.code not in law.exclusions_known:
            yield Weakness(f"a review may be declined: {decline.says}", decline.clause, demand.says, demand.clause)


def _long_way_to_the_ombudsman(policy: Policy, law: Law, on: date) -> Iterator[Weakness]:
    onward = policy.onward
    unfiltered, at_once = law.removed_on("designated-person-filter", on), law.removed_on("ombudsman-wait", on)
    if unfiltered and onward.designated_person:
        says = "a designated person comes before the Ombudsman"
        yield Weakness(says, onward.clause, unfiltered.says, unfiltered.clause)
    if at_once and onward.ombudsman_wait_days:
        says = f"the customer waits {onward.ombudsman_wait_days} days before going to the Ombudsman"
        yield Weakness(says, onward.clause, at_once.says, at_once.clause)
