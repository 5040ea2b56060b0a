"""Killing the program at any moment loses nothing that was shown as saved; `make kills` does 50."""

from tests.ui.auditor.kills import kill_often


def test_what_was_shown_as_saved_is_there_after_each_kill(profile, form):
    folder = profile.folder
    profile.close()
    seen = kill_often(folder, times=3, seed=7)
    assert seen.saves > 0
    assert seen.changes > seen.kept > 1
