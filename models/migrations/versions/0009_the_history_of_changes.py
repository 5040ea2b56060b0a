"""The history of changes, and numbers of edits where two may write the same."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_EDITED = ("cases", "agencies", "assignments")
_LOG = ("intake_log", "intake_lines")


def upgrade() -> None:
    changes = op.create_table(
        "changes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_changes_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_changes")),
    )
    op.create_index(op.f("ix_changes_audit_id"), "changes", ["audit_id"])
    op.create_index(op.f("ix_changes_at"), "changes", ["at"])
    for name in _EDITED:
        op.add_column(name, sa.Column("edit", sa.Integer(), server_default="1", nullable=False))
    for name in _LOG:
        op.add_column(name, sa.Column("audit_id", sa.Text(), nullable=True))
    _tell_of_what_is_here()
    role = sa.table("profile", sa.column("role", sa.Text()))
    if op.get_bind().execute(sa.select(role.c.role)).scalar() == "office":
        begun = {"at": datetime.now(UTC), "person": "", "audit_id": None, "kind": "history-begun"}
        op.bulk_insert(changes, [{**begun, "facts": "[]", "fields": "[]", "reason": ""}])


def _tell_of_what_is_here() -> None:
    """Say which audit a line of the log was about, where its return is still there."""
    op.execute(
        "UPDATE intake_lines SET audit_id = "
        "(SELECT audit_id FROM returns WHERE returns.id = intake_lines.return_id)"
    )
    op.execute(
        "UPDATE intake_log SET audit_id = (SELECT agencies.audit_id FROM rulings "
        "JOIN agencies ON agencies.id = rulings.agency_id WHERE rulings.id = intake_log.id)"
    )


def downgrade() -> None:
    for name in reversed(_LOG):
        op.drop_column(name, "audit_id")
    for name in reversed(_EDITED):
        op.drop_column(name, "edit")
    op.drop_index(op.f("ix_changes_at"), "changes")
    op.drop_index(op.f("ix_changes_audit_id"), "changes")
    op.drop_table("changes")
