"""The first tables: the profile, the office's audits and returns, the auditor's forms."""

from types import MappingProxyType

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for create in _TABLES.values():
        create()


def downgrade() -> None:
    for name in reversed(_TABLES):
        op.drop_table(name)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "file_name", "sha256", "outcome", "facts"),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_inbox")),
        sa.UniqueConstraint("id", name=op.f("uq_inbox_id")),
    )
    op.create_index(op.f("ix_inbox_sha256"), "inbox", ["sha256"], unique=False)


def _opened_packs() -> None:
    op.create_table(
        "opened_packs",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts(
            "id",
            "sha256",
            "audit_id",
            "audit_code",
            "audit_title",
            "theme",
            "agency_code",
            "agency_name",
            "blocks",
        ),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        *_texts("tool_sha256"),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        *_texts("recipients"),
        sa.Column("office_key", sa.LargeBinary(), nullable=False),
        sa.Column("return_by", sa.Date(), nullable=True),
        *_texts("contact", "marking"),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("previous_header"),
        sa.Column("window_mode", sa.String(length=40), nullable=False),
        sa.Column("window_months", sa.Integer(), nullable=False),
        sa.Column("window_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_opened_packs")),
        sa.UniqueConstraint(
            "audit_id", "agency_code", name=op.f("uq_opened_packs_audit_id_agency_code")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_opened_packs_id")),
    )


def _preferences() -> None:
    op.create_table(
        "preferences",
        *_texts("name", "value"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preferences")),
    )


def _profile() -> None:
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        *_texts("installation_id"),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("settle_key", sa.LargeBinary(), nullable=False),
        *_texts("organisation", "person_name", "person_title"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
    )


def _tools() -> None:
    op.create_table(
        "tools",
        *_texts("sha256", "tool_id", "version", "title"),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_tools")),
    )


def _usual_agencies() -> None:
    op.create_table(
        "usual_agencies",
        *_texts("code", "name"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_usual_agencies")),
    )


def _audits() -> None:
    op.create_table(
        "audits",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "code", "title", "theme", "tool_sha256", "blocks"),
        sa.Column("issue_on", sa.Date(), nullable=True),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        *_texts("contact", "marking"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_case", sa.Integer(), nullable=False),
        sa.Column("edit", sa.Integer(), nullable=False),
        sa.Column("window_mode", sa.String(length=40), nullable=False),
        sa.Column("window_months", sa.Integer(), nullable=False),
        sa.Column("window_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["tool_sha256"], ["tools.sha256"], name=op.f("fk_audits_tool_sha256_tools")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audits")),
        sa.UniqueConstraint("id", name=op.f("uq_audits_id")),
    )


def _former_packs() -> None:
    op.create_table(
        "former_packs",
        *_texts("id"),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_number"],
            ["opened_packs.number"],
            name=op.f("fk_former_packs_pack_number_opened_packs"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_packs")),
    )


def _forms() -> None:
    op.create_table(
        "forms",
        *_texts("id"),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        *_texts("uin", "label"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=True),
        *_texts("place"),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_revision", sa.Integer(), nullable=True),
        *_texts("reason"),
        sa.Column("known_child", sa.Boolean(), nullable=True),
        sa.Column("known_parents", sa.Boolean(), nullable=True),
        sa.Column("last_involvement", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pack_number"], ["opened_packs.number"], name=op.f("fk_forms_pack_number_opened_packs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forms")),
        sa.UniqueConstraint("pack_number", "uin", name=op.f("uq_forms_pack_number_uin")),
    )


def _sent_returns() -> None:
    op.create_table(
        "sent_returns",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id"),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        *_texts("pack_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("uins", "header_sha256", "file_sha256", "file_name", "receipt"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_number"],
            ["opened_packs.number"],
            name=op.f("fk_sent_returns_pack_number_opened_packs"),
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sent_returns")),
        sa.UniqueConstraint("id", name=op.f("uq_sent_returns_id")),
        sa.UniqueConstraint(
            "pack_number", "revision", name=op.f("uq_sent_returns_pack_number_revision")
        ),
    )


def _agencies() -> None:
    op.create_table(
        "agencies",
        *_texts("id", "audit_id", "code", "name"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_agencies_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("audit_id", "code", name=op.f("uq_agencies_audit_id_code")),
    )


def _answers() -> None:
    op.create_table(
        "answers",
        *_texts("form_id", "path", "text"),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_answers_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "path", name=op.f("pk_answers")),
    )


def _audit_keys() -> None:
    op.create_table(
        "audit_keys",
        *_texts("audit_id", "identity", "recipient"),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_audit_keys_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit_keys")),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        *_texts("id", "audit_id", "uin", "label"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_cases_audit_id_audits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("audit_id", "position", name=op.f("uq_cases_audit_id_position")),
        sa.UniqueConstraint("audit_id", "uin", name=op.f("uq_cases_audit_id_uin")),
    )


def _settled() -> None:
    op.create_table(
        "settled",
        *_texts("form_id", "digest", "kind", "tier", "reason"),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_settled_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "digest", name=op.f("pk_settled")),
    )


def _assignments() -> None:
    op.create_table(
        "assignments",
        *_texts("case_id", "agency_id"),
        sa.Column("status", sa.String(length=40), nullable=False),
        *_texts("reason"),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_assignments_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_assignments_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("case_id", "agency_id", name=op.f("pk_assignments")),
    )


def _issued_packs() -> None:
    op.create_table(
        "issued_packs",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "audit_id", "agency_id", "code_words"),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=True),
        *_texts("sha256", "file_name"),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_issued_packs_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_issued_packs_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_issued_packs")),
        sa.UniqueConstraint("id", name=op.f("uq_issued_packs_id")),
    )
    op.create_index(op.f("ix_issued_packs_agency_id"), "issued_packs", ["agency_id"], unique=False)
    op.create_index(op.f("ix_issued_packs_audit_id"), "issued_packs", ["audit_id"], unique=False)


def _pins() -> None:
    op.create_table(
        "pins",
        *_texts("agency_id", "installation_id"),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_pins_agency_id_agencies")
        ),
        sa.PrimaryKeyConstraint("agency_id", "installation_id", name=op.f("pk_pins")),
    )


