"""Which letter a move calls for, and what it must contain (domain §5)."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from app.domain.escalation import is_last_stage
from app.domain.letter_fields import FIELDS, Field
from app.domain.letter_values import Row
from app.domain.policy import Law, Policy, StepCode
from app.domain.words import LetterKind


@dataclass(frozen=True, slots=True)
class Missing:
    """A field without a value: its name, the words a person knows it by, and where it is entered."""

    field: str
    words: str
    where_to_enter: str

    @property
    def sentence(self) -> str:
        """What is missing and where to enter it, for a form or a list."""
        return f"{self.words[:1].upper()}{self.words[1:]} is missing: enter it {self.where_to_enter}."


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a letter must contain: the fields that carry it, what it is, and the clause that asks for it."""

    fields: tuple[str, ...]
    says: str
    clause: str


_LETTER_OF = {
    "acknowledge": LetterKind.ACKNOWLEDGEMENT,
    "respond": LetterKind.RESPONSE,
    "extend": LetterKind.EXTENSION,
    "approve": LetterKind.REFUSAL,
}
_OMBUDSMAN = ("ombudsman_address", "ombudsman_telephone", "ombudsman_website")


def letter_of(move: str) -> LetterKind | None:
    """The letter that a move calls for, or None where it calls for none."""
    return _LETTER_OF.get(move)


def known_fields(kind: LetterKind) -> frozenset[str]:
    """Every field a template of this kind may use; a field of a row is written "issues.decision"."""
    return frozenset(field.name for field in FIELDS[kind])


def missing_words(kind: LetterKind) -> dict[str, str]:
    """What a preview shows in the place of each field without a value."""
    return {field.name: field.words for field in FIELDS[kind]}


def missing_fields(kind: LetterKind, values: Mapping[str, object]) -> tuple[Missing, ...]:
    """Every required field without a value, in the letter's order: all at once, before anything is made."""
    return tuple(missing for field in FIELDS[kind] if field.required for missing in _missing(field, values))


def _missing(field: Field, values: Mapping[str, object]) -> Iterator[Missing]:
    rows_name, _, name = field.name.partition(".")
    if not name:
        if _blank(values.get(field.name)):
            yield Missing(field.name, field.words, field.where)
        return
    for number, row in enumerate(_rows(values.get(rows_name)), start=1):
        due = field.only_where is None or bool(row.get(field.only_where))
        if due and _blank(row.get(name)):
            yield Missing(field.name, f"{field.words} of {rows_name.removesuffix('s')} {number}", field.where)


def _rows(value: object) -> tuple[Row, ...]:
    # A list where frozen values were read again from the database.
    return tuple(cast("Sequence[Row]", value)) if isinstance(value, (tuple, list)) else ()


def _blank(value: object) -> bool:
    return not value or (isinstance(value, str) and not value.strip())


def what_it_must_contain(kind: LetterKind, policy: Policy, law: Law | None, stage: int) -> tuple[Content, ...]:
    """What a letter of this kind must contain at this stage, each with the clause that asks for it.

    `law` is None where the law layer does not bind the case. The law's clause is named before the policy's.
    """
    demands = _DEMANDS[kind](policy, stage)
    return tuple(Content(fields, says, _clause(policy, law, clauses)) for fields, says, clauses in demands)


def contents_left_out(printed: Collection[str], demanded: Collection[Content]) -> tuple[Content, ...]:
    """What a template does not print although the letter must contain it; `printed` are the template's fields."""
    return tuple(content for content in demanded if not set(content.fields) <= set(printed))


Demand = tuple[tuple[str, ...], str, tuple[str, ...]]


def _acknowledgement(policy: Policy, _stage: int) -> tuple[Demand, ...]:
    step = policy.step(StepCode.ACKNOWLEDGE)
    asked = ("CODE 6.2", step.clause if step else policy.stage(1).clause)
    return (
        (("reference",), "the reference", asked),
        (("date_received",), "the date received", asked),
        (
            ("contact_name", "contact_reached_at"),
            "whom to contact: the team until a handler is assigned",
            asked,
        ),
        (("in_touch_by",), "when they will be in touch", asked),
        (("complaint_understood", "outcome_sought"), "the complaint as understood, and the outcome sought", asked),
        (("definition",), "what a complaint is", ("CODE 1.2", policy.definition_clause)),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 3.7", policy.onward.clause)),
    )


