"""Returns that the office keys in from paper."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("returns", sa.Column("keyed", sa.Text(), nullable=True))
    op.create_table(
        "keyed_drafts",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("auditor_name", sa.Text(), nullable=False),
        sa.Column("auditor_title", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("scan_ref", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("typists", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrects", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_keyed_drafts_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_keyed_drafts_audit_id_audits")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_keyed_drafts_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_keyed_drafts_form_id_forms")
        ),
        sa.PrimaryKeyConstraint("form_id", name=op.f("pk_keyed_drafts")),
        sa.UniqueConstraint("case_id", "agency_id", name=op.f("uq_keyed_drafts_case_id_agency_id")),
    )
    op.create_index(op.f("ix_keyed_drafts_audit_id"), "keyed_drafts", ["audit_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_keyed_drafts_audit_id"), "keyed_drafts")
    op.drop_table("keyed_drafts")
    op.drop_column("returns", "keyed")
