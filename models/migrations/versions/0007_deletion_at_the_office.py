"""The day on which an audit's answers are to be deleted, and what stays of a deleted audit."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audits", sa.Column("delete_on", sa.Date(), nullable=True))
    op.create_table(
        "deleted_audits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("packs", sa.Text(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_deleted_audits")),
        sa.UniqueConstraint("id", name=op.f("uq_deleted_audits_id")),
    )


def downgrade() -> None:
    op.drop_table("deleted_audits")
    op.drop_column("audits", "delete_on")
