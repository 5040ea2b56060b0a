"""An office in the middle of an audit, and what it does there, for trying every deed once."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import uuid4

from sqlalchemy import text

from anonymise import Checker
from forms.scope import Scope, Status
from models.agency_snapshots import Setting
from models.case_snapshots import Draw
from models.keyed_snapshots import Paper
from models.profile import Profile
from models.rescue_store import Rescued
from models.review_snapshots import QueryFile
from models.snapshots import (
    Case,
    Entry,
    IssuedPack,
    PackCase,
    Settled,
    UsualAgency,
)
from models.tool_snapshots import ToolDraft
from office import keying, undo
from office import set_aside as aside
from office.archive import is_key_pair
from office.keys import new_audit_keys
from office.overview import load_overview
from office.redacting import RedactionWish, redact
from tests.office import reviewing
from tests.ui.office import world
from tests.ui.office.world import NOW, Answered

SETTLED = Settled(digest="d" * 64, kind="person", tier="medium", reason="A street.")
LINE = "the record says so"


@dataclass
class World:
    """An office in the middle of an audit; a deed leaves what the next one needs."""

    profile: Profile
    checker: Checker
    audit_id: str = ""
    kept: dict[str, object] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        return self.profile.audits.cases(self.audit_id)[0]

    @property
    def cell(self) -> tuple[str, str]:
        return self.case.id, self.agency("gp")

    def agency(self, code: str) -> str:
        return next(
            each.id for each in self.profile.audits.agencies(self.audit_id) if each.code == code
        )

    @property
    def entry(self) -> Entry:
        return self.profile.intake.entries(self.audit_id)[0]

    def laptop(self, code: str) -> world.Laptop:
        return world.Laptop(
            self.profile, self.profile.audits.get(self.audit_id), code, self.checker
        )


Deed = Callable[[World], object]


def make_audit(at: World) -> None:
    at.audit_id = at.profile.audits.create(world.audit_details(at.profile), new_audit_keys()).id


def usual(at: World, *names: str) -> list[UsualAgency]:
    return [
        UsualAgency(code=name.lower(), name=name, position=place)
        for place, name in enumerate(names)
    ]


def draw_of(*uins: str) -> Draw:
    return Draw(seed="1", offered=uins, picked=uins[:1], reserves=uins[1:], drawn_at=NOW)


def change_details(at: World) -> None:
    audit = at.profile.audits.get(at.audit_id)
    at.profile.audits.update(audit.id, replace(audit.details, contact="Other"), edit=audit.edit)


def describe_agency(at: World) -> None:
    agency = next(e for e in at.profile.audits.agencies(at.audit_id) if e.code == "gp")
    facts = replace(agency.facts, settings=(Setting(id="s1", name="North practice"),))
    at.profile.agencies.describe(replace(agency, facts=facts), for_later=False)


def take_return(at: World, code: str, uin: str, *, words: str = LINE) -> None:
    answers = (("Q1", "yes"), ("Q1.comment", words))
    made = at.laptop(code).make({uin: Answered(answers=answers)})
    at.kept["outcome"] = world.take_in(at.profile, made)


def key_in(at: World) -> str:
    draft = keying.begin(at.profile, at.audit_id, at.cell, Paper(scan_ref="S-1"), NOW)
    at.kept["form"] = draft.form_id
    at.profile.forms.save_scope(draft.form_id, Scope(status=Status.NOT_KNOWN))
    return draft.form_id


def form(at: World) -> str:
    return str(at.kept["form"])


def put_back(at: World) -> None:
    content = at.kept.pop("archive")
    assert isinstance(content, bytes)
    at.audit_id = at.profile.archives.put_back(content, is_key_pair)


def ask_about(at: World) -> None:
    at.kept["query"] = reviewing.ask(at.profile, at.entry, "Which record?", "Q1.comment").id


def query_file(at: World) -> QueryFile:
    agency_id = at.entry.agency_id
    pack = next(e for e in at.profile.audits.packs(at.audit_id) if e.agency_id == agency_id)
    made = QueryFile(
        id=uuid4().hex,
        agency_id=agency_id,
        pack_id=pack.id,
        number=1,
        file_name="q.auditquery",
        sha256="0" * 64,
        made_at=NOW,
    )
    at.kept["file"] = made.id
    return made


def mark(at: World) -> None:
    at.kept["pick"] = reviewing.pick(at.profile, at.entry, "Q1.comment").id


def fresh() -> tuple[str, str]:
    keys = new_audit_keys()
    return keys.identity, keys.recipient


def rescued(at: World) -> Rescued:
    details = replace(world.audit_details(at.profile), code="RES-2026")
    pack = IssuedPack(
        id=uuid4().hex,
        audit_id="rescued",
        agency_id="",
        code_words="a b c d e f",
        secret=b"s" * 32,
        supersedes=None,
        sha256="1" * 64,
        file_name="RES-2026_gp.auditpack",
        issued_at=NOW,
    )
    return Rescued(
        audit_id="rescued",
        details=details,
        keys=new_audit_keys(),
        cases=(PackCase(uin="RES-01", label="A"),),
        agency_code="gp",
        agency_name="GP practices",
        pack=pack,
        escrow=None,
        others=(),
    )


def confirm(at: World) -> None:
    (pin,) = at.profile.laptops.unconfirmed(at.audit_id)
    undo.confirm_laptop(at.profile, pin.agency_id, pin.installation_id, "six words", NOW)


def redact_words(at: World) -> None:
    wish = RedactionWish(
        entry_id=at.entry.id, path="Q1.comment", words="record", instead="", reason="A name."
    )
    redact(at.profile, load_overview(at.profile, at.audit_id), wish, NOW)


def delete_set_aside(at: World) -> None:
    item = at.profile.set_aside.files()[0]
    aside.delete(at.profile, item, NOW)


def change_tool(at: World) -> None:
    draft = at.profile.tools.begin(b"{}", title="T", version="1", based_on=None)
    at.kept["tool"] = draft


def tool_draft(at: World) -> ToolDraft:
    draft = at.kept["tool"]
    assert isinstance(draft, ToolDraft)
    return draft


def text_id(at: World, place: int = 0) -> str:
    return at.profile.texts.all()[place].id


def forget_escrow(at: World) -> None:
    with at.profile._database.begin() as connection:
        connection.execute(text("DELETE FROM escrow_keys"))


def pack_id(at: World) -> str:
    return at.profile.audits.packs(at.audit_id)[0].id


def as_another(at: World, deed: Callable[[], object]) -> None:
    database = at.profile._database
    me, database.person = database.person, "RO"
    deed()
    database.person = me
