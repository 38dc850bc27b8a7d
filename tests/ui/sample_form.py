"""The acknowledgement's form, as a sample."""

from datetime import date

from app.domain.words import Channel, Method
from app.ui.form.form import Form

TODAY = date(2026, 5, 26)


def acknowledgement() -> Form:
    form = Form(today=lambda: TODAY)
    form.note("By telephone, e-mail or letter, within 1 working day of receipt (ISHA 2.6).")
    form.choice("method", "&How", Method)
    form.note("Ms Okafor prefers the telephone.")
    form.moment("when", "&When")
    form.day("next_update", "&Next update by")
    form.person("handler", "&Complaint Handler")
    form.text("as_understood", "As we &understand it")
    form.line("outcome", "&Outcome sought", placeholder="What would put it right?")
    form.choices("channels", "Came in &by", [(channel, channel.words) for channel in list(Channel)[:3]])
    form.tick("reached", "The call &reached the customer", hint="A voicemail is an attempt.")
    return form
