"""People of a case by their initials, and names to watch for as keyed hashes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("people", "watched")


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_people_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "position", name=op.f("pk_people")),
    )
    op.create_table(
        "watched",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_watched_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "position", name=op.f("pk_watched")),
    )


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
