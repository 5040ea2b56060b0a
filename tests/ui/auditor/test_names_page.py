"""The page of names gives every row of words its room."""

from tests.ui.auditor.test_form_desk import start  # noqa: F401  fixture


def test_no_row_of_role_words_is_cut(start, form, window, qtbot, profile):  # noqa: F811
    profile.forms.save_answers(
        form.id,
        {
            "Q1": "yes",
            "Q1.comment": "We saw Sharon at home.",
            "Q2": "yes",
            "Q2.comment": "The mobile was 07700 900123.",
        },
    )
    desk = start(form.id)
    desk.show_step("names")
    page = window.page()
    qtbot.waitUntil(lambda: page.current() is not None)
    words = page.word_button("mum").parentWidget()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()) > 0)
    assert all(button.geometry().bottom() < words.height() for button in words.children()[1:])
