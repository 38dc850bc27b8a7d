"""What PostgreSQL itself asks before a refusal holds: the grounds that the law knows."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped as Column
from sqlalchemy.orm import mapped_column

from app.storage.tables.mapped import Mapped


class LawGround(Mapped):
    """A point on which a law lets a complaint be refused, from a day on; the upgrade copies it from the law's file."""

    __tablename__ = "law_grounds"
    __table_args__ = ({"info": {"derived": True}},)
    law: Column[str] = mapped_column(String(60), primary_key=True)
    exclusion: Column[str] = mapped_column(String(60), primary_key=True)
    from_day: Column[date]