def _response(policy: Policy, stage: int) -> tuple[Demand, ...]:
    asked = ("CODE 6.9", "ISHA 2.7d", policy.stage(stage).clause)
    last = is_last_stage(policy, stage)
    onward = (
        "how to go on to the Ombudsman, and until when"
        if last
        else f"how to ask for the next stage, {policy.stage(stage + 1).name}"
    )
    return (
        (("stage_name",), "the stage", asked),
        (("complaint_defined",), "the complaint as defined", asked),
        (("issues.issue", "issues.decision"), "the decision on each issue", asked),
        (("issues.reasons",), "the reasons for each decision", asked),
        (("issues.remedy",), "the remedy that puts each issue right", asked),
        (("actions.what", "actions.owner", "actions.by"), "outstanding actions, each with owner and date", asked),
        (("how_to_escalate",), onward, ("CODE 3.7", policy.onward.clause) if last else asked),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 3.7", policy.onward.clause)),
    )


def _extension(policy: Policy, stage: int) -> tuple[Demand, ...]:
    code, said = (StepCode.ANSWER, "CODE 6.4") if stage == 1 else (StepCode.ANSWER_REVIEW, "CODE 6.14")
    step = policy.step(code)
    asked = (said, step.clause if step else policy.stage(stage).clause)
    return (
        (("answer_was_due",), "the old date", asked),
        (("answer_by",), "the new date", asked),
        (("reasons",), "the reasons", asked),
        (("next_update_on",), "the next update", ("ISHA 2.1b", "INC 3.1.2d", *asked)),
        (_OMBUDSMAN, "the Ombudsman’s details", (said, policy.onward.clause)),
    )


def _refusal(policy: Policy, _stage: int) -> tuple[Demand, ...]:
    asked = ("CODE 2.4", policy.exclusions[0].clause)
    return (
        (("reference",), "the reference", asked),
        (("ground", "clause"), "the reason with its clause", asked),
        (("evidence",), "the evidence", asked),
        (("decision",), "that the case is closed", asked),
        (("where_to_turn",), "where to turn instead", asked),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 2.4", policy.onward.clause)),
    )


def _definition(policy: Policy, _stage: int) -> tuple[Demand, ...]:
    asked = ("CODE 6.2", policy.stage(1).clause)
    return (
        (("complaint_understood", "outcome_sought"), "the complaint as understood, and the outcome sought", asked),
        (("responsible_for", "not_responsible_for"), "what the landlord is responsible for, and what not", asked),
        (("contact_name", "contact_reached_at"), "who handles it", asked),
        (("answer_by",), "when it is answered", asked),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 3.7", policy.onward.clause)),
    )


def _update(policy: Policy, _stage: int) -> tuple[Demand, ...]:
    asked = ("ISHA 2.6e", "CODE 6.6", policy.stage(1).clause)
    informed = ("ISHA 2.1b", "INC 3.1.2d", policy.stage(1).clause)
    return (
        (("actions.what", "actions.owner", "actions.by"), "agreed actions, each with owner and date", asked),
        (("next_update_on",), "the next update", informed),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 3.7", policy.onward.clause)),
    )


def _closure(policy: Policy, _stage: int) -> tuple[Demand, ...]:
    asked = (policy.closing.clause,)
    return (
        (("issues.issue", "issues.outcome", "outcome"), "the outcome", asked),
        (("actions_done.what", "actions_done.done"), "the actions that were done", asked),
        (("learning",), "what was learnt", asked),
        (("survey",), "the survey", asked),
        (_OMBUDSMAN, "the Ombudsman’s details", ("CODE 3.7", policy.onward.clause)),
    )


_DEMANDS: dict[LetterKind, Callable[[Policy, int], tuple[Demand, ...]]] = {
    LetterKind.ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.RESPONSE: _response,
    LetterKind.REFUSAL: _refusal,
    LetterKind.EXTENSION: _extension,
    LetterKind.DEFINITION: _definition,
    LetterKind.UPDATE: _update,
    LetterKind.CLOSURE: _closure,
}


def _clause(policy: Policy, law: Law | None, candidates: tuple[str, ...]) -> str:
    in_law = {clause.id for clause in law.clauses} if law else set[str]()
    known = (clause for clause in candidates if clause in in_law or policy.clause(clause))
    return next(known, candidates[-1])
