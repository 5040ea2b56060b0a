"""Reading returns: what was accepted, asked, taken out, graded and picked; replies to queries."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TABLES = (
    "picks",
    "moderations",
    "emptied_files",
    "redactions",
    "queries",
    "query_files",
    "accepted",
)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str = "number") -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str = "at", *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _link(table: str, column: str, other: str, key: str = "id") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.{key}"], name=name)


def _cell(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        _text("case_id"),
        _text("agency_id"),
        _moment(),
        _text("by"),
        _link(table, "case_id", "cases"),
        _link(table, "agency_id", "agencies"),
    )


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*(columns or ("number",)), name=op.f(f"pk_{table}"))


def _once(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def upgrade() -> None:
    op.add_column("entries", sa.Column("replies", sa.Text(), server_default="{}", nullable=False))
    _accepted_and_queries()
    _redactions()
    _grades_and_picks()
    op.create_table(
        "asked",
        _text("id"),
        _text("form_id"),
        _text("path"),
        _number("revision"),
        _text("text"),
        _moment("asked_at"),
        _text("reply"),
        _link("asked", "form_id", "forms"),
        _key("asked", "id"),
    )
    op.create_index(op.f("ix_asked_form_id"), "asked", ["form_id"])


def _accepted_and_queries() -> None:
    op.create_table(
        "accepted",
        *_cell("accepted"),
        _text("entry_id"),
        _key("accepted", "case_id", "agency_id"),
    )
    op.create_table(
        "query_files",
        _number(),
        _text("id"),
        _text("agency_id"),
        _text("pack_id"),
        _number("file_number"),
        _text("file_name"),
        _text("sha256"),
        _moment("made_at"),
        _link("query_files", "agency_id", "agencies"),
        _link("query_files", "pack_id", "issued_packs"),
        _key("query_files"),
        _once("query_files", "id"),
        _once("query_files", "agency_id", "file_number"),
    )
    op.create_table(
        "queries",
        _number(),
        *_cell("queries"),
        _text("id"),
        _text("path"),
        _text("text"),
        _text("file_id", nullable=True),
        _moment("closed_at", nullable=True),
        _link("queries", "file_id", "query_files"),
        _key("queries"),
        _once("queries", "id"),
    )
    op.create_index(op.f("ix_queries_agency_id"), "queries", ["agency_id"])


def _redactions() -> None:
    op.create_table(
        "redactions",
        _number(),
        *_cell("redactions"),
        _text("id"),
        _text("path"),
        _text("instead"),
        _number("length"),
        _number("words"),
        _number("places"),
        _text("digest"),
        _text("reason"),
        _key("redactions"),
        _once("redactions", "id"),
    )
    op.create_index(op.f("ix_redactions_agency_id"), "redactions", ["agency_id"])
    op.create_table(
        "emptied_files",
        _text("file_sha256"),
        _text("agency_id"),
        _text("previous_header", nullable=True),
        _link("emptied_files", "agency_id", "agencies"),
        _key("emptied_files", "file_sha256"),
    )
    op.create_index(op.f("ix_emptied_files_agency_id"), "emptied_files", ["agency_id"])


def _grades_and_picks() -> None:
    op.create_table(
        "moderations",
        *_cell("moderations"),
        _text("question"),
        _text("grade"),
        _text("reason"),
        _text("entry_id"),
        _key("moderations", "case_id", "agency_id", "question"),
    )
    op.create_table(
        "picks",
        _number(),
        *_cell("picks"),
        _text("id"),
        _text("path"),
        _text("theme"),
        _number("start"),
        _number("stop"),
        _text("entry_id"),
        _text("note"),
        _key("picks"),
        _once("picks", "id"),
    )
    op.create_index(op.f("ix_picks_agency_id"), "picks", ["agency_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_asked_form_id"), "asked")
    op.drop_table("asked")
    for table in ("picks", "redactions", "queries", "emptied_files"):
        op.drop_index(op.f(f"ix_{table}_agency_id"), table)
    for table in _TABLES:
        op.drop_table(table)
    op.drop_column("entries", "replies")
