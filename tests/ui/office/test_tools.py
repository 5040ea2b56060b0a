"""Adding an audit tool from a file, as somebody does who wrote one."""

import json

import pytest
from PySide6.QtCore import Qt

from forms.drafting import Draft, walk
from tests.ui.accessible import nameless
from tests.ui.fakes import FakeDialogs
from tests.world import NOW, make_office, shipped
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.office.tool_problems_page import ToolProblemsPage
from ui.office.tools.library_page import LibraryPage
from ui.office.tools.part_pages import AboutPage
from ui.office.tools.publish_page import PublishPage
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.widgets.text import PlainLabel
from ui.window import MainWindow


@pytest.fixture
def at(qtbot, tmp_path):
    office = make_office(tmp_path / "office", cases=1, agencies=1)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    around = Surroundings(
        window=window,
        profile=office.profile,
        tasks=TaskRunner(window),
        dialogs=FakeDialogs(),
        now=lambda: NOW,
        load_checker=lambda: None,
    )
    desk = OfficeDesk(around)
    qtbot.waitUntil(lambda: isinstance(window.page(), AuditsPage))
    yield around
    desk.finish()
    around.tasks.close()
    office.profile.close()
    window.close()


def press_add(qtbot, at, path, *more):
    qtbot.mouseClick(at.window.page().tools, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), LibraryPage))
    at.dialogs.answer((path,), *more)
    qtbot.mouseClick(at.window.page().add_tool, Qt.MouseButton.LeftButton)


def with_ten_mistakes():
    tool = json.loads(shipped())
    tool["sections"][0]["titel"] = tool["sections"][0].pop("title")
    pages = tool["sections"][0]["pages"]
    questions = [question for page in pages for question in page["questions"]]
    questions[0]["kind"] = "yesno"
    questions[1]["code"] = "Q1"
    questions[2]["text"] = ""
    questions[3]["favourable"] = ["perhaps"]
    questions[4]["comment"]["required"] = "yes"
    questions[5]["themes"] = ["nothing"]
    del questions[6]["label"]
    questions[7]["label"] = "x" * 200
    tool["thanks"] = 7
    return json.dumps(tool)


def test_ten_mistakes_are_told_at_once_each_with_its_place(qtbot, at, tmp_path):
    path = tmp_path / "our-tool.json"
    path.write_text(with_ten_mistakes(), encoding="utf-8")
    press_add(qtbot, at, path)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), ToolProblemsPage))

    page = at.window.page()
    lines = [
        label.text()
        for label in page.findChildren(PlainLabel)
        if label.text().startswith("our-tool.json")
    ]
    assert len(lines) >= 10
    assert any("section A, field titel: there is no field of this name" in line for line in lines)
    assert any("question Q1, field kind: there is no question kind" in line for line in lines)
    assert any("field thanks: this must be text" in line for line in lines)
    assert list(nameless(page)) == []
    assert len(at.profile.audits.tools()) == 1


def test_a_file_with_mistakes_is_kept_as_a_draft_and_put_right_there(qtbot, at, tmp_path):
    path = tmp_path / "our-tool.json"
    path.write_text(with_ten_mistakes(), encoding="utf-8")
    press_add(qtbot, at, path)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), ToolProblemsPage))
    qtbot.mouseClick(at.window.page().keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), AboutPage))
    at.window.step_chosen.emit("publish")
    qtbot.waitUntil(lambda: isinstance(at.window.page(), PublishPage))
    page = at.window.page()
    before = len(page.lines)
    assert before >= 9
    assert not page.publish.isEnabled()
    assert nameless(page) == []
    assert any("titel: there is no field of this name" in line.text() for line in page.lines)
    qtbot.mouseClick(page.thin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at.window.page() is not page)
    page = at.window.page()
    assert len(page.lines) == before - 1
    assert not hasattr(page, "thin")
    at.window.foot_bar.back.click()
    qtbot.waitUntil(lambda: isinstance(at.window.page(), LibraryPage))
    (kept,) = at.profile.tools.library().drafts
    draft = Draft(kept.definition)
    codes = [code for _, code, _ in walk(draft)]
    assert len(codes) == len(set(codes)), "the doubled code became another one"
    assert draft.at("sections/0/titel") is None
    assert len(at.profile.audits.tools()) == 1, "a draft can be chosen for no audit"


def test_a_file_that_is_no_tool_at_all_cannot_be_kept(qtbot, at, tmp_path):
    path = tmp_path / "our-tool.json"
    path.write_text('{"format": "something else"}', encoding="utf-8")
    press_add(qtbot, at, path)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), ToolProblemsPage))
    assert not at.window.page().keep.isVisible()


def test_a_tool_of_ones_own_can_then_be_chosen(qtbot, at, tmp_path):
    tool = json.loads(shipped()) | {"id": "our-own", "title": "Our own tool"}
    path = tmp_path / "our-tool.json"
    path.write_text(json.dumps(tool), encoding="utf-8")
    press_add(qtbot, at, path)
    words = "Added: Our own tool, version 1.0. It can be chosen for audits."
    qtbot.waitUntil(lambda: said(at) == words)
    assert {kept.title for kept in at.profile.audits.tools()} >= {"Our own tool"}


def said(at):
    page = at.window.page()
    return page.outcome.words() if isinstance(page, LibraryPage) else ""


def test_a_version_that_is_here_is_never_replaced_and_the_file_can_be_the_next_one(
    qtbot, at, tmp_path
):
    path = tmp_path / "our-tool.json"
    changed = json.loads(shipped()) | {"theme": "Neglect"}
    path.write_text(json.dumps(changed), encoding="utf-8")
    press_add(qtbot, at, path, False)
    qtbot.waitUntil(lambda: len(at.dialogs.asked) > 1)
    assert "already here with other content" in at.dialogs.asked[-1][0]
    assert at.profile.tools.library().drafts == ()

    at.dialogs.answer((path,), True)
    qtbot.mouseClick(at.window.page().add_tool, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(at.window.page(), AboutPage))
    form = at.window.page().forms[0]
    assert form.boxes["version"].value() == "1.1"
    assert form.boxes["theme"].value() == "Neglect"
    assert [kept.definition for kept in at.profile.audits.tools()] == [shipped()]
