"""A policy's numbers in words: each with the clause that it comes from."""

from collections.abc import Iterator

from app.domain.policy import Policy, StepRule
from app.ui.due_list import NAMES

Row = tuple[str, str, str]
WRITTEN = {"always": "always", "on-request": "when the customer asks for it", "not-stated": "not stated"}
COUNTING = {
    "receipt-day-zero": "the day of receipt is day 0, working or not",
    "roll-forward": "what comes in on a day off counts as received on the next working day, which is day 0",
}


def definition_words(policy: Policy) -> str:
    """What a complaint is by this policy, with its clause."""
    says = policy.definition.rstrip(".")
    opening = "" if says.casefold().startswith("a complaint") else "A complaint: "
    return f"{opening}{says} ({policy.definition_clause})."


def numbers_of(policy: Policy) -> tuple[Row, ...]:
    """What, how much, and by which clause."""
    return (
        *_steps(policy),
        *_limits(policy),
        *_afterwards(policy),
    )


def _steps(policy: Policy) -> Iterator[Row]:
    for rule in policy.steps:
        stage = policy.stage(rule.stage).name
        yield f"{NAMES[rule.code]} ({stage})", _within(rule), rule.clause
        if rule.extension:
            more = f"at most {_days(rule.extension.working_days)} more without a manager’s good reason"
            yield f"{NAMES[rule.code]}: put off", more, rule.extension.clause


def _within(rule: StepRule) -> str:
    if rule.working_days is None:
        return "by the date agreed with the customer"
    return f"{_days(rule.working_days)} from {rule.counted_from}"


def _days(days: int) -> str:
    return f"{days} working day{'' if days == 1 else 's'}"


def _limits(policy: Policy) -> Iterator[Row]:
    bar = policy.time_bar
    except_for = f", except: {bar.override}" if bar.override else ""
    yield "Time bar", f"{bar.months} months from {bar.counted_from}{except_for}", bar.clause
    yield "Counting of days", COUNTING[policy.counting], ""
    if policy.cut_off:
        yield "Cut-off", f"after {policy.cut_off:%H:%M} it counts as received on the next working day", ""
    yield "Written answer", WRITTEN[policy.written_answer], policy.written_answer_clause
    if policy.letters_approved:
        yield "Read by somebody else first", ", ".join(f"{kind.words} letter" for kind in policy.letters_approved), ""
    if policy.updates.says:
        yield "Updates", policy.updates.says, policy.updates.clause


def _afterwards(policy: Policy) -> Iterator[Row]:
    yield "Closing", _closing(policy), policy.closing.clause
    again = policy.reopening
    within = "at any time" if again.months is None else f"within {again.months} months"
    yield "Opening again", f"{within}, on {again.on}", again.clause
    yield "Onward", _onward(policy), policy.onward.clause
    petition = policy.petitions
    who = " of the landlord’s homes" if petition.signatories == "homes" else ""
    for each in policy.specialists:
        yield "Gives guidance", each.words, each.clause
    yield "Petition", f"{petition.signatures} signatures from {petition.households} households{who}", petition.clause


def _closing(policy: Policy) -> str:
    rule = policy.closing
    wanted = (
        (rule.actions_done, "all agreed actions done"),
        (rule.compensation_received, "compensation received"),
        (rule.customer_confirms, "the customer confirms"),
        (rule.learning_discussed, "learning discussed"),
        (rule.survey_invited, "survey invited"),
    )
    needed = [words for asked, words in wanted if asked]
    attempts = rule.attempts_before_closing_unreached
    tried = f"; a customer who cannot be reached: {attempts} attempts and a letter" if attempts else ""
    return (", ".join(needed) or "when it is answered") + tried


def _onward(policy: Policy) -> str:
    rule = policy.onward
    first = "a designated person, or " if rule.designated_person else ""
    wait = f" after {rule.ombudsman_wait_days} days" if rule.ombudsman_wait_days else " at once"
    within = f", within {rule.ombudsman_within_months} months" if rule.ombudsman_within_months else ""
    return f"{first}the Ombudsman{wait}{within}"
