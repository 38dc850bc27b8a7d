"""The shape of the law layer's TOML, beside that of a pack."""

from datetime import date
from typing import Literal

from app.domain.policy import LawTopic
from app.storage.policy_packs.shape import ClauseTable, Months, StepTable, Table, Text


class LawStepTable(StepTable):
    """One of the law's `[[steps]]`, from a date on."""

    from_day: date


class LawChangeTable(Table):
    """One of `[[changes]]`: what the law took away."""

    removes: Literal["designated-person-filter", "ombudsman-wait"]
    from_day: date
    says: Text
    clause: Text


class LawDemandTable(Table):
    """One of `[[demands]]`: what the law asks that is not a date."""

    topic: LawTopic
    from_day: date
    says: Text
    clause: Text


class ContactTable(Table):
    """One of `[[contacts]]`, from a date on."""

    body: Text
    from_day: date
    address: list[Text]
    telephone: str
    email: str
    website: str
    note: str


class LawTable(Table):
    """The whole law layer of one nation."""

    code: Text
    nation: Text
    title: Text
    from_day: date
    time_bar_months: Months
    exclusions_known: list[Text]
    steps: list[LawStepTable]
    changes: list[LawChangeTable]
    demands: list[LawDemandTable]
    contacts: list[ContactTable]
    clauses: list[ClauseTable]
