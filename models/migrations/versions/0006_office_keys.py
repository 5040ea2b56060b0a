"""The office's escrow key, former keys of audits, what was tried from the kit, help in packs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "escrow_keys",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("proved_at", moment, nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_escrow_keys")),
    )
    op.create_table(
        "former_keys",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("ended_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_former_keys_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_former_keys")),
    )
    op.add_column("audit_keys", sa.Column("proved_at", moment, nullable=True))
    op.add_column("opened_packs", sa.Column("escrow", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    op.drop_column("opened_packs", "escrow")
    op.drop_column("audit_keys", "proved_at")
    op.drop_table("former_keys")
    op.drop_table("escrow_keys")
