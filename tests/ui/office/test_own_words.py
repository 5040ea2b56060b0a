"""The name check reads what the office itself types, and nothing leaves before it is settled."""

from PySide6.QtCore import Qt

from export.pack_file import open_pack
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from ui.office.agencies_page import AgenciesPage
from ui.office.details_page import DetailsPage
from ui.office.packs_page import PacksPage
from ui.office.stages import Stage

ONE_AGENCY = world.AGENCIES[1:2]


def at_packs(office, **changes):
    """Open an audit that is ready for its packs but for some of its words."""
    audit = world.make_audit(office.profile, agencies=ONE_AGENCY, **changes)
    office.open(audit)
    assert isinstance(office.page, PacksPage)
    return audit


def test_a_name_in_the_title_is_said_where_it_is_typed(office, qtbot):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.part("audit")
    page.title_box.line.selectAll()
    qtbot.keyClicks(page.title_box.line, "The Sharon Thompson review")
    qtbot.waitUntil(page.title_box.notice.isVisible, timeout=2000)
    words = page.title_box.notice.notice.words()
    assert words == "\u201cSharon Thompson\u201d looks like a name."
    page.title_box.line.clear()
    qtbot.keyClicks(page.title_box.line, "A review of one family")
    qtbot.waitUntil(lambda: not page.title_box.notice.isVisible(), timeout=2000)
    assert nameless(office.window) == []


def test_how_the_office_is_reached_is_no_trouble_and_a_name_beside_it_is(office, qtbot):
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.part("contact")
    page.contact.setFocus()
    page.contact.set_value("")
    qtbot.keyClicks(page.contact.box, "Duty desk, 01632 960 111, LE1 4AB, desk@lscb.example. ")
    page.contact.watch.look()
    assert page.contact.watch.spots() == ()
    qtbot.keyClicks(page.contact.box, "Ask for Sharon there. ")
    qtbot.waitUntil(lambda: len(page.contact.watch.spots()) == 1, timeout=2000)
    assert page.contact.notice.isVisible()


def test_no_pack_is_issued_until_each_word_is_settled(office, qtbot, tmp_path):
    audit = at_packs(
        office, title="The Sharon review", concern_route="Phone 999, then ask Imran or SHARON."
    )
    page = office.page
    assert "To settle before packs can be issued: 2." in words_on(page)
    assert "\u201cSharon\u201d, 2 times in 2 texts" in words_on(page)
    assert nameless(office.window) == []
    office.click(page.issue)
    assert office.dialogs.asked == [], "no folder is asked for"
    assert office.profile.audits.packs(audit.id) == ()

    office.click(page.names.keep_button)
    assert "Write a reason first" in words_on(page)
    qtbot.keyClicks(page.names.reason, "The name of a published report")
    office.click(page.names.keep_button)
    page = office.page
    assert "To settle before packs can be issued: 1." in words_on(page)
    assert "\u201cImran\u201d, once" in words_on(page)

    office.click(page.names.places()[0])
    page = office.page
    assert isinstance(page, DetailsPage)
    assert page.concern_route.isAncestorOf(office.window.focusWidget()), "the box itself"
    page.concern_route.box.setPlainText("Phone 999, then ask the duty desk or Sharon.")
    office.save()
    page = office.go(Stage.PACKS)
    assert not page.names.isVisible()
    out = tmp_path / "packs"
    out.mkdir()
    office.dialogs.answer(out)
    office.click(page.issue)
    assert len(office.profile.audits.packs(audit.id)) == 1


def test_the_card_leads_to_an_agency_whose_name_identifies_somebody(office):
    at_packs(office, title="Neglect 2026")
    audit = office.profile.audits.list()[0]
    usual = [world.UsualAgency(code="care", name="The team of Sharon Thompson", position=0)]
    office.profile.audits.set_agencies(audit.id, usual)
    office.open(audit)
    page = office.go(Stage.PACKS)
    (place,) = page.names.places()
    assert place.words() == "Agencies, name of an agency"
    office.click(place)
    assert isinstance(office.page, AgenciesPage)


def test_a_word_kept_while_an_audit_is_made_stays_kept(office, qtbot):
    office.click(office.page.new_audit)
    page = office.page
    qtbot.keyClicks(page.title_box.line, "The Sharon review")
    qtbot.keyClicks(page.code, "SR-2026")
    qtbot.keyClicks(page.theme.line, "Learning")
    qtbot.waitUntil(page.title_box.notice.isVisible, timeout=2000)
    office.click(page.title_box.notice.button("Not a name here"))
    qtbot.keyClicks(page.title_box.notice.reason, "A published report")
    qtbot.keyClick(page.title_box.notice.reason, Qt.Key.Key_Return)
    assert not page.title_box.notice.isVisible()
    office.click(page.save)
    (audit,) = office.profile.audits.list()
    assert len(office.profile.cleared.of(audit.id)) == 1


def test_words_of_the_area_travel_in_the_pack_and_names_are_refused(office, qtbot, tmp_path):
    audit = at_packs(office)
    page = office.part("words")
    page.local_words.setPlainText("Brightpath\nHope House\n")
    assert page.unsaved()
    office.save()
    assert [problem.path for problem in page.problems()] == ["local_words"]
    assert "\u201cHope\u201d is also a name" in words_on(page)
    assert page.local_words.value().startswith("Brightpath\nHope House"), "what was typed stays"
    page.local_words.setPlainText("Brightpath\ncarelink")
    office.save()
    assert office.profile.audits.get(audit.id).details.local_words == {"brightpath", "carelink"}
    assert office.part("words").local_words.value() == "brightpath\ncarelink"
    office.dialogs.answer(tmp_path)
    office.click(office.go(Stage.PACKS).issue)
    (pack,) = office.profile.audits.packs(audit.id)
    raw = (tmp_path / pack.file_name).read_bytes()
    opened = open_pack(raw, pack.code_words, pins={}, now=world.NOW)
    assert opened.pack.local_words == {"brightpath", "carelink"}


def test_short_names_stand_in_file_names_and_identify_nobody(office, qtbot):
    office.click(office.page.new_audit)
    page = office.page
    qtbot.keyClicks(page.title_box.line, "Neglect 2026")
    qtbot.keyClicks(page.theme.line, "Neglect")
    qtbot.keyClicks(page.code, "Thompson-2026")
    office.click(page.save)
    assert [problem.path for problem in page.problems()] == ["code"]
    assert "identifies nobody" in words_on(page)
    page.code.set_value("")
    page.title_box.set_value("")
    page.theme.set_value("")
    office.dialogs.answer(True)
    audit = world.make_audit(office.profile)
    office.open(audit)
    page = office.go(Stage.AGENCIES)
    qtbot.keyClicks(page.name, "Young carers service")
    qtbot.keyClicks(page.code, "Thompson")
    office.click(page.add_button)
    assert "identifies nobody" in words_on(page)
    page.name.set_value("")
