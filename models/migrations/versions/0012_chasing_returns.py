"""Chasing returns: later dates, calls, reminders, words to agencies; deeds about packs, and who."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("issued_packs", sa.Column("person", sa.Text(), server_default="", nullable=False))
    _noted(
        "extensions",
        _agency("extensions"),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
    )
    _noted(
        "calls",
        _agency("calls"),
        sa.Column("called_on", sa.Date(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("spoke_with", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
    )
    _noted(
        "reminders",
        _agency("reminders"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )
    for table in ("extensions", "calls", "reminders"):
        op.create_index(op.f(f"ix_{table}_agency_id"), table, ["agency_id"])
    _noted(
        "pack_deeds",
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["issued_packs.id"], name=op.f("fk_pack_deeds_pack_id_issued_packs")
        ),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("told_by", sa.String(40), nullable=True),
        sa.Column("told_to", sa.Text(), nullable=False),
    )
    op.create_table(
        "agency_words",
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_agency_words_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("audit_id", "kind", name=op.f("pk_agency_words")),
    )


def _agency(table: str) -> sa.Column[str]:
    return sa.Column(
        "agency_id",
        sa.Text(),
        sa.ForeignKey("agencies.id", name=op.f(f"fk_{table}_agency_id_agencies")),
        nullable=False,
    )


def _noted(table: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        table,
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        *parts,
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f(f"fk_{table}_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("id", name=op.f(f"uq_{table}_id")),
    )
    op.create_index(op.f(f"ix_{table}_audit_id"), table, ["audit_id"])


def downgrade() -> None:
    op.drop_table("agency_words")
    for table in ("pack_deeds", "reminders", "calls", "extensions"):
        op.drop_table(table)
    op.drop_column("issued_packs", "person")
