"""What is typed is kept in order, and nothing is called saved before it is committed."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer

from models.errors import ModelError, ModelFault
from models.profile import open_profile
from tests.ui.auditor.conftest import WORDS
from ui.auditor.autosave import Autosave, SaveStage
from ui.auditor.opened import FormWriter
from ui.tasks import TaskRunner

LONG = "Seen in the notes. " * 5_000


@contextmanager
def full_disk(profile):
    """Let the database grow no further, as a full disk does."""
    with profile._database.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    yield
    with profile._database.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4294967294")


@pytest.fixture
def tasks(window):
    runner = TaskRunner(window)
    yield runner
    runner.close()


@pytest.fixture
def autosave(profile, form, tasks, window):
    saver = Autosave(FormWriter(profile, form.id), tasks, window, quiet=("quiet",), retry_ms=20)
    saver.said = []
    saver.changed.connect(lambda state: saver.said.append(state.stage))
    return saver


def test_saved_is_said_after_the_commit_and_not_before(autosave, profile, form, qtbot):
    autosave.put("Q1", "yes")
    assert autosave.state.stage is SaveStage.SAVING
    seen = []
    autosave.changed.connect(lambda state: seen.append(profile.forms.answers(form.id)))
    qtbot.waitUntil(lambda: autosave.state.stage is SaveStage.SAVED, timeout=3000)
    assert seen == [{"Q1": "yes"}]
    assert autosave.state.at == profile.forms.form(form.id).changed_at


def test_the_newest_text_wins_however_fast_it_is_typed(autosave, profile, form, qtbot):
    for end in range(1, 40):
        autosave.put("Q1.comment", "a" * end)
        autosave.flush()
    assert autosave.finish()
    assert profile.forms.answers(form.id)["Q1.comment"] == "a" * 39


def test_who_types_on_without_a_pause_is_saved_all_the_same(profile, form, tasks, window, qtbot):
    saver = Autosave(FormWriter(profile, form.id), tasks, window, pause_ms=150)
    keys = QTimer(window)
    keys.timeout.connect(lambda: saver.put("Q1.comment", "seen alone"))
    keys.start(10)
    qtbot.waitUntil(lambda: "Q1.comment" in profile.forms.answers(form.id), timeout=5000)
    keys.stop()
    assert saver.finish()


def test_a_full_disk_is_said_and_the_text_is_kept_and_saved_later(autosave, profile, form, qtbot):
    with full_disk(profile):
        autosave.put("Q1.comment", LONG)
        assert not autosave.finish()
        assert autosave.state.stage is SaveStage.FAILED
        assert isinstance(autosave.state.error, ModelError)
        autosave.put("Q2", "no")
        assert autosave.state.stage is SaveStage.FAILED
        assert SaveStage.SAVED not in autosave.said
    qtbot.waitUntil(lambda: autosave.state.stage is SaveStage.SAVED, timeout=3000)
    kept = profile.forms.answers(form.id)
    assert kept["Q1.comment"] == LONG
    assert kept["Q2"] == "no"


def test_a_failed_batch_never_overtakes_what_was_typed_after_it(autosave, profile, form, qtbot):
    with full_disk(profile):
        autosave.put("Q1.comment", LONG)
        assert not autosave.finish()
        autosave.put("Q1.comment", "short")
    assert autosave.finish()
    assert profile.forms.answers(form.id)["Q1.comment"] == "short"


def test_a_stick_that_is_pulled_out_is_said_and_its_return_saves_the_text(
    autosave, profile, form, qtbot
):
    folder, away = profile.folder, profile.folder.with_name("pulled out")
    autosave.put("Q1", "no")
    assert autosave.finish()
    folder.rename(away)
    autosave.put("Q1.comment", "Typed meanwhile.")
    assert not autosave.finish()
    assert autosave.state.stage is SaveStage.FAILED
    assert autosave.state.error.fault is ModelFault.NOT_WRITABLE
    away.rename(folder)
    qtbot.waitUntil(lambda: autosave.state.stage is SaveStage.SAVED, timeout=3000)
    profile.close()
    again = open_profile(folder, WORDS)
    assert again.forms.answers(form.id)["Q1.comment"] == "Typed meanwhile."
    again.close()
