"""Kills a busy auditor again and again, and looks at what is left each time."""

import random
from dataclasses import dataclass

from models.profile import open_profile
from tests.killing import work_and_be_killed
from tests.ui.auditor.busy_program import state_of
from tests.ui.auditor.conftest import WORDS
from ui.auditor.opened import open_form

PROGRAM = "tests.ui.auditor.busy_program"
LONGEST = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was seen over all kills: changes made, times of "Saved", things that were kept."""

    kills: int
    changes: int
    saves: int
    kept: int


def kill_often(folder, times, seed):
    """Start, kill and look, so many times; the profile goes on from what was left."""
    moments = random.Random(seed)  # noqa: S311
    known, changes, saves = None, 0, 0
    for number in range(times):
        after = moments.uniform(0, LONGEST)
        lines = work_and_be_killed(PROGRAM, folder, WORDS, seed + number, cue="opened", after=after)
        if known is not None:
            check_reopened(lines, known)
        known = check_kept(folder, lines)
        changes += sum("changed" in line for line in lines)
        saves += sum("saved" in line for line in lines)
    return Survey(kills=times, changes=changes, saves=saves, kept=len(known or ()))


def check_kept(folder, lines):
    """The database is whole and holds everything that was shown as saved; give what it holds."""
    profile = open_profile(folder, WORDS)
    try:
        with profile._database.outside() as driver:
            assert driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert driver.execute("PRAGMA cipher_integrity_check").fetchall() == []
            assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
        form = profile.forms.forms(profile.forms.packs()[0].id)[0]
        opened = open_form(profile, form.id)
    finally:
        profile.close()
    kept = state_of(opened.texts, opened.form.scope, opened.marks, opened.form.place)
    allowed = possible(lines)
    for key in {*kept, *allowed}:
        assert kept.get(key) in allowed.get(key, {None}), (key, kept.get(key))
    return kept


def possible(lines):
    """For each thing, the value it had when all was last shown as saved, and those since then.

    Where one is, is kept in silence: it counts from when nothing at all was left to save.
    """
    values = {}
    for line in lines:
        if "changed" in line:
            values.setdefault(line["changed"], [None]).append(line["value"])
        elif line.get("saved"):
            values = {
                key: seen[-1:] if key != "place" or line["settled"] else seen
                for key, seen in values.items()
            }
    return {key: set(seen) for key, seen in values.items()}


def check_reopened(lines, known):
    """The form opens again with what was kept, at the page where it was left."""
    opened = next(at for at, line in enumerate(lines) if "opened" in line)
    shown = {line["changed"]: line["value"] for line in lines[:opened]}
    assert shown == known
