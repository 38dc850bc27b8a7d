"""A policy that allows pausing, which no shipped one does."""

import re
from typing import Any

from app import services
from app.storage.policy_packs import pack_text
from tests.services.office import Office

SHIPPED = "incommunities-2017"


def allow_pausing(office: Office, landlord_id: int | None = None, shipped: str = SHIPPED) -> None:
    """As an administrator does it: a copy of the landlord's pack, changed, and in force from today."""
    text = re.sub(r'(?m)^version = ".*"$', 'version = "pausing"', pack_text(shipped), count=1)
    text = text.replace("pausing_allowed = false", "pausing_allowed = true", 1)
    office.do(services.packs.add_pack, text, "pausing.toml")
    known: Any = office.ask(services.packs.packs)
    newest = max(pack.id for pack in known if pack.code == shipped)
    today = office.now.date()
    office.do(services.packs.bring_into_force, landlord_id or office.incommunities, newest, today)
