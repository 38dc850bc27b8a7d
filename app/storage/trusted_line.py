"""What is demanded of a connection that leaves this computer: the right server, encryption, no password in clear."""

import ssl
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

from psycopg.pq import Conninfo

from app.settings import settings_folder

SYSTEM: Final = "system"
ROOTS: Final = "trusted-authorities.pem"


def demands(connection: Mapping[str, Any]) -> dict[str, str]:
    """What libpq is told besides the address; nothing for a server on this computer.

    The name in the server's certificate must be the one that was asked for, and nobody but a server that knows the
    password already (SCRAM) gets to see the proof of it.
    """
    if is_this_computer(connection):
        return {}
    authority = str(connection.get("sslrootcert") or SYSTEM)
    return {
        "sslmode": "verify-full",
        "sslrootcert": _trusted_by_this_computer() if authority == SYSTEM else authority,
        "require_auth": "scram-sha-256",
        "sslcertmode": "disable",  # whatever certificate lies in somebody's home, it is not for this server
        "gssencmode": "disable",  # where Kerberos encrypts, libpq looks at no certificate
    }


def is_this_computer(connection: Mapping[str, Any]) -> bool:
    """True when every server of these settings is this computer: by a socket, by localhost, or by its own address."""
    if connection.get("service"):  # a file that names a server, somewhere
        return False
    around = {option.keyword.decode(): (option.val or b"").decode() for option in Conninfo.get_defaults()}
    places = [str(connection.get(key) or around.get(key) or "") for key in ("host", "hostaddr")]
    return all(_is_here(one.strip()) for place in places for one in place.split(","))


def _is_here(place: str) -> bool:
    if not place or place == "localhost" or place[0] in "/@":
        return True
    try:
        return ip_address(place).is_loopback
    except ValueError:
        return False


def _trusted_by_this_computer() -> str:
    """A file of the authorities that this computer trusts.

    libpq's own word for them, "system", means a folder of whoever built it, which this computer does not have.
    """
    if there := ssl.get_default_verify_paths().cafile:
        return there
    found = ssl.create_default_context().get_ca_certs(binary_form=True)  # on Windows they stand in the registry
    return str(keep_authorities(settings_folder(), found)) if found else SYSTEM


def keep_authorities(folder: Path, certificates: list[bytes]) -> Path:
    """Writes certificates down as libpq reads them, anew for each start: an authority may have been withdrawn."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    whole = folder / f"{ROOTS}.new"
    whole.write_text("".join(map(ssl.DER_cert_to_PEM_cert, certificates)), encoding="ascii")
    return whole.replace(folder / ROOTS)
