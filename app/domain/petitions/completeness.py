"""What a petition lacks (ISHA A2.1): counted against the policy pack, asked for by letter."""

from dataclasses import dataclass, field

from app.domain.policy import PetitionRules


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came with the lines of a petition, as far as anybody has said."""

    subject: str = field(default="", repr=False)
    issues: str = field(default="", repr=False)
    action_asked_for: str = field(default="", repr=False)
    lead_name: str = field(default="", repr=False)
    lead_contact: str = field(default="", repr=False)
    submitted_on: str = ""
    covering_letter: str = ""
    """Of what day the covering letter or paragraph is."""


_NEEDED = (
    ("subject", "the subject"),
    ("issues", "the issues that gave cause to it"),
    ("action_asked_for", "the action asked for"),
    ("lead_name", "the name of a lead petitioner"),
    ("lead_contact", "contact details of the lead petitioner"),
    ("submitted_on", "the date on which it was submitted"),
    ("covering_letter", "a dated covering letter or paragraph"),
)


def falls_short(accepted: int, households: int, rules: PetitionRules) -> tuple[str, ...]:
    """What the count falls short of, in words; nothing where there are enough."""
    counted = (("signature", accepted, rules.signatures), ("household", households, rules.households))
    return tuple(
        f"{so_many(number, what)} counted: {needed} {'is' if needed == 1 else 'are'} needed ({rules.clause})."
        for what, number, needed in counted
        if number < needed
    )


def lacks(submitted: Submitted) -> tuple[str, ...]:
    """What does not come with the lines, in words."""
    return tuple(f"Not there: {words}." for name, words in _NEEDED if not getattr(submitted, name).strip())


NOT_IN_A_FILE = tuple(f"Not to be seen in the file: {words}." for _, words in _NEEDED)
"""What a sheet of signatures does not show, for a person to look for."""


def so_many(number: int, what: str) -> str:
    """A number with what is counted: "1 household", "2 households"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
