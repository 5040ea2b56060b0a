"""Queries: only the office's, only for this agency, only what its pack asks; answers come back."""

from dataclasses import replace
from pathlib import Path

import pytest

from export import envelope
from export.errors import FileFault, FileRejected
from export.query_file import CONTEXT, FORM, MAX_FILE, BodyQuery, make_queries, open_queries
from export.query_key import query_key
from export.return_file import make_return
from export.sealing import Opener, seal
from export.signing import new_signing_key, sign
from models.profile import Profile, create_profile
from models.snapshots import PackCase, ProfileRole
from office.errors import OfficeFault, OfficeRejected
from office.overview import load_overview
from office.prints import form_pdf
from office.querying import keep_query_file, make_query_file, queries_by_agency
from office.tracker import tracker_rows
from tests.export.exchange import COMMENT, NOW, PASSPHRASE, QUICK, UINS, checker
from tests.office.arrivals import take
from tests.office.query_mutants import ASKED, fuzz_queries, query_draft
from tests.office.reviewing import accept, ask, entry_of, overview_of, pick, state_of
from tests.office.test_letters import words_of


@pytest.fixture
def returned(office, exchange):
    made = exchange.made_return()
    take(office, made.raw)
    return made


def made_for(office: Profile, exchange):
    overview = overview_of(office, exchange)
    return make_query_file(office, overview, overview.agencies[0].id, checker(), NOW)


def opened(exchange, raw: bytes, *places: int):
    """Open with the packs of these agencies, the first one's where none is named."""
    packs = [exchange.packs[place] for place in places or (0,)]
    paths = {field.path for field in exchange.tool.fields}
    return open_queries(
        raw, packs, {each.id: set(UINS) for each in packs}, {each.id: paths for each in packs}
    )


def fault_of(exchange, raw: bytes, *places: int) -> FileFault:
    with pytest.raises(FileRejected) as caught:
        opened(exchange, raw, *places)
    return caught.value.fault


def test_a_query_goes_out_is_answered_and_the_answer_stands_beside_it(office, exchange, returned):
    query = ask(office, entry_of(office, exchange), ASKED)
    made = made_for(office, exchange)
    assert made.file.file_name == f"CSA-2026_{exchange.packs[0].agency_code}_query1.auditquery"
    keep_query_file(office, made, office.folder.parent / made.file.file_name)
    assert state_of(office, exchange) == "queried"
    got = opened(exchange, made.raw, 1, 0)
    assert got.pack.id == exchange.packs[0].id
    (arrived,) = got.queries
    assert (arrived.id, arrived.uin, arrived.path) == (query.id, UINS[0], "Q6.comment")
    assert (arrived.text, arrived.revision) == (ASKED, 1)
    entry = replace(exchange.entry(), replies={arrived.id: "The health visitor, in March."})
    answered = exchange.made_return(entry, after=returned)
    assert take(office, answered.raw).code == "newer"
    assert state_of(office, exchange) == "answered"
    overview = overview_of(office, exchange)
    assert overview.reviews.replies == {query.id: "The health visitor, in March."}
    (by_agency,) = queries_by_agency(overview)
    assert (by_agency.unsent, [each.number for each in by_agency.files]) == (0, [1])


def test_an_answered_query_is_not_sent_again_and_files_count_on(office, exchange, returned):
    first = ask(office, entry_of(office, exchange), ASKED)
    made = made_for(office, exchange)
    keep_query_file(office, made, office.folder.parent / "one.auditquery")
    entry = replace(exchange.entry(), replies={first.id: "In March."})
    take(office, exchange.made_return(entry, after=returned).raw)
    second = ask(office, entry_of(office, exchange), "And who followed it up?", path="")
    made = made_for(office, exchange)
    assert (made.file.number, made.query_ids) == (2, (second.id,))
    assert [each.revision for each in opened(exchange, made.raw).queries] == [2]


def test_a_return_without_a_reply_is_one_that_older_offices_read(office, exchange):
    made = exchange.made_return()
    entry = replace(exchange.entry(), replies={"q1": "In March."})
    replied = exchange.made_return(entry)
    _name, plain = opener_of(office, exchange).open(made.raw)
    assert plain[:8] == b"ADRETN\n1"
    _name, plain = opener_of(office, exchange).open(replied.raw)
    assert plain[:8] == b"ADRETN\n2"


def opener_of(office, exchange):
    return Opener(office.keys.identities())


