"""The office: its landlords, lists of terms, policies in force, and what a new one is set up with."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.domain.bank_holidays import NATIONS
from app.domain.done import Done
from app.domain.errors import Refusal
from app.domain.moves.checks import LONGEST_LINE, text_problem
from app.domain.policy import Law, Policy
from app.domain.spoken_dates import day_of
from app.domain.words import MoveName, Role
from app.services.cases.log import LAWS
from app.services.facts.loading import law_named, policy_from
from app.services.permits import refuse_without_right
from app.storage import tables
from app.storage.policy_packs import shipped
from app.storage.work import Work

EVERYTHING = (Role.OFFICE, Role.REVIEWER, Role.PETITION_ADMIN, Role.MANAGER, Role.SYSTEM_ADMIN)
"""The roles of a person who has the program to themselves."""


@dataclass(frozen=True, slots=True)
class LandlordChoice:
    """A landlord as forms offer it, with the words and grounds of its policy in force."""

    id: int
    name: str
    nation: str
    policy: Policy | None
    law: Law | None


@dataclass(frozen=True, slots=True)
class FormLists:
    """What the forms offer to choose from."""

    landlords: tuple[LandlordChoice, ...]
    people: tuple[tuple[int, str], ...]
    me: int
    terms: dict[str, tuple[str, ...]]
    usual_landlord: int | None = None
    """The landlord of the case that was logged last: most likely it is the next one's, too."""

    def list_of(self, name: str) -> tuple[str, ...]:
        """The terms of one list: categories, service_areas, remedies, root_causes, teams."""
        return self.terms.get(name, ())


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the first window asks for: who you are, your landlord, and its policy."""

    your_name: str
    landlord: str
    pack: str
    nation: str = "ENG"
    team: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    law_layer: bool = True


def form_lists(work: Work) -> FormLists:
    """Landlords, colleagues and terms, read together when a form opens."""
    people = select(tables.Person.id, tables.Person.name).where(tables.Person.active).order_by(tables.Person.name)
    terms: dict[str, tuple[str, ...]] = {}
    rows = select(tables.Term).where(tables.Term.active).order_by(tables.Term.list_name, tables.Term.position)
    for term in work.session.execute(rows).scalars():
        terms[term.list_name] = (*terms.get(term.list_name, ()), term.name)
    last = select(tables.Case.landlord_id).order_by(tables.Case.id.desc()).limit(1)
    usual = work.session.execute(last).scalar_one_or_none()
    return FormLists(landlords(work), tuple(work.session.execute(people).all()), work.person.id, terms, usual)


def landlords(work: Work) -> tuple[LandlordChoice, ...]:
    """Every landlord of the group with the policy that is in force today."""
    rows = work.session.execute(select(tables.Landlord).order_by(tables.Landlord.name)).scalars()
    return tuple(
        LandlordChoice(row.id, row.name, row.nation, policy_in_force(work, row.id), law_of(row)) for row in rows
    )


def law_of(landlord: tables.Landlord) -> Law | None:
    """The law layer that binds a landlord, or None where it is switched off or there is none."""
    name = LAWS.get(landlord.nation) if landlord.law_layer else None
    return law_named(name) if name else None


def policy_in_force(work: Work, landlord_id: int, day: date | None = None) -> Policy | None:
    """The policy that governs what a landlord receives on a day (today, unless another is given), or None."""
    in_force, pack = tables.PackInForce, tables.PolicyPack
    query = (
        select(pack)
        .join(in_force, in_force.pack_id == pack.id)
        .where(in_force.landlord_id == landlord_id, in_force.from_day <= (day or day_of(work.now)))
        .order_by(in_force.from_day.desc())
        .limit(1)
    )
    found = work.session.execute(query).scalar_one_or_none()
    return policy_from(found.text, found.code) if found else None


def needs_setting_up(work: Work) -> bool:
    """True for a database without any landlord."""
    return work.session.execute(select(tables.Landlord.id).limit(1)).first() is None


def problems_with_new_office(typed: NewOffice) -> dict[str, str]:
    """What is wrong with what the first window holds, by field."""
    problems: dict[str, str] = {}
    if not typed.your_name.strip():
        problems["your_name"] = "Give your name: it stands in the history and under letters."
    if not typed.landlord.strip():
        problems["landlord"] = "Give the landlord's name, as it stands on letters."
    if typed.nation not in NATIONS:
        problems["nation"] = f"Choose the nation: {', '.join(NATIONS)}."
    lines = {name: getattr(typed, name) for name in ("your_name", "landlord", "team", "telephone", "email")}
    longest = {"telephone": 60, "email": 200}
    for name, text in lines.items():
        if wrong := text_problem(text, longest.get(name, LONGEST_LINE)):
            problems.setdefault(name, wrong)
    if wrong := text_problem(typed.address):
        problems["address"] = wrong
    if typed.pack not in shipped():
        problems["pack"] = "Choose the policy to begin with; it can be changed on the Policy page."
    return problems


def set_up(work: Work, typed: NewOffice) -> Done:
    """Sets up an empty office: the first landlord with its policy, and on a file of one's own who has the program."""
    work.move = MoveName.SET_UP
    refuse_without_right(work)
    if problems := problems_with_new_office(typed):
        raise Refusal.of_fields(problems)
    if not needs_setting_up(work):
        raise Refusal("This office has been set up already.")
    if not work.is_postgresql:  # there the name was given with the sign-in
        work.session.get_one(tables.Person, work.person.id).name = typed.your_name.strip()
    add_landlord(work, typed)
    return Done(None, "", f"{typed.landlord.strip()} is ready")


def add_landlord(work: Work, typed: NewOffice) -> tables.Landlord:
    """One more landlord of the group, with its policy in force from that policy's own first day."""
    landlord = tables.Landlord(
        name=typed.landlord.strip(),
        nation=typed.nation,
        law_layer=typed.law_layer,
        team=typed.team.strip() or "Complaints Team",
        telephone=typed.telephone.strip(),
        email=typed.email.strip(),
        address=typed.address.strip(),
    )
    work.session.add(landlord)
    work.session.flush()
    pack = work.session.execute(
        select(tables.PolicyPack)
        .where(tables.PolicyPack.code == typed.pack)
        .order_by(tables.PolicyPack.id.desc())
        .limit(1)
    ).scalar_one()
    effective = policy_from(pack.text, pack.code).effective
    work.session.add(tables.PackInForce(landlord_id=landlord.id, pack_id=pack.id, from_day=effective))
    return landlord
