"""A name watched for is found in the form and stops the return, however it is written."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.auditor.test_desk import (  # noqa: F401  fixtures
    click,
    complete_first,
    contents,
    empty,
    issued,
    kept,
    pack_id_of,
    shows,
)
from ui.auditor.check_names_page import CheckNamesPage
from ui.auditor.create_return_page import CreateReturnPage
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.auditor.people_page import PeoplePage


@pytest.mark.parametrize("written", ["gloss", "glos"])
def test_a_watched_name_stops_the_return_until_it_is_settled(
    kept,  # noqa: F811
    window,
    qtbot,
    dialogs,
    written,
):
    first = complete_first(kept, **{"Q1.comment": f"Then {written} rang the school."})
    desk = AuditorDesk(kept)
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.open_buttons[first.id])
    qtbot.waitUntil(lambda: desk.cases.form_desk is not None, timeout=5000)
    desk.cases.form_desk.show_step("people")
    page = shows(qtbot, window, PeoplePage)
    qtbot.keyClicks(page.watch.typed, "Sharon Gloss")
    click(qtbot, page.watch.watch_button)
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    home = shows(qtbot, window, HomePage)
    click(qtbot, home.return_buttons[pack_id_of(kept)])
    page = shows(qtbot, window, CreateReturnPage)
    click(qtbot, page.declaration)
    click(qtbot, window.foot_bar.primary)
    qtbot.waitUntil(page.trouble.isVisible, timeout=5000)
    assert "look like names" in page.trouble.words()
    assert written not in page.trouble.words()
    assert dialogs.asked == []
    assert kept.profile.forms.sent(pack_id_of(kept)) == ()
    desk.cases.open(first.id, step="names")
    names = shows(qtbot, window, CheckNamesPage)
    qtbot.waitUntil(lambda: names.current() is not None, timeout=5000)
    assert names.current().word == written
    desk.finish()
