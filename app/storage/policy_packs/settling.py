"""From the checked shape of a pack to the frozen dataclasses that the rules read."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import BaseModel

from app.domain.policy import (
    Clause,
    Closing,
    ContactBlock,
    DeclineCode,
    Exclusion,
    Extension,
    Ground,
    Law,
    LawChange,
    LawDemand,
    LawStep,
    Onward,
    PetitionRules,
    Policy,
    Reopening,
    StageRule,
    StepRule,
    TimeBar,
    Updates,
    Words,
)
from app.storage.policy_packs.law_shape import ContactTable, LawTable
from app.storage.policy_packs.shape import PackTable, StepTable

Settled = TypeVar("Settled")


def _each(kind: Callable[..., Settled], tables: Sequence[BaseModel]) -> tuple[Settled, ...]:
    return tuple(kind(**table.model_dump()) for table in tables)


def _step(table: StepTable) -> StepRule:
    extension = Extension(**table.extension.model_dump()) if table.extension else None
    return StepRule(
        code=table.code,
        stage=table.stage,
        working_days=table.working_days,
        counted_from=table.counted_from,
        says=table.says,
        clause=table.clause,
        extension=extension,
    )


def _contact(table: ContactTable) -> ContactBlock:
    return ContactBlock(**table.model_dump(exclude={"address"}), address=tuple(table.address))


def policy_of(pack: PackTable) -> Policy:
    """The policy that a checked pack describes."""
    return Policy(
        code=pack.code,
        version=pack.version,
        title=pack.title,
        published_by=pack.published_by,
        landlords=tuple(pack.landlords),
        effective=pack.effective,
        review_by=pack.review_by,
        definition=pack.definition,
        definition_clause=pack.definition_clause,
        words=Words(**pack.words.model_dump()),
        counting=pack.counting,
        cut_off=pack.cut_off,
        pausing_allowed=pack.pausing_allowed,
        acknowledge_by=tuple(pack.acknowledge_by),
        written_answer=pack.written_answer,
        written_answer_clause=pack.written_answer_clause,
        answer_closes=pack.answer_closes,
        time_bar=TimeBar(**pack.time_bar.model_dump()),
        stages=_each(StageRule, pack.stages),
        steps=tuple(_step(table) for table in pack.steps),
        exclusions=_each(Exclusion, pack.exclusions),
        grounds=_each(Ground, pack.grounds),
        decline_codes=_each(DeclineCode, pack.decline_codes),
        closing=Closing(**pack.closing.model_dump()),
        reopening=Reopening(**pack.reopening.model_dump()),
        onward=Onward(**pack.onward.model_dump()),
        petitions=PetitionRules(**pack.petitions.model_dump()),
        clauses=_each(Clause, pack.clauses),
        updates=Updates(**pack.updates.model_dump()),
    )


def law_of(law: LawTable) -> Law:
    """The law layer that a checked file describes."""
    return Law(
        code=law.code,
        nation=law.nation,
        title=law.title,
        steps=tuple(LawStep(rule=_step(table), from_day=table.from_day) for table in law.steps),
        changes=_each(LawChange, law.changes),
        time_bar_months=law.time_bar_months,
        exclusions_known=tuple(law.exclusions_known),
        contacts=tuple(_contact(table) for table in law.contacts),
        from_day=law.from_day,
        clauses=_each(Clause, law.clauses),
        demands=_each(LawDemand, law.demands),
    )
