"""Saved views: one's own are nobody else's; shared ones are seen by all, and changed by their owner or a manager."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.domain.errors import Refusal
from app.domain.saved_views import Look, as_text
from app.domain.words import Role
from app.services import saved_views
from app.services.saved_views import SavedView
from tests.services.colleagues import colleague
from tests.services.office import Office

LATE = Look(("due", "customer"), "due", filters=(("status", "open"),))
BY_NAME = Look(("customer",), "customer")


@pytest.fixture
def pip(office: Office) -> Iterator[Office]:
    """The office as one of its staff sees it."""
    desk = colleague(office, "pip", Role.OFFICE)
    yield desk
    desk.database.close()


def views(desk: Office, name: str = "cases") -> tuple[SavedView, ...]:
    return desk.ask(saved_views.views_of, name)


def test_ones_own_views_are_kept_by_name_and_nobody_elses_to_see(office: Office, pip: Office) -> None:
    pip.do(saved_views.keep, "cases", " Late  ones ", BY_NAME, shared=False)
    pip.do(saved_views.keep, "cases", "Late ones", LATE, shared=False)
    pip.do(saved_views.keep, "my-work", "Mine", BY_NAME, shared=False)
    assert [(view.name, view.settings) for view in views(pip)] == [("Late ones", as_text(LATE))]
    assert views(office) == ()
    with pytest.raises(Refusal, match=r"no longer there|somebody else's"):
        office.do(saved_views.remove, views(pip)[0].id)
    with pytest.raises(Refusal, match="Give the view a name"):
        pip.do(saved_views.keep, "cases", " ", LATE, shared=False)
    pip.do(saved_views.remove, views(pip)[0].id)
    assert views(pip) == ()


def test_a_shared_view_is_everybodys_to_see_and_its_owners_or_a_managers_to_change(office: Office, pip: Office) -> None:
    office.do(saved_views.keep, "cases", "Of us all", LATE, shared=True)
    pip.do(saved_views.keep, "cases", "Of mine", LATE, shared=True)
    mine, theirs = views(pip)
    assert [(each.name, each.owner, each.shared) for each in (mine, theirs)] == [
        ("Of mine", "pip", True),
        ("Of us all", "Jo Bloggs", True),
    ]
    only = "Only whoever saved this view, or a manager, can change it."
    assert (mine.reason_not_to_change, theirs.reason_not_to_change) == ("", only)
    with pytest.raises(Refusal, match="Only whoever saved this view"):
        pip.do(saved_views.change, theirs.id, BY_NAME)
    with pytest.raises(Refusal, match="Only whoever saved this view"):
        pip.do(saved_views.remove, theirs.id)
    office.do(saved_views.change, mine.id, BY_NAME)
    assert views(pip)[0].settings == as_text(BY_NAME)
    office.do(saved_views.remove, mine.id)
    assert [view.name for view in views(pip)] == ["Of us all"]


def test_postgresql_itself_keeps_views_from_those_who_do_not_own_them(office: Office, pip: Office) -> None:
    if not office.database.url.startswith("postgresql"):
        pytest.skip("an SQLite file is protected by the account of the operating system")
    office.do(saved_views.keep, "cases", "Shared", LATE, shared=True)
    office.do(saved_views.keep, "cases", "Own", LATE, shared=False)
    with pip.database.engine.begin() as connection:
        assert connection.execute(text("SELECT name FROM saved_views")).scalars().all() == ["Shared"]
        for changing in ("UPDATE saved_views SET settings = '{}'", "DELETE FROM saved_views"):
            assert connection.execute(text(changing)).rowcount == 0
    forging = """INSERT INTO saved_views (owner_id, list_name, name, shared, settings)
        SELECT id, 'cases', 'Forged', true, '{}' FROM people WHERE login = 'sam'"""
    for forged in (forging, "UPDATE saved_views SET owner_id = owner_id"):
        with pytest.raises(Exception, match=r"row-level security|permission denied"), pip.database.engine.begin() as c:
            c.execute(text(forged))
