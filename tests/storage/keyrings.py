"""Keyrings for tests: one that keeps, one that fails, one that keeps in clear; a computer's own is never touched."""

from collections.abc import Generator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked, PasswordDeleteError


class InMemory(KeyringBackend):
    """Keeps passwords as long as the test lasts."""

    @properties.classproperty
    def priority(self) -> float:
        return 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(service)


class Locked(InMemory):
    """Nobody unlocks it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked(service)


class HoldsOn(InMemory):
    """Gives nothing up."""

    def delete_password(self, service: str, username: str) -> None:
        raise KeyringLocked(service)


class InClear(InMemory):
    """Keeps passwords as they are, as keyring says by its priority."""

    @properties.classproperty
    def priority(self) -> float:
        return 0.5


@contextmanager
def using(backend: KeyringBackend) -> Generator[None]:
    """For a while this is the computer's keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    yield
    keyring.set_keyring(before)
