"""Words of the area that are no names, and what the office let stay of its own words."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = ("audits", "opened_packs")


def upgrade() -> None:
    for table in TABLES:
        words = sa.Column("local_words", sa.Text(), server_default="[]", nullable=False)
        op.add_column(table, words)
    names = ("audit_id", "digest", "kind", "tier", "reason")
    op.create_table(
        "cleared",
        *(sa.Column(name, sa.Text(), nullable=False) for name in names),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_cleared_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("audit_id", "digest", name=op.f("pk_cleared")),
    )


def downgrade() -> None:
    op.drop_table("cleared")
    for table in TABLES:
        op.drop_column(table, "local_words")
