"""Colleagues of the office: who may add and change them, what is wrong with one, and what each role lets them do."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.cases import Person
from app.domain.moves.checks import LONGEST_LINE, found, missing, text_problem
from app.domain.rights import RIGHTS, When, reason_not_allowed, reason_not_to_read
from app.domain.words import MoveName, Role

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
MOST_BYTES_OF_A_SIGN_IN = 63
"""PostgreSQL cuts longer names without a word."""
OWN_ROLES = "Another administrator changes your own roles."
OWN_SIGN_IN = "Another administrator disables your own sign-in."
OWN_PASSWORD = "Change your own password in the menu File."  # noqa: S105 - a sentence about one
PASSWORD_RULE = (
    f"At least {SHORTEST_PASSWORD} characters; three words that have nothing to do with each other are easy to keep."
)
_TAKEN_BY_POSTGRESQL = ("pg_", "recourse_")
_BY_THE_WAY = frozenset({MoveName.MOVE_DATES, MoveName.OPEN_A_RESTRICTED_CASE})
"""What the program does on the way to something else: nobody chooses it."""
_LONGEST = {"telephone": 60, "email": 200}


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the office as these rules see them."""

    id: int
    name: str
    login: str
    roles: frozenset[str]
    senior: bool = False
    active: bool = True

    @property
    def administers(self) -> bool:
        """True for somebody who can sign in and manage people."""
        return self.active and Role.SYSTEM_ADMIN in self.roles


@dataclass(frozen=True, slots=True)
class Details:
    """What the form holds about somebody, but for how they sign in."""

    name: str
    job_title: str = ""
    team: str = ""
    telephone: str = ""
    email: str = ""
    senior: bool = False
    roles: tuple[str, ...] = ()


def reason_not_to_manage_people(me: Person) -> str | None:
    """Why this person cannot add or change colleagues, or None."""
    return reason_not_allowed(me, MoveName.ADD_A_PERSON)


def reason_not_to_disable(me: Person, them: Colleague, everyone: Collection[Colleague]) -> str | None:
    """Why this colleague's sign-in cannot be disabled, or None."""
    if reason := reason_not_allowed(me, MoveName.DISABLE_A_PERSON):
        return reason
    if them.id == me.id:
        return OWN_SIGN_IN
    if not them.active:
        return f"{them.name}’s sign-in is disabled already."
    return _last_administrator(them, everyone)


def reason_not_to_enable(me: Person, them: Colleague) -> str | None:
    """Why this colleague's sign-in cannot be enabled again, or None."""
    if reason := reason_not_allowed(me, MoveName.ENABLE_A_PERSON):
        return reason
    return f"{them.name} can sign in already." if them.active else None


def reason_not_to_set_password(me: Person, them: Colleague) -> str | None:
    """Why this colleague cannot be given another password, or None."""
    if reason := reason_not_allowed(me, MoveName.SET_A_PASSWORD):
        return reason
    if them.id == me.id:
        return OWN_PASSWORD
    return None if them.active else f"{them.name}’s sign-in is disabled. Enable it first."


def problems_with_new_person(login: str, typed: Details, taken: Collection[str]) -> dict[str, str]:
    """What is wrong with a new colleague, by field; `taken` are the sign-ins given out so far, disabled ones too."""
    return found((("name", _name_problem(typed)), ("login", sign_in_problem(login, taken)))) | _detail_problems(typed)


def problems_with_changed_person(
    me: Person, them: Colleague, typed: Details, everyone: Collection[Colleague]
) -> dict[str, str]:
    """What is wrong with a change to a colleague, by field."""
    problems = found((("name", _name_problem(typed)),)) | _detail_problems(typed)
    if them.id == me.id:
        own = (("roles", frozenset(typed.roles) != them.roles), ("senior", typed.senior != them.senior))
        return problems | {field: OWN_ROLES for field, changed in own if changed}
    if Role.SYSTEM_ADMIN not in typed.roles and (reason := _last_administrator(them, everyone)):
        problems["roles"] = reason
    return problems