def _returns() -> None:
    op.create_table(
        "returns",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "audit_id", "agency_id", "pack_id", "installation_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        *_texts("header_sha256", "file_sha256", "auditor_name", "auditor_title", "declaration"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_returns_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_returns_audit_id_audits")
        ),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["issued_packs.id"], name=op.f("fk_returns_pack_id_issued_packs")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_returns")),
        sa.UniqueConstraint("file_sha256", name=op.f("uq_returns_file_sha256")),
        sa.UniqueConstraint("id", name=op.f("uq_returns_id")),
    )
    op.create_index(
        op.f("ix_returns_agency_id_installation_id"),
        "returns",
        ["agency_id", "installation_id"],
        unique=False,
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("id", "case_id", "agency_id", "return_id"),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        *_texts("cleared", "answers", "reason"),
        sa.Column("known_child", sa.Boolean(), nullable=True),
        sa.Column("known_parents", sa.Boolean(), nullable=True),
        sa.Column("last_involvement", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_entries_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_entries_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["returns.id"], name=op.f("fk_entries_return_id_returns")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_entries")),
        sa.UniqueConstraint("id", name=op.f("uq_entries_id")),
    )
    op.create_index(
        op.f("ix_entries_agency_id_case_id"), "entries", ["agency_id", "case_id"], unique=False
    )
    op.create_index(
        "uq_entries_current",
        "entries",
        ["case_id", "agency_id"],
        unique=True,
        sqlite_where=sa.text("state = 'current'"),
        postgresql_where=sa.text("state = 'current'"),
    )


# In the order of their foreign keys.
_TABLES = MappingProxyType(
    {
        "inbox": _inbox,
        "opened_packs": _opened_packs,
        "preferences": _preferences,
        "profile": _profile,
        "tools": _tools,
        "usual_agencies": _usual_agencies,
        "audits": _audits,
        "former_packs": _former_packs,
        "forms": _forms,
        "sent_returns": _sent_returns,
        "agencies": _agencies,
        "answers": _answers,
        "audit_keys": _audit_keys,
        "cases": _cases,
        "settled": _settled,
        "assignments": _assignments,
        "issued_packs": _issued_packs,
        "pins": _pins,
        "returns": _returns,
        "entries": _entries,
    }
)
