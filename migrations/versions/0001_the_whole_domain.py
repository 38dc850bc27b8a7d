"""The whole domain: the office, homes and customers, cases with their stages, letters, lists and history.

Revision ID: 0001
Revises: none
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)
SORTED_BY = (
    *("due_on", "reference", "customer_sort", "about_sort"),
    *("stage_number", "to_do", "handler_sort", "received_on"),
)


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET LOCAL lock_timeout = '10s'")
    op.create_table(
        "bank_holidays",
        sa.Column("nation", sa.String(length=3), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("nation", "day", name=op.f("pk_bank_holidays")),
    )
    op.create_table(
        "files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", KEY, nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("digest", name=op.f("uq_files_digest")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "landlords",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("nation", sa.String(length=3), nullable=False),
        sa.Column("law_layer", sa.Boolean(), nullable=False),
        sa.Column("team", sa.String(length=120), nullable=False),
        sa.Column("telephone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_landlords")),
        sa.UniqueConstraint("name", name=op.f("uq_landlords_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "letter_templates",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_templates")),
        sa.UniqueConstraint("kind", "digest", name=op.f("uq_letter_templates_kind_digest")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "people",
        sa.Column("id", KEY, nullable=False),
        sa.Column("login", sa.String(length=63), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job_title", sa.String(length=120), nullable=False),
        sa.Column("team", sa.String(length=120), nullable=False),
        sa.Column("telephone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("senior", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("login", name=op.f("uq_people_login")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "policy_packs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("version", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_packs")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_policy_packs_code_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reference_counters",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_reference_counters")),
        info={"derived": True},
    )
    op.create_table(
        "representatives",
        sa.Column("id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representatives")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "terms",
        sa.Column("list_name", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("list_name", "name", name=op.f("pk_terms")),
    )
    op.create_table(
        "closures",
        sa.Column("id", KEY, nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_closures_landlord_id_landlords")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closures")),
        sa.UniqueConstraint("landlord_id", "day", name=op.f("uq_closures_landlord_id_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "commands",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=True),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_commands_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commands")),
        info={"derived": True},
    )
    op.create_table(
        "file_chunks",
        sa.Column("file_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_file_chunks_file_id_files")),
        sa.PrimaryKeyConstraint("file_id", "number", name=op.f("pk_file_chunks")),
    )
    op.create_table(
        "history",
        sa.Column("id", KEY, nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("subject_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("move", sa.String(length=60), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("texts_digest", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_history_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sa.UniqueConstraint("subject", "subject_id", "number", name=op.f("uq_history_subject_subject_id_number")),
        info={"derived": True},
        sqlite_autoincrement=True,
    )
    op.create_table(
        "homes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("property_ref", sa.String(length=60), nullable=False),
        sa.Column("uprn", sa.String(length=20), nullable=False),
        sa.Column("line1", sa.String(length=200), nullable=False),
        sa.Column("line2", sa.String(length=200), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("postcode", sa.String(length=10), nullable=False),
        sa.Column("tenure", sa.String(length=60), nullable=False),
        sa.Column("estate", sa.String(length=120), nullable=False),
        sa.Column("ward", sa.String(length=120), nullable=False),
        sa.Column("local_authority", sa.String(length=120), nullable=False),
        sa.Column("found_by", FOLDED, nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_homes_landlord_id_landlords")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_homes")),
        sa.UniqueConstraint("landlord_id", "property_ref", name=op.f("uq_homes_landlord_id_property_ref")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_homes_found_by", "homes", ["found_by"], unique=False)
    op.create_index("ix_homes_postcode", "homes", ["postcode"], unique=False)
    op.create_table(
        "packs_in_force",
        sa.Column("id", KEY, nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("pack_id", KEY, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_packs_in_force_landlord_id_landlords")
        ),
        sa.ForeignKeyConstraint(["pack_id"], ["policy_packs.id"], name=op.f("fk_packs_in_force_pack_id_policy_packs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs_in_force")),
        sa.UniqueConstraint("landlord_id", "from_day", name=op.f("uq_packs_in_force_landlord_id_from_day")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_roles",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_person_roles_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_person_roles")),
    )
    op.create_table(
        "customers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("forenames", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("found_by", FOLDED, nullable=False),
        sa.Column("home_id", KEY, nullable=True),
        sa.Column("line1", sa.Text(), nullable=False),
        sa.Column("line2", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("preferred", sa.String(30), nullable=True),
        sa.Column("contact_notes", sa.Text(), nullable=False),
        sa.Column("forbidden_contact", sa.Text(), nullable=False),
        sa.Column("joint_with", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("letter_format", sa.String(30), nullable=False),
        sa.Column("adjustments", sa.Text(), nullable=False),
        sa.Column("adjustments_review_on", sa.Date(), nullable=True),
        sa.Column("risk_marker", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_customers_home_id_homes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_customers_found_by", "customers", ["found_by"], unique=False)
    op.create_index("ix_customers_home_id", "customers", ["home_id"], unique=False)
    op.create_table(
        "history_texts",
        sa.Column("line_id", KEY, autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["line_id"], ["history.id"], name=op.f("fk_history_texts_line_id_history")),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_history_texts")),
        info={"derived": True},
    )
    op.create_table(
        "authorities",
        sa.Column("id", KEY, nullable=False),
        sa.Column("customer_id", KEY, nullable=False),
        sa.Column("representative_id", KEY, nullable=False),
        sa.Column("evidence", sa.String(length=30), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_authorities_customer_id_customers")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["representatives.id"], name=op.f("fk_authorities_representative_id_representatives")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_authorities_customer_id", "authorities", ["customer_id"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("status", sa.String(30), nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("pack_id", KEY, nullable=False),
        sa.Column("law", sa.String(length=60), nullable=True),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("channel", sa.String(30), nullable=False),
        sa.Column("recorded_by_id", KEY, nullable=False),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("customer_id", KEY, nullable=True),
        sa.Column("representative_id", KEY, nullable=True),
        sa.Column("home_id", KEY, nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("understood", sa.Text(), nullable=False),
        sa.Column("outcome_sought", sa.Text(), nullable=False),
        sa.Column("assistance", sa.Text(), nullable=False),
        sa.Column("screened", sa.String(30), nullable=True),
        sa.Column("handler_id", KEY, nullable=True),
        sa.Column("case_worker_id", KEY, nullable=True),
        sa.Column("next_update_on", sa.Date(), nullable=True),
        sa.Column("update_every_days", sa.Integer(), nullable=True),
        sa.Column("written_answer_requested", sa.Boolean(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("satisfied", sa.String(30), nullable=True),
        sa.Column("learning", sa.Text(), nullable=False),
        sa.Column("remains", sa.Text(), nullable=False),
        sa.Column("survey_invited", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_worker_id"], ["people.id"], name=op.f("fk_cases_case_worker_id_people")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_cases_customer_id_customers")),
        sa.ForeignKeyConstraint(["handler_id"], ["people.id"], name=op.f("fk_cases_handler_id_people")),
        sa.ForeignKeyConstraint(["home_id"], ["homes.id"], name=op.f("fk_cases_home_id_homes")),
        sa.ForeignKeyConstraint(["landlord_id"], ["landlords.id"], name=op.f("fk_cases_landlord_id_landlords")),
        sa.ForeignKeyConstraint(["pack_id"], ["policy_packs.id"], name=op.f("fk_cases_pack_id_policy_packs")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["people.id"], name=op.f("fk_cases_recorded_by_id_people")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["representatives.id"], name=op.f("fk_cases_representative_id_representatives")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_cases_reference")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_cases_customer_id", "cases", ["customer_id"], unique=False)
    op.create_index("ix_cases_home_id", "cases", ["home_id"], unique=False)
    op.create_index("ix_cases_status", "cases", ["status", "id"], unique=False)
    op.create_table(
        "actions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner_id", KEY, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_actions_case_id_cases")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_actions_owner_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_actions_case_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_actions_owner_id", "actions", ["owner_id"], unique=False)
    op.create_table(
        "approvals",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("of_what", sa.String(length=30), nullable=False),
        sa.Column("of_id", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_approvals_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_approvals_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_approvals_case_id", "approvals", ["case_id"], unique=False)
    op.create_table(
        "case_files",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("file_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by_id", KEY, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["people.id"], name=op.f("fk_case_files_added_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_files_case_id_cases")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_case_files_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_files")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_files_case_id", "case_files", ["case_id"], unique=False)
    op.create_table(
        "case_list",
        sa.Column("case_id", KEY, autoincrement=False, nullable=False),
        sa.Column("reference", FOLDED, nullable=False),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("in_work", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("landlord_id", KEY, nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("customer_sort", FOLDED, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_sort", FOLDED, nullable=False),
        sa.Column("stage_number", sa.Integer(), nullable=False),
        sa.Column("stage_name", sa.String(length=60), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("to_do", FOLDED, nullable=False),
        sa.Column("todo_person_id", KEY, nullable=False),
        sa.Column("handler", sa.String(), nullable=False),
        sa.Column("handler_sort", FOLDED, nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_list_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_list")),
        info={"derived": True},
    )
    op.create_index("ix_case_list_about_sort", "case_list", ["about_sort", "case_id"], unique=False)
    op.create_index("ix_case_list_customer_sort", "case_list", ["customer_sort", "case_id"], unique=False)
    op.create_index("ix_case_list_due_on", "case_list", ["due_on", "case_id"], unique=False)
    op.create_index("ix_case_list_handler_sort", "case_list", ["handler_sort", "case_id"], unique=False)
    op.create_index("ix_case_list_received_on", "case_list", ["received_on", "case_id"], unique=False)
    op.create_index("ix_case_list_reference", "case_list", ["reference", "case_id"], unique=False)
    op.create_index("ix_case_list_stage_number", "case_list", ["stage_number", "case_id"], unique=False)
    op.create_index("ix_case_list_status_about_sort", "case_list", ["status", "about_sort", "case_id"], unique=False)
    op.create_index(
        "ix_case_list_status_customer_sort", "case_list", ["status", "customer_sort", "case_id"], unique=False
    )
    op.create_index("ix_case_list_status_due_on", "case_list", ["status", "due_on", "case_id"], unique=False)
    op.create_index(
        "ix_case_list_status_handler_sort", "case_list", ["status", "handler_sort", "case_id"], unique=False
    )
    op.create_index("ix_case_list_status_received_on", "case_list", ["status", "received_on", "case_id"], unique=False)
    op.create_index("ix_case_list_status_reference", "case_list", ["status", "reference", "case_id"], unique=False)
    op.create_index(
        "ix_case_list_status_stage_number", "case_list", ["status", "stage_number", "case_id"], unique=False
    )
    op.create_index("ix_case_list_status_to_do", "case_list", ["status", "to_do", "case_id"], unique=False)
    op.create_index("ix_case_list_to_do", "case_list", ["to_do", "case_id"], unique=False)
    for column in SORTED_BY:
        op.create_index(
            f"ix_case_list_in_work_{column}",
            "case_list",
            [column, "case_id", "todo_person_id", "status"],
            unique=False,
            postgresql_where=sa.text("in_work"),
            sqlite_where=sa.text("in_work = 1"),
        )
    op.create_table(
        "case_words",
        sa.Column("word", FOLDED, nullable=False),
        sa.Column("case_id", KEY, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_words_case_id_cases")),
        sa.PrimaryKeyConstraint("word", "case_id", name=op.f("pk_case_words")),
        info={"derived": True},
    )
    op.create_table(
        "issues",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=120), nullable=False),
        sa.Column("service_area", sa.String(length=120), nullable=False),
        sa.Column("ground", sa.String(length=60), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_issues_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_issues_case_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "named_people",
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_named_people_case_id_cases")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_named_people_person_id_people")),
        sa.PrimaryKeyConstraint("case_id", "person_id", name=op.f("pk_named_people")),
    )
    op.create_table(
        "screenings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("result", sa.String(30), nullable=False),
        sa.Column("came_to_notice_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", KEY, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_screenings_case_id_cases")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_screenings_decided_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screenings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_screenings_case_id", "screenings", ["case_id"], unique=False)
    op.create_table(
        "stages",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("acknowledged_at", MOMENT, nullable=True),
        sa.Column("acknowledged_how", sa.String(30), nullable=True),
        sa.Column("first_contact_at", MOMENT, nullable=True),
        sa.Column("promised_answer_on", sa.Date(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("answered_how", sa.String(30), nullable=True),
        sa.Column("reviewer_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_stages_case_id_cases")),
        sa.ForeignKeyConstraint(["reviewer_id"], ["people.id"], name=op.f("fk_stages_reviewer_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stages")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_stages_case_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "contacts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("direction", sa.String(30), nullable=False),
        sa.Column("method", sa.String(30), nullable=False),
        sa.Column("why_other_method", sa.Text(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("first_findings", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("next_update_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_contacts_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contacts_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_contacts_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contacts_case_id", "contacts", ["case_id"], unique=False)
    op.create_table(
        "issue_decisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("issue_id", KEY, nullable=False),
        sa.Column("outcome", sa.String(30), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("root_cause", sa.String(length=120), nullable=False),
        sa.Column("contractor", sa.String(length=120), nullable=False),
        sa.Column("policy_needs_review", sa.Boolean(), nullable=False),
        sa.Column("decided_by_id", KEY, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_issue_decisions_case_id_cases")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name=op.f("fk_issue_decisions_decided_by_id_people")),
        sa.ForeignKeyConstraint(["issue_id"], ["issues.id"], name=op.f("fk_issue_decisions_issue_id_issues")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_issue_decisions_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_decisions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_issue_decisions_case_id", "issue_decisions", ["case_id"], unique=False)
    op.create_table(
        "letters",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("state", sa.String(30), nullable=False),
        sa.Column("template_id", KEY, nullable=False),
        sa.Column("format", sa.String(30), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=False),
        sa.Column("parts_digest", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", KEY, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("sent_how", sa.String(30), nullable=True),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letters_case_id_cases")),
        sa.ForeignKeyConstraint(["made_by_id"], ["people.id"], name=op.f("fk_letters_made_by_id_people")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_letters_stage_id_stages")),
        sa.ForeignKeyConstraint(
            ["template_id"], ["letter_templates.id"], name=op.f("fk_letters_template_id_letter_templates")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letters_case_id", "letters", ["case_id"], unique=False)
    op.create_table(
        "sign_offs",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_sign_offs_by_id_people")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_sign_offs_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_sign_offs_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_offs")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_offs_case_id", "sign_offs", ["case_id"], unique=False)
    op.create_table(
        "steps",
        sa.Column("id", KEY, nullable=False),
        sa.Column("case_id", KEY, nullable=False),
        sa.Column("stage_id", KEY, nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_steps_case_id_cases")),
        sa.ForeignKeyConstraint(["stage_id"], ["stages.id"], name=op.f("fk_steps_stage_id_stages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sa.UniqueConstraint("stage_id", "code", name=op.f("uq_steps_stage_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_steps_case_id", "steps", ["case_id"], unique=False)


def downgrade() -> None:
    """Steps back."""
    op.drop_index("ix_steps_case_id", table_name="steps")
    op.drop_table("steps")
    op.drop_index("ix_sign_offs_case_id", table_name="sign_offs")
    op.drop_table("sign_offs")
    op.drop_index("ix_letters_case_id", table_name="letters")
    op.drop_table("letters")
    op.drop_index("ix_issue_decisions_case_id", table_name="issue_decisions")
    op.drop_table("issue_decisions")
    op.drop_index("ix_contacts_case_id", table_name="contacts")
    op.drop_table("contacts")
    op.drop_table("stages")
    op.drop_index("ix_screenings_case_id", table_name="screenings")
    op.drop_table("screenings")
    op.drop_table("named_people")
    op.drop_table("issues")
    op.drop_table("case_words")
    for column in SORTED_BY:
        op.drop_index(f"ix_case_list_in_work_{column}", table_name="case_list")
    op.drop_index("ix_case_list_to_do", table_name="case_list")
    op.drop_index("ix_case_list_status_to_do", table_name="case_list")
    op.drop_index("ix_case_list_status_stage_number", table_name="case_list")
    op.drop_index("ix_case_list_status_reference", table_name="case_list")
    op.drop_index("ix_case_list_status_received_on", table_name="case_list")
    op.drop_index("ix_case_list_status_handler_sort", table_name="case_list")
    op.drop_index("ix_case_list_status_due_on", table_name="case_list")
    op.drop_index("ix_case_list_status_customer_sort", table_name="case_list")
    op.drop_index("ix_case_list_status_about_sort", table_name="case_list")
    op.drop_index("ix_case_list_stage_number", table_name="case_list")
    op.drop_index("ix_case_list_reference", table_name="case_list")
    op.drop_index("ix_case_list_received_on", table_name="case_list")
    op.drop_index("ix_case_list_handler_sort", table_name="case_list")
    op.drop_index("ix_case_list_due_on", table_name="case_list")
    op.drop_index("ix_case_list_customer_sort", table_name="case_list")
    op.drop_index("ix_case_list_about_sort", table_name="case_list")
    op.drop_table("case_list")
    op.drop_index("ix_case_files_case_id", table_name="case_files")
    op.drop_table("case_files")
    op.drop_index("ix_approvals_case_id", table_name="approvals")
    op.drop_table("approvals")
    op.drop_index("ix_actions_owner_id", table_name="actions")
    op.drop_table("actions")
    op.drop_index("ix_cases_status", table_name="cases")
    op.drop_index("ix_cases_home_id", table_name="cases")
    op.drop_index("ix_cases_customer_id", table_name="cases")
    op.drop_table("cases")
    op.drop_index("ix_authorities_customer_id", table_name="authorities")
    op.drop_table("authorities")
    op.drop_table("history_texts")
    op.drop_index("ix_customers_home_id", table_name="customers")
    op.drop_index("ix_customers_found_by", table_name="customers")
    op.drop_table("customers")
    op.drop_table("person_roles")
    op.drop_table("packs_in_force")
    op.drop_index("ix_homes_postcode", table_name="homes")
    op.drop_index("ix_homes_found_by", table_name="homes")
    op.drop_table("homes")
    op.drop_table("history")
    op.drop_table("file_chunks")
    op.drop_table("commands")
    op.drop_table("closures")
    op.drop_table("terms")
    op.drop_table("representatives")
    op.drop_table("reference_counters")
    op.drop_table("policy_packs")
    op.drop_table("people")
    op.drop_table("letter_templates")
    op.drop_table("landlords")
    op.drop_table("files")
    op.drop_table("bank_holidays")
