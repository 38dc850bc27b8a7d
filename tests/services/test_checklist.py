"""The checklist of a case fills itself, help that was given is recorded, and the leaflet is made from the policy."""

import pytest

from app.domain.errors import ChangedElsewhere, Refusal
from app.domain.moves.take_back import TakingBack
from app.services import cases, leaflets
from tests.services.office import Office, letter_text


@pytest.mark.clause("INC A1.2")
@pytest.mark.clause("INC 1.4")
def test_the_checklist_says_who_did_what_and_forgets_what_was_taken_back(office: Office) -> None:
    case = office.log(landlord_id=office.incommunities)
    office.do(cases.record_help, case, {"assistance": ""}, "Written down for her.")
    with pytest.raises(ChangedElsewhere):
        office.do(cases.record_help, case, {"assistance": ""}, "Read out.")
    office.assign(case, worker="Ada Mensah")
    found = {line.says: line for line in office.view(case).checklist}
    assert found["Help given, where the customer needs any"].who == "Jo Bloggs"
    assert found["Case Worker appointed"].state == "done"
    line = office.ask(cases.made_here, case)[0].line
    office.do(cases.take_back, case, TakingBack(line, "", "On the wrong case."))
    assert {line.says: line for line in office.view(case).checklist}["Case Worker appointed"].state == "open"
    assert office.view(office.log()).checklist == ()


@pytest.mark.clause("INC 1.4")
def test_the_leaflet_is_a_word_document_with_the_landlords_own_contacts(office: Office) -> None:
    made = office.ask(leaflets.make_leaflet, office.incommunities)
    assert made.name == "How to complain, Incommunities.docx"
    text = letter_text(made.content)
    for said in ("How to complain", "020 7946 0100", "complaints@example.org", "INC 6.3b", "PR2 0ET"):
        assert said in text
    with pytest.raises(Refusal, match="no longer there"):
        office.ask(leaflets.make_leaflet, 99)
