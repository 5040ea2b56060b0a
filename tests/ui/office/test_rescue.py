"""The office's computer is lost: at a new one, the key kit and the packs bring an audit back."""

import pytest

from export.pdf.key_kit import key_kit
from office.keys import kit_of
from tests.export.exchange import NOW, build
from tests.office.arrivals import standing, take
from tests.ui.accessible import nameless, too_small
from tests.ui.office.seen import words_on
from ui.office.audits_page import AuditsPage
from ui.office.keys.keys_page import KeysPage
from ui.office.keys.rescue_page import CODE, KEYS, PACK, RescuePage


@pytest.fixture(scope="module")
def exchange(tmp_path_factory):
    return build(tmp_path_factory.mktemp("exchange"))


@pytest.fixture
def papers(exchange, tmp_path):
    """What is left of the lost office: the kit's file, and the packs in the sent mail."""
    folder = tmp_path / "left"
    lost = exchange.office(tmp_path / "lost")
    folder.mkdir()
    kit = key_kit(kit_of(lost), organisation="Office", made_at=NOW)
    typed = " ".join(key.text for key in kit_of(lost))
    lost.close()
    (folder / "kit.pdf").write_bytes(kit)
    for made in exchange.made:
        (folder / made.issued.file_name).write_bytes(made.raw)
    return folder, typed


def at_rescue(office):
    office.desk.show_audits()
    office.settle()
    office.click(office.page.keys)
    assert isinstance(office.page, KeysPage)
    office.click(office.page.rescue)
    page = office.page
    assert isinstance(page, RescuePage)
    assert nameless(office.window) == []
    assert too_small(page) == []
    return page


def choose_pack(office, page, folder, made):
    office.dialogs.answer(folder / made.issued.file_name)
    office.click(page.pack)
    assert page.name.text() == made.issued.file_name


def take_over(office, page, words, qtbot):
    qtbot.keyClicks(page.code, words)
    page.primary_pressed.emit()
    office.settle()
    assert office.page is page


def test_the_file_of_the_kit_and_each_pack_bring_the_audit_back(office, exchange, papers, qtbot):
    folder, _typed = papers
    page = at_rescue(office)
    page.primary_pressed.emit()
    assert [problem.path for problem in page.problems()] == [KEYS, PACK, CODE]
    office.dialogs.answer(folder / exchange.made[0].issued.file_name)
    office.click(page.kit)
    assert "There is no key in this." in page.trouble.words()
    office.dialogs.answer(folder / "kit.pdf")
    office.click(page.kit)
    assert page.box.value().count("AGE-SECRET-KEY-1") == 2
    choose_pack(office, page, folder, exchange.made[0])
    take_over(office, page, "not these six words at all", qtbot)
    assert "six words do not open" in page.trouble.words()
    assert page.code.value(), "what was typed stays, to be put right"
    page.code.clear()
    take_over(office, page, exchange.made[0].issued.code_words, qtbot)
    assert "the pack is here" in page.trouble.words()
    assert page.box.value(), "the keys stay for the next pack"
    assert not page.unsaved()
    choose_pack(office, page, folder, exchange.made[0])
    take_over(office, page, exchange.made[0].issued.code_words, qtbot)
    assert "was here already" in page.trouble.words()
    choose_pack(office, page, folder, exchange.made[1])
    take_over(office, page, exchange.made[1].issued.code_words, qtbot)
    made = exchange.made_return(exchange.entry())
    assert take(office.profile, made.raw).accepted
    assert len(standing(office.profile, exchange.audit_id)) == 1
    office.window.foot_bar.back.click()
    office.settle()
    assert isinstance(office.page, KeysPage)
    office.desk.show_audits()
    office.settle()
    assert isinstance(office.page, AuditsPage)
    assert "Child sexual abuse audit" in words_on(office.page)


def test_keys_are_typed_and_nothing_of_them_is_kept_without_a_pack(office, exchange, papers, qtbot):
    folder, typed = papers
    page = at_rescue(office)
    assert not page.unsaved()
    qtbot.keyClicks(page.box, typed[:-4])
    assert page.unsaved()
    choose_pack(office, page, folder, exchange.made[0])
    take_over(office, page, exchange.made[0].issued.code_words, qtbot)
    assert "not as it stands on the paper" in page.trouble.words()
    assert office.profile.audits.list() == ()
    qtbot.keyClicks(page.box, typed[-4:])
    page.primary_pressed.emit()
    office.settle()
    assert "the pack is here" in page.trouble.words()
