"""Messages: where each of the three errors a person can meet is shown. Anything else is a mistake in the program."""

from collections.abc import Callable

from app.domain.errors import ChangedElsewhere, Refusal, Unavailable
from app.ui.form.form import Form
from app.ui.telling.banner import Banner
from app.ui.telling.clash_panel import ClashPanel


def tell(
    error: Exception,
    banner: Banner,
    *,
    form: Form | None = None,
    clashes: ClashPanel | None = None,
    again: Callable[[], None] | None = None,
) -> None:
    """Show an error where it belongs, and raise again what is none of the three: it becomes a crash report.

    A refusal stands under its fields, the rest of it in the banner; what someone else changed becomes a choice; where
    the database does not answer, the banner offers to try again.
    """
    if isinstance(error, Refusal):
        _refuse(error, banner, form)
    elif isinstance(error, ChangedElsewhere):
        _choose(error, banner, form, clashes)
    elif isinstance(error, Unavailable):
        banner.say(error.sentence, "Try again" if again else "", again)
    else:
        raise error


def _refuse(refusal: Refusal, banner: Banner, form: Form | None) -> None:
    left = form.show_messages(refusal.fields) if form is not None else dict(refusal.fields)
    if not refusal.fields:
        banner.say(refusal.sentence)
    elif left:
        banner.say(" ".join(left.values()))
    else:
        banner.hide()


def _choose(changed: ChangedElsewhere, banner: Banner, form: Form | None, clashes: ClashPanel | None) -> None:
    if clashes is None:
        banner.say(f"{changed.sentence} Nothing was saved: open it again and repeat what you changed.")
        return

    def label_of(field: str) -> str:
        return form[field].plain_words if form is not None and field in form else field.replace("_", " ").capitalize()

    clashes.ask(changed, label_of)
