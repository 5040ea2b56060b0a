"""Marks of the words that people wrote, so that a large store need not be read whole."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "entry_marks",
        sa.Column("entry_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("marks", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_number"],
            ["entries.number"],
            name=op.f("fk_entry_marks_entry_number_entries"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_number", name=op.f("pk_entry_marks")),
    )
    op.create_index(op.f("ix_returns_audit_id"), "returns", ["audit_id"])
    op.create_index(op.f("ix_entries_return_id"), "entries", ["return_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_entries_return_id"), "entries")
    op.drop_index(op.f("ix_returns_audit_id"), "returns")
    op.drop_table("entry_marks")
