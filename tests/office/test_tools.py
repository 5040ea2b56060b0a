"""The library of audit tools at the office: drafts, publishing, and what stays as it was."""

import json
from dataclasses import replace

import pytest

from anonymise import load_checker
from export.name_gate import digest
from forms.drafting import Draft, Put
from forms.errors import ToolRejected
from models.errors import ModelError, ModelFault
from models.snapshots import Settled
from office import tools
from office.errors import OfficeFault, OfficeRejected
from office.name_check import open_in_tool
from office.tool_comparison import compare_tools, comparison_csv, comparison_pdf
from tests.world import NOW, make_office, shipped

FIRST = "sections/0/pages/0/questions/0"


@pytest.fixture
def profile(tmp_path):
    office = make_office(tmp_path / "office", cases=1, agencies=1)
    yield office.profile
    office.profile.close()


def only(profile):
    return profile.audits.tools()[0]


def written(profile, begun, **fields):
    """Change fields of a draft by pointer, with __ for the stroke, and save it."""
    draft = Draft(begun.definition)
    draft.apply(*(Put(pointer=k.replace("__", "/"), value=v) for k, v in fields.items()))
    return profile.tools.save(
        begun.id,
        draft.written(),
        title=draft.text("title"),
        version=draft.text("version"),
        edit=begun.edit,
    )


def test_a_new_version_says_what_it_was_made_from_and_becomes_a_tool(profile):
    begun = tools.new_version(profile, only(profile))
    assert begun.version == "1.1"
    assert Draft(begun.definition).text("adapted_from") == f"{only(profile).title}, version 1.0"
    assert len(profile.audits.tools()) == 1
    tool = tools.publish(profile, begun, load_checker())
    assert tool.version == "1.1"
    assert profile.tools.library().drafts == ()
    assert {each.version for each in profile.audits.tools()} == {"1.0", "1.1"}


def test_the_next_draft_takes_a_version_that_no_other_draft_has(profile):
    versions = {tools.new_version(profile, only(profile)).version for _ in range(3)}
    assert versions == {"1.1", "1.2", "1.3"}


def test_a_half_finished_draft_is_kept_and_is_no_tool(profile):
    begun = tools.blank_tool(profile)
    kept = written(profile, begun, title="Neglect")
    assert profile.tools.draft(begun.id) == kept
    with pytest.raises(ToolRejected):
        tools.publish(profile, kept, load_checker())
    assert len(profile.audits.tools()) == 1


def test_two_tools_begun_from_nothing_are_not_versions_of_one(profile):
    begun = [tools.blank_tool(profile), tools.blank_tool(profile)]
    begun += [tools.adapted_tool(profile, only(profile)) for _ in range(2)]
    ids = [Draft(each.definition).text("id") for each in begun]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("change", "version"),
    [({"thanks": 7}, "1.1"), ({"version": 1.0}, "1.1"), ({"id": "our own", "thanks": 7}, "1.0")],
)
def test_a_file_with_mistakes_becomes_a_draft_that_cannot_be_published(
    profile, tmp_path, change, version
):
    path = tmp_path / "tool.json"
    path.write_text(json.dumps(json.loads(shipped()) | change), encoding="utf-8")
    begun = tools.draft_with_mistakes(profile, path)
    assert begun.version == version
    with pytest.raises(ToolRejected):
        tools.publish(profile, written(profile, begun, thanks=7), load_checker())
    fixed = written(profile, profile.tools.draft(begun.id), thanks="Thank you.")
    assert tools.publish(profile, fixed, load_checker()).version == version


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"format": "other"}', '{"a": 1, "a": 2}'])
def test_a_file_that_is_no_tool_at_all_becomes_no_draft(profile, tmp_path, text):
    path = tmp_path / "tool.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ToolRejected):
        tools.draft_with_mistakes(profile, path)
    assert profile.tools.library().drafts == ()


def test_a_version_that_is_published_is_refused(profile):
    begun = tools.new_version(profile, only(profile))
    same = written(profile, begun, version="1.0")
    with pytest.raises(ModelError) as caught:
        tools.publish(profile, same, load_checker())
    assert caught.value.fault is ModelFault.VERSION_TAKEN
    assert profile.tools.draft(begun.id).edit == same.edit


