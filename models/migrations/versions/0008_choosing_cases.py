"""What cases are counted by, random picks, and cases in reserve."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("cases", sa.Column("facts", sa.Text(), server_default="{}", nullable=False))
    op.create_table(
        "draws",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("draw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_draws_audit_id_audits")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_draws")),
    )
    op.create_index(op.f("ix_draws_audit_id"), "draws", ["audit_id"])
    op.create_table(
        "reserves",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("uin", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("instead_of", sa.Text(), nullable=False),
        sa.Column("stepped_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_reserves_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reserves")),
        sa.UniqueConstraint("id", name=op.f("uq_reserves_id")),
        sa.UniqueConstraint("audit_id", "uin", name=op.f("uq_reserves_audit_id_uin")),
    )


def downgrade() -> None:
    op.drop_table("reserves")
    op.drop_index(op.f("ix_draws_audit_id"), "draws")
    op.drop_table("draws")
    op.drop_column("cases", "facts")
