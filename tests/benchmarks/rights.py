"""Lists of a million cases under every role that reads them, beside the owner, to whom no row security applies."""

from functools import partial

from app.domain.rights import READS_CASES
from app.storage.database import Database
from tests import postgresql
from tests.benchmarks.figures import in_turns, show
from tests.benchmarks.million import LOOKED_AT, MANY, on_postgresql, page_of


def run(many: int = MANY) -> None:
    """Prints, for each role and each list, the ratio to the owner."""
    with on_postgresql(many) as owner:
        desks = {"the owner": owner, **{role: _desk(owner.url, role) for role in sorted(READS_CASES)}}
        for what, query in LOOKED_AT:
            taken = in_turns({who: partial(page_of, desk, query, 0, None) for who, desk in desks.items()})
            bare = taken.pop("the owner")
            for role, measured in taken.items():
                show(f"{role}: {what}", measured, "the owner", bare)
        for desk in desks.values():
            desk.close()


def _desk(url: str, role: str) -> Database:
    login = f"reads_as_{role.replace('-', '_')}"
    postgresql.add_login(url, login, role)
    return Database(postgresql.as_login(url, login), login)
