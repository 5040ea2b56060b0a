"""The record of an audit by hand: its sections, its texts, the library, and stray words."""

import pytest
from PySide6.QtCore import Qt

from models.particulars import TextKind, TextWords
from models.tracker_snapshots import WordsKind
from tests.ui.accessible import nameless, too_small
from tests.ui.office import world
from tests.ui.office.seen import rows_of, words_on
from ui.office.audits_page import AuditsPage
from ui.office.boxes import BoxKind
from ui.office.details_page import DetailsPage
from ui.office.details_parts import Part
from ui.office.particulars.details_cards import LeftOverCard, LeftOverDeed
from ui.office.particulars.details_list_page import DetailsListPage
from ui.office.particulars.library_page import LibraryPage
from ui.office.particulars.section_page import SectionPage
from ui.office.particulars.sections import SECTIONS
from ui.office.particulars.text_page import TextPage
from ui.office.particulars.texts_page import TextsPage
from ui.office.stages import Stage
from ui.widgets.rows import FieldRow

GUIDANCE = TextWords(
    kind=TextKind.STATUTORY, title="Working Together", words="Audit together.", edition="2018"
)
TYPED = {
    BoxKind.LINE: "Leicester and Rutland",
    BoxKind.TEXT: "To learn together.",
    BoxKind.LINES: "Assurance group\nBoard",
    BoxKind.NUMBER: "5",
}


def details_step(office):
    """What the rail says about the details."""
    return office.window.rail.row(Stage.DETAILS.value).step.state


def section_rows(office):
    return office.page.rows


@pytest.fixture
def opened(office):
    """An audit that is being set up, open at its details."""
    audit = world.make_audit(office.profile)
    office.open(audit)
    office.go(Stage.DETAILS)
    return audit


@pytest.mark.parametrize("section", SECTIONS, ids=lambda each: each.key)
def test_every_box_of_a_section_is_kept(office, qtbot, opened, section):
    page = office.part(section.key)
    assert isinstance(page, SectionPage)
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    for box in section.boxes:
        made = page.widget(box.key)
        if box.kind is BoxKind.DAY:
            made.set_text("2026-12-14")
        elif box.kind is BoxKind.TICK:
            office.click(made)
        else:
            made.setFocus()
            target = getattr(made, "box", getattr(made, "line", made))
            for line in TYPED[box.kind].split("\n"):
                qtbot.keyClicks(target, line)
                if box.kind is BoxKind.LINES:
                    qtbot.keyClick(target, Qt.Key.Key_Return)
    assert page.unsaved()
    office.save()
    assert isinstance(office.page, DetailsListPage)
    assert "Saved." in words_on(office.page)
    own = office.profile.audits.get(opened.id).details.particulars
    assert all(getattr(own, box.key) for box in section.boxes)
    state = section_rows(office)[section.key].step.state
    assert state == f"{len(section.boxes)} of {len(section.boxes)} filled in"
    page = office.part(section.key)
    assert not page.unsaved()


@pytest.mark.parametrize("part", list(Part))
def test_a_part_of_what_packs_say_has_few_boxes_and_keeps_the_rest(office, opened, part):
    page = office.part(part)
    assert isinstance(page, DetailsPage)
    assert nameless(office.window) == []
    assert too_small(office.window) == []
    assert page.tool.isVisible() is (part is Part.AUDIT)
    assert not page.save.isVisible()
    shown = [row for row in page.findChildren(FieldRow) if row.isVisible()]
    assert 1 <= len(shown) <= 5
    office.save()
    assert "Saved." in words_on(office.page)
    assert office.profile.audits.get(opened.id).details == opened.details


def test_a_number_that_is_none_is_said_at_its_box(office, qtbot, opened):
    page = office.part("selection")
    qtbot.keyClicks(page.widget("sample_size"), "five")
    office.save()
    assert [each.path for each in page.problems()] == ["sample_size"]
    assert "such as 5" in words_on(page)
    office.dialogs.answer(False)
    office.click(office.window.foot_bar.back)
    assert office.page is page, "nothing typed goes unasked"
    assert office.profile.audits.get(opened.id) == opened


