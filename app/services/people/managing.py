"""An administrator adds and changes colleagues; on a shared database the database itself does it, by its functions."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import func, select, text

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.merge import merge
from app.domain.people import (
    Details,
    problems_with_changed_person,
    problems_with_new_person,
    problems_with_password,
    reason_not_to_disable,
    reason_not_to_enable,
    reason_not_to_manage_people,
    reason_not_to_set_password,
    roles_in_words,
)
from app.domain.words import MoveName
from app.services.people.choosing import open_cases
from app.services.people.listing import known_people, line_of
from app.storage import passwords, tables
from app.storage.work import Work

_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtext('recourse people'))")


def add(work: Work, login: str, typed: Details, password: str = "", again: str = "") -> Done:
    """Adds a colleague; on a shared database with a sign-in of their own, which only the password opens."""
    work.move = MoveName.ADD_A_PERSON
    _refuse(reason_not_to_manage_people(work.person))
    name, details = login.strip(), _stripped(typed)
    _alone(work)
    problems = problems_with_new_person(name, details, [each.login for each in known_people(work)])
    _refuse_fields(problems | _password_problems(work, password, again, name))
    if work.is_postgresql:
        values = {"login": name, **asdict(details), "verifier": passwords.verifier(work.session, name, password)}
        _call(work, "add_person", values)
    else:
        held = [tables.PersonRole(role=role) for role in details.roles]
        work.session.add(tables.Person(login=name, **{**asdict(details), "roles": held}))
    return Done(None, "", f"{details.name} added: {roles_in_words(details.roles)}")


def change(work: Work, person_id: int, opened: Mapping[str, Any], typed: Details) -> Done:
    """Writes what was changed about a colleague; `opened` are the values as the form found them."""
    work.move = MoveName.CHANGE_A_PERSON
    _refuse(reason_not_to_manage_people(work.person))
    _alone(work)
    row = _held(work, person_id)
    before = line_of(row)
    current: dict[str, Any] = asdict(before.details)
    found = {**current, **opened, "roles": _in_order(opened.get("roles", current["roles"]))}
    changes, clashes = merge(found, current, asdict(_stripped(typed)))
    if clashes:
        raise ChangedElsewhere(clashes)
    written: dict[str, Any] = {**current, **changes}
    merged = Details(**written)
    _refuse_fields(problems_with_changed_person(work.person, before.known, merged, known_people(work)))
    if work.is_postgresql:
        _call(work, "change_person", {"person_id": person_id, **asdict(merged)})
    else:
        _write(work, row, merged)
    return Done(None, "", f"{merged.name} changed: {roles_in_words(merged.roles)}")


def disable(work: Work, person_id: int) -> Done:
    """Lets a colleague sign in no more; their cases and all they did stay theirs."""
    work.move = MoveName.DISABLE_A_PERSON
    _alone(work)
    row = _held(work, person_id)
    _refuse(reason_not_to_disable(work.person, line_of(row).known, known_people(work)))
    if work.is_postgresql:
        _call(work, "disable_person", {"person_id": person_id})
    else:
        row.active = False
    return Done(None, "", f"{row.name} can no longer sign in{_left_behind(open_cases(work).get(person_id, 0))}")


def enable(work: Work, person_id: int, password: str = "", again: str = "") -> Done:
    """Lets a colleague sign in again; on a shared database with a new password."""
    work.move = MoveName.ENABLE_A_PERSON
    _alone(work)
    row = _held(work, person_id)
    _refuse(reason_not_to_enable(work.person, line_of(row).known))
    _refuse_fields(_password_problems(work, password, again, row.login))
    if work.is_postgresql:
        _call(work, "enable_person", _with_verifier(work, row, password))
    else:
        row.active = True
    return Done(None, "", f"{row.name} can sign in again")


def set_password(work: Work, person_id: int, password: str, again: str) -> Done:
    """Gives a colleague another password, as when theirs was forgotten."""
    work.move = MoveName.SET_A_PASSWORD
    _refuse_without_passwords(work)
    _alone(work)
    row = _held(work, person_id)
    _refuse(reason_not_to_set_password(work.person, line_of(row).known))
    _refuse_fields(_password_problems(work, password, again, row.login))
    _call(work, "set_password", _with_verifier(work, row, password))
    return Done(None, "", f"{row.name} has a new password")


def change_my_password(work: Work, password: str, again: str) -> Done:
    """Gives whoever sits here another password. Nobody else needs to be asked, and nobody else learns it."""
    _refuse_without_passwords(work)
    login = work.session.execute(select(func.session_user())).scalar_one()
    _refuse_fields(problems_with_password(password, again, login))
    passwords.change_mine(work.session, password)
    return Done(None, "", "Your password was changed")


def _stripped(typed: Details) -> Details:
    texts = {name: getattr(typed, name).strip() for name in ("name", "job_title", "team", "telephone", "email")}
    return replace(typed, **texts, roles=_in_order(typed.roles))


def _in_order(roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({str(role) for role in roles}))


def _left_behind(count: int) -> str:
    if not count:
        return ""
    return "; 1 open case is still theirs" if count == 1 else f"; {count:,} open cases are still theirs"


def _alone(work: Work) -> None:
    """Two administrators wait for each other here: each could otherwise take the other's role, and none were left."""
    if work.is_postgresql:
        work.session.execute(_ONE_AT_A_TIME)


def _held(work: Work, person_id: int) -> tables.Person:
    row = work.session.get(tables.Person, person_id)
    if row is None:
        raise Refusal("This person is not one of the office’s.")
    return row


def _write(work: Work, row: tables.Person, merged: Details) -> None:
    for name, value in asdict(merged).items():
        if name != "roles":
            setattr(row, name, value)
    held = {each.role: each for each in row.roles}
    for role in held.keys() - set(merged.roles):
        work.session.delete(held[role])
    work.session.add_all(tables.PersonRole(person_id=row.id, role=role) for role in set(merged.roles) - held.keys())


def _call(work: Work, function: str, values: Mapping[str, Any]) -> None:
    """One of the functions by which the database itself manages people; nobody's own rights reach that far."""
    given = {**values, "roles": list(values["roles"])} if "roles" in values else values
    places = ", ".join(f"{name} => :{name}" for name in given)
    work.session.execute(text(f"SELECT public.{function}({places})"), given)  # names are this module's own


def _with_verifier(work: Work, row: tables.Person, password: str) -> dict[str, object]:
    return {"person_id": row.id, "verifier": passwords.verifier(work.session, row.login, password)}


def _password_problems(work: Work, password: str, again: str, login: str) -> dict[str, str]:
    return problems_with_password(password, again, login) if work.is_postgresql else {}


def _refuse_without_passwords(work: Work) -> None:
    if not work.is_postgresql:
        raise Refusal("A file of one’s own has no passwords: the account of this computer protects it.")


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refusal(reason)


def _refuse_fields(problems: Mapping[str, str]) -> None:
    if problems:
        raise Refusal.of_fields(problems)
