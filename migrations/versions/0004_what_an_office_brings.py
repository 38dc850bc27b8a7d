"""What an office brings: cases out of its complaints log, beside what the log said of them.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '10s'")
    op.add_column("cases", sa.Column("brought_as", sa.String(length=60), nullable=True))
    op.create_table(
        "brought_cases",
        sa.Column("case_id", KEY, autoincrement=False, nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("taken", sa.Text(), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_brought_cases_case_id_cases")),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_brought_cases_landlord_id_landlords")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_brought_cases")),
        sa.UniqueConstraint("landlord_id", "key", name=op.f("uq_brought_cases_landlord_id_key")),
    )
    op.create_table(
        "log_mappings",
        sa.Column("landlord_id", KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_log_mappings_landlord_id_landlords")),
        sa.PrimaryKeyConstraint("landlord_id", "kind", name=op.f("pk_log_mappings")),
    )


def downgrade() -> None:
    """Steps back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER IF EXISTS hold_brought_whole ON cases")  # it asks for what goes
    op.drop_table("log_mappings")
    op.drop_table("brought_cases")
    with op.batch_alter_table("cases", table_kwargs={"sqlite_autoincrement": True}) as cases:
        cases.drop_column("brought_as")
