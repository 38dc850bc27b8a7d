"""Meetings and visits on the case, in the order in which they were."""

from datetime import timedelta

import pytest

from app.domain.errors import Refusal
from app.domain.moves.intervention import NewIntervention
from app.domain.words import InterventionKind
from app.services import cases
from tests.services.office import Office, at


@pytest.mark.clause("ISHA 2.6e")
@pytest.mark.clause("CODE 5.12")
def test_a_visit_stands_with_who_was_there_and_what_came_of_it(office: Office) -> None:
    case = office.log(at("2026-05-22"))
    visit = NewIntervention(InterventionKind.VISIT, office.now, " Ms Okafor, Sam Carter ", "Treat the wall first. ")
    assert office.do(cases.record_intervention, case, visit).said == "R-2026-00001: home visit recorded"
    earlier = NewIntervention(
        InterventionKind.MEETING, office.now - timedelta(days=1), "Ms Okafor", "She will send it."
    )
    office.do(cases.record_intervention, case, earlier)
    first, second = office.view(case).case.interventions
    assert (first.kind, second.kind) == (InterventionKind.MEETING, InterventionKind.VISIT)
    assert (second.present, second.came_of_it, second.by) == (
        "Ms Okafor, Sam Carter",
        "Treat the wall first.",
        "Jo Bloggs",
    )
    with pytest.raises(Refusal) as met:
        office.do(cases.record_intervention, case, NewIntervention(None, office.now, "", ""))
    assert met.value.fields.keys() == {"kind", "present", "came_of_it"}
