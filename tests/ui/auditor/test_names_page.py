"""The page of names: one decision for each word, in its context, and what nobody is asked about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.auditor.test_form_desk import click, start, state_of  # noqa: F401  fixture
from ui.widgets.buttons import LinkButton

FOUR_TIMES = {
    "Q1": "yes",
    "Q1.comment": "We saw Sharon at home. Sharon's sister was there too.",
    "Q2": "yes",
    "Q2.comment": "SHARON rang.\nThen we met Sharon and Imran.",
}


@pytest.fixture
def page_of(start, form, window, profile):  # noqa: F811
    """Go to the page of a form with these answers."""

    def go(answers):
        profile.forms.save_answers(form.id, answers)
        desk = start(form.id)
        desk.show_step("names")
        page = window.page()
        page.form_desk = desk
        return page

    return go


@pytest.fixture
def page(page_of, qtbot):
    """The page, with a name four times in two answers and another one once."""
    page = page_of(FOUR_TIMES)
    qtbot.waitUntil(lambda: page.current() is not None)
    return page


def test_words_are_listed_once_with_how_often_they_stand(page, form):
    assert [link.words() for link in page.links()] == [
        "\u201cSharon\u201d, 4 times in 2 texts",
        "\u201cImran\u201d, once",
    ]
    assert page.card.title.text() == "\u201cSharon\u201d, 4 times in 2 texts"
    assert len(page.card.places()) == 2
    assert page.form_desk.names_desk.open_count() == 2


def test_one_decision_replaces_a_word_wherever_it_stands(page, qtbot, profile, form):
    click(qtbot, page.card.word_button("mum"))
    qtbot.waitUntil(lambda: page.current() is not None and page.current().word == "Imran")
    filling = page.form_desk.work.filling
    assert filling.text("Q1.comment") == "We saw mum at home. Mum's sister was there too."
    assert filling.text("Q2.comment") == "Mum rang.\nThen we met mum and Imran."
    assert page.form_desk.save_all()
    earlier = profile.marks.versions(form.id, "Q1.comment")
    assert FOUR_TIMES["Q1.comment"] in [each.text for each in earlier]


def test_after_the_last_word_the_keyboard_is_at_the_declaration(page, qtbot, window):
    for words in ("mum", "dad"):
        qtbot.waitUntil(lambda: page.current() is not None)
        before = page.current()
        page.card.word_button(words).setFocus()
        qtbot.keyClick(page.card.word_button(words), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda before=before: page.current() != before)
    assert page.declaration.hasFocus()
    qtbot.waitUntil(lambda: state_of(window, "names") == "To be confirmed")


def test_a_title_is_told_by_its_role_word_and_goes_with_the_name(page_of, qtbot):
    page = page_of({"Q1": "yes", "Q1.comment": "Dr Okafor came.\nMum saw Dr Okafor twice."})
    qtbot.waitUntil(lambda: page.current() is not None)
    click(qtbot, page.card.word_button("GP"))
    qtbot.waitUntil(lambda: page.current() is None)
    assert page.form_desk.work.filling.text("Q1.comment") == "GP came.\nMum saw GP twice."


def test_a_word_kept_once_is_kept_in_all_its_forms(page, qtbot, profile, form):
    qtbot.keyClicks(page.card.reason, "The name of a boat")
    qtbot.keyClick(page.card.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.current() is not None and page.current().word == "Imran")
    assert page.form_desk.work.filling.text("Q1.comment") == FOUR_TIMES["Q1.comment"]
    assert page.form_desk.save_all()
    reasons = {each.reason for each in profile.forms.settled(form.id)}
    assert reasons == {"The name of a boat"}


def test_keys_turn_from_word_to_word_and_a_place_is_gone_to(page, qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert page.current().word == "Imran"
    qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.current().word == "Sharon"
    click(qtbot, page.card.places()[1])
    assert window.page().title() == "Before and at referral"
    box = window.page().card_of("Q2").box("Q2.comment")
    qtbot.waitUntil(lambda: box.isAncestorOf(window.focusWidget()))


def test_words_nobody_is_asked_about_stand_in_one_list(page_of, qtbot):
    text = "The family came from Bradford. Bradford was cold."
    page = page_of({"Q1": "yes", "Q1.comment": text})
    qtbot.waitUntil(page.declaration.isEnabled)
    assert page.low.isVisible()
    assert not page.low_words.isVisible()
    click(qtbot, page.low.button)
    assert page.low_words.isVisible()
    assert page.low_words.text() == "Bradford (2 times)"


def test_no_row_of_role_words_is_cut(page_of, qtbot):
    page = page_of({"Q1": "yes", "Q1.comment": "We saw Sharon at home."})
    qtbot.waitUntil(lambda: page.current() is not None)
    words = page.card.word_button("mum").parentWidget()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 0)
    assert all(button.geometry().bottom() < words.height() for button in words.children()[1:])


def test_the_keys_lead_from_finding_to_finding_on_a_page_of_questions(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
):
    profile.forms.save_answers(form.id, FOUR_TIMES)
    desk = start(form.id)
    desk.show_step("page:referral")
    boxes = [window.page().card_of(code).box(f"{code}.comment") for code in ("Q1", "Q2")]
    qtbot.waitUntil(lambda: bool(boxes[1].spots()))

    def press(*, back=False):
        shift = Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_F8, shift if back else Qt.KeyboardModifier.NoModifier)
        menu = QApplication.activePopupWidget()
        editor = menu.parentWidget()
        menu.close()
        return editor.textCursor().selectedText(), editor.textCursor().selectionStart()

    seen = [press() for _ in range(6)]
    assert [word for word, _at in seen] == [
        *("Sharon", "Sharon", "SHARON", "Sharon", "Imran"),
        "Sharon",
    ]
    assert seen[5] == seen[0], "round again"
    assert press(back=True)[0] == "Imran"
    assert press(back=True)[0] == "Sharon"


def test_the_keys_lead_into_answers_of_one_line_too(start, form, window, qtbot, profile):  # noqa: F811
    answers = {"Q12": "no", "Q12.challenged": "yes", "Q12.challenged.by": "Imran from health"}
    profile.forms.save_answers(form.id, answers | {"Q12.comment": "We met Sharon there."})
    desk = start(form.id)
    desk.show_step("page:together")
    line = window.page().card_of("Q12").box("Q12.challenged.by").field.line
    seen = []
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F8)
        menu = QApplication.activePopupWidget()
        seen.append(menu.parentWidget())
        menu.close()
    assert seen.count(line) in {1, 2}
    assert seen[0] is seen[2], "round again"
    while QApplication.focusWidget() is not line:
        qtbot.keyClick(window, Qt.Key.Key_F8)
        QApplication.activePopupWidget().close()
    assert line.selectedText() == "Imran"
    qtbot.keyClick(window, Qt.Key.Key_F8)
    QApplication.activePopupWidget().close()
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert desk.work.filling.text("Q12.challenged.by") == "Mum from health"


def test_who_initials_are_is_said_once_for_every_answer(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
):
    answers = {"Q1": "yes", "Q1.comment": "KT rang.\nThen KT rang again.", "Q2": "yes"}
    profile.forms.save_answers(form.id, answers | {"Q2.comment": "Nobody asked KT."})
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    assert page.card.who_button.words() == "Say who KT is"
    click(qtbot, page.card.who_button)
    assert page.card.who.role.hasFocus()
    whole = page.card.who.rect
    qtbot.waitUntil(lambda: page.card.who.visibleRegion().boundingRect() == whole())
    qtbot.keyClicks(page.card.who.role, "mum")
    click(qtbot, page.card.who.write_button)
    qtbot.waitUntil(lambda: page.current() is None)
    filling = desk.work.filling
    assert filling.text("Q1.comment") == "Mum (KT) rang.\nThen KT rang again."
    assert filling.text("Q2.comment") == "Nobody asked mum (KT)."
    assert desk.save_all()
    assert [each.relationship for each in profile.names.of(form.id).people] == ["mum"]


def test_the_month_takes_the_place_of_each_day(start, form, window, qtbot, profile):  # noqa: F811
    answers = {"Q1": "yes", "Q1.comment": "Seen on 12 March 2025, known since 12 March 2025."}
    profile.forms.save_answers(form.id, answers)
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    click(qtbot, page.card.word_button("March 2025"))
    qtbot.waitUntil(lambda: page.current() is None)
    told = desk.work.filling.text("Q1.comment")
    assert told == "Seen in March 2025, known since March 2025."


def test_a_fix_is_chosen_by_keys_alone(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(form.id, {"Q1": "yes", "Q1.comment": "We met Sharon there."})
    desk = start(form.id)
    desk.show_step("page:referral")
    box = window.page().card_of("Q1").box("Q1.comment")
    qtbot.waitUntil(lambda: bool(box.spots()))
    qtbot.keyClick(window, Qt.Key.Key_F8)
    menu = QApplication.activePopupWidget()
    assert "looks like a name" in menu.accessibleName()
    box.look()
    assert box.notice.isVisible(), "what is selected is not being typed"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert desk.work.filling.text("Q1.comment") == "We met dad there."
    assert box.field.box.hasFocus()


def test_the_words_to_settle_stand_beside_the_questions_and_lead_to_their_place(
    start,  # noqa: F811
    form,
    window,
    qtbot,
    profile,
):
    profile.forms.save_answers(form.id, FOUR_TIMES)
    desk = start(form.id)
    desk.show_step("page:referral")
    window.resize(1280, 900)

    def links():
        return [each for each in window.side.findChildren(LinkButton) if each.isVisible()]

    qtbot.waitUntil(lambda: len(links()) == 2)
    assert [link.words() for link in links()] == [
        "\u201cSharon\u201d, 4 times in 2 texts",
        "\u201cImran\u201d, once",
    ]
    click(qtbot, links()[1])
    box = window.page().card_of("Q2").box("Q2.comment")
    qtbot.waitUntil(lambda: box.isAncestorOf(window.focusWidget()))
    box.field.box.selectAll()
    qtbot.keyClicks(box.field.box, "Nobody else was there.")
    window.page().card_of("Q1").box("Q1.comment").field.take_focus()
    qtbot.waitUntil(lambda: len(links()) == 1)
    assert links()[0].words() == "\u201cSharon\u201d, 2 times in one text"
    desk.show_step("names")
    assert links() == []
