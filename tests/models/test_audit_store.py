"""The office's audits, cases, agencies and packs, there and back."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from forms.scope import Status
from forms.window import WindowMode, WindowRule
from models.audit_rows import case_label
from models.errors import ModelError, ModelFault
from models.profile import open_profile
from models.snapshots import Assignment, UsualAgency
from tests.models.samples import NOON, PASSPHRASE, Office, details, keys


def fault_of(call, *args, **kwargs) -> ModelError:
    with pytest.raises(ModelError) as caught:
        call(*args, **kwargs)
    return caught.value


def test_everything_is_there_after_opening_again(office: Office) -> None:
    before = office.profile.audits
    audit = office.audit.id
    asked = ("tools", "list", "usual_agencies")
    of_audit = ("get", "keys", "cases", "agencies", "assignments", "packs")
    seen = [getattr(before, name)() for name in asked]
    seen += [getattr(before, name)(audit) for name in of_audit]
    office.profile.close()
    again = open_profile(office.profile.folder, PASSPHRASE)
    after = again.audits
    assert seen == [getattr(after, name)() for name in asked] + [
        getattr(after, name)(audit) for name in of_audit
    ]
    assert after.get(audit).details == office.audit.details
    assert after.keys(audit) == keys()
    again.close()


def test_a_tool_is_kept_once_byte_for_byte(office: Office) -> None:
    audits = office.profile.audits
    definition = b'{"tool": "\xc5\x81"}\r\n\x00'
    first = audits.keep_tool(definition, tool_id="t", version="1", title="a tool")
    assert audits.keep_tool(definition, tool_id="t", version="1", title="a tool") == first
    assert audits.tool_definition(first) == definition
    assert [tool.title for tool in audits.tools()] == ["a tool", "Tool"]
    assert fault_of(audits.tool_definition, "0" * 64).fault is ModelFault.NOT_FOUND


def test_tools_stand_in_one_order_whatever_letters_their_titles_have(office: Office) -> None:
    audits, titles = office.profile.audits, ["Éc", "éb", "Éa", "Zoo", "apt"]
    for place, title in enumerate(titles):
        audits.keep_tool(bytes([place]), tool_id=str(place), version="1", title=title)
    wanted = ["apt", "Tool", "Zoo", "Éa", "éb", "Éc"]
    assert [tool.title for tool in audits.tools()] == wanted
    assert [each.tool.title for each in office.profile.tools.library().tools] == wanted


def test_an_audit_needs_a_tool_that_was_kept(office: Office) -> None:
    audits = office.profile.audits
    assert fault_of(audits.create, details("unknown"), keys()).fault is ModelFault.NOT_FOUND
    assert len(audits.list()) == 1


def test_a_change_counts_up_and_a_stale_one_is_refused(office: Office) -> None:
    audits = office.profile.audits
    fixed = WindowRule(mode=WindowMode.FIXED_DATE, months=12, until=date(2026, 1, 31))
    changed = details(
        office.audit.details.tool_sha256, title="New", window=fixed, blocks=frozenset()
    )
    first = audits.create(details(office.audit.details.tool_sha256), keys())
    audit = audits.update(first.id, changed, edit=first.edit)
    assert (audit.details, audit.edit) == (changed, first.edit + 1)
    assert audits.get(audit.id) == audit
    stale = fault_of(audits.update, audit.id, first.details, edit=first.edit)
    assert stale.fault is ModelFault.EDIT_CONFLICT
    assert audits.get(audit.id) == audit
    unknown = fault_of(audits.update, "unknown", changed, edit=1)
    assert unknown.fault is ModelFault.NOT_FOUND


def test_of_eight_who_change_at_once_one_wins(office: Office) -> None:
    audits = office.profile.audits

    def change(number: int) -> str:
        wanted = details(office.audit.details.tool_sha256, title=str(number))
        try:
            return audits.update(office.audit.id, wanted, edit=1).details.title
        except ModelError as error:
            return error.code

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(change, range(8)))
    assert said.count("edit-conflict") == 7
    assert audits.get(office.audit.id).details.title in said


def test_audits_are_listed_newest_first(office: Office) -> None:
    audits = office.profile.audits
    second = audits.create(details(office.audit.details.tool_sha256), keys())
    assert [audit.id for audit in audits.list()] == [second.id, office.audit.id]


def test_cases_are_labelled_in_turn_and_labels_are_never_reused(office: Office) -> None:
    audits = office.profile.audits
    other = audits.create(details(office.audit.details.tool_sha256), keys())
    first, second = audits.add_cases(other.id, ["CSA-01", "CSA-02"])
    assert [(case.uin, case.label) for case in (first, second)] == [
        ("CSA-01", "A"),
        ("CSA-02", "B"),
    ]
    audits.set_agencies(other.id, audits.usual_agencies()[:1])
    audits.set_status(second.id, audits.agencies(other.id)[0].id, Status.NO_REPLY, "")
    audits.remove_case(second.id)
    assert fault_of(audits.remove_case, second.id).fault is ModelFault.NOT_FOUND
    (third,) = audits.add_cases(other.id, ["CSA-03"])
    assert third.label == "C"
    assert audits.cases(other.id) == (first, third)
    assert audits.add_cases(other.id, []) == ()


@pytest.mark.parametrize(
    ("position", "label"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_labels_go_on_after_z(position: int, label: str) -> None:
    assert case_label(position) == label


@pytest.mark.parametrize("uins", [["X", "CSA-01"], ["X", "csa-01 "], ["X", "Y", "x"]])
def test_a_doubled_uin_is_named_and_none_is_added(office: Office, uins: list[str]) -> None:
    refused = fault_of(office.profile.audits.add_cases, office.audit.id, uins)
    assert refused.fault is ModelFault.DOUBLED_UIN
    assert refused.facts == (uins[-1],)
    assert str(refused) == "doubled-uin"
    assert office.profile.audits.cases(office.audit.id) == office.cases


def test_the_same_uin_may_stand_in_another_audit(office: Office) -> None:
    audits = office.profile.audits
    other = audits.create(details(office.audit.details.tool_sha256), keys())
    assert audits.add_cases(other.id, ["CSA-01"])[0].label == "A"


def test_a_case_stays_once_packs_are_out(office: Office) -> None:
    audits = office.profile.audits
    assert fault_of(audits.remove_case, office.cases[1].id).fault is ModelFault.IN_USE
    assert audits.cases(office.audit.id) == office.cases


@pytest.mark.parametrize(
    "change",
    [
        {"code": "CSA-2027"},
        {"blocks": frozenset({"general"})},
        {"window": WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=12)},
    ],
)
def test_what_the_packs_say_stays_once_they_are_out(office: Office, change: dict) -> None:
    audits = office.profile.audits
    audit = audits.get(office.audit.id)
    other = replace(audit.details, **change)
    refused = fault_of(audits.update, audit.id, other, edit=audit.edit)
    assert refused.fault is ModelFault.AUDIT_ISSUED
    assert audits.get(audit.id) == audit
    later = replace(audit.details, return_by=date(2026, 12, 1), contact="Another office")
    assert audits.update(audit.id, later, edit=audit.edit).details == later


def test_agencies_can_be_changed_until_they_have_a_pack(office: Office) -> None:
    audits = office.profile.audits
    audit = audits.create(details(office.audit.details.tool_sha256), keys()).id
    usual = audits.usual_agencies()
    first = audits.set_agencies(audit, usual[:2])
    audits.add_cases(audit, ["N-1"])
    audits.set_status(audits.cases(audit)[0].id, first[1].id, Status.NO_REPLY, "")
    renamed = UsualAgency(code=usual[0].code, name="Renamed", position=9)
    second = audits.set_agencies(audit, [renamed, usual[3]])
    assert [agency.code for agency in second] == [usual[3].code, usual[0].code]
    assert (second[1].id, second[1].name) == (first[0].id, "Renamed")

    refused = fault_of(audits.set_agencies, office.audit.id, usual[1:3])
    assert (refused.fault, refused.facts) == (ModelFault.IN_USE, (usual[0].name,))
    assert audits.agencies(office.audit.id) == office.agencies


def test_the_usual_agencies_are_the_offices_own(office: Office) -> None:
    audits = office.profile.audits
    mine = (
        UsualAgency(code="b", name="Second", position=1),
        UsualAgency(code="a", name="First", position=0),
    )
    audits.set_usual_agencies(mine)
    assert audits.usual_agencies() == (mine[1], mine[0])
    audits.set_usual_agencies(())
    assert audits.usual_agencies() == ()
    assert audits.agencies(office.audit.id) == office.agencies


def test_every_cell_is_there_and_an_answer_counts_before_the_offices_word(office: Office) -> None:
    audits = office.profile.audits
    cells = audits.assignments(office.audit.id)
    assert len(cells) == len(office.cases) * len(office.agencies)
    assert {cell.status for cell in cells} == {Status.AWAITING}
    case, agency = office.cases[0].id, office.agencies[0].id
    audits.set_status(case, agency, Status.NO_REPLY, "")
    audits.set_status(case, agency, Status.KNOWN_NO_RETURN, "asked twice")
    office_word = Assignment(
        case_id=case,
        agency_id=agency,
        status=Status.KNOWN_NO_RETURN,
        reason="asked twice",
        entry=None,
        revision=None,
        edit=2,
    )
    assert audits.assignments(office.audit.id)[0] == office_word

    office.profile.intake.apply(office.merge("r1", revision=4))
    first = audits.assignments(office.audit.id)[0]
    assert (first.status, first.entry, first.revision) == (Status.AUDITED, "r1-0-0", 4)
    refused = fault_of(audits.set_status, case, agency, Status.NO_REPLY, "")
    assert refused.fault is ModelFault.IN_USE
    assert audits.assignments(office.audit.id)[0] == first


def test_a_cell_of_two_audits_does_not_exist(office: Office) -> None:
    audits = office.profile.audits
    other = audits.create(details(office.audit.details.tool_sha256), keys())
    (case,) = audits.add_cases(other.id, ["N-1"])
    refused = fault_of(audits.set_status, case.id, office.agencies[0].id, Status.NO_REPLY, "")
    assert refused.fault is ModelFault.NOT_FOUND


def test_packs_are_kept_all_or_none_and_start_the_audit(office: Office) -> None:
    audits = office.profile.audits
    assert audits.get(office.audit.id).issued_at == NOON
    agency = office.agencies[0]
    later = NOON + timedelta(days=1)
    newer = office.issued(agency, id="newer", supersedes=office.packs[0].id, issued_at=later)
    audits.add_packs(office.audit.id, [newer])
    assert audits.packs(office.audit.id) == (newer, *reversed(office.packs))
    assert audits.get(office.audit.id).issued_at == NOON
    doubled = [office.issued(agency, id="good"), office.issued(agency, id="newer")]
    with pytest.raises(Exception, match=r"UNIQUE|23505") as caught:
        audits.add_packs(office.audit.id, doubled)
    assert "four five" not in str(caught.value)
    assert len(audits.packs(office.audit.id)) == 4
