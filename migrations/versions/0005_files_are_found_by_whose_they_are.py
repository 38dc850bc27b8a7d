"""Files are found by the evidence that they are: whoever may see a case sees its files, and that is asked of each.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Steps forward."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text("SET LOCAL lock_timeout = '10s'"))
    op.create_index("ix_case_files_file_id", "case_files", ["file_id"])


def downgrade() -> None:
    """Steps back."""
    op.drop_index("ix_case_files_file_id", table_name="case_files")
