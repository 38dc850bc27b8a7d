"""The forms about a person: somebody new, what is known of somebody, and passwords, each typed twice."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app import services
from app.domain.done import Done
from app.domain.people import (
    OWN_ROLES,
    PASSWORD_RULE,
    Details,
    password_problem,
    problems_with_changed_person,
    problems_with_new_person,
    problems_with_password,
    roles_in_words,
    what_a_role_may,
)
from app.domain.words import Role
from app.ui.form.form import Form
from app.ui.people.form_panel import Asked
from app.ui.telling.clash_panel import as_words

if TYPE_CHECKING:
    from app.services.people import Everyone, PersonLine

Job = Callable[[Any], Done]
SIGN_IN = "Given out once and never changed; history knows the person by it."
SENIOR = "Can be given what only a senior colleague decides."
DETAILS = ("name", "job_title", "team", "telephone", "email", "senior", "roles")


def new_person(everyone: "Everyone", within: QWidget, *, shared: bool) -> Asked:
    """Asks for somebody new; on a shared database with the password they begin with."""
    form = Form(within)
    form.line("name", "&Name", hint="It stands in the history and under letters.")
    form.line("login", "Si&gn-in", hint=SIGN_IN, placeholder="jo.bloggs")
    if shared:
        _ask_password(form, form["login"].value)
    _ask_details(form)
    form.open({})
    taken = [each.login for each in everyone.known]

    def problems() -> dict[str, str]:
        login = form["login"].value()
        return problems_with_new_person(login, _typed(form.values()), taken) | _password_problems(form, login)

    def job() -> Job:
        values = form.values()
        typed, login = _typed(values), values["login"]
        twice = (values["password"], values["again"]) if shared else ()
        return lambda work: services.people.add(work, login, typed, *twice)

    says = (
        "Tell them their sign-in and password; they choose a password of their own in the menu File." if shared else ""
    )
    return Asked("Add a person", says, form, problems, job, "Add")


def changed_person(everyone: "Everyone", line: "PersonLine", within: QWidget) -> Asked:
    """Asks what is different about somebody; nobody gives themselves a role."""
    form = Form(within)
    form.line("name", "&Name", hint="It stands in the history and under letters.")
    _ask_details(form)
    form.open({name: getattr(line.details, name) for name in DETAILS})
    if everyone.me.id == line.id:
        for name in ("senior", "roles"):
            form[name].set_hint(OWN_ROLES)
            for stop in form[name].editor.stops:
                stop.setEnabled(False)

    def problems() -> dict[str, str]:
        return problems_with_changed_person(everyone.me, line.known, _typed(form.values()), everyone.known)

    def job() -> Job:
        typed, opened = _typed(form.values()), dict(form.opened)
        return lambda work: services.people.change(work, line.id, opened, typed)

    return Asked(line.details.name, f"Signs in as {line.login}", form, problems, job, words_of=_words_of)


def new_password(line: "PersonLine", within: QWidget, *, enabling: bool) -> Asked:
    """Asks for the password with which somebody signs in from now on, or again."""
    form = Form(within)
    _ask_password(form, lambda: line.login)
    form.open({})

    def job() -> Job:
        values = form.values()
        people = services.people
        save = people.enable if enabling else people.set_password
        return lambda work: save(work, line.id, values["password"], values["again"])

    name = line.details.name
    title = f"Enable {name} again" if enabling else f"Set a password for {name}"
    says = f"Signs in as {line.login}. Tell them the password; they choose one of their own in the menu File."
    return Asked(title, says, form, lambda: _password_problems(form, line.login), job, "Enable" if enabling else "Save")


def my_password(login: str, within: QWidget) -> Asked:
    """Asks for one's own new password."""
    form = Form(within)
    _ask_password(form, lambda: login)
    form.open({})

    def job() -> Job:
        values = form.values()
        return lambda work: services.people.change_my_password(work, values["password"], values["again"])

    return Asked("Change my password", f"You sign in as {login}.", form, lambda: _password_problems(form, login), job)


def _ask_password(form: Form, login: Callable[[], str]) -> None:
    field = form.secret("password", "&Password", hint=PASSWORD_RULE)
    form.secret("again", "Password &once more")

    def say_live() -> None:
        password: str = field.value()
        field.set_hint((password_problem(password, login()) or "Good.") if password else PASSWORD_RULE)

    field.edited.connect(say_live)


def _ask_details(form: Form) -> None:
    form.choices("roles", "&Roles", Role, explained={role: what_a_role_may(role) for role in Role})
    form.tick("senior", "&Senior", hint=SENIOR)
    form.line("job_title", "&Job title", hint="It stands under letters.", placeholder="Complaints officer")
    form.line("team", "&Team")
    form.line("telephone", "Te&lephone")
    form.line("email", "&Email")


def _typed(values: Mapping[str, Any]) -> Details:
    return Details(**{name: values[name] for name in DETAILS})


def _password_problems(form: Form, login: str) -> dict[str, str]:
    return problems_with_password(form["password"].value(), form["again"].value(), login) if "password" in form else {}


def _words_of(name: str, value: Any) -> str:
    return roles_in_words(value) or "none" if name == "roles" else as_words(name, value)
