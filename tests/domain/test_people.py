"""Colleagues: who keeps the list, what is wrong with a new or changed one, and what each role says it may."""

from dataclasses import replace

import pytest

from app.domain import people, rights
from app.domain.cases import Person
from app.domain.people import Colleague, Details
from app.domain.words import Role

ADA = Person(1, "Ada Mensah", frozenset({Role.SYSTEM_ADMIN, Role.MANAGER}))
SAM = Person(2, "Sam Carter", frozenset({Role.OFFICE}))
ADA_AS_LISTED = Colleague(1, "Ada Mensah", "ada", ADA.roles, senior=True)
SAM_AS_LISTED = Colleague(2, "Sam Carter", "sam", SAM.roles)
KIM_AS_LISTED = Colleague(3, "Kim Osei", "kim", frozenset({Role.SYSTEM_ADMIN}))
EVERYONE = (ADA_AS_LISTED, SAM_AS_LISTED)
NEW = Details("Joy Bell", roles=(Role.OFFICE,))
GOOD = "violet tram seven"


def test_system_administrators_keep_the_list_and_nobody_else() -> None:
    assert people.reason_not_to_manage_people(ADA) is None
    assert people.reason_not_to_manage_people(SAM) == "Only a system administrator can add somebody to the office."
    for role in set(Role) - {Role.SYSTEM_ADMIN}:
        assert people.reason_not_to_manage_people(Person(9, "Lee", frozenset({role})))


def test_somebody_new_needs_a_name_a_sign_in_and_a_role() -> None:
    assert people.problems_with_new_person("joy.bell", NEW, ["ada", "sam"]) == {}
    assert people.problems_with_new_person(" ", Details(" "), ()) == {
        "name": "Give the name: it stands in the history and under letters.",
        "login": "Give the name they sign in with, such as jo.bloggs.",
        "roles": "Tick at least one role: without one, nobody can do anything.",
    }
    assert "roles" in people.problems_with_new_person("joy", replace(NEW, roles=("king",)), ())


def test_what_cannot_be_kept_of_somebody_is_said_under_its_field() -> None:
    typed = replace(NEW, team="T" * 121, telephone="0" * 61, email="e" * 201, job_title="Officer\x00")
    assert set(people.problems_with_new_person("joy", typed, ())) == {"team", "telephone", "email", "job_title"}


@pytest.mark.parametrize(
    ("login", "beginning"),
    [
        ("jo\tbloggs", "There is a character"),
        ("jo\u200bbloggs", "There is a character"),
        ("j\x00", "There is a character"),
        ("é" * 32, "A sign-in has at most 63 bytes; this one has 64."),
        ("PG_monitor", "The database keeps PG_monitor for itself."),
        ("recourse_office_owner", "The database keeps"),
        ("public", "The database keeps"),
        ("Sam", "Sam is taken. A sign-in is given out once"),
    ],
)
def test_a_sign_in_that_postgresql_could_not_take_is_refused(login: str, beginning: str) -> None:
    problem = people.sign_in_problem(login, ["sam"])
    assert problem is not None
    assert problem.startswith(beginning)


@pytest.mark.parametrize("login", ["jo", "jo bloggs", 'o"brien', "a.b@c.example", "é" * 31, "Łucja"])
def test_any_other_name_is_a_sign_in(login: str) -> None:
    assert people.sign_in_problem(login, ["sam"]) is None


def test_nobody_changes_their_own_roles_but_may_correct_their_telephone_number() -> None:
    own = Details("Ada Mensah", telephone="020 7946 0101", senior=True, roles=tuple(ADA.roles))
    assert people.problems_with_changed_person(ADA, ADA_AS_LISTED, own, EVERYONE) == {}
    raised = replace(own, roles=(*own.roles, Role.REVIEWER), senior=False)
    assert people.problems_with_changed_person(ADA, ADA_AS_LISTED, raised, EVERYONE) == dict.fromkeys(
        ("roles", "senior"), "Another administrator changes your own roles."
    )


def test_somebody_else_s_roles_are_changed_freely_but_never_to_none() -> None:
    assert people.problems_with_changed_person(ADA, SAM_AS_LISTED, replace(NEW, name="Sam"), EVERYONE) == {}
    assert set(people.problems_with_changed_person(ADA, SAM_AS_LISTED, Details(""), EVERYONE)) == {"name", "roles"}


