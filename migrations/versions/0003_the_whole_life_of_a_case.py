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
FOLDED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
REFUSING = {
    "exclusion": sa.String(60),
    "evidence": sa.Text(),
    "circumstances": sa.Text(),
    "earlier": sa.String(20),
    "handed_to": sa.Text(),
}
"""What a screening that refuses says besides; those made until now accepted."""
DECIDING = {
    "team": sa.String(120),
    "remedy_kinds": sa.Text(),
    "exception": sa.Text(),
    "circumstances": sa.Text(),
}
"""What a decision says besides: who acted, the kinds of remedy, and what was weighed."""


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '10s'")
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name, kind in REFUSING.items():
            screenings.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        screenings.add_column(sa.Column("filed_on", sa.Date(), nullable=True))
        screenings.add_column(sa.Column("needs_approval", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The default was for the rows that were there: whoever screens from now on says it.
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name in (*REFUSING, "needs_approval"):
            screenings.alter_column(name, server_default=None)
    _add_work_list()
    _add_saved_views()
    _add_grounds()
    _add_extensions()
    _add_pauses()
    _add_corrections()
    _add_letter_drafts()
    _add_interventions()
    _add_to_decisions()
    _add_to_customers()
    _add_home_columns()


def _add_home_columns() -> None:
    op.create_table(
        "home_columns",
        sa.Column("landlord_id", KEY, autoincrement=False, nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_home_columns_landlord_id_landlords")),
        sa.PrimaryKeyConstraint("landlord_id", name=op.f("pk_home_columns")),
    )


def _add_to_customers() -> None:
    key = sa.ForeignKey("customers.id", name=op.f("fk_customers_merged_into_id_customers"))
    with op.batch_alter_table("customers", table_kwargs={"sqlite_autoincrement": True}) as customers:
        customers.add_column(sa.Column("never_by", sa.String(length=120), nullable=False, server_default=""))
        customers.add_column(sa.Column("adjustments_reviewed_on", sa.Date(), nullable=True))
        customers.add_column(sa.Column("merged_into_id", KEY, key, nullable=True))
    with op.batch_alter_table("customers", table_kwargs={"sqlite_autoincrement": True}) as customers:
        customers.alter_column("never_by", server_default=None)
        customers.create_index("ix_customers_merged_into_id", ["merged_into_id"], unique=False)


def _add_saved_views() -> None:
    op.create_table(
        "saved_views",
        sa.Column("id", KEY, nullable=False),
        sa.Column("owner_id", KEY, nullable=False),
        sa.Column("list_name", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_saved_views_owner_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
        sa.UniqueConstraint("owner_id", "list_name", "name", name=op.f("uq_saved_views_owner_id_list_name_name")),
        sqlite_autoincrement=True,
    )


LEFT_TO_DO = (
    """INSERT INTO work_list
    (case_id, number, person_id, due_on, to_do, move, reference, customer_sort, about_sort, stage_number)
    SELECT case_id, 0, todo_person_id, due_on, to_do, '', reference, customer_sort, about_sort, stage_number
    FROM case_list WHERE in_work AND (restricted OR to_do <> '') AND to_do NOT LIKE 'Action: %'""",
    """INSERT INTO work_list
    (case_id, number, person_id, due_on, to_do, move, reference, customer_sort, about_sort, stage_number)
    SELECT l.case_id, 2 + a.number, a.owner_id, a.due_on,
    CASE WHEN l.restricted THEN '' ELSE substr('Action: ' || a.what, 1, 200) END, '',
    l.reference, l.customer_sort, l.about_sort, l.stage_number
    FROM case_list l JOIN actions a ON a.case_id = l.case_id AND a.state = 'open'""",
)


def _add_work_list() -> None:
    """What is left to do on each case; until a case is changed next, its row in the lists says its step."""
    op.create_table(
        "work_list",
        sa.Column("case_id", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("to_do", FOLDED, nullable=False),
        sa.Column("move", sa.String(length=30), nullable=False),
        sa.Column("reference", FOLDED, nullable=False),
        sa.Column("customer_sort", FOLDED, nullable=False),
        sa.Column("about_sort", FOLDED, nullable=False),
        sa.Column("stage_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_work_list_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "number", name=op.f("pk_work_list")),
    )
    for statement in LEFT_TO_DO:
        op.execute(statement)
    for column in ("due_on", "reference", "customer_sort", "about_sort", "stage_number", "to_do"):
        op.create_index(f"ix_work_list_{column}", "work_list", [column, "case_id", "number", "person_id"])
    op.create_index("ix_work_list_person_id", "work_list", ["person_id", "due_on", "case_id", "number"])


def _add_grounds() -> None:
    op.create_table(
        "law_grounds",
        sa.Column("law", sa.String(length=60), nullable=False),
        sa.Column("exclusion", sa.String(length=60), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("law", "exclusion", name=op.f("pk_law_grounds")),
    )
    with op.batch_alter_table("policy_packs", table_kwargs={"sqlite_autoincrement": True}) as packs:
        packs.add_column(sa.Column("without_approval", sa.Text(), nullable=False, server_default=""))
    _read_packs()
    with op.batch_alter_table("policy_packs", table_kwargs={"sqlite_autoincrement": True}) as packs:
        packs.alter_column("without_approval", server_default=None)


def _read_packs() -> None:
    """A pack never changes: what is read out of its text is written beside it this once."""
    connection = op.get_bind()
    guarded = connection.dialect.name == "postgresql"
    if guarded:
        op.execute("ALTER TABLE policy_packs DISABLE TRIGGER USER")
    for pack, text in connection.execute(sa.text("SELECT id, text FROM policy_packs")).all():
        written = sa.text("UPDATE policy_packs SET without_approval = :waived WHERE id = :pack")
        connection.execute(written, {"waived": "\n".join(_without_approval(text)), "pack": pack})
    if guarded:
        op.execute("ALTER TABLE policy_packs ENABLE TRIGGER USER")


def _without_approval(text: str) -> list[str]:
    """Out of a pack as TOML; of one that is written otherwise, that every refusal is approved."""
    codes: list[str] = []
    for block in text.split("[[exclusions]]")[1:]:
        pairs = (line.partition("=") for line in block.partition("\n[")[0].splitlines())
        said = {key.strip(): value.partition("#")[0].strip() for key, _, value in pairs}
        if said.get("approval") == "false":
            codes.append(said["code"].strip("\"'"))
    return codes


def _add_corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("of_what", sa.String(length=30), nullable=False),
        sa.Column("of_id", KEY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_corrections_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_corrections_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_corrections_case_id", "corrections", ["case_id"], unique=False)


def _add_to_decisions() -> None:
    with op.batch_alter_table("issue_decisions", table_kwargs={"sqlite_autoincrement": True}) as decisions:
        for name, kind in DECIDING.items():
            decisions.add_column(sa.Column(name, kind, nullable=False, server_default=""))
    with op.batch_alter_table("issue_decisions", table_kwargs={"sqlite_autoincrement": True}) as decisions:
        for name in DECIDING:
            decisions.alter_column(name, server_default=None)


def _add_interventions() -> None:
    op.create_table(
        "interventions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("came_of_it", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_interventions_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_interventions_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_interventions_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interventions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_interventions_case_id", "interventions", ["case_id"], unique=False)


def _add_letter_drafts() -> None:
    op.create_table(
        "letter_drafts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("how", sa.String(length=30), nullable=False),
        sa.Column("needs_approval", sa.Boolean(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("written_by_id", KEY, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letter_drafts_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_letter_drafts_stage_id_stages")),
        sa.ForeignKeyConstraint(["written_by_id"], ["people.id"], name=op.f("fk_letter_drafts_written_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letter_drafts_case_id", "letter_drafts", ["case_id"], unique=False)
    op.create_table(
        "letter_prints",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("letter_id", KEY, nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_letter_prints_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letter_prints_case_id_cases")),
        sa.ForeignKeyConstraint(["letter_id"], ["letters.id"], name=op.f("fk_letter_prints_letter_id_letters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_prints")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letter_prints_case_id", "letter_prints", ["case_id"], unique=False)
    op.create_index("ix_letter_prints_letter_id", "letter_prints", ["letter_id"], unique=False)
    op.create_table(
        "standard_paragraphs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_paragraphs")),
        sa.UniqueConstraint("name", name=op.f("uq_standard_paragraphs_name")),
        sqlite_autoincrement=True,
    )


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


def _add_pauses() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_pauses_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_pauses_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_pauses_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pauses_case_id", "pauses", ["case_id"], unique=False)


def downgrade() -> None:
    """Steps back."""
    op.drop_index("ix_pauses_case_id", table_name="pauses")
    op.drop_table("pauses")
    op.drop_table("home_columns")
    op.drop_table("law_grounds")
    with op.batch_alter_table("policy_packs", table_kwargs={"sqlite_autoincrement": True}) as packs:
        packs.drop_column("without_approval")
    op.drop_table("standard_paragraphs")
    op.drop_index("ix_letter_prints_letter_id", table_name="letter_prints")
    op.drop_index("ix_letter_prints_case_id", table_name="letter_prints")
    op.drop_table("letter_prints")
    op.drop_index("ix_letter_drafts_case_id", table_name="letter_drafts")
    op.drop_table("letter_drafts")
    with op.batch_alter_table("issue_decisions", table_kwargs={"sqlite_autoincrement": True}) as decisions:
        for name in DECIDING:
            decisions.drop_column(name)
    op.drop_index("ix_interventions_case_id", table_name="interventions")
    op.drop_table("interventions")
    op.drop_table("saved_views")
    op.drop_table("work_list")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER IF EXISTS customers_merged ON customers")  # it asks for the column
    with op.batch_alter_table("customers", table_kwargs={"sqlite_autoincrement": True}) as customers:
        customers.drop_index("ix_customers_merged_into_id")
        customers.drop_constraint("fk_customers_merged_into_id_customers", type_="foreignkey")
        for name in ("merged_into_id", "adjustments_reviewed_on", "never_by"):
            customers.drop_column(name)
    op.drop_index("ix_extensions_case_id", table_name="extensions")
    op.drop_table("extensions")
    op.drop_index("ix_corrections_case_id", table_name="corrections")
    op.drop_table("corrections")
    with op.batch_alter_table("screenings", table_kwargs={"sqlite_autoincrement": True}) as screenings:
        for name in ("needs_approval", "filed_on", *REFUSING):
            screenings.drop_column(name)
