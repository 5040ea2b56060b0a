"""Every deed of the office that changes something, by the method of the store that does it."""

from dataclasses import replace
from datetime import date

from forms.scope import Status
from models.agency_snapshots import CellParts
from models.case_snapshots import AgeBand, CaseFacts, CaseWords, OfficeWord
from models.keyed_snapshots import Paper
from models.particulars import TextKind, TextWords
from models.tracker_snapshots import ToldBy, WordsKind
from office import keying, undo
from office.closing import close_audit
from tests.office import reviewing
from tests.office.audit_under_way import (
    LINE,
    SETTLED,
    Deed,
    as_another,
    ask_about,
    change_details,
    change_tool,
    confirm,
    delete_set_aside,
    describe_agency,
    draw_of,
    forget_escrow,
    form,
    fresh,
    key_in,
    make_audit,
    mark,
    pack_id,
    put_back,
    query_file,
    redact_words,
    rescued,
    take_return,
    text_id,
    tool_draft,
    usual,
)
from tests.ui.office.world import NOW

WORKING = TextWords(kind=TextKind.STATUTORY, title="Working together", edition="2023")
# In this order: each leaves what those after it need. Those without a name only prepare.
DEEDS: tuple[tuple[str, Deed], ...] = (
    (
        "audits.keep_tool",
        lambda at: at.profile.audits.keep_tool(b"1", tool_id="t", version="1", title="T"),
    ),
    ("preferences.set", lambda at: at.profile.preferences.set("least-for-share", "8")),
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
        lambda at: as_another(at, lambda: at.profile.keyed.open_to_type(form(at))),
    ),
    ("keyed.set_paper", lambda at: at.profile.keyed.set_paper(form(at), Paper(scan_ref="S-2"))),
    ("keyed.send_back", lambda at: at.profile.keyed.send_back(form(at), "Look at Q1.")),
    ("keyed.hand_over", lambda at: at.profile.keyed.hand_over(form(at))),
    ("keyed.drop", lambda at: at.profile.keyed.drop(form(at))),
    ("", lambda at: keying.hand_over(at.profile, key_in(at), at.checker, NOW)),
    (
        "keyed.count",
        lambda at: keying.take_in(
            at.profile, at.profile.keyed.draft(form(at)), at.checker, NOW, "Alone."
        ),
    ),
    ("intake.keep", lambda at: take_return(at, "police", "CSA-02")),
    ("laptops.confirm", confirm),
    ("reviews.accept", lambda at: reviewing.accept(at.profile, at.entry)),
    ("reviews.reopen", lambda at: at.profile.reviews.reopen(at.entry.case_id, at.entry.agency_id)),
    ("reviews.ask", ask_about),
    (
        "reviews.add_file",
        lambda at: at.profile.reviews.add_file(query_file(at), [str(at.kept["query"])]),
    ),
    ("reviews.take_back_file", lambda at: at.profile.reviews.take_back_file(str(at.kept["file"]))),
    ("reviews.close_query", lambda at: at.profile.reviews.close_query(str(at.kept["query"]))),
    (
        "reviews.moderate",
        lambda at: reviewing.moderate(at.profile, at.entry, "Q1", "good", "As read."),
    ),
    (
        "reviews.end_moderation",
        lambda at: at.profile.reviews.end_moderation(
            at.profile.reviews.of(at.audit_id).moderations[0]
        ),
    ),
    ("reviews.add_picks", mark),
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
            at.audit_id, pack_id(at), NOW.date(), ToldBy.PHONE, "Lead"
        ),
    ),
    (
        "tracker.note_tried",
        lambda at: at.profile.tracker.note_tried(at.audit_id, pack_id(at), NOW.date()),
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