def test_saving_the_first_page_keeps_what_the_others_have(office, qtbot, opened):
    page = office.part("purpose")
    qtbot.keyClicks(page.widget("purpose").box, "To learn.")
    office.save()
    page = office.part("audit")
    page.title_box.set_value("Another title")
    office.save()
    details = office.profile.audits.get(opened.id).details
    assert (details.title, details.particulars.purpose) == ("Another title", "To learn.")


def test_a_name_in_a_section_is_said_where_it_is_typed(office, qtbot, opened):
    page = office.part("groups")
    box = page.widget("audit_group")
    qtbot.keyClicks(box.box, "Chaired by Sharon Thompson. ")
    qtbot.waitUntil(box.notice.isVisible, timeout=2000)
    assert "Sharon Thompson" in box.notice.notice.words()


# --- texts of an audit and of the library ---------------------------------------------------------


def type_text(office, qtbot, title, edition):
    page = office.page
    assert isinstance(page, TextPage)
    assert nameless(office.window) == []
    title_box = page.widget("title")
    title_box.setFocus()
    title_box.line.selectAll()
    qtbot.keyClicks(title_box.line, title)
    qtbot.keyClicks(page.widget("edition").line, edition)
    office.save()


def show_library(office):
    office.desk.show_audits()
    office.settle()
    office.click(office.page.library)
    return office.page


def texts_in(office, audit):
    return office.profile.audits.get(audit.id).details.particulars.texts


def test_a_first_text_comes_into_the_library(office, qtbot):
    page = show_library(office)
    assert isinstance(page, LibraryPage)
    assert "Nothing is in the library yet" in words_on(page)
    office.click(page.add_text)
    office.save()
    assert [each.path for each in office.page.problems()] == ["title"]
    type_text(office, qtbot, "Working Together", "2018")
    assert "Saved: Working Together." in words_on(office.page)
    assert nameless(office.window) == []
    office.click(office.window.foot_bar.back)
    assert isinstance(office.page, AuditsPage)


def test_an_audit_copies_a_text_and_is_offered_the_later_edition(office, qtbot):
    audit = world.make_audit(office.profile)
    office.profile.texts.add(GUIDANCE)
    office.open(audit)
    page = office.part("texts")
    assert isinstance(page, TextsPage)
    assert nameless(office.window) == []
    office.click(page.add_button)
    assert "Choose a text of the library first" in words_on(page)
    page.offered.setCurrentIndex(1)
    office.click(page.add_button)
    (copied,) = texts_in(office, audit)
    assert copied.text == GUIDANCE
    assert not office.page.newer.isVisible()

    office.click(show_library(office).edition)
    type_text(office, qtbot, "Working Together", "2023")
    assert rows_of(office.page.list.table)[0][1:] == ["2023", "2018"]
    office.open(audit)
    office.go(Stage.DETAILS)
    assert section_rows(office)["texts"].step.state == "Texts: 1, newer editions: 1"
    page = office.part("texts")
    assert rows_of(page.list.table)[0][2] == "Newer: 2023"
    assert texts_in(office, audit) == (copied,), "nothing changes by itself"
    office.click(page.newer)
    assert "This audit has the newer edition now" in words_on(office.page)
    assert [each.text.edition for each in texts_in(office, audit)] == ["2023"]


def test_a_text_of_one_audit_is_written_changed_and_taken_out(office, qtbot, opened):
    page = office.part("texts")
    office.click(page.own_button)
    type_text(office, qtbot, "Our helpline", "")
    assert "Saved: Our helpline." in words_on(office.page)
    assert rows_of(office.page.list.table)[0][2] == "Of this audit only"
    office.click(office.page.change)
    type_text(office, qtbot, "The county helpline", "")
    (text,) = office.profile.audits.get(opened.id).details.particulars.texts
    assert text.text.title == "The county helpline"
    office.dialogs.answer(False, True)
    office.click(office.page.remove)
    assert len(texts_in(office, opened)) == 1, "asked first: its words are nowhere else"
    office.click(office.page.remove)
    assert "Taken out of this audit" in words_on(office.page)
    assert office.profile.audits.get(opened.id).details.particulars.texts == ()
    assert office.profile.texts.all() == (), "the library was never asked"
    office.click(office.window.foot_bar.back)
    assert isinstance(office.page, DetailsListPage)