def test_the_last_system_administrator_keeps_role_and_sign_in() -> None:
    asking = Person(9, "Owner", frozenset({Role.SYSTEM_ADMIN}))
    last = "Kim Osei is the last system administrator. Give somebody else that role first."
    office = Details("Kim Osei", roles=(Role.OFFICE,))
    alone = (KIM_AS_LISTED, SAM_AS_LISTED, replace(ADA_AS_LISTED, active=False))
    assert people.problems_with_changed_person(asking, KIM_AS_LISTED, office, alone) == {"roles": last}
    assert people.reason_not_to_disable(asking, KIM_AS_LISTED, alone) == last
    both = (KIM_AS_LISTED, ADA_AS_LISTED)
    assert people.problems_with_changed_person(asking, KIM_AS_LISTED, office, both) == {}
    assert people.reason_not_to_disable(asking, KIM_AS_LISTED, both) is None
    assert people.reason_not_to_disable(asking, SAM_AS_LISTED, alone) is None


def test_a_sign_in_is_disabled_and_enabled_by_another_administrator() -> None:
    gone = replace(SAM_AS_LISTED, active=False)
    assert people.reason_not_to_disable(ADA, ADA_AS_LISTED, EVERYONE) == people.OWN_SIGN_IN
    assert people.reason_not_to_disable(ADA, gone, EVERYONE) == "Sam Carter’s sign-in is disabled already."
    assert (
        people.reason_not_to_disable(SAM, ADA_AS_LISTED, EVERYONE)
        == "Only a system administrator can disable a sign-in."
    )
    assert people.reason_not_to_enable(ADA, gone) is None
    assert people.reason_not_to_enable(ADA, SAM_AS_LISTED) == "Sam Carter can sign in already."
    assert people.reason_not_to_enable(SAM, gone) == "Only a system administrator can enable a sign-in."


def test_a_password_is_set_for_somebody_else_who_can_sign_in() -> None:
    assert people.reason_not_to_set_password(ADA, SAM_AS_LISTED) is None
    assert people.reason_not_to_set_password(ADA, ADA_AS_LISTED) == people.OWN_PASSWORD
    assert people.reason_not_to_set_password(ADA, replace(SAM_AS_LISTED, active=False)) == (
        "Sam Carter’s sign-in is disabled. Enable it first."
    )
    assert people.reason_not_to_set_password(SAM, ADA_AS_LISTED) == (
        "Only a system administrator can set a colleague's password."
    )


@pytest.mark.parametrize(
    ("password", "beginning"),
    [
        ("short", "A password has at least 12 characters; this one has 5."),
        ("x" * 201, "A password has at most 200"),
        ("abababababab", "The same few characters"),
        ("I am JOY.BELL now", "Whoever guesses tries the sign-in first."),
        ("violet tram\tseven", "There is a character"),
    ],
)
def test_a_password_that_is_guessed_at_once_is_refused(password: str, beginning: str) -> None:
    problem = people.password_problem(password, "joy.bell")
    assert problem is not None
    assert problem.startswith(beginning)


def test_a_password_is_typed_twice_the_same() -> None:
    assert people.problems_with_password(GOOD, GOOD, "joy") == {}
    assert people.password_problem(GOOD, "") is None
    assert people.problems_with_password(GOOD, GOOD + " ", "joy") == {
        "again": "The two differ. Type the password once more."
    }
    assert people.problems_with_password("", "", "joy") == {"password": "Give a password of at least 12 characters."}


def test_what_a_role_may_is_said_in_the_words_of_the_table_of_rights() -> None:
    assert people.what_a_role_may(Role.AUDITOR) == "Reads cases; may draw up an equality summary, export a list."
    assert people.what_a_role_may(Role.SYSTEM_ADMIN).startswith(
        "Reads no case; may set up, import homes, add a closure"
    )
    assert people.what_a_role_may(Role.MANAGER).startswith("Reads every case, restricted ones too; may do what office")
    assert people.what_a_role_may(Role.OFFICE).endswith(
        "; on the cases they handle decide an issue, extend, pause, resume, respond, close, withdraw."
    )
    assert people.what_a_role_may(Role.REVIEWER) == (
        "Reads cases; may do what office staff may on every case; "
        "on the stages they review decide an issue, extend, pause, resume, respond, close, sign off, withdraw; "
        "on what somebody else proposed approve a refusal, do not approve a refusal; "
        "on letters that somebody else wrote approve a letter, do not approve a letter."
    )
    by_the_way = {"move dates", "open a restricted case"}
    for right in rights.RIGHTS:
        said = people.what_a_role_may(right.role)
        if "do what office staff may" in said:
            said += people.what_a_role_may(Role.OFFICE)
        assert (right.move in said) is (right.move not in by_the_way)


def test_roles_are_listed_in_one_order() -> None:
    assert people.roles_in_words({"system-admin", "office"}) == "office staff, system administrator"
    assert people.roles_in_words(()) == ""
