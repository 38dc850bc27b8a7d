"""The whole life of a case: what its moves need beyond the first slice.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
REFUSING = {
    "exclusion": sa.String(60),
    "evidence": sa.Text(),
    "circumstances": sa.Text(),
    "earlier": sa.String(20),
}
"""What a screening that refuses says besides; those made until now accepted."""


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '10s'")
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name, kind in REFUSING.items():
            screenings.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        screenings.add_column(sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The default was for the rows that were there: whoever screens from now on says it.
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name in (*REFUSING, "needs_approval"):
            screenings.alter_column(name, server_default=None)
    _add_extensions()
    _add_corrections()


def _add_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_corrections_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_corrections_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_case_id", "corrections", ["case_id"], unique=False)


def _add_extensions() -> None:
    op.create_table(
        "extensions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.Column("old_due_on", sa.Date(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("good_reason", sa.Text(), nullable=False),
        sa.Column("next_update_on", sa.Date(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_extensions_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_extensions_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_extensions_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_extensions_case_id", "extensions", ["case_id"], unique=False)


def downgrade() -> None:
    """Steps back."""
    op.drop_index("ix_extensions_case_id", table_name="extensions")
    op.drop_table("extensions")
    op.drop_index("ix_corrections_case_id", table_name="corrections")
    op.drop_table("corrections")
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name in ("needs_approval", *REFUSING):
            screenings.drop_column(name)
