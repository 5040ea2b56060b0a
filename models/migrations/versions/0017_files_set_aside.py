"""The files of the inbox that count for nothing, found without reading those that do."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_inbox_set_aside",
        "inbox",
        ["number"],
        sqlite_where=sa.text("applied = 0"),
        postgresql_where=sa.text("NOT applied"),
    )


def downgrade() -> None:
    op.drop_index("ix_inbox_set_aside", "inbox")
