"""The office's own words are looked through, and words of the area hide nobody."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.fields import is_local_word
from export.name_gate import digest
from models.particulars import AuditText, Particulars, TextKind, TextWords
from models.snapshots import Settled
from office.errors import OfficeFault, OfficeRejected
from office.name_check import WordFault, open_in_own_words, own_texts, read_local_words
from office.setup import issue_packs
from tests.export.exchange import NOW, SHIPPED, checker


def issue(office, exchange):
    return issue_packs(office, exchange.audit_id, NOW, lambda done, total: None)


def change(office, exchange, **changes):
    audit = office.audits.get(exchange.audit_id)
    details = replace(audit.details, **changes)
    return office.audits.update(exchange.audit_id, details, edit=audit.edit)


def quoting(words):
    """A text of an audit."""
    text = TextWords(kind=TextKind.HELPLINE, title="A helpline", words=words)
    return AuditText(text=text)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "After the death of Sharon Thompson"},
        {"theme": "The case of Imran"},
        {"concern_route": "Phone 999, then ask Sharon."},
        {"contact": "Her NHS number is 943 476 5919"},
        {"marking": "Sharon's file"},
        {"particulars": Particulars(purpose="What became of Sharon Thompson")},
        {"particulars": Particulars(texts=(quoting("Sharon Thompson found this."),))},
    ],
)
def test_no_pack_leaves_with_a_name_in_the_offices_own_words(office, exchange, changes):
    change(office, exchange, **changes)
    before = office.audits.packs(exchange.audit_id)
    with pytest.raises(OfficeRejected) as caught:
        issue(office, exchange)
    assert caught.value.fault is OfficeFault.OWN_NAMES_OPEN
    assert office.audits.packs(exchange.audit_id) == before


def test_how_the_office_is_reached_is_meant_to_be_there(office, exchange):
    words = "The office at Hill School, 12 Mill Road, LE1 4AB, 0116 496 0123, office@lscb.example"
    change(office, exchange, contact=words, concern_route=f"Phone 999. {words}")
    assert issue(office, exchange)
    change(office, exchange, title=f"Audit. {words}")
    with pytest.raises(OfficeRejected):
        issue(office, exchange)


def test_how_a_helpline_is_reached_is_meant_to_be_there(office, exchange):
    words = "0808 800 5000, help@nspcc.example, open since 14 March 2019"
    change(office, exchange, particulars=Particulars(texts=(quoting(words),)))
    assert issue(office, exchange)


def test_what_the_office_let_stay_is_asked_about_no_more(office, exchange):
    change(office, exchange, title="The Sharon review")
    mark = digest(office.details.settle_key, "person", "Sharon")
    settled = Settled(digest=mark, kind="person", tier="high", reason="A published report")
    office.cleared.add(exchange.audit_id, settled)
    assert office.cleared.of(exchange.audit_id) == {mark}
    assert issue(office, exchange)


def test_every_text_that_a_pack_carries_is_looked_through(office, exchange):
    audit = office.audits.get(exchange.audit_id)
    agencies = office.audits.agencies(exchange.audit_id)
    texts = own_texts(audit, agencies)
    assert set(texts.values()) == {
        *(audit.details.title, audit.details.theme, audit.details.contact),
        *(audit.details.concern_route, audit.details.marking),
        *(agency.name for agency in agencies),
    }


def test_a_tool_of_the_office_is_read_and_one_that_came_with_the_program_is_not(office, exchange):
    audit = office.audits.get(exchange.audit_id)
    assert open_in_own_words(office, audit.id, checker()) == ()
    raw = SHIPPED.read_bytes().replace(b'"text": "', b'"text": "As in the Sharon review: ', 1)
    sha256 = office.audits.keep_tool(raw, tool_id="own", version="1", title="Own")
    keys = office.audits.keys(audit.id)
    own = office.audits.create(replace(audit.details, tool_sha256=sha256), keys)
    found = open_in_own_words(office, own.id, checker())
    words = {each.text[each.finding.start : each.finding.end]: each.place for each in found}
    assert words["Sharon"].startswith("tool.")
    assert "As in the Sharon" not in repr(found)


def test_words_of_the_area_are_read_from_lines_and_phrases():
    read = read_local_words("Brightpath\nCarelink Hub, Zorblatt-Link; brightpath", checker())
    assert read.words == {"brightpath", "carelink", "hub", "zorblatt", "link"}
    assert read.refused == ()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("Sharon", WordFault.NAME),
        ("HOPE", WordFault.NAME),
        ("Hope House", WordFault.NAME),
        ("Brightpath2", WordFault.SIGNS),
        ("x" * 41, WordFault.TOO_LONG),
    ],
)
def test_a_word_that_would_hide_somebody_is_refused(typed, fault):
    read = read_local_words(f"carelink\n{typed}", checker())
    assert "carelink" in read.words
    assert {why for _word, why in read.refused} == {fault}


def test_only_so_many_words_fit_into_a_pack():
    typed = "\n".join(f"zq{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(300))
    read = read_local_words(typed, checker())
    assert len(read.words) == 200
    assert {why for _word, why in read.refused} == {WordFault.TOO_MANY}


@given(st.text(max_size=80))
def test_whatever_is_typed_every_word_kept_can_be_sent_and_hides_nobody(typed):
    read = read_local_words(typed, checker())
    assert all(is_local_word(word) for word in read.words)
    assert not any(checker().hides_a_name(word) for word in read.words)
