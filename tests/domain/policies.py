"""Small policies for tests of the rules, built here because the rules read no files; numbers as in the packs."""

from dataclasses import replace
from datetime import date

from app.domain.policy import (
    Closing,
    Extension,
    Law,
    LawDemand,
    LawStep,
    Onward,
    PetitionRules,
    Policy,
    Reopening,
    StepCode,
    StepRule,
    TimeBar,
    Words,
)
from app.domain.words import Method

CODE_IN_FORCE = date(2024, 4, 1)

_ISHA_STEPS = (
    StepRule(StepCode.ACKNOWLEDGE, 1, 1, "receipt", "acknowledge within 1 working day", "ISHA 2.6a"),
    StepRule(StepCode.FIRST_CONTACT, 1, 4, "receipt", "first contact within 4 working days", "ISHA 2.6c"),
    StepRule(StepCode.ANSWER, 1, None, "receipt", "answer by the date agreed with the customer", "ISHA 2.1b"),
    StepRule(StepCode.ANSWER_REVIEW, 2, None, "request", "answer within the time agreed", "ISHA 2.9d"),
)
_CODE_STEPS = (
    StepRule(StepCode.ACKNOWLEDGE, 1, 5, "receipt", "acknowledge within 5 working days", "CODE 6.2"),
    StepRule(
        StepCode.ANSWER,
        1,
        10,
        "acknowledgement",
        "answer within 10 working days of the acknowledgement",
        "CODE 6.3",
        Extension(10, "CODE 6.4"),
    ),
    StepRule(StepCode.ACKNOWLEDGE_REVIEW, 2, 5, "request", "acknowledge within 5 working days", "CODE 6.11"),
    StepRule(
        StepCode.ANSWER_REVIEW,
        2,
        20,
        "acknowledgement",
        "answer within 20 working days of the acknowledgement",
        "CODE 6.14",
        Extension(20, "CODE 6.14"),
    ),
)


def isha() -> Policy:
    """ISHA's policy of 2018: acknowledged in 1 working day, answered when agreed."""
    return Policy(
        code="isha-2018",
        version="1",
        title="Complaints policy",
        published_by="ISHA",
        landlords=("ISHA",),
        effective=date(2018, 9, 1),
        review_by=None,
        definition="A customer believes that we have failed to follow our policy.",
        definition_clause="ISHA 2.2",
        words=Words("Complaint Handler", "case worker", "reviewer", "Internal Review", "Complaints Team"),
        counting="receipt-day-zero",
        cut_off=None,
        pausing_allowed=False,
        acknowledge_by=(Method.TELEPHONE, Method.EMAIL, Method.LETTER),
        written_answer="on-request",
        written_answer_clause="ISHA 2.7c",
        answer_closes=False,
        time_bar=TimeBar(6, "coming to notice", "exceptional circumstances", "ISHA 2.3a"),
        stages=(),
        steps=_ISHA_STEPS,
        exclusions=(),
        grounds=(),
        decline_codes=(),
        closing=Closing(
            actions_done=True,
            compensation_received=True,
            customer_confirms=True,
            learning_discussed=True,
            survey_invited=True,
            attempts_before_closing_unreached=3,
            clause="ISHA 2.7a",
        ),
        reopening=Reopening(None, "new evidence", "ISHA 2.3i"),
        onward=Onward(designated_person=True, ombudsman_wait_days=56, ombudsman_within_months=None, clause="ISHA 2.10"),
        petitions=PetitionRules(5, 5, "any", "ISHA A2.1a"),
        clauses=(),
    )


def incommunities() -> Policy:
    """Incommunities' policy of 2017: no acknowledgement, answered within 10 working days from receipt."""
    answer = StepRule(StepCode.ANSWER, 1, 10, "receipt", "answer within 10 working days", "INC 6.3b")
    return replace(isha(), code="incommunities-2017", steps=(answer,))


def code() -> Policy:
    """The Ombudsman's Code of 2024: acknowledged in 5 working days, answered in 10 from that."""
    bar = TimeBar(12, "coming to notice", "discretion", "CODE 2")
    return replace(isha(), code="ombudsman-code-2024", effective=CODE_IN_FORCE, steps=_CODE_STEPS, time_bar=bar)


def law() -> Law:
    """The law of England: the Code's steps and its 12 months, from 1 April 2024."""
    return Law(
        code="law-england",
        nation="ENG",
        title="The law of England",
        steps=tuple(LawStep(rule, CODE_IN_FORCE) for rule in _CODE_STEPS),
        changes=(),
        time_bar_months=12,
        exclusions_known=(),
        contacts=(),
        from_day=date(2022, 10, 1),
        clauses=(),
        demands=(LawDemand("time-bar", CODE_IN_FORCE, "complaints are accepted for 12 months", "CODE 2"),),
    )
