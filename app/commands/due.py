"""The `due` command: what a policy asks for after a receipt, when, and why."""

import argparse
import json
import re
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.commands import Commands
from app.domain.errors import Refusal

if TYPE_CHECKING:
    from app.domain.policy import Law, Policy
    from app.services.policies import StepDue

_ENGLAND = "ENG"
_BAD_INPUT = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
# Bank holidays of other years are nobody's knowledge.
_FIRST_YEAR, _LAST_YEAR = 1990, 2099
_NAMES = {
    "acknowledge": "Acknowledge",
    "first-contact": "First contact",
    "answer": "Answer",
    "acknowledge-review": "Acknowledge the request for a review",
    "answer-review": "Answer the review",
}


def add_to(commands: Commands) -> None:
    """Make the command known to the command line."""
    parser = commands.add_parser("due", help="what a policy asks for after a complaint is received, when and why")
    parser.add_argument("received", help="when the complaint came in: 2026-05-22, or 2026-05-22T16:50 (London's time)")
    parser.add_argument("--pack", required=True, help="a policy pack by its name, or a .toml file")
    parser.add_argument("--nation", default=_ENGLAND, help="whose bank holidays: ENG (default), WLS, SCT or NIR")
    parser.add_argument(
        "--law",
        action=argparse.BooleanOptionalAction,
        help="bind the policy by the law of England; so it is for ENG unless --no-law is given",
    )
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is due; 0, or 2 with a sentence about what was asked wrongly."""
    try:
        answer = _answer(arguments)
    except Refusal as refusal:
        print(refusal.sentence, file=sys.stderr)
        return _BAD_INPUT
    print(answer)
    return 0


def _answer(arguments: argparse.Namespace) -> str:
    from app.domain.working_days import WorkingCalendar
    from app.services.policies import what_is_due
    from app.storage.policy_packs import load_pack

    received, nation = received_at(arguments.received), _nation(arguments.nation)
    law = _law(nation, wanted=arguments.law)
    policy = load_pack(arguments.pack)
    calendar = WorkingCalendar(nation, counting=policy.counting, cut_off=policy.cut_off)
    steps = what_is_due(policy, law, calendar, received)
    write = _as_json if arguments.json else _in_words
    return write(policy, law, nation, received, steps)


def received_at(text: str) -> date | datetime:
    """The day, or the moment, that a person wrote; a moment without a zone is London's. Raises Refusal."""
    try:
        if _DAY.fullmatch(text):
            received = date.fromisoformat(text)
        elif _MOMENT.fullmatch(text):
            received = datetime.fromisoformat(text)
        else:
            raise Refusal(
                f"received: expected a day such as 2026-05-22, or a day and time such as 2026-05-22T16:50, "
                f'found "{text}".'
            )
    except ValueError:
        raise Refusal(f'received: "{text}" does not exist; look at the day of the month, and the time.') from None
    if not _FIRST_YEAR <= received.year <= _LAST_YEAR:
        raise Refusal(f'received: expected a year from {_FIRST_YEAR} to {_LAST_YEAR}, found "{text}".')
    return received


def _nation(nation: str) -> str:
    from app.domain.bank_holidays import NATIONS

    if nation not in NATIONS:
        raise Refusal(f'--nation: expected {", ".join(NATIONS)}, found "{nation}".')
    return nation


def _law(nation: str, *, wanted: bool | None) -> "Law | None":
    """The law layer: on in England unless it is switched off; no other nation has one."""
    from app.storage.policy_packs import load_law

    if wanted and nation != _ENGLAND:
        raise Refusal(f"--law: the law that is known is England's, and does not bind in {nation}; leave --law out.")
    return load_law() if nation == _ENGLAND and wanted is not False else None


def _as_json(
    policy: "Policy", law: "Law | None", nation: str, received: date | datetime, steps: "tuple[StepDue, ...]"
) -> str:
    at = received.isoformat(timespec="minutes") if isinstance(received, datetime) else received.isoformat()
    due = [
        {
            "step": step.step.value,
            "stage": step.stage,
            "due": step.due.isoformat() if step.due else None,
            "clause": step.clause,
            "says": step.says,
            "from_law": step.from_law,
            "because": step.because,
        }
        for step in steps
    ]
    answer = {"pack": policy.code, "received": at, "nation": nation, "law": law.code if law else None, "due": due}
    return json.dumps(answer, indent=2, ensure_ascii=False)


def _in_words(
    policy: "Policy", law: "Law | None", nation: str, received: date | datetime, steps: "tuple[StepDue, ...]"
) -> str:
    from app.domain.bank_holidays import NATIONS
    from app.domain.spoken_dates import full_day, full_moment

    at = full_moment(received) if isinstance(received, datetime) else full_day(received)
    bound = f"bound by {_lower(law.title)}" if law else "as published, without the law layer"
    lines = [f"{policy.title} ({policy.code}), received {at}, {NATIONS[nation]}, {bound}"]
    for step in steps:
        source = f"{step.clause}, the law" if step.from_law else step.clause
        when = f"by {full_day(step.due)} ({step.due})" if step.due else "no date yet"
        lines += ["", f"{_NAMES[step.step]}: {when}. {source}", *(f"    {reason}" for reason in step.because)]
    return "\n".join(lines)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
