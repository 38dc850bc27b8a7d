"""A desk that is killed at any moment leaves every case whole. The long form: python -m tests.storage.killing."""

from tests.storage.killed_desks import kill_again_and_again


def test_after_each_of_twenty_kills_every_case_is_whole_and_every_chain_holds(database_url: str) -> None:
    found = kill_again_and_again(database_url, kills=20, seed=20)
    assert found.broken == []
    assert found.kills == 20
    assert found.cases >= 20
    assert found.lines > 2 * found.cases
    assert found.letters
