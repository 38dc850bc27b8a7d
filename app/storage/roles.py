"""The roles of an office on its PostgreSQL server: one owns the tables, one keeps the logins, groups hold the rights.

Roles belong to the whole server, so they carry the name of the database for which they were made. Which roles are a
database's own is told by who owns its tables, so that a copy or a restored backup under another name still knows them.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from app.domain.errors import Refusal
from app.storage.tables import Mapped

OLDEST_SERVER: Final = 160_000
"""PostgreSQL 16: before it, a role that makes roles could reach the files of the server."""
GROUPS: Final = ("desk", "office", "petition_admin", "reviewer", "manager", "auditor", "system_admin")
"""What the logins are members of: everybody who signs in, and one for each role of `app.domain.words.Role`."""
_OWNERS: Final = ("owner", "keeper")
_LONGEST: Final = 63
_BEGINS: Final = "recourse_"
_KEEPERS_OWN: Final = (
    *("add_person", "change_person", "disable_person", "enable_person", "set_password"),
    *("check_manages_people", "office_group", "made_here", "roles_held", "keep_login", "keep_roles"),
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of one office, by what they are for, and which of them were missing until now."""

    prefix: str
    made: tuple[str, ...] = ()

    def named(self, role: str) -> str:
        """A role's whole name on the server."""
        return f"{self.prefix}_{role}"

    def filled_in(self, sql: str) -> str:
        """SQL with {owner}, {keeper}, {desk}, {office} and so on replaced by this office's own roles, quoted."""
        for role in (*_OWNERS, *GROUPS):
            sql = sql.replace(f"{{{role}}}", quoted(self.named(role)))
        return sql