def test_a_name_in_a_query_keeps_the_file_from_being_made(office, exchange, returned):
    ask(office, entry_of(office, exchange), "Did Emily Hargreaves come along?")
    with pytest.raises(OfficeRejected) as caught:
        made_for(office, exchange)
    assert (caught.value.fault, caught.value.facts) == (OfficeFault.QUERY_NAMES_OPEN, ("1",))


def test_a_name_in_a_reply_keeps_the_return_from_being_made(exchange):
    entry = replace(exchange.entry(), replies={"q1": "Emily Hargreaves came along."})
    with pytest.raises(FileRejected) as caught:
        make_return(exchange.draft(entry), exchange.details, checker())
    assert caught.value.fault is FileFault.NAMES_OPEN


def test_nothing_to_ask_and_nobody_to_ask_is_said(office, exchange, returned):
    with pytest.raises(OfficeRejected) as caught:
        made_for(office, exchange)
    assert caught.value.fault is OfficeFault.NO_QUERIES
    overview = replace(load_overview(office, exchange.audit_id), packs=())
    with pytest.raises(OfficeRejected) as caught:
        make_query_file(office, overview, overview.agencies[0].id, checker(), NOW)
    assert caught.value.fault is OfficeFault.NO_PACK


def test_a_file_that_does_not_come_to_be_leaves_its_queries_waiting(office, exchange, returned):
    ask(office, entry_of(office, exchange), ASKED)
    made = made_for(office, exchange)
    with pytest.raises(FileRejected):
        keep_query_file(office, made, office.folder / "nowhere" / "q.auditquery")
    reviews = overview_of(office, exchange).reviews
    assert (reviews.files, [each.file_id for each in reviews.queries]) == ((), [""])


def test_another_agency_cannot_open_it(office, exchange):
    raw = make_queries(query_draft(office, exchange))
    assert fault_of(exchange, raw, 1) is FileFault.QUERY_NOT_YOURS


def test_a_file_sealed_for_this_agency_that_speaks_of_another_is_refused(office, exchange):
    other = exchange.packs[1]
    raw = make_queries(
        query_draft(office, exchange, agency_code=other.agency_code, pack_id=other.id)
    )
    assert fault_of(exchange, raw) is FileFault.QUERY_NOT_YOURS


def test_another_office_is_named_as_such(office, exchange):
    raw = make_queries(query_draft(office, exchange, signing_key=new_signing_key()))
    assert fault_of(exchange, raw) is FileFault.QUERY_OTHER_OFFICE


def test_a_query_for_a_newer_pack_says_so(office, exchange):
    secrets = (bytes(range(32)), exchange.packs[0].secret)
    raw = make_queries(query_draft(office, exchange, pack_id="newer", secrets=secrets))
    assert fault_of(exchange, raw) is FileFault.QUERY_NEWER_PACK
    raw = make_queries(query_draft(office, exchange, pack_id="newer", secrets=secrets[:1]))
    assert fault_of(exchange, raw) is FileFault.QUERY_NOT_YOURS


@pytest.mark.parametrize("fields", [{"uin": "XX-99"}, {"path": "Q999"}, {"path": "../x"}])
def test_what_the_pack_does_not_ask_is_refused(office, exchange, fields):
    query = BodyQuery(
        **{"query_id": "q", "uin": UINS[0], "path": "", "revision": 1, "text": ASKED, **fields}
    )
    raw = make_queries(query_draft(office, exchange, queries=(query,)))
    assert fault_of(exchange, raw) is FileFault.QUERY_DAMAGED


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2001, "a\u202eb", "a\x00b", "a\x07b"])
def test_a_query_that_does_not_show_all_that_it_holds_is_not_made(office, exchange, text):
    query = BodyQuery(query_id="q", uin=UINS[0], path="", revision=1, text=text)
    with pytest.raises(FileRejected) as caught:
        make_queries(query_draft(office, exchange, queries=(query,)))
    assert caught.value.fault is FileFault.SELF_TEST


def test_markup_arrives_as_it_is_written(office, exchange):
    text = '<img src="x"><b>told</b> =1+1 &amp;'
    query = BodyQuery(query_id="q", uin=UINS[0], path="", revision=1, text=text)
    (got,) = opened(exchange, make_queries(query_draft(office, exchange, queries=(query,)))).queries
    assert got.text == text


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b"not a file of queries at all", FileFault.NOT_A_QUERY),
        (b"x" * (MAX_FILE + 1), FileFault.QUERY_TOO_LARGE),
    ],
)
def test_what_is_no_file_of_queries_is_told_apart(exchange, raw, fault):
    assert fault_of(exchange, raw) is fault