def sign_in_problem(login: str, taken: Collection[str]) -> str | None:
    """What is wrong with a new sign-in, or None."""
    name = login.strip()
    if not name:
        return "Give the name they sign in with, such as jo.bloggs."
    if not name.isprintable():
        return "There is a character in this sign-in that cannot be seen. Type it anew."
    if (size := len(name.encode())) > MOST_BYTES_OF_A_SIGN_IN:
        return f"A sign-in has at most {MOST_BYTES_OF_A_SIGN_IN} bytes; this one has {size}."
    folded = name.casefold()
    if folded.startswith(_TAKEN_BY_POSTGRESQL) or folded in {"public", "none", "postgres"}:
        return f"The database keeps {name} for itself. Choose another sign-in."
    if folded in {each.casefold() for each in taken}:
        return f"{name} is taken. A sign-in is given out once, even when its owner has left."
    return None


def password_problem(password: str, login: str) -> str | None:
    """What is wrong with a password, or None."""
    if not password:
        return f"Give a password of at least {SHORTEST_PASSWORD} characters."
    if not password.isprintable():
        return "There is a character in this password that cannot be typed everywhere. Type it anew."
    if (length := len(password)) < SHORTEST_PASSWORD:
        return f"A password has at least {SHORTEST_PASSWORD} characters; this one has {length}."
    if length > LONGEST_PASSWORD:
        return f"A password has at most {LONGEST_PASSWORD} characters; this one has {length}."
    if login.strip() and login.strip().casefold() in password.casefold():
        return "Whoever guesses tries the sign-in first. Leave it out of the password."
    if len(set(password)) <= SHORTEST_PASSWORD // 3:
        return "The same few characters over and over are guessed at once. Choose another password."
    return None


def problems_with_password(password: str, again: str, login: str) -> dict[str, str]:
    """What is wrong with a password typed twice, by field."""
    twice = None if password == again else "The two differ. Type the password once more."
    return found((("password", password_problem(password, login)), ("again", twice)))


def what_a_role_may(role: Role) -> str:
    """What a role lets its holder do, in the words of the rights themselves; what office staff may is said once."""
    parts = [_may(role, when) for when in When]
    said = "; ".join(part for part in parts if part)
    return f"{_what_it_reads(role)}; may {said}." if said else f"{_what_it_reads(role)}, and changes nothing."


def roles_in_words(roles: Collection[str]) -> str:
    """Several roles as a list shows them, always in the same order."""
    return ", ".join(role.words for role in Role if role in roles)


def _may(role: Role, when: When) -> str:
    moves = _moves(role, when)
    if when is not When.ALWAYS:
        return f"{when.words} {', '.join(moves)}" if moves else ""
    common = _moves(Role.OFFICE, When.ALWAYS)
    if role is Role.OFFICE or not set(common) <= set(moves):
        return ", ".join(moves)
    return ", ".join(["do what office staff may on every case", *(move for move in moves if move not in common)])


def _moves(role: Role, when: When) -> list[str]:
    return [r.move for r in RIGHTS if (r.role, r.when) == (role, when) and r.move not in _BY_THE_WAY]


def _what_it_reads(role: Role) -> str:
    somebody = Person(0, "", frozenset({role}))
    if reason_not_to_read(somebody):
        return "Reads no case"
    return "Reads cases" if reason_not_to_read(somebody, restricted=True) else "Reads every case, restricted ones too"


def _name_problem(typed: Details) -> str | None:
    return missing(typed.name, "Give the name: it stands in the history and under letters.")


def _detail_problems(typed: Details) -> dict[str, str]:
    texts = {name: getattr(typed, name) for name in ("name", "job_title", "team", "telephone", "email")}
    wrong = found((name, text_problem(text, _LONGEST.get(name, LONGEST_LINE))) for name, text in texts.items())
    if not typed.roles or not set(typed.roles) <= set(Role):
        wrong["roles"] = "Tick at least one role: without one, nobody can do anything."
    return wrong


def _last_administrator(them: Colleague, everyone: Collection[Colleague]) -> str | None:
    if not them.administers or any(each.administers for each in everyone if each.id != them.id):
        return None
    return f"{them.name} is the last system administrator. Give somebody else that role first."
