"""Runs the migrations on the connection that ``models/upgrade.py`` hands in."""

from alembic import context
from sqlalchemy import Connection

from models.all_tables import Row


def run() -> None:
    connection = context.config.attributes["connection"]
    assert isinstance(connection, Connection)  # noqa: S101  there is no other way in
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=True,
        transaction_per_migration=False,
    )
    context.run_migrations()


run()
