"""Petitions: what came with the signatures, the sheets, the signatures, and what is decided of them.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text("SET LOCAL lock_timeout = '10s'"))
    _add_petitions()
    _add_signatures()
    _add_decisions()


def _add_petitions() -> None:
    op.create_table(
        "petitions",
        sa.Column("case_id", KEY, autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("issues", sa.Text(), nullable=False),
        sa.Column("action_asked_for", sa.Text(), nullable=False),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("letter_on", sa.Date(), nullable=True),
        sa.Column("letter_where", sa.Text(), nullable=False),
        sa.Column("declared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_petitions_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_petitions")),
    )
    op.create_table(
        "petition_sheets",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signatures", sa.Integer(), nullable=False),
        sa.Column("added_by_id", KEY, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_petition_sheets_added_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_petition_sheets_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition_sheets")),
        sa.UniqueConstraint("case_id", "digest", name=op.f("uq_petition_sheets_case_id_digest")),
        sqlite_autoincrement=True,
    )


def _add_signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("sheet_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=80), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("as_written", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("home_id", KEY, nullable=True),
        sa.Column("household", sa.Text(), nullable=False),
        sa.Column("suggestion", sa.String(length=30), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_signatures_case_id_cases")),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_signatures_home_id_homes")),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["petition_sheets.id"], name=op.f("fk_signatures_sheet_id_petition_sheets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatures")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_signatures_case_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signatures_sheet_id", "signatures", ["sheet_id"], unique=False)


def _add_decisions() -> None:
    op.create_table(
        "petition_decisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_petition_decisions_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_petition_decisions_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_petition_decisions_case_id", "petition_decisions", ["case_id"], unique=False)
    op.create_table(
        "signature_decisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("signature_id", KEY, nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("decided", sa.String(length=30), nullable=False),
        sa.Column("home_id", KEY, nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_signature_decisions_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_signature_decisions_case_id_cases")),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_signature_decisions_home_id_homes")),
        sa.ForeignKeyConstraint(
            ["signature_id"], ["signatures.id"], name=op.f("fk_signature_decisions_signature_id_signatures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signature_decisions_case_id", "signature_decisions", ["case_id"], unique=False)
    op.create_index("ix_signature_decisions_signature_id", "signature_decisions", ["signature_id"], unique=False)


def downgrade() -> None:
    """Steps back."""
    for table in ("signature_decisions", "petition_decisions", "signatures", "petition_sheets", "petitions"):
        op.drop_table(table)
