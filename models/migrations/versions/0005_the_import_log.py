"""The import log, settled conflicts, refused laptops, and the files of a watched folder."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = ("watched_files", "rulings", "intake_lines", "intake_log")
LINK = "fk_returns_deed_id_intake_log"


def upgrade() -> None:
    _log()
    _rulings()
    op.create_table(
        "watched_files",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_watched_files")),
    )
    op.add_column("pins", sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True))
    # From now on returns can go again: the number of one that went must not be given to another.
    with op.batch_alter_table(
        "returns", recreate=_recreated(), table_kwargs={"sqlite_autoincrement": True}
    ) as batch:
        batch.add_column(sa.Column("deed_id", sa.Text(), nullable=True))
        batch.alter_column("reason", server_default="")  # read back, it would stand in brackets
        batch.create_foreign_key(op.f(LINK), "intake_log", ["deed_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("returns", recreate=_recreated()) as batch:
        batch.drop_constraint(op.f(LINK), type_="foreignkey")
        batch.drop_column("deed_id")
    op.drop_column("pins", "refused_at")
    for name in TABLES:
        op.drop_table(name)


def _recreated() -> str:
    """Make the table anew where the file needs it; a server gives no number twice anyway."""
    return "always" if op.get_bind().dialect.name == "sqlite" else "never"


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _log() -> None:
    op.create_table(
        "intake_log",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        *_texts("person", "source", "facts", "reason"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_intake_log")),
        sa.UniqueConstraint("id", name=op.f("uq_intake_log_id")),
    )
    op.create_table(
        "intake_lines",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("deed_id", "file_name", "outcome", "facts", "agency", "return_id"),
        sa.ForeignKeyConstraint(
            ["deed_id"], ["intake_log.id"], name=op.f("fk_intake_lines_deed_id_intake_log")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_intake_lines")),
    )
    op.create_index(op.f("ix_intake_lines_deed_id"), "intake_lines", ["deed_id"], unique=False)


def _rulings() -> None:
    op.create_table(
        "rulings",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "case_id", "agency_id", "entry_id"),
        sa.Column("after", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_rulings_{column}_{table}")
            )
            for column, table in (
                ("id", "intake_log"),
                ("case_id", "cases"),
                ("agency_id", "agencies"),
            )
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rulings")),
        sa.UniqueConstraint("id", name=op.f("uq_rulings_id")),
    )
    op.create_index(op.f("ix_rulings_agency_id"), "rulings", ["agency_id"], unique=False)
