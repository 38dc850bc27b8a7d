"""How Alembic reaches the database: always through a connection that app.storage.schema hands over."""

from alembic import context
from sqlalchemy import Connection

from app.storage.tables import Mapped


def run(connection: Connection) -> None:
    """Runs the migrations on that connection, in its transaction."""
    context.configure(
        connection=connection,
        target_metadata=Mapped.metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
