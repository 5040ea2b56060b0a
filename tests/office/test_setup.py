"""UINs that give nothing away, and packs that are issued together or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.errors import FileFault, FileRejected
from export.fields import is_uin
from export.pack_file import open_pack
from forms.scope import Status
from models.case_snapshots import OfficeWord
from models.profile import Profile
from office.asking import PackState, pack_states
from office.errors import OfficeFault, OfficeRejected, UinFault
from office.keys import new_audit_keys, office_fingerprint
from office.overview import load_overview
from office.setup import issue_packs, read_uins
from tests.export.exchange import NOW, UINS, Exchange
from tests.office.arrivals import take


def test_a_pasted_list_may_be_untidy():
    read = read_uins("  CE-01\r\nCE-02, CE-03;CE-04\t CE-05 \n\n  \nCE-06,\n\n")
    assert read.uins == ("CE-01", "CE-02", "CE-03", "CE-04", "CE-05", "CE-06")
    assert read.problems == ()
    assert read.blank == 3
    assert read_uins(" \n ").uins == ()
    assert read_uins("CE-0001\nCSA26-014\nCE-000123\nLPT993315").problems == ()


@pytest.mark.parametrize(
    ("text", "fault", "fact"),
    [
        ("943 476 5919", UinFault.IDENTIFIER, "nhs"),
        ("9434765919", UinFault.IDENTIFIER, "nhs"),
        ("AB 12 34 56 C", UinFault.IDENTIFIER, "nino"),
        ("14/03/2015", UinFault.IDENTIFIER, None),
        ("Charlotte Evans", UinFault.IDENTIFIER, "person"),
        ("JS140315", UinFault.IDENTIFIER, "initials-and-birth"),
        ("J.S.-140315", UinFault.IDENTIFIER, "initials-and-birth"),
        ("js_140315", UinFault.IDENTIFIER, "initials-and-birth"),
        ("x" * 25, UinFault.TOO_LONG, "24"),
        ("CE/01", UinFault.BAD_CHARACTER, ""),
        ("../CE01", UinFault.BAD_CHARACTER, ""),
        ("=CE01", UinFault.BAD_CHARACTER, ""),
        ("CE 01", UinFault.BAD_CHARACTER, ""),
        ("ce-02", UinFault.DOUBLED, ""),
        ("CE-90", UinFault.DOUBLED, ""),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_reason(text, fault, fact):
    read = read_uins(f"CE-02\n{text}\nCE-03", taken=["ce-90"])
    assert read.uins == ("CE-02", "CE-03")
    (problem,) = read.problems
    assert (problem.line, problem.text, problem.fault) == (2, text, fault)
    if fact is not None:
        assert problem.fact == fact
    assert text not in repr(problem)


def test_more_cases_than_a_pack_can_hold_are_refused():
    read = read_uins("\n".join(f"CE-{number}" for number in range(600)), taken=["X-1"])
    assert len(read.uins) == 499
    assert {problem.fault for problem in read.problems} == {UinFault.TOO_MANY}


@given(st.text(max_size=300))
def test_whatever_is_pasted_every_accepted_number_can_be_used(pasted):
    read = read_uins(pasted)
    assert all(is_uin(uin) for uin in read.uins)
    assert len({uin.casefold() for uin in read.uins}) == len(read.uins)


def test_packs_issued_again_supersede_and_still_open(exchange: Exchange, office: Profile):
    agencies = office.audits.agencies(exchange.audit_id)
    steps: list[tuple[int, int]] = []
    again = issue_packs(
        office,
        exchange.audit_id,
        NOW,
        lambda done, total: steps.append((done, total)),
        [agencies[1].id],
    )
    kept = office.audits.packs(exchange.audit_id)
    letter = office_fingerprint(office.audits.keys(exchange.audit_id))
    assert steps == [(0, 1), (1, 1)]
    assert kept[0].id == again[0].issued.id
    assert again[0].issued.supersedes == exchange.made[1].issued.id
    pins = {exchange.audit_id: exchange.packs[1].office_key}
    contents = open_pack(again[0].raw, again[0].issued.code_words, pins=pins, now=NOW)
    assert contents.fingerprint == letter
    assert contents.supersedes == exchange.made[1].issued.id
    assert [case.uin for case in contents.cases] == list(UINS)


def test_no_pack_without_cases_or_agencies(exchange: Exchange, office: Profile):
    details = office.audits.get(exchange.audit_id).details
    empty = office.audits.create(details, new_audit_keys())
    with pytest.raises(OfficeRejected) as caught:
        issue_packs(office, empty.id, NOW, lambda done, total: None)
    assert caught.value.fault is OfficeFault.NO_CASES
    office.audits.add_cases(empty.id, ["CE-01"])
    with pytest.raises(OfficeRejected) as caught:
        issue_packs(office, empty.id, NOW, lambda done, total: None)
    assert caught.value.fault is OfficeFault.NO_AGENCIES
    assert office.audits.packs(empty.id) == ()


def test_no_two_audits_share_a_key():
    first, second = new_audit_keys(), new_audit_keys()
    assert len({first.identity, second.identity, first.recipient, second.recipient}) == 4
    assert first.signing_key != second.signing_key
    assert first.identity not in repr(first)


def test_a_wrong_code_is_not_damage(exchange: Exchange):
    with pytest.raises(FileRejected) as caught:
        open_pack(exchange.made[0].raw, "six wrong words in a row", pins={}, now=NOW)
    assert caught.value.fault is FileFault.WRONG_PACK_CODE


def test_a_pack_has_only_the_cases_that_its_agency_is_asked_about(
    exchange: Exchange, office: Profile
):
    first, second = office.audits.agencies(exchange.audit_id)[:2]
    cases = office.audits.cases(exchange.audit_id)
    not_asked = OfficeWord(status=Status.NOT_ASKED, reason="")
    excluded = OfficeWord(status=Status.EXCLUDED, reason="The team itself is looked into.")
    row = {(case.id, second.id): not_asked for case in cases}
    own = {(cases[0].id, first.id): not_asked, (cases[1].id, first.id): excluded}
    office.cases.set_cells({**row, **own})
    made = issue_packs(office, exchange.audit_id, NOW, lambda _done, _total: None)
    assert second.id not in {pack.issued.agency_id for pack in made}
    (pack,) = [each for each in made if each.issued.agency_id == first.id]
    opened = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    assert [case.uin for case in opened.cases] == [case.uin for case in cases[2:]]
    overview = load_overview(office, exchange.audit_id)
    states = pack_states(overview)
    assert (states[first.id], states[second.id]) == (PackState.ISSUED, PackState.NOT_ASKED)
    again = OfficeWord(status=Status.AWAITING, reason="")
    office.cases.set_cells({(cases[0].id, each.id): again for each in (first, second)})
    states = pack_states(load_overview(office, exchange.audit_id))
    assert states[first.id] is PackState.OTHER_CASES, "its pack is without the case"
    office.cases.set_cells(row)
    with pytest.raises(OfficeRejected) as caught:
        issue_packs(office, exchange.audit_id, NOW, lambda _done, _total: None, [second.id])
    assert caught.value.fault is OfficeFault.NOBODY_ASKED


def test_an_answer_from_a_pack_that_still_had_the_case_counts(exchange: Exchange, office: Profile):
    agency = office.audits.agencies(exchange.audit_id)[0]
    cases = office.audits.cases(exchange.audit_id)
    word = OfficeWord(status=Status.NOT_ASKED, reason="")
    office.cases.set_cells({(case.id, agency.id): word for case in cases})
    take(office, exchange.made_return(exchange.entry(UINS[0])).raw)
    grid = load_overview(office, exchange.audit_id).coverage
    row = next(each for each in grid.rows if each.agency.id == agency.id)
    assert [cell.assignment.status for cell in row.cells] == [
        Status.AUDITED,
        Status.NOT_ASKED,
        Status.NOT_ASKED,
    ]
    assert (row.accounted, row.total, row.not_asked) == (1, 1, 2)
    done = office.cases.set_cells({(cases[0].id, agency.id): word})
    assert done.kept == ((cases[0].id, agency.id),), "and is not set aside by the office's word"