def test_two_who_write_one_draft_do_not_overwrite_each_other(profile):
    begun = tools.new_version(profile, only(profile))
    written(profile, begun, title="One")
    with pytest.raises(ModelError) as caught:
        written(profile, begun, title="Two")
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    assert profile.tools.draft(begun.id).title == "One"


def test_no_tool_is_published_with_a_name_in_it_until_that_is_let_stay(profile):
    begun = tools.new_version(profile, only(profile))
    text = "Was the plan reviewed after Sharon left?"
    begun = written(profile, begun, **{f"{FIRST}__text".replace("/", "__"): text})
    with pytest.raises(OfficeRejected) as caught:
        tools.publish(profile, begun, load_checker())
    assert caught.value.fault is OfficeFault.OWN_NAMES_OPEN
    mark = digest(profile.details.settle_key, "person", "Sharon")
    profile.tools.settle(Settled(digest=mark, kind="person", tier="high", reason="A service"))
    assert tools.publish(profile, begun, load_checker()).version == "1.1"


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("title", "The Sharon review"),
        ("thanks", "Thank you, Sharon."),
        ("glossary/0/code", "Sharon"),
        ("themes/0/label", "What Sharon said"),
        ("scales/0/grades/0/descriptor", "As good as Sharon was."),
        ("sections/0/title", "After Sharon left"),
        ("sections/0/pages/0/group", "Sharon's plan"),
        (f"{FIRST}/number", "Sharon"),
        (f"{FIRST}/label", "Plan of Sharon"),
        (f"{FIRST}/not_applicable/reason", "Why did Sharon not come?"),
        ("starters/comment/0/text", "Sharon told us: "),
    ],
)
def test_a_name_is_found_wherever_in_a_tool_it_is_typed(profile, pointer, value):
    draft = Draft(shipped())
    draft.apply(Put(pointer=pointer, value=value))
    found = open_in_tool(profile, draft.tool(), load_checker())
    assert {each.text[each.finding.start : each.finding.end] for each in found} & {
        "Sharon",
        "Sharon's",
    }


def test_a_file_of_a_version_that_is_here_becomes_a_draft_of_the_next_one(profile, tmp_path):
    path = tmp_path / "tool.json"
    changed = json.loads(shipped()) | {"theme": "Neglect"}
    path.write_text(json.dumps(changed), encoding="utf-8")
    with pytest.raises(OfficeRejected):
        tools.add_tool(profile, path)
    begun = tools.draft_from_file(profile, path)
    assert begun.version == "1.1"
    assert begun.based_on == only(profile).sha256
    assert tools.publish(profile, begun, load_checker()).theme == "Neglect"
    assert profile.audits.tools()[-1].definition == shipped()


def test_another_tool_made_from_this_one_counts_its_own_versions(profile):
    shipped_tool = only(profile)
    begun = tools.adapted_tool(profile, shipped_tool)
    tool = tools.publish(profile, begun, load_checker())
    assert (tool.version, tool.adapted_from) == ("1.0", f"{shipped_tool.title}, version 1.0")
    assert tool.id != shipped_tool.tool_id
    # The newest is offered first wherever a tool is chosen.
    assert [kept.tool_id for kept in profile.audits.tools()] == [tool.id, shipped_tool.tool_id]


def test_the_library_says_which_audits_use_a_tool(profile):
    audit = profile.audits.list()[0]
    uses = {each.tool.version: each.uses for each in profile.tools.library().tools}
    assert [use.code for use in uses["1.0"]] == [audit.details.code]


def test_a_draft_that_is_taken_out_leaves_only_that_it_was(profile):
    begun = tools.new_version(profile, only(profile))
    profile.tools.remove(begun.id)
    assert profile.tools.library().drafts == ()
    with pytest.raises(ModelError):
        profile.tools.remove(begun.id)


def test_a_comparison_can_be_printed_and_kept_as_a_table(profile):
    before = Draft(shipped()).tool()
    after = replace(before, version="1.1", theme="=Neglect")
    found = compare_tools(before, after)
    assert [each.after for each in found.lines] == ["=Neglect"]
    assert b"'=Neglect" in comparison_csv(found)
    assert comparison_pdf(found, NOW).startswith(b"%PDF")
