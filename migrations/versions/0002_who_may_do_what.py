"""Who may do what: what each role may do, what each move may change, anchors, calendar changes still to be followed.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
WITHOUT_GUARDS = """
DO $$
DECLARE
    found record;
BEGIN
    FOR found IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP POLICY %I ON public.%I', found.policyname, found.tablename);
    END LOOP;
    FOR found IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity LOOP
        EXECUTE format('ALTER TABLE public.%I DISABLE ROW LEVEL SECURITY', found.relname);
    END LOOP;
    FOR found IN
        SELECT t.tgname, t.tgrelid::regclass AS at FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND p.pronamespace = 'public'::regnamespace AND p.proname <> 'refuse_change'
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', found.tgname, found.at);
    END LOOP;
END $$
"""
"""Version 0001 on PostgreSQL wrote its history itself, and knew no rights; an upgrade brings them all back."""


def upgrade() -> None:
    """Steps forward."""
    op.create_table(
        "anchors",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("up_to", KEY, nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_anchors")),
    )
    op.create_table(
        "move_rights",
        sa.Column("move", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("condition", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("move", "role", name=op.f("pk_move_rights")),
    )
    op.create_table(
        "move_guards",
        sa.Column("move", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("move", "place", name=op.f("pk_move_guards")),
    )
    op.create_table(
        "changes_under_way",
        sa.Column("id", KEY, nullable=False),
        sa.Column("xact", KEY, nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("move", sa.String(length=60), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("personal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changes_under_way")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_changes_under_way_xact", "changes_under_way", ["xact", "subject", "subject_id", "move"], unique=False
    )
    op.create_table(
        "calendar_changes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_calendar_changes_landlord_id_landlords")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_changes_done_at", "calendar_changes", ["done_at"], unique=False)
    op.create_table(
        "restrictions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_restrictions_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_restrictions_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restrictions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_restrictions_case_id", "restrictions", ["case_id"], unique=False)
    _add_equality()
    if op.get_bind().dialect.name == "postgresql":  # no row of it outlives its transaction
        op.execute("ALTER TABLE changes_under_way SET UNLOGGED")
    op.create_index(
        "ix_cases_restricted",
        "cases",
        ["id", "handler_id", "case_worker_id"],
        unique=False,
        postgresql_where=sa.text("restricted"),
        sqlite_where=sa.text("restricted = 1"),
    )
    op.create_index("ix_stages_reviewer_id", "stages", ["reviewer_id"], unique=False)


def _add_equality() -> None:
    op.create_table(
        "equality_answers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=30), nullable=False),
        sa.Column("answer", sa.String(length=30), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_equality_answers_customer_id_customers")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equality_answers")),
        sa.UniqueConstraint("question", "customer_id", name=op.f("uq_equality_answers_question_customer_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_equality_answers_customer_id", "equality_answers", ["customer_id"], unique=False)
    op.create_table(
        "equality_choices",
        sa.Column("question", sa.String(length=30), nullable=False),
        sa.Column("answer", sa.String(length=30), nullable=False),
        sa.PrimaryKeyConstraint("question", "answer", name=op.f("pk_equality_choices")),
    )
    op.create_table(
        "equality_summaries",
        sa.Column("question", sa.String(length=30), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("answer", sa.String(length=30), nullable=False),
        sa.Column("complainants", sa.Integer(), nullable=True),
        sa.Column("customers", sa.Integer(), nullable=True),
        sa.Column("drawn_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("question", "period", "answer", name=op.f("pk_equality_summaries")),
    )


def downgrade() -> None:
    """Steps back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(WITHOUT_GUARDS)
    if op.get_bind().dialect.name == "postgresql":  # who sees a file is told by another table, which could not go first
        for table in ("files", "file_chunks"):
            op.execute(f"DROP POLICY IF EXISTS of_cases_seen ON {table}")
    op.drop_table("equality_summaries")
    op.drop_table("equality_choices")
    op.drop_index("ix_equality_answers_customer_id", table_name="equality_answers")
    op.drop_table("equality_answers")
    op.drop_index("ix_stages_reviewer_id", table_name="stages")
    op.drop_index("ix_cases_restricted", table_name="cases")
    op.drop_index("ix_restrictions_case_id", table_name="restrictions")
    op.drop_table("restrictions")
    op.drop_index("ix_calendar_changes_done_at", table_name="calendar_changes")
    op.drop_table("calendar_changes")
    op.drop_index("ix_changes_under_way_xact", table_name="changes_under_way")
    op.drop_table("changes_under_way")
    op.drop_table("move_guards")
    op.drop_table("move_rights")
    op.drop_table("anchors")