@dataclass(frozen=True, slots=True)
class _Login:
    name: str
    superuser: bool
    makes_roles: bool
    owns_database: bool


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever stands in it."""
    return '"' + name.replace('"', '""') + '"'


def reason_server_too_old(version: int) -> str | None:
    """Why a server of this version number (150004 for 15.4) cannot hold an office, or None."""
    if version >= OLDEST_SERVER:
        return None
    return (
        f"This server runs PostgreSQL {version // 10_000}; Recourse needs 16 or newer, since before it whoever keeps "
        "the sign-ins could reach the server's files. Nothing was changed."
    )


def roles_of(connection: Connection) -> Roles:
    """The roles of this database, whether or not they are made yet. Raises Refusal for too long a name."""
    owner = _value(
        connection,
        "SELECT rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner "
        "WHERE c.oid = to_regclass('public.alembic_version')",
    )
    if owner and owner.startswith(_BEGINS) and owner.endswith("_owner"):
        return Roles(owner.removesuffix("_owner"))
    database: str = _value(connection, "SELECT current_database()")
    if not re.fullmatch(r"[\w-]+", database):
        raise Refusal(
            f'The office\'s roles carry the name of its database: "{database}" may hold letters, digits, _, -.'
        )
    most = _LONGEST - len(_BEGINS) - max(len(group) + 1 for group in GROUPS)
    if len(database.encode()) > most:
        raise Refusal(f'The database\'s name "{database}" is too long: its roles carry it. Keep to {most} letters.')
    return Roles(_BEGINS + database)


def become_owner(connection: Connection) -> Roles:
    """Makes what is missing of the roles, hands the tables over, and goes on as the owner until the transaction ends.

    The session's login must own the database and may make roles, or be a superuser, or have been let in as an owner.
    """
    version: int = _value(connection, "SELECT current_setting('server_version_num')::int")
    if reason := reason_server_too_old(version):
        raise Refusal(reason)
    roles, login = roles_of(connection), _login(connection)
    roles = _with_missing_made(connection, roles, login)
    if login.superuser or login.owns_database:
        _close_to_everybody(connection, roles)
        _hand_over(connection, roles)
    _refuse_unless_owner(connection, roles, login)
    _run(connection, roles.filled_in("SET LOCAL ROLE {owner}"))
    return roles


def _login(connection: Connection) -> _Login:
    asked = text(
        "SELECT rolname, rolsuper, rolcreaterole, pg_has_role(session_user, datdba, 'USAGE') "
        "FROM pg_roles, pg_database WHERE rolname = session_user AND datname = current_database()"
    )
    return _Login(*connection.execute(asked).one())


def _with_missing_made(connection: Connection, roles: Roles, login: _Login) -> Roles:
    names = [roles.named(role) for role in (*_OWNERS, *GROUPS)]
    found = dict(
        connection.execute(
            text("SELECT rolname, rolcanlogin OR rolsuper FROM pg_roles WHERE rolname = ANY(:names)"), {"names": names}
        ).all()
    )
    if foreign := sorted(name for name, signs_in in found.items() if signs_in):
        raise Refusal(f"{foreign[0]} is a sign-in on this server, but must be a group of this office. Rename it first.")
    missing = tuple(name for name in names if name not in found)
    if not missing:
        return roles
    if not login.superuser:
        _refuse_unless_it_can_make_them(connection, login)
    for name in missing:
        more = "CREATEROLE" if name == roles.named("keeper") else "NOCREATEROLE"
        _run(connection, f"CREATE ROLE {quoted(name)} NOLOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS {more}")
        if name in {roles.named(group) for group in GROUPS}:
            to_give = "WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
            _run(connection, roles.filled_in(f"GRANT {quoted(name)} TO {{keeper}} {to_give}"))
        elif not login.superuser:
            inherit = "TRUE" if name == roles.named("owner") else "FALSE"
            _run(connection, f"GRANT {quoted(name)} TO {quoted(login.name)} WITH INHERIT {inherit}, SET TRUE")
    return Roles(roles.prefix, missing)


def _refuse_unless_it_can_make_them(connection: Connection, login: _Login) -> None:
    database, me = quoted(_value(connection, "SELECT current_database()")), quoted(login.name)
    if not login.makes_roles:
        raise Refusal(
            f"{login.name} may not make roles, and the office needs its own. "
            f"The server's administrator allows it with: ALTER ROLE {me} CREATEROLE"
        )
    if not login.owns_database:
        raise Refusal(
            f"The database does not belong to {login.name}. "
            f"The server's administrator hands it over with: ALTER DATABASE {database} OWNER TO {me}"
        )


def _refuse_unless_owner(connection: Connection, roles: Roles, login: _Login) -> None:
    owner, keeper = roles.named("owner"), roles.named("keeper")
    may = text("SELECT pg_has_role(session_user, :owner, 'SET') AND pg_has_role(session_user, :keeper, 'SET')")
    if not connection.execute(may, {"owner": owner, "keeper": keeper}).scalar_one():
        raise Refusal(
            f"{login.name} is not an owner of this office. "
            f"An owner lets it in with: GRANT {quoted(owner)}, {quoted(keeper)} TO {quoted(login.name)}"
        )


def _close_to_everybody(connection: Connection, roles: Roles) -> None:
    database = quoted(_value(connection, "SELECT current_database()"))
    for statement in (
        f"REVOKE CREATE, TEMP, CONNECT ON DATABASE {database} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {{owner}}, {{desk}}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}, {keeper}",
        "GRANT USAGE ON SCHEMA public TO PUBLIC",  # so that whoever loses every right is told so, in those words
    ):
        _run(connection, roles.filled_in(statement))


def _hand_over(connection: Connection, roles: Roles) -> None:
    """Until version 0001, and after a restore without owners, all belonged to the login that had run the command."""
    found = text("""
        WITH ours AS (SELECT CAST(:owner AS text) AS owner, CAST(:keeper AS text) AS keeper)
        SELECT format('ALTER TABLE %s OWNER TO %I', c.oid::regclass, owner)
        FROM ours, pg_class c
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname = ANY(:tables)
            AND pg_get_userbyid(relowner) <> owner
        UNION ALL
        SELECT format('ALTER FUNCTION %s OWNER TO %I', p.oid::regprocedure, whose)
        FROM ours, pg_proc p, LATERAL (SELECT CASE WHEN proname = ANY(:keepers) THEN keeper ELSE owner END) w (whose)
        WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) <> whose
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
        """)
    whose = {"owner": roles.named("owner"), "keeper": roles.named("keeper")}
    what = {"tables": ["alembic_version", *Mapped.metadata.tables], "keepers": list(_KEEPERS_OWN)}
    for statement in connection.execute(found, {**whose, **what}).scalars().all():
        _run(connection, statement)


def _value(connection: Connection, query: str) -> Any:
    return connection.execute(text(query)).scalar()


def _run(connection: Connection, statement: str) -> None:
    """Runs a statement as it stands: a % or a colon in a name is nothing else."""
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
