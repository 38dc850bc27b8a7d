"""Passwords of the shared database: they leave this desk only as a SCRAM verifier, and are kept in its keyring only."""

import sys
from importlib import import_module
from typing import Any, Final

from psycopg import sql
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.settings import OfficeAddress, office_address

_WEAKEST_THAT_ENCRYPTS: Final = 1
"""keyring's own line between stores that keep a secret and those that only keep a text."""


def verifier(session: Session, login: str, password: str) -> str:
    """What the server keeps of a password, and can check it by; made here, so that the password stays here."""
    encrypted: bytes = _line(session).encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return encrypted.decode()


def change_mine(session: Session, password: str) -> None:
    """Gives whoever is signed in another password; what this desk keeps of it is changed when the session commits."""
    login = session.execute(select(func.session_user())).scalar_one()
    secret = sql.Literal(verifier(session, login, password))
    statement = sql.SQL("ALTER ROLE SESSION_USER PASSWORD {}").format(secret).as_string(None)
    connection = session.connection()
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    engine = connection.engine

    def from_now_on(_session: Session) -> None:
        _sign_in_with(engine, password)
        address = office_address(engine.url.render_as_string())
        if read(address):
            keep(address, password)

    event.listen(session, "after_commit", from_now_on, once=True)


def keep(address: OfficeAddress, password: str) -> bool:
    """Keeps the password in this computer's keyring, and tells whether there is one. May wait for a person."""
    import keyring

    if not _is_there():
        return False
    try:
        keyring.set_password(_service(address), address.login, password)
    except _troubles():
        return False
    return True


def read(address: OfficeAddress) -> str:
    """The password that is kept for this address and sign-in, or nothing. May wait for a person."""
    import keyring

    if not _is_there():
        return ""
    try:
        return keyring.get_password(_service(address), address.login) or ""
    except _troubles():
        return ""


def forget(address: OfficeAddress) -> bool:
    """Keeps the password no longer; False where the keyring does not let go of it."""
    import keyring

    if not read(address):
        return True
    try:
        keyring.delete_password(_service(address), address.login)
    except _troubles():
        return False
    return True


def _is_there() -> bool:
    import keyring

    return float(keyring.get_keyring().priority) >= _WEAKEST_THAT_ENCRYPTS


def _service(address: OfficeAddress) -> str:
    return f"Recourse {address.server}:{address.port}/{address.database}"


def _troubles() -> tuple[type[Exception], ...]:
    """What this system's keyring can raise: keyring lets most of it through as it comes."""
    from keyring.errors import KeyringError

    if sys.platform == "win32":
        from win32ctypes.pywin32 import pywintypes

        return (KeyringError, OSError, pywintypes.error)
    if sys.platform == "linux":
        from secretstorage.exceptions import SecretStorageException

        of_the_bus: Any = import_module("jeepney.wrappers")  # it says nothing of its types
        return (KeyringError, OSError, SecretStorageException, of_the_bus.DBusErrorResponse)
    return (KeyringError, OSError)


def _line(session: Session) -> Any:
    driver: Any = session.connection().connection.driver_connection
    return driver.pgconn


def _sign_in_with(engine: Engine, password: str) -> None:
    """Lines that the engine opens later sign in with the new password; those that are open stay so."""

    def give(_dialect: object, _record: object, _arguments: object, named: dict[str, Any]) -> None:
        named["password"] = password

    event.listen(engine, "do_connect", give)
