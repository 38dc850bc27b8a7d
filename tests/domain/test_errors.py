"""What a person can meet, and what a finished move answers."""

from app.domain.done import Done
from app.domain.errors import ChangedElsewhere, Clash, Refusal, Unavailable
from app.domain.lists import ListQuery


def test_a_refusal_of_several_fields_says_them_all_and_each_under_its_own() -> None:
    refused = Refusal.of_fields({"when": "That is in the future.", "how": "Choose how."})
    assert refused.sentence == "That is in the future. Choose how."
    assert refused.fields == {"when": "That is in the future.", "how": "Choose how."}
    assert Refusal("This case is closed.").fields == {}


def test_what_changed_elsewhere_is_told_with_both_values() -> None:
    clash = Clash("handler_id", None, 2, 3)
    assert ChangedElsewhere((clash,)).sentence == "Someone else changed this while you were typing."
    assert ChangedElsewhere((clash,), "Sam Carter took it on.").sentence == "Sam Carter took it on."
    assert ChangedElsewhere((clash,)).clashes == (clash,)


def test_what_is_not_there_just_now_is_told_in_its_sentence() -> None:
    assert Unavailable("The disk is full.").sentence == str(Unavailable("The disk is full.")) == "The disk is full."


def test_the_same_move_gets_the_same_answer_and_the_same_question_the_same_list() -> None:
    assert Done(7, "R-2026-00007", "assigned") == Done(7, "R-2026-00007", "assigned")
    asked = {ListQuery("due"), ListQuery("due", find="mould"), ListQuery("due", filters=(("stage", "1"),))}
    assert ListQuery("due", descending=False) in asked
    assert ListQuery("due", descending=True) not in asked
