"""Who complains of what in the demonstration, and how far each case gets."""

from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from app.domain.moves.log import Intake, NewIssue
from app.domain.words import Channel, ComplainantKind
from app.services.demonstration.cast import customer_of
from app.services.demonstration.founding import Office
from app.services.demonstration.material import Entry, NewHome, entries
from app.services.demonstration.timeline import Plot


def all_plots(dice: Random, office: Office, when: list[datetime], now: datetime) -> list[tuple[Plot, Intake]]:
    """A plot for each receipt, with what is typed when it is logged; the newest is the first story of all."""
    stories = entries("complaints", "story")
    order = cycle(dice.sample(stories[1:], len(stories) - 1))
    plots = [_plot(dice, office, (received, now), _story(order, received), first=False) for received in when[:-1]]
    latest = when[-1] if when else now
    return [*plots, _plot(dice, office, (latest, now), stories[0], first=True)] if when else []


def _story(order: "cycle[Entry]", received: datetime) -> Entry:
    """The next story that makes sense at that time of the year."""
    while True:
        story = next(order)
        if received.month in story.get("months", range(1, 13)):
            return story


def _plot(
    dice: Random, office: Office, when: tuple[datetime, datetime], story: Entry, *, first: bool
) -> tuple[Plot, Intake]:
    received, now = when
    landlord = "calder-vale" if first else dice.choices(list(office.landlords), weights=(3, 2))[0]
    home_id, home = _home_for(dice, office.homes[landlord], story, first=first)
    anonymous = not first and dice.random() < 0.015  # noqa: PLR2004 - a handful of the four hundred
    outsider = story.get("complainant") in {ComplainantKind.NEIGHBOUR.value, ComplainantKind.APPLICANT.value}
    customer = customer_of(dice, story, None if outsider else home, received, first=first)
    intake = Intake(
        landlord_id=office.landlords[landlord],
        received_at=received,
        channel=Channel(story["channel"]),
        about=story["about"],
        said=story["said"],
        outcome_sought=story["outcome_sought"],
        anonymous=anonymous,
        customer=None if anonymous else customer,
        home_id=None if outsider or anonymous else home_id,
        issues=tuple(NewIssue(i["summary"], i["category"], i["service_area"]) for i in story["issues"]),
    )
    slow = dice.random() < 0.1  # noqa: PLR2004 - one in ten is late somewhere
    lately = timedelta(days=9) < now - received < timedelta(days=30)
    stuck = lately and dice.random() < 0.2  # noqa: PLR2004 - a few of last month's were forgotten on the way
    return (
        Plot(
            story=story,
            received=received,
            preferred=None if anonymous else customer.preferred,
            anonymous=anonymous,
            handler=dice.choice(office.handlers[landlord]),
            answer_days=dice.randrange(11, 15) if slow else dice.randrange(6, 11),
            promises=office.promises[landlord],
            slow=slow,
            stuck_after=dice.randrange(0, 8) if stuck else 99,
            at_once=not first and dice.random() < 0.45,  # noqa: PLR2004 - nearly half are put right at first contact
        ),
        intake,
    )


def _home_for(dice: Random, among: list[tuple[int, NewHome]], story: Entry, *, first: bool) -> tuple[int, NewHome]:
    if first:
        return next((i, h) for i, h in among if h.property_ref == "L-027-3")
    fitting = [(i, h) for i, h in among if story["home"] in h.kinds]
    return dice.choice(fitting or among)
