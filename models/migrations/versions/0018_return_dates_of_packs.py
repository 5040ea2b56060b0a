"""Which return date stands in a pack, so that the office is told where it is another one now."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("issued_packs", sa.Column("return_by", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("issued_packs", "return_by")
