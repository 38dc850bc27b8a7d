"""The leaflet "How to complain": what a policy promises, and how the landlord is reached, in plain words (INC 1.4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.escalation import how_to_escalate, is_last_stage
from app.domain.policy import ContactBlock, Law, Policy
from app.domain.spoken_dates import long_day

TITLE = "How to complain"


@dataclass(frozen=True, slots=True)
class ReachedAt:
    """Where the landlord's complaints are received."""

    landlord: str
    team: str
    telephone: str
    email: str
    address: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What the policy, or the law beside it, promises: in its own words, with its clause."""

    says: str
    clause: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the leaflet with its text, a line each."""

    heading: str
    text: str


def leaflet(
    policy: Policy,
    law: Law | None,
    reached: ReachedAt,
    promises: Iterable[Promise],
    ombudsman: ContactBlock | None,
    today: date,
) -> dict[str, object]:
    """Every field of the leaflet's Word template."""
    sections = _sections(policy, law, reached, tuple(promises), ombudsman, today)
    return {
        "landlord": reached.landlord,
        "title": TITLE,
        "sections": [{"heading": each.heading, "text": each.text} for each in sections],
        "source": f"From the {policy.title}, version {policy.version}, as it stood on {long_day(today)}.",
    }


def _sections(
    policy: Policy,
    law: Law | None,
    reached: ReachedAt,
    promises: tuple[Promise, ...],
    ombudsman: ContactBlock | None,
    today: date,
) -> Iterator[Section]:
    demand = law.demand_on("definition", today) if law else None
    yield Section("What a complaint is", f"{_capital(demand.says if demand else policy.definition)}.")
    yield Section("How to reach us", "\n".join(_ways(reached)))
    yield Section(
        "If you would like help",
        "Somebody can write your complaint down for you, or read our letters to you. Tell us if you need an "
        "interpreter, large print or anything else done differently. Somebody you trust can speak to us for you.",
    )
    yield Section("How long you have", _in_time(policy, law, today))
    if promises:
        yield Section("What we promise", "\n".join(f"{_capital(each.says)} ({each.clause})." for each in promises))
    yield Section("If you are not satisfied", "\n".join(_stages(policy, law, today)))
    if ombudsman:
        yield Section("The Housing Ombudsman", "\n".join(_ombudsman(ombudsman)))


def _ways(reached: ReachedAt) -> Iterator[str]:
    yield f"Tell any of our staff, in the way that suits you best, or our {reached.team or 'complaints team'}:"
    if reached.telephone:
        yield f"By telephone: {reached.telephone}"
    if reached.email:
        yield f"By email: {reached.email}"
    if reached.address:
        yield f"By letter: {', '.join((reached.landlord, *reached.address))}"


def _in_time(policy: Policy, law: Law | None, today: date) -> str:
    longer = law.time_bar_months if law and law.demand_on("time-bar", today) else 0
    months = max(policy.time_bar.months, longer)
    return (
        f"Please tell us within {months} months. After that we may not be able to look into it, "
        "yet tell us all the same: we consider the reasons for each delay."
    )


def _stages(policy: Policy, law: Law | None, today: date) -> Iterator[str]:
    for stage in policy.stages:
        if not is_last_stage(policy, stage.number):
            yield how_to_escalate(policy, law, stage.number, today, today)


def _ombudsman(contact: ContactBlock) -> Iterator[str]:
    yield "You can ask the Housing Ombudsman for advice at any time, and to look at our final answer."
    yield ", ".join(contact.address)
    yield "  ·  ".join(part for part in (contact.telephone, contact.email, contact.website) if part)
    if contact.note:
        yield contact.note


def _capital(says: str) -> str:
    written = says.rstrip(".")
    return written[:1].upper() + written[1:]
