"""Nothing is changed at the office without a line in its history: tried for every store, by name.

The stores and their methods are looked up, so that a new one is missed by nobody: whoever adds a
method says here that it reads, or gives a deed that shows what line it leaves.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from anonymise import Checker, load_checker
from forms.scope import Scope, Status
from models.agency_snapshots import CellParts, Setting
from models.all_tables import Row
from models.case_snapshots import AgeBand, CaseFacts, CaseWords, Draw, OfficeWord
from models.keyed_snapshots import Paper
from models.particulars import TextKind, TextWords
from models.profile import Profile
from models.rescue_store import Rescued
from models.review_snapshots import Accepted, Moderation, Pick, Query, QueryFile
from models.snapshots import (
    Case,
    Entry,
    IssuedPack,
    PackCase,
    Settled,
    UsualAgency,
)
from models.tool_snapshots import ToolDraft
from models.tracker_snapshots import ToldBy, WordsKind
from office import keying, undo
from office import set_aside as aside
from office.closing import close_audit
from office.keys import new_audit_keys
from office.overview import load_overview
from office.redacting import RedactionWish, redact
from tests.ui.office import world
from tests.ui.office.world import NOW, Answered

# The auditor's own stores: what is typed in them at the office is told when it is handed over.
AUDITORS = {"forms", "asked", "marks", "names", "bin", "own_words", "under_way"}
# Settings of this computer, copies of the profile, and which files of a folder were seen.
NOT_OF_THE_RECORD = {"preferences", "backups", "watch", "answer_search", "staff", "help"}
# How a file comes in, before anything is known of it; the import that follows is what is told.
BEFORE_AN_IMPORT = {"intake.put_in_inbox", "intake.put_all_in_inbox", "intake.apply"}
# These are the history itself.
THE_HISTORY = {"changes.note", "intake_log.note"}
READS = {
    "agencies": "",
    "archives": "content",
    "audit_list": "all themes",
    "audits": "agencies assignments cases get keys list packs tool_definition tools usual_agencies",
    "cases": "draws reserves",
    "changes": "begun_at lines people",
    "cleared": "of",
    "deletions": "all gone packs set_aside",
    "history": "contested history latest of_deed of_id of_laptop open_conflicts ruling",
    "intake": "entries entry_history file_bytes inbox is_contested pack pin received_file returns "
    "returns_of taken",
    "intake_log": "deeds lines",
    "keyed": "draft drafts",
    "keys": "escrow identities states",
    "laptops": "refused unconfirmed",
    "redactions": "",
    "rescue": "",
    "reviews": "of emptied_files",
    "set_aside": "files file_bytes",
    "texts": "all",
    "tools": "draft library settled",
    "tracker": "contacts own_dates",
}
LOGS = {"changes", "intake_log", "intake_lines", "deleted_audits"}
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
    at.audit_id = at.profile.archives.put_back(content)


def query(at: World) -> Query:
    entry = at.entry
    made = Query(
        id=uuid4().hex,
        case_id=entry.case_id,
        agency_id=entry.agency_id,
        path="Q1.comment",
        text="Which record?",
        asked_at=NOW,
        asked_by="KT",
    )
    at.kept["query"] = made.id
    return made


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


def pick(at: World) -> Pick:
    entry = at.entry
    made = Pick(
        id=uuid4().hex,
        case_id=entry.case_id,
        agency_id=entry.agency_id,
        path="Q1.comment",
        theme="",
        start=0,
        stop=0,
        entry_id=entry.id,
        note="",
        at=NOW,
        by="KT",
    )
    at.kept["pick"] = made.id
    return made


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


def save_tool(at: World) -> None:
    at.kept["tool"] = at.profile.tools.save(
        tool_draft(at).id, b'{"a": 1}', title="T2", version="1", edit=tool_draft(at).edit
    )


def text_id(at: World, place: int = 0) -> str:
    return at.profile.texts.all()[place].id


def forget_escrow(at: World) -> None:
    with at.profile._database.begin() as connection:
        connection.execute(text("DELETE FROM escrow_keys"))


WORKING = TextWords(kind=TextKind.STATUTORY, title="Working together", edition="2023")
# In this order: each leaves what those after it need. Those without a name only prepare.
DEEDS: tuple[tuple[str, Deed], ...] = (
    (
        "audits.keep_tool",
        lambda at: at.profile.audits.keep_tool(b"1", tool_id="t", version="1", title="T"),
    ),
    ("audits.create", make_audit),
    ("audits.update", change_details),
    (
        "audits.add_cases",
        lambda at: at.profile.audits.add_cases(at.audit_id, ["CSA-01", "CSA-02", "CSA-03"]),
    ),
    (
        "audits.remove_case",
        lambda at: at.profile.audits.remove_case(at.profile.audits.cases(at.audit_id)[2].id),
    ),
    (
        "cases.keep_draw",
        lambda at: at.profile.cases.keep_draw(at.audit_id, draw_of("D-1", "D-2"), {}),
    ),
    (
        "cases.step_in",
        lambda at: at.profile.cases.step_in(
            at.audit_id, at.profile.audits.cases(at.audit_id)[-1].id
        ),
    ),
    (
        "cases.set_facts",
        lambda at: at.profile.cases.set_facts(at.case.id, CaseFacts(age=AgeBand.FROM_5)),
    ),
    (
        "cases.describe",
        lambda at: at.profile.cases.describe(
            at.case.id, "Z", CaseWords(draft="A picture."), edit=at.case.edit
        ),
    ),
    (
        "audits.set_usual_agencies",
        lambda at: at.profile.audits.set_usual_agencies(usual(at, "GP", "Police")),
    ),
    (
        "audits.set_agencies",
        lambda at: at.profile.audits.set_agencies(
            at.audit_id, usual(at, "GP", "Police", "Extra", "Twice")
        ),
    ),
    ("agencies.describe", describe_agency),
    (
        "agencies.set_parts",
        lambda at: at.profile.agencies.set_parts(
            at.agency("gp"), {at.case.id: CellParts(answers="s1")}
        ),
    ),
    ("agencies.join", lambda at: at.profile.agencies.join(at.agency("extra"), at.agency("twice"))),
    (
        "audits.set_status",
        lambda at: at.profile.audits.set_status(
            at.case.id, at.agency("extra"), Status.NO_REPLY, LINE
        ),
    ),
    (
        "cases.set_cells",
        lambda at: at.profile.cases.set_cells(
            {(at.case.id, at.agency("extra")): OfficeWord(status=Status.NOT_KNOWN, reason="")}
        ),
    ),
    ("cleared.add", lambda at: at.profile.cleared.add(at.audit_id, SETTLED)),
    ("texts.add", lambda at: at.profile.texts.add(WORKING)),
    (
        "texts.add_edition",
        lambda at: at.profile.texts.add_edition(text_id(at), replace(WORKING, edition="2026")),
    ),
    (
        "texts.correct",
        lambda at: at.profile.texts.correct(text_id(at), replace(WORKING, words="New"), edit=1),
    ),
    ("texts.remove", lambda at: at.profile.texts.remove(text_id(at))),
    ("tools.begin", change_tool),
    ("tools.settle", lambda at: at.profile.tools.settle(SETTLED)),
    (
        "tools.publish",
        lambda at: at.profile.tools.publish(tool_draft(at), tool_id="t2", version="1", title="T"),
    ),
    ("", change_tool),
    ("tools.remove", lambda at: at.profile.tools.remove(tool_draft(at).id)),
    ("", forget_escrow),
    ("keys.keep_escrow", lambda at: at.profile.keys.keep_escrow(*fresh())),
    ("keys.mark_proved", lambda at: at.profile.keys.mark_proved([at.audit_id], NOW, escrow=True)),
    ("audits.add_packs", lambda at: at.laptop("gp")),
    ("keyed.begin", key_in),
    (
        "keyed.open_to_type",
        lambda at: _as_another(at, lambda: at.profile.keyed.open_to_type(form(at))),
    ),
    ("keyed.set_paper", lambda at: at.profile.keyed.set_paper(form(at), Paper(scan_ref="S-2"))),
    ("keyed.send_back", lambda at: at.profile.keyed.send_back(form(at), "Look at Q1.")),
    ("keyed.hand_over", lambda at: at.profile.keyed.hand_over(form(at))),
    ("keyed.drop", lambda at: at.profile.keyed.drop(form(at))),
    ("", lambda at: keying.hand_over(at.profile, key_in(at), at.checker, NOW)),
    (
        "keyed.count",
        lambda at: keying.take_in(at.profile, form(at), at.checker, NOW, "Alone."),
    ),
    ("intake.keep", lambda at: take_return(at, "police", "CSA-02")),
    ("laptops.confirm", confirm),
    (
        "reviews.accept",
        lambda at: at.profile.reviews.accept(
            Accepted(
                case_id=at.entry.case_id,
                agency_id=at.entry.agency_id,
                entry_id=at.entry.id,
                at=NOW,
                by="KT",
            )
        ),
    ),
    ("reviews.reopen", lambda at: at.profile.reviews.reopen(at.entry.case_id, at.entry.agency_id)),
    ("reviews.ask", lambda at: at.profile.reviews.ask(query(at))),
    (
        "reviews.add_file",
        lambda at: at.profile.reviews.add_file(query_file(at), [str(at.kept["query"])]),
    ),
    ("reviews.take_back_file", lambda at: at.profile.reviews.take_back_file(str(at.kept["file"]))),
    ("reviews.close_query", lambda at: at.profile.reviews.close_query(str(at.kept["query"]))),
    (
        "reviews.moderate",
        lambda at: at.profile.reviews.moderate(
            Moderation(
                case_id=at.entry.case_id,
                agency_id=at.entry.agency_id,
                question="Q1",
                grade="good",
                reason="",
                entry_id=at.entry.id,
                at=NOW,
                by="KT",
            )
        ),
    ),
    (
        "reviews.end_moderation",
        lambda at: at.profile.reviews.end_moderation(at.entry.case_id, at.entry.agency_id, "Q1"),
    ),
    ("reviews.add_picks", lambda at: at.profile.reviews.add_picks([pick(at)])),
    ("reviews.drop_pick", lambda at: at.profile.reviews.drop_pick(str(at.kept["pick"]))),
    (
        "tracker.extend",
        lambda at: at.profile.tracker.extend(
            at.audit_id, at.agency("gp"), date(2026, 12, 24), reason="Ill.", asked_by="Lead"
        ),
    ),
    (
        "tracker.note_call",
        lambda at: at.profile.tracker.note_call(
            at.audit_id,
            at.agency("gp"),
            NOW.date(),
            {"caller": "KT", "spoke_with": "Lead", "said": "Soon."},
        ),
    ),
    (
        "tracker.note_reminder",
        lambda at: at.profile.tracker.note_reminder(
            at.audit_id, at.agency("gp"), WordsKind.FIRST, NOW.date(), "Words"
        ),
    ),
    (
        "tracker.take_out",
        lambda at: at.profile.tracker.take_out(
            at.audit_id, at.profile.tracker.contacts(at.audit_id).calls[0]
        ),
    ),
    (
        "tracker.set_words",
        lambda at: at.profile.tracker.set_words(at.audit_id, {WordsKind.LETTER: "Dear all"}),
    ),
    (
        "tracker.note_told",
        lambda at: at.profile.tracker.note_told(
            at.audit_id, _pack(at), NOW.date(), ToldBy.PHONE, "Lead"
        ),
    ),
    (
        "tracker.note_tried",
        lambda at: at.profile.tracker.note_tried(at.audit_id, _pack(at), NOW.date()),
    ),
    (
        "history.apply",
        lambda at: undo.undo_return(at.profile, at.profile.intake.returns(at.audit_id)[-1].id, NOW),
    ),
    ("set_aside.delete", delete_set_aside),
    ("", lambda at: take_return(at, "police", "CSA-02")),
    ("redactions.redact", redact_words),
    ("keys.renew", lambda at: at.profile.keys.renew(at.audit_id, *fresh())),
    ("rescue.take", lambda at: at.profile.rescue.take(rescued(at))),
    (
        "archives.note_saved",
        lambda at: at.profile.archives.note_saved(at.audit_id, "x.auditarchive"),
    ),
    ("audit_list.archive", lambda at: at.profile.audit_list.archive(at.audit_id)),
    ("audit_list.bring_back", lambda at: at.profile.audit_list.bring_back(at.audit_id)),
    ("", lambda at: at.kept.update(archive=at.profile.archives.content(at.audit_id))),
    ("deletions.delete", lambda at: close_audit(at.profile, at.audit_id, by="KT", now=NOW)),
    ("archives.put_back", put_back),
)
# Nothing of the record changes with these, but they are told all the same.
TOLD_ONLY = {"archives.note_saved"}
# Saving a draft of a tool, at every pause of whoever writes it; that it was begun is told, and
# that it was published.
EXCUSED = {"tools.save"}


def _pack(at: World) -> str:
    return at.profile.audits.packs(at.audit_id)[0].id


def _as_another(at: World, deed: Callable[[], object]) -> None:
    database = at.profile._database
    me, database.person = database.person, "RO"
    deed()
    database.person = me


@pytest.fixture
def at(tmp_path: Path) -> Iterator[World]:
    profile = world.office_profile(tmp_path / "office")
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")
    yield World(profile=profile, checker=load_checker())
    profile.close()


def content(profile: Profile) -> tuple[dict[str, str], frozenset[tuple[str, int]]]:
    """Every table but those of the history, and the lines that has, by table and number."""
    with profile._database.begin() as connection:
        found = {
            name: repr(connection.execute(select(text("*")).select_from(text(name))).all())
            for name in Row.metadata.tables
            if name not in LOGS
        }
        lines = frozenset(
            (name, number)
            for name in ("changes", "intake_log")
            for number in connection.scalars(text(f"SELECT number FROM {name}"))  # noqa: S608
        )
    return found, lines


def test_every_change_leaves_a_line(at: World) -> None:
    silent: list[str] = []
    for name, deed in DEEDS:
        before, lines = content(at.profile)
        deed(at)
        after, more = content(at.profile)
        if not name:
            continue
        assert name in TOLD_ONLY or before != after, f"{name} changed nothing here"
        if not more - lines:
            silent.append(name)
    assert silent == []


def methods() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public method of every store that an open profile has."""
    source = inspect.getsource(Profile.__init__)
    for name in re.findall(r"self\.(\w+) = \w+\(database\)", source):
        if name in AUDITORS | NOT_OF_THE_RECORD:
            continue
        kind = re.search(rf"self\.{name} = (\w+)\(database\)", source)
        assert kind is not None
        store = getattr(inspect.getmodule(Profile), kind[1])
        for method, body in inspect.getmembers(store, inspect.isfunction):
            if not method.startswith("_"):
                yield f"{name}.{method}", body


def test_every_method_of_a_store_is_tried_or_only_reads() -> None:
    reading = {f"{store}.{each}" for store, names in READS.items() for each in names.split()}
    excused = BEFORE_AN_IMPORT | THE_HISTORY | EXCUSED
    tried = {name for name, _deed in DEEDS if name}
    every = dict(methods())
    assert set(every) - reading - excused - tried == set(), "say whether these write"
    assert (reading | excused | tried) - set(every) == set(), "these are no more"
    assert reading & tried == set()
    writing = re.compile(r"\b(?:insert|update|delete)\(|\.quick\(\)|\bnote_")
    assert [
        name for name in sorted(reading) if writing.search(inspect.getsource(every[name]))
    ] == []