def test_a_return_or_a_pack_is_no_file_of_queries(exchange, returned):
    key = query_key(exchange.packs[0].secret)
    inside = seal(b"ADRETN\n1" + bytes(200), (key.recipient,))
    assert fault_of(exchange, inside) is FileFault.NOT_A_QUERY
    assert fault_of(exchange, returned.raw) is FileFault.QUERY_NOT_YOURS
    assert fault_of(exchange, exchange.made[0].raw) in {
        FileFault.NOT_A_QUERY,
        FileFault.QUERY_NOT_YOURS,
        FileFault.QUERY_DAMAGED,
    }


def test_a_newer_format_is_named(office, exchange):
    key = query_key(exchange.packs[0].secret)
    plain = FORM.magic[:7] + b"9" + bytes(200)
    assert fault_of(exchange, seal(plain, (key.recipient,))) is FileFault.NEWER_FORMAT


def test_no_changed_byte_is_taken(office, exchange):
    """Outside and inside: whatever is changed, the file is refused and nothing else is raised."""
    codes = fuzz_queries(exchange, office, 800, seed=5)
    assert codes.total() == 800


def test_a_body_that_unpacks_to_too_much_is_stopped(office, exchange):
    signing = query_draft(office, exchange).signing_key
    big = envelope.join(FORM, b"{}", b" " * 50_000_000)
    raw = seal(big + sign(signing, CONTEXT + big), (query_key(exchange.packs[0].secret).recipient,))
    assert fault_of(exchange, raw) is FileFault.QUERY_DAMAGED


def test_the_laptop_keeps_queries_once_with_their_replies(exchange, tmp_path: Path, office):
    laptop = create_profile(
        tmp_path / "own", passphrase=PASSPHRASE, role=ProfileRole.AUDITOR, cost=QUICK
    )
    pack = exchange.packs[0]
    laptop.forms.add_pack(pack, [PackCase(uin=uin, label="A") for uin in UINS])
    form = laptop.forms.forms(pack.id)[0]
    got = opened(exchange, make_queries(query_draft(office, exchange)))
    assert len(laptop.asked.add(pack.id, got.queries)) == 1
    laptop.forms.mark_completed(form.id, True)
    laptop.asked.reply(form.id, "q1", COMMENT)
    assert laptop.asked.add(pack.id, got.queries) == ()
    (kept,) = laptop.asked.of(form.id)
    assert (kept.text, kept.reply) == (ASKED, COMMENT)
    assert laptop.forms.form(form.id).completed_at is None
    laptop.bin.put_form(form.id)
    (kept,) = laptop.asked.of(form.id)
    assert (kept.text, kept.reply) == (ASKED, "")
    (item,) = laptop.bin.items()
    laptop.bin.restore(item.id)
    assert laptop.asked.of_pack(pack.id)[UINS[0]][0].reply == COMMENT
    laptop.bin.close_pack(pack.id, by="RW")
    laptop.close()


def test_the_tracker_counts_what_an_agency_has_not_answered(office, exchange, returned):
    query = ask(office, entry_of(office, exchange), ASKED)
    overview = overview_of(office, exchange)
    rows = {
        row.agency.id: row.queries
        for row in tracker_rows(overview, office.tracker.contacts(exchange.audit_id), NOW.date())
    }
    assert [rows[each.id] for each in overview.agencies] == [1, 0]
    entry = replace(exchange.entry(), replies={query.id: "In March."})
    take(office, exchange.made_return(entry, after=returned).raw)
    overview = overview_of(office, exchange)
    contacts = office.tracker.contacts(exchange.audit_id)
    assert {row.queries for row in tracker_rows(overview, contacts, NOW.date())} == {0}


def test_a_printed_form_has_what_was_asked_and_what_came_back(office, exchange, returned):
    entry = entry_of(office, exchange)
    whole = ask(office, entry, "Which plan is meant?", path="")
    ask(office, entry, ASKED, path="Q6.comment")
    pick(office, entry, "Q1.comment", note="Worth telling")
    said = replace(exchange.entry(), replies={whole.id: "The one of March."})
    take(office, exchange.made_return(said, after=returned).raw)
    accept(office, entry_of(office, exchange))
    overview = overview_of(office, exchange)
    newest = entry_of(office, exchange)
    received = next(each for each in overview.returns if each.id == newest.return_id)
    words = words_of(form_pdf(overview, newest, received, anonymised=False, now=NOW))
    for told in (
        "Query about the case Which plan is meant?",
        "Answer of the agency The one of March.",
        f"Query of the office: {ASKED}",
        "Marked as good practice: Worth telling",
        "Accepted",
    ):
        assert told in words
