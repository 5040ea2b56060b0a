"""The auditor's day: marks, versions, bin, closed audits, own words, and what returns say more."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("marks", "versions", "bin", "closed_audits", "own_words")
COLUMNS = (
    ("audits", "concern_route"),
    ("returns", "withdraws"),
    ("returns", "reason"),
    ("opened_packs", "binned_at"),
    ("opened_packs", "concern_route"),
    ("forms", "typed_last"),
    ("forms", "ask_office"),
    ("forms", "local_record"),
    ("forms", "changed_since_return"),
    ("sent_returns", "withdraws"),
    ("sent_returns", "reason"),
)

# Only for what was returned before there was the column: from here on no clock is asked.
CHANGED = """
UPDATE forms SET changed_since_return = true WHERE EXISTS (
    SELECT 1 FROM sent_returns
    WHERE sent_returns.pack_number = forms.pack_number
    AND sent_returns.revision = forms.returned_revision
    AND sent_returns.created_at < forms.changed_at
)
"""


def upgrade() -> None:
    for table, name in reversed(COLUMNS):
        op.add_column(table, _column(name))
    op.execute(CHANGED)
    _marks_and_versions()
    _bin()
    op.create_table(
        "own_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_own_words")),
    )


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    for table, name in COLUMNS:
        op.drop_column(table, name)


def _column(name: str) -> sa.Column[object]:
    if name in {"withdraws", "changed_since_return"}:
        return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)
    if name == "binned_at":
        return sa.Column(name, sa.DateTime(timezone=True), nullable=True)
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _marks_and_versions() -> None:
    op.create_table(
        "marks",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_marks_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "kind", "key", name=op.f("pk_marks")),
    )
    op.create_table(
        "versions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_versions_form_id_forms")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_form_id_path"), "versions", ["form_id", "path"], unique=False)


def _bin() -> None:
    op.create_table(
        "bin",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_bin_form_id_forms")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_bin")),
        sa.UniqueConstraint("id", name=op.f("uq_bin_id")),
    )
    names = ("id", "audit_id", "agency_code", "audit_title", "agency_name", "cases")
    op.create_table(
        "closed_audits",
        sa.Column("number", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in names),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("receipts", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("previous_header", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_closed_audits")),
        sa.UniqueConstraint("id", name=op.f("uq_closed_audits_id")),
    )
