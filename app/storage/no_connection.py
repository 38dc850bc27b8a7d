"""Why a server let nobody in: until it does, libpq has words only and no code.

Its own words, and psycopg's, are in English as they come here; a server's may be in any language, so that what is not
understood gets a sentence that is true of all such cases.
"""

from typing import Final

import psycopg

SILENT: Final = "The database does not answer. Your text is kept; try again."
NOT_LET_IN: Final = (
    "The database did not let you in. Check the name, the password and which database it is; "
    "a system administrator can say whether your sign-in was disabled."
)
ASKS: Final = "The database asks for your password."

_OF_OUR_SIDE: Final = (
    (
        "does not match host name",
        "The server's certificate is for another name, so no password was sent to it. Check the server's name.",
    ),
    (
        "certificate has expired",
        "The server's certificate has expired, so no password was sent to it. Tell its administrator.",
    ),
    (
        "certificate verify failed",
        (
            "The server's certificate comes from an authority that this computer does not trust, so no password was "
            "sent to it. Choose the authority's file that the administrator gave you."
        ),
    ),
    (
        "root certificate file",
        "The file of the certificate authority cannot be read. Choose it again.",
    ),
    (
        "does not support SSL",
        (
            "The server does not encrypt the connection, so no password was sent to it. Its administrator must switch "
            "TLS on."
        ),
    ),
    (
        "authentication method requirement",
        (
            "The server did not ask for the password in the safe way, so it was not sent. Its administrator must ask "
            "for scram-sha-256."
        ),
    ),
    (
        "failed to resolve host",
        (
            "The server's name is not known here. Check it, and whether this computer is on the office's network. "
            "Your text is kept."
        ),
    ),
)
_OF_THE_SERVER: Final = (
    ("is not permitted to log in", "Your sign-in was disabled. A system administrator can enable it again."),
    ("password authentication failed", NOT_LET_IN),
    ("no pg_hba.conf entry", "The server does not let this computer in. Its administrator must allow it."),
    ("permission denied for database", "Your sign-in may not open this database. Ask its administrator."),
    ("FATAL:  database", "There is no database of that name on the server."),
    ("FATAL:  role", "The server knows no sign-in of that name. Check it, or ask the administrator."),
    ("too many c", "The database server has as many desks as it can take. Try again in a while."),
    ("remaining connection slots", "The database server has as many desks as it can take. Try again in a while."),
)


def why_no_connection(error: psycopg.Error) -> str:
    """The sentence for an error that came before any code."""
    said = str(error)
    for words, sentence in _OF_OUR_SIDE + _OF_THE_SERVER:
        if words in said:
            return sentence
    if error.pgconn is None or not (error.pgconn.used_password or error.pgconn.needs_password):
        return SILENT
    return ASKS if error.pgconn.needs_password else NOT_LET_IN
