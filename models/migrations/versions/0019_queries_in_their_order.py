"""The order of queries within their file; files of the watched folder may be of any size."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("asked", sa.Column("place", sa.Integer(), server_default="0", nullable=False))
    _size_as(sa.BigInteger(), sa.Integer())


def downgrade() -> None:
    _size_as(sa.Integer(), sa.BigInteger())
    op.drop_column("asked", "place")


def _size_as(wanted: sa.types.TypeEngine[int], before: sa.types.TypeEngine[int]) -> None:
    with op.batch_alter_table("watched_files") as batch:
        batch.alter_column("size", type_=wanted, existing_type=before, existing_nullable=False)
