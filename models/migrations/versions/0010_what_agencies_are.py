"""What is known of agencies and their settings, the words of a case, and the cases of a pack."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FACTS = (
    ("agencies", "facts"),
    ("usual_agencies", "facts"),
    ("assignments", "parts"),
    ("cases", "words"),
)


def upgrade() -> None:
    for table, column in _FACTS:
        op.add_column(table, sa.Column(column, sa.Text(), server_default="{}", nullable=False))
    op.add_column("agencies", sa.Column("sample", sa.Integer(), nullable=True))
    op.add_column("issued_packs", sa.Column("cases", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("issued_packs", "cases")
    op.drop_column("agencies", "sample")
    for table, column in reversed(_FACTS):
        op.drop_column(table, column)
