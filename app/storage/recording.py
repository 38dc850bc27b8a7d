"""Prepares a database for its record: who may make which move, what it may change, and PostgreSQL's own triggers.

So are the answers that the equality questions have, and the grounds of refusal that the law knows.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, delete, insert

from app.domain.equality import QUESTIONS
from app.domain.policy import Law
from app.domain.rights import RIGHTS
from app.storage.chains import chain_of, is_unrecorded, recorded_tables
from app.storage.guards import MEANT_BY, guarded_columns, places
from app.storage.policy_packs import load_law
from app.storage.tables import EqualityChoice, LawGround, Mapped, MoveGuard, MoveRight
from app.storage.tables.mapped import Moment

_RECORDED_TOGETHER: Final = {"homes": "record_homes", "signature_decisions": "record_signature_decisions"}
"""Tables whose new rows are recorded a statement at a time, by a function of their own."""
_BROUGHT_TOO: Final = {
    **dict.fromkeys(("stages", "issues", "steps"), "hold_brought"),
    "customers": "record_brought_customers",
    "cases": "hold_brought_cases",
    "issue_decisions": "hold_brought_decisions",
    "extensions": "hold_brought_extensions",
    "brought_cases": "record_brought",
}
"""Tables whose new rows a log brings by the thousand: held to the move together, recorded with the brought case."""
_IS_BROUGHT: Final = "(public.is_bringing_cases())"


def prepare(connection: Connection) -> None:
    """Copies rights and guards into the database, and lets PostgreSQL write its own history from here on."""
    rights = [{"move": each.move, "role": each.role, "condition": each.when} for each in RIGHTS]
    _replace(connection, MoveRight, rights)
    _replace(connection, MoveGuard, [{"move": move, "place": place} for move, place in places()])
    choices = [{"question": each.code, "answer": answer} for each in QUESTIONS for answer in each.answers]
    _replace(connection, EqualityChoice, choices)
    connection.execute(delete(LawGround))
    connection.execute(insert(LawGround), list(_grounds(load_law())))
    if connection.dialect.name == "postgresql":
        for statement in _triggers():
            connection.exec_driver_sql(statement)


def _replace(connection: Connection, mapped: type[Mapped], rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(mapped))
    connection.execute(insert(mapped), [{name: str(value) for name, value in row.items()} for row in rows])


def _grounds(law: Law) -> Iterator[dict[str, Any]]:
    for demand in law.demands:
        if demand.topic == "exclusions":
            for known in law.exclusions_known:
                yield {"law": law.code, "exclusion": known, "from_day": demand.from_day}


def _triggers() -> Iterator[str]:
    for table in recorded_tables():
        told = ", ".join(f"'{argument}'" for argument in _arguments(table))
        together = _RECORDED_TOGETHER.get(table.name)
        if together:
            yield (
                f"CREATE OR REPLACE TRIGGER record_added AFTER INSERT ON public.{table.name} "
                f"REFERENCING NEW TABLE AS brought FOR EACH STATEMENT EXECUTE FUNCTION public.{together}()"
            )
        if table.name in _BROUGHT_TOO:
            yield (
                f"CREATE OR REPLACE TRIGGER record_added AFTER INSERT ON public.{table.name} "
                f"FOR EACH ROW WHEN (NOT {_IS_BROUGHT}) EXECUTE FUNCTION public.record_change({told})"
            )
            yield (
                f"CREATE OR REPLACE TRIGGER hold_brought AFTER INSERT ON public.{table.name} "
                f"REFERENCING NEW TABLE AS brought FOR EACH STATEMENT WHEN {_IS_BROUGHT} "
                f"EXECUTE FUNCTION public.{_BROUGHT_TOO[table.name]}()"
            )
        apart = together or table.name in _BROUGHT_TOO
        changed = "UPDATE OR DELETE" if apart else "INSERT OR UPDATE OR DELETE"
        yield (
            f"CREATE OR REPLACE TRIGGER record_change AFTER {changed} ON public.{table.name} "
            f"FOR EACH ROW EXECUTE FUNCTION public.record_change({told})"
        )
        yield (
            f"CREATE OR REPLACE TRIGGER whole_table_stays BEFORE TRUNCATE ON public.{table.name} FOR EACH STATEMENT "
            "EXECUTE FUNCTION public.refuse_change('A table is not emptied at once: history would not see it.')"
        )


def _arguments(table: Table) -> tuple[str, ...]:
    """As `record_change` in 30_record.sql reads them."""
    columns: Iterable[Column[Any]] = table.c
    return (
        *chain_of(table),
        _listed(table.primary_key.columns),
        _listed(each for each in columns if each.info.get("personal")),
        _listed(each for each in columns if is_unrecorded(each)),
        _listed(each for each in columns if isinstance(each.type, Moment)),
        _listed(each for each in columns if each.info.get("actor")),
        MEANT_BY.get(table.name, ""),
        ",".join(guarded_columns(table.name)),
        _listed(each for each in columns if each.info.get("stored_file")),
    )


def _listed(columns: Iterable[Column[Any]]) -> str:
    return ",".join(column.name for column in columns)
