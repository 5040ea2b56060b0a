"""What an audit says of itself beyond its packs, the archive, and the library of texts."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from forms.scope import Status
from models.errors import ModelError, ModelFault
from models.particulars import AuditText, Particulars, TextKind, TextWords
from models.profile import open_profile
from models.snapshots import Settled
from models.tracker_snapshots import WordsKind
from tests.models.samples import PASSPHRASE, Office, details, keys

WORKING_TOGETHER = TextWords(
    kind=TextKind.STATUTORY,
    title="Working Together to Safeguard Children",
    words="Joint audits of case files.",
    source="Department for Education",
    edition="2018",
    dated=date(2018, 7, 4),
    link="https://www.example.org/wt",
)
FULL = Particulars(
    boards="Leicester LSCB",
    areas="Leicester, Leicestershire and Rutland",
    further_themes="Neglect",
    purpose="To assess the quality of our support.",
    theme_source="A serious case review; agreed by the board.",
    framework="Joint targeted area inspection",
    framework_words="The partnership audits between 5 and 7 cases.",
    strands="Voice of the child",
    reused_from="Another board",
    is_trial=True,
    trial_of="Half a day for all cases",
    selection="Open to social care in the last six months.",
    sample_size=5,
    caveat="A snapshot of five cases.",
    design_on=date(2026, 1, 13),
    audit_group="Police, health, social care",
    report_on=date(2026, 6, 1),
    report_to="The assurance group",
    approval=("Assurance group", "Executive", "Board"),
    audience="Managers and practitioners",
    circulation="The partnership's web site",
    texts=(AuditText(text=WORKING_TOGETHER, library_id="l1", family="f1"),),
    kept_words=frozenset({"abuse"}),
)


def test_every_particular_is_there_after_opening_again(office: Office) -> None:
    assert all(getattr(FULL, name) for name in Particulars.__slots__), "none is left blank here"
    audit = office.audit
    with_all = replace(audit.details, particulars=FULL)
    office.profile.audits.update(audit.id, with_all, edit=audit.edit)
    office.profile.close()
    again = open_profile(office.profile.folder, PASSPHRASE)
    assert again.audits.get(audit.id).details == with_all
    again.close()


def test_a_row_of_another_program_reads_as_far_as_it_goes(office: Office) -> None:
    audit = office.audit
    for words in ("{}", '{"purpose": "Why", "of_next_year": 1}'):
        with office.profile.audits._database.begin() as connection:
            change = text("UPDATE audits SET particulars = :words WHERE id = :id")
            connection.execute(change, {"words": words, "id": audit.id})
        own = office.profile.audits.get(audit.id).details.particulars
        assert replace(own, purpose="") == Particulars()


def test_a_copy_is_made_whole_or_not_at_all(office: Office) -> None:
    profile, audit = office.profile, office.audit
    settled = Settled(digest="d", kind="name", tier="sure", reason="A service.")
    profile.cleared.add(audit.id, settled)
    words = {WordsKind.LETTER: "Dear colleague", WordsKind.FINAL: "Today is the day."}
    profile.tracker.set_words(audit.id, words)
    new = details(audit.details.tool_sha256, title="Next", particulars=FULL)
    copy = profile.audits.create(new, keys(), (replace(settled, digest="e"),), audit.id)
    assert profile.audits.get(copy.id).details.particulars == FULL
    facts = [(a.code, a.name, a.facts, a.sample) for a in profile.audits.agencies(audit.id)]
    assert [(a.code, a.name, a.facts, a.sample) for a in profile.audits.agencies(copy.id)] == facts
    assert profile.cleared.of(copy.id) == {"d", "e"}
    assert profile.tracker.contacts(copy.id).words == words
    assert profile.audits.cases(copy.id) == ()
    with pytest.raises(ModelError) as caught:
        profile.audits.create(new, keys(), (), "unknown")
    assert caught.value.fault is ModelFault.NOT_FOUND
    broken = Settled(digest="f", kind="name", tier="sure", reason=None)  # pyright: ignore
    with pytest.raises(Exception, match=r"NOT NULL|23502"):
        profile.audits.create(new, keys(), (broken,), audit.id)
    assert len(profile.audits.list()) == 2, "what failed at its last step has left nothing"


def test_the_archive_hides_an_audit_and_deletes_nothing(office: Office) -> None:
    profile, audit = office.profile, office.audit
    (listed,) = profile.audit_list.all()
    assert (listed.id, listed.code, listed.archived_at) == (audit.id, audit.details.code, None)
    before = profile.audits.get(audit.id)
    profile.audit_list.archive(audit.id)
    (listed,) = profile.audit_list.all()
    assert listed.archived_at is not None
    assert profile.audits.get(audit.id) == before
    profile.audit_list.bring_back(audit.id)
    assert profile.audit_list.all()[0].archived_at is None
    for change in (profile.audit_list.archive, profile.audit_list.bring_back):
        with pytest.raises(ModelError) as caught:
            change("unknown")
        assert caught.value.fault is ModelFault.NOT_FOUND


def test_the_list_counts_what_is_accounted_for(office: Office) -> None:
    profile, audit = office.profile, office.audit
    cells = profile.audits.assignments(audit.id)
    assert {cell.status for cell in cells} == {Status.AWAITING}
    first, second = cells[0], cells[-1]
    profile.audits.set_status(first.case_id, first.agency_id, Status.NOT_KNOWN, "Asked by phone.")
    profile.audits.set_status(second.case_id, second.agency_id, Status.AWAITING, "")
    (listed,) = profile.audit_list.all()
    assert (listed.cells, listed.accounted, listed.has_returns) == (len(cells), 1, False)
    profile.audits.set_status(second.case_id, second.agency_id, Status.NOT_ASKED, "")
    (listed,) = profile.audit_list.all()
    assert (listed.cells, listed.accounted) == (len(cells) - 1, 1)


def test_the_library_keeps_every_edition(office: Office) -> None:
    texts = office.profile.texts
    first = texts.add(WORKING_TOGETHER)
    newer = replace(WORKING_TOGETHER, edition="2023", dated=date(2023, 12, 15))
    later = texts.add_edition(first.id, newer)
    other = texts.add(TextWords(kind=TextKind.HELPLINE, title="Childline"))
    assert texts.all() == (first, later, other)
    assert first.family == later.family != other.family
    texts.correct(other.id, replace(other.text, words="0800 1111"), edit=other.edit)
    assert texts.all()[2].text.words == "0800 1111"
    with pytest.raises(ModelError) as caught:
        texts.correct(other.id, other.text, edit=other.edit)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    texts.remove(first.id)
    assert [each.id for each in texts.all()] == [later.id, other.id]
    for change in (
        lambda: texts.remove(first.id),
        lambda: texts.add_edition(first.id, newer),
        lambda: texts.correct(first.id, newer, edit=1),
    ):
        with pytest.raises(ModelError) as caught:
            change()
        assert caught.value.fault is ModelFault.NOT_FOUND