def test_the_library_is_filtered_put_right_and_thinned(office, qtbot):
    texts = office.profile.texts
    first = texts.add(GUIDANCE)
    texts.add(TextWords(kind=TextKind.HELPLINE, title="Chidline"))
    office.click(office.page.library)
    page = office.page
    page.kind.setFocus()
    qtbot.keyClicks(page.kind, "Help")
    qtbot.keyClick(page.kind, Qt.Key.Key_Return)
    page.kind.edited.emit(page.kind.value())
    assert [row[0] for row in rows_of(page.list.table)] == ["Chidline"]
    office.click(page.correct)
    type_text(office, qtbot, "Childline", "")
    page = office.page
    assert {row[0] for row in rows_of(page.list.table)} == {"Working Together", "Childline"}
    page.choose(first.id)
    office.dialogs.answer(False)
    office.click(page.remove)
    assert len(texts.all()) == 2, "asked first"
    office.dialogs.answer(True)
    office.click(page.remove)
    assert [each.text.title for each in texts.all()] == ["Childline"]


# --- words of another theme ---------------------------------------------------------------------


@pytest.fixture
def strays(office):
    """An audit on neglect with a contact left from one on child sexual abuse."""
    world.make_audit(office.profile)
    contact = "The child sexual abuse team, 01632 960 000"
    audit = world.make_audit(
        office.profile, title="Neglect 2026", code="NEG-2026", theme="Neglect", contact=contact
    )
    office.open(audit)
    office.go(Stage.DETAILS)
    return audit


def test_a_stray_word_is_told_on_every_page_of_the_audit_with_the_way_to_it(office, strays):
    office.go(Stage.CASES)
    assert details_step(office) == "Due 27 November 2026, words of another theme: 2"
    card = office.go(Stage.DETAILS).findChild(LeftOverCard)
    for _ in range(2):
        office.click(card.button(LeftOverDeed.KEEP))
        card = office.page.findChild(LeftOverCard)
    assert details_step(office) == "Due 27 November 2026"


def test_a_stray_word_is_put_right_where_it_stands(office, strays):
    card = office.page.findChild(LeftOverCard)
    assert nameless(office.window) == []
    office.click(card.button(LeftOverDeed.GO))
    assert office.page.contact.isAncestorOf(office.window.focusWidget())
    card = office.go(Stage.DETAILS).findChild(LeftOverCard)
    office.click(card.button(LeftOverDeed.REPLACE))
    contact = office.profile.audits.get(strays.id).details.contact
    assert contact == "The neglect team, 01632 960 000"
    assert office.page.findChild(LeftOverCard) is None


def test_a_stray_word_may_stay_and_is_told_no_more(office, strays):
    for left in (1, 0):
        office.click(office.page.findChild(LeftOverCard).button(LeftOverDeed.KEEP))
        assert "may stay" in words_on(office.page)
        assert (office.page.findChild(LeftOverCard) is not None) == bool(left)
    assert office.profile.audits.get(strays.id).details.contact == strays.details.contact


def test_a_stray_word_in_a_letter_is_put_right_from_the_details(office, strays):
    letter = "This audit is about child sexual abuse."
    office.profile.tracker.set_words(strays.id, {WordsKind.LETTER: letter})
    office.go(Stage.CASES)
    office.go(Stage.DETAILS)
    card = office.page.findChild(LeftOverCard)
    card.table.select_row(2)
    assert "Covering letter" in words_on(card)
    office.click(card.button(LeftOverDeed.REPLACE))
    words = office.profile.tracker.contacts(strays.id).words
    assert words == {WordsKind.LETTER: "This audit is about neglect."}
    assert "Read it once" in words_on(office.page)
