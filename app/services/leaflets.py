"""Makes the leaflet "How to complain" out of the policy in force and the landlord's own contacts."""

from functools import lru_cache

from app.domain.errors import Refusal
from app.domain.leaflet import TITLE, Promise, ReachedAt, leaflet
from app.domain.spoken_dates import day_of
from app.resources import resources_folder
from app.services.governing import due_from
from app.services.letter_contents import ombudsman_on
from app.services.letters import MadeLetter
from app.storage import tables
from app.storage.word import Template
from app.storage.work import Work


def make_leaflet(work: Work, landlord_id: int) -> MadeLetter:
    """The leaflet of a landlord, as a Word document, by the policy and law of today."""
    landlord = work.session.get(tables.Landlord, landlord_id)
    if landlord is None:
        raise Refusal("This landlord is no longer there. Choose another.")
    today = day_of(work.now)
    governed = due_from(work, landlord_id, today)
    reached = ReachedAt(
        landlord.name,
        landlord.team,
        landlord.telephone,
        landlord.email,
        tuple(line for line in landlord.address.splitlines() if line.strip()),
    )
    promises = (Promise(step.says, step.clause) for step in governed.steps)
    values = leaflet(governed.policy, governed.law, reached, promises, ombudsman_on(today), today)
    return MadeLetter(f"{TITLE}, {landlord.name}.docx", _template().fill(values))


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template.read((resources_folder() / "leaflet.docx").read_bytes(), "leaflet.docx")
