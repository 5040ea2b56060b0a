"""The first tables: the profile, the office's audits and returns, the auditor's forms."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_inbox")),
        sa.UniqueConstraint("id", name=op.f("uq_inbox_id")),
    )
    op.create_index(op.f("ix_inbox_sha256"), "inbox", ["sha256"], unique=False)
    op.create_table(
        "opened_packs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("audit_code", sa.Text(), nullable=False),
        sa.Column("audit_title", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("agency_code", sa.Text(), nullable=False),
        sa.Column("agency_name", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        sa.Column("tool_sha256", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("office_key", sa.LargeBinary(), nullable=False),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("previous_header", sa.Text(), nullable=False),
        sa.Column("window_mode", sa.String(length=40), nullable=False),
        sa.Column("window_months", sa.Integer(), nullable=False),
        sa.Column("window_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_opened_packs")),
        sa.UniqueConstraint(
            "audit_id", "agency_code", name=op.f("uq_opened_packs_audit_id_agency_code")
        ),
        sa.UniqueConstraint("id", name=op.f("uq_opened_packs_id")),
    )
    op.create_table(
        "preferences",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_preferences")),
    )
    op.create_table(
        "profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("installation_id", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("settle_key", sa.LargeBinary(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("person_name", sa.Text(), nullable=False),
        sa.Column("person_title", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
    )
    op.create_table(
        "tools",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("tool_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("definition", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_tools")),
    )
    op.create_table(
        "usual_agencies",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_usual_agencies")),
    )
    op.create_table(
        "audits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("tool_sha256", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("issue_on", sa.Date(), nullable=True),
        sa.Column("return_by", sa.Date(), nullable=True),
        sa.Column("meeting_on", sa.Date(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("marking", sa.Text(), nullable=False),
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
    op.create_table(
        "former_packs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_number"],
            ["opened_packs.number"],
            name=op.f("fk_former_packs_pack_number_opened_packs"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_packs")),
    )
    op.create_table(
        "forms",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        sa.Column("uin", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("completed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_revision", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("known_child", sa.Boolean(), nullable=True),
        sa.Column("known_parents", sa.Boolean(), nullable=True),
        sa.Column("last_involvement", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pack_number"], ["opened_packs.number"], name=op.f("fk_forms_pack_number_opened_packs")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forms")),
        sa.UniqueConstraint("pack_number", "uin", name=op.f("uq_forms_pack_number_uin")),
    )
    op.create_table(
        "sent_returns",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_number", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("uins", sa.Text(), nullable=False),
        sa.Column("header_sha256", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
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
    op.create_table(
        "agencies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_agencies_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agencies")),
        sa.UniqueConstraint("audit_id", "code", name=op.f("uq_agencies_audit_id_code")),
    )
    op.create_table(
        "answers",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_answers_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "path", name=op.f("pk_answers")),
    )
    op.create_table(
        "audit_keys",
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_audit_keys_audit_id_audits")
        ),
        sa.PrimaryKeyConstraint("audit_id", name=op.f("pk_audit_keys")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("uin", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_cases_audit_id_audits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("audit_id", "position", name=op.f("uq_cases_audit_id_position")),
        sa.UniqueConstraint("audit_id", "uin", name=op.f("uq_cases_audit_id_uin")),
    )
    op.create_table(
        "settled",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["form_id"], ["forms.id"], name=op.f("fk_settled_form_id_forms")),
        sa.PrimaryKeyConstraint("form_id", "digest", name=op.f("pk_settled")),
    )
    op.create_table(
        "assignments",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_assignments_agency_id_agencies")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_assignments_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("case_id", "agency_id", name=op.f("pk_assignments")),
    )
    op.create_table(
        "issued_packs",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("code_words", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
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
    op.create_table(
        "pins",
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("installation_id", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["agencies.id"], name=op.f("fk_pins_agency_id_agencies")
        ),
        sa.PrimaryKeyConstraint("agency_id", "installation_id", name=op.f("pk_pins")),
    )
    op.create_table(
        "returns",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("installation_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("header_sha256", sa.Text(), nullable=False),
        sa.Column("file_sha256", sa.Text(), nullable=False),
        sa.Column("auditor_name", sa.Text(), nullable=False),
        sa.Column("auditor_title", sa.Text(), nullable=False),
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
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("return_id", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("cleared", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
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


def downgrade() -> None:
    op.drop_index(
        "uq_entries_current",
        table_name="entries",
        sqlite_where=sa.text("state = 'current'"),
        postgresql_where=sa.text("state = 'current'"),
    )
    op.drop_index(op.f("ix_entries_agency_id_case_id"), table_name="entries")
    op.drop_table("entries")
    op.drop_index(op.f("ix_returns_agency_id_installation_id"), table_name="returns")
    op.drop_table("returns")
    op.drop_table("pins")
    op.drop_index(op.f("ix_issued_packs_audit_id"), table_name="issued_packs")
    op.drop_index(op.f("ix_issued_packs_agency_id"), table_name="issued_packs")
    op.drop_table("issued_packs")
    op.drop_table("assignments")
    op.drop_table("settled")
    op.drop_table("cases")
    op.drop_table("audit_keys")
    op.drop_table("answers")
    op.drop_table("agencies")
    op.drop_table("sent_returns")
    op.drop_table("forms")
    op.drop_table("former_packs")
    op.drop_table("audits")
    op.drop_table("usual_agencies")
    op.drop_table("tools")
    op.drop_table("profile")
    op.drop_table("preferences")
    op.drop_table("opened_packs")
    op.drop_index(op.f("ix_inbox_sha256"), table_name="inbox")
    op.drop_table("inbox")
