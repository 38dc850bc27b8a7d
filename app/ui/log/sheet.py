"""The sheet of the log form: the words first, then who, then what and how it came in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.moves.log import Intake, problems_with_intake
from app.domain.policy import Policy
from app.domain.spoken_dates import day_of
from app.domain.words import Channel, Kind
from app.ui.form.editors import LINE_LENGTH
from app.ui.form.form import LABEL_LENGTH, Form
from app.ui.log.guesses import Guesses
from app.ui.log.issues import Issues
from app.ui.log.named_people import NamedPeopleEditor
from app.ui.log.who import WhoForm
from app.ui.look import theme
from app.ui.look.ahead import dress_ahead
from app.ui.work.in_turn import Growth

Clock = Callable[[], datetime]
KINDS = (Kind.COMPLAINT, Kind.SERVICE_REQUEST, Kind.PETITION)


class WhatForm(Form):
    """What it is in short, and what kind of case."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.line("about", "Short &title", placeholder="Damp in the back bedroom")
        self.choice("kind", "&Kind", [(kind, kind.words) for kind in KINDS])
        self.open({"kind": Kind.COMPLAINT})


class HowForm(Form):
    """How it came in, and what was done to help."""

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent, today=lambda: day_of(clock()))
        self.choice("channel", "Came in &by", Channel)
        self.moment("received_at", "&Received")
        hint = "Whoever is named here cannot look after the case."
        self._add("named_people", "About a colleague", self._make_named, hint)
        self.line("assistance", "Help given", placeholder="Read out, written down for them, interpreter …")

    def _make_named(self, within: QWidget) -> NamedPeopleEditor:
        self.named = NamedPeopleEditor(within)
        return self.named


class Sheet(QWidget):
    """Every field of the log form, as one intake: none, until it has grown."""

    typed = Signal()

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock

    def grow(self) -> Growth:
        """Make the fields, part by part."""
        clock = self._clock
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(self, 1.2))
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * (LABEL_LENGTH + LINE_LENGTH + 18))
        self.words = Form(self)
        self.words.text("said", "&What went wrong", rows=7, hint="In the customer’s own words.")
        self.words.text("outcome_sought", "What they want d&one", rows=2)
        for name in self.words.names:
            box = self.words[name].editor.widget
            box.setFixedHeight(box.minimumHeight())
        yield
        self.who = WhoForm(lambda: day_of(clock()), self)
        yield from self.who.grow()
        yield from dress_ahead(self.who)
        yield
        self.what = WhatForm(self)
        self.issues = Issues(self)
        yield
        self.how = HowForm(clock, self)
        for part in (self.words, self.who, self.what, self.issues, self.how):
            layout.addWidget(part)
        layout.addStretch()
        yield
        yield from dress_ahead(self)
        yield
        self.guesses = Guesses(self.words, self.what, self.issues)
        self.who.settled.connect(lambda: self.guesses.next_stop().take_focus())
        for part in (self.words, self.who, self.what, self.issues, self.how):
            part.typed.connect(self.typed)
        self.begin()
        yield

    @property
    def _forms(self) -> tuple[Form, ...]:
        return (self.words, self.who, self.what, *self.issues.forms, self.how)

    @property
    def is_changed(self) -> bool:
        """True where somebody typed something that would be lost."""
        return any(form.changed_fields() for form in self._forms)

    @property
    def likeness(self) -> str:
        """The words by which this complaint is compared with earlier ones."""
        return self.what["about"].value() or self.words["said"].value()[:200]

    def begin(self) -> None:
        """An empty sheet, received now."""
        landlord = self.who["landlord_id"].value()
        kept = {
            "landlord_id": landlord,
            "kind": Kind.COMPLAINT,
            "channel": Channel.TELEPHONE,
            "received_at": self._now(),
        }
        kept |= {name: self.who.opened[name] for name in ("customer_kind", "letter_format")}
        self.who.is_new = False
        self.issues.clear()
        for form in self._forms:
            form.open({name: kept.get(name) for name in form.names})
        self.who.show_what_is_asked()

    def received_just_now(self) -> None:
        """The telephone rings when it rings: an untouched sheet counts from now."""
        if not self.is_changed:
            self.how.open({"received_at": self._now()})

    def show_policy(self, policy: Policy) -> None:
        """The grounds of the policy that governs the complaint, and what it says of anonymous ones."""
        self.issues.offer_grounds(policy.grounds)
        anonymous = next((each for each in policy.exclusions if each.code == "anonymous"), None)
        said = f"{anonymous.clause}: not accepted when {anonymous.says}." if anonymous else ""
        self.who["anonymous"].set_hint(said if self.who.is_anonymous else "")

    def intake(self) -> Intake:
        """What is typed now, as the use case wants it."""
        who, how = self.who, self.how.values()
        return Intake(
            landlord_id=who["landlord_id"].value(),
            received_at=how["received_at"],
            channel=how["channel"] or Channel.TELEPHONE,
            about=self.what["about"].value(),
            said=self.words["said"].value(),
            outcome_sought=self.words["outcome_sought"].value(),
            kind=self.what["kind"].value() or Kind.COMPLAINT,
            anonymous=who.is_anonymous,
            customer_id=who.customer_id,
            customer=who.new_customer(),
            home_id=who.home_id,
            issues=self.issues.issues(),
            named_people=how["named_people"],
            assistance=how["assistance"],
        )

    def understood(self) -> bool:
        """True when every day and time typed is understood; else a message stands under the first that is not."""
        # Every form is asked, from the last to the first: each takes the keyboard to its first wrong field.
        answers = [form.understood() for form in reversed(self._forms)]
        return all(answers)

    def problems(self) -> dict[str, str]:
        """What is wrong with what is typed now, by field."""
        return problems_with_intake(self.intake(), self._clock()) | self.who.not_understood()

    def show_messages(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Say under each field what is wrong, the keyboard in the first; gives back what belongs to no field."""
        placed = dict(problems)
        if placed.get("surname") and self.who["surname"].isHidden():
            placed["customer"] = placed.pop("surname")
        # From the last to the first, because each takes the keyboard.
        self.how.show_messages(placed)
        for form in reversed(self.issues.forms):
            form.show_messages(
                self._problems_with(form.number - 1) if {"category", "service_area"} & set(placed) else {}
            )
        for form in (self.what, self.who, self.words):
            form.show_messages(placed)
        known = {name for form in self._forms for name in form.names}
        return {name: words for name, words in placed.items() if name not in known}

    def typed_values(self) -> dict[str, Any]:
        """What a person sees, as JSON can keep it."""
        parts = {"words": self.words, "who": self.who, "what": self.what, "how": self.how}
        return {name: form.typed_values() for name, form in parts.items()} | {
            "issues": self.issues.typed_values(),
            "is_new": self.who.is_new,
        }

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show again what `typed_values` gave."""
        for name, form in {"words": self.words, "who": self.who, "what": self.what, "how": self.how}.items():
            form.put_back(typed[name])
        self.issues.put_back(typed["issues"])
        self.who.is_new = bool(typed["is_new"])
        self.who.show_what_is_asked()

    def _problems_with(self, place: int) -> dict[str, str]:
        intake = self.intake()
        return problems_with_intake(replace(intake, issues=(intake.issues[place],)), self._clock())

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(second=0, microsecond=0)
