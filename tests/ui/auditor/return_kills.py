"""Kills a laptop while it makes returns, and looks at files and records each time."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.profile import Profile, create_profile, open_profile
from models.snapshots import PackCase, ProfileRole
from office.intake import import_paths
from tests.export.exchange import (
    AUDITED,
    NOW,
    PASSPHRASE,
    QUICK,
    UINS,
    Exchange,
    dice,
)
from tests.killing import Line, work_and_be_killed, work_and_die
from tests.ui.auditor.busy_sender import take_up

PROGRAM = "tests.ui.auditor.busy_sender"
MOST, SOON, STEPS = 6, 0.012, 55


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSurvey:
    """What was seen over all kills: in the midst of saving, files at the end, and numbers spent."""

    kills: int
    midway: int
    files: int
    without_file: int


def kill_returns(exchange: Exchange, place: Path, times: int, seed: int) -> ReturnSurvey:
    """Kill a laptop at its returns; then let the office take in whatever came of it."""
    laptop, folder = place / "sender", place / "out"
    folder.mkdir()
    _make_laptop(exchange, laptop)
    moments = dice(seed)
    kept: dict[str, str] = {}
    midway = without_file = 0
    for number in range(times):
        lines = _work(laptop, folder, number, moments)
        midway += "about" in lines[-1]
        kept |= {line["kept"]: line["sha256"] for line in lines if "kept" in line}
        profile = open_profile(laptop, PASSPHRASE)
        _check_files(profile, folder, kept, lines)
        without_file += take_up(profile)
        profile.close()
    files = sorted(folder.glob("*.auditreturn"))
    office = exchange.office(place / "receiving")
    outcomes = import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
    office.close()
    assert [each.code for each in outcomes if not each.accepted] == []
    assert len(outcomes) == len(files), "no other file lies there under such a name"
    return ReturnSurvey(kills=times, midway=midway, files=len(files), without_file=without_file)


def _work(laptop: Path, folder: Path, number: int, moments: Random) -> list[Line]:
    """Have the laptop killed: most times between two steps of saving, else at any moment."""
    arguments = (PROGRAM, laptop, PASSPHRASE, folder)
    if number % 4:
        return work_and_die(*arguments, moments.randint(1, STEPS))
    count, after = moments.randint(1, MOST), moments.uniform(0, SOON)
    return work_and_be_killed(*arguments, 0, cue="about", count=count, after=after)


def _make_laptop(exchange: Exchange, at: Path) -> None:
    profile = create_profile(at, passphrase=PASSPHRASE, role=ProfileRole.AUDITOR, cost=QUICK)
    cases = [PackCase(uin=uin, label="A") for uin in UINS]
    profile.forms.add_pack(exchange.packs[0], cases)
    for form in profile.forms.forms(exchange.packs[0].id):
        profile.forms.save_scope(form.id, AUDITED)
        profile.forms.save_answers(form.id, exchange.answers)
        profile.forms.mark_completed(form.id, True)
    profile.close()


def _check_files(profile: Profile, folder: Path, kept: dict[str, str], lines: list[Line]) -> None:
    """Every file is whole and on the record; what was told as kept is there."""
    (pack,) = profile.forms.packs()
    recorded = {each.file_name: each.file_sha256 for each in profile.forms.sent(pack.id)}
    held = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("*.auditreturn")
    }
    assert held.items() <= recorded.items(), "a file is the very one that the record names"
    assert kept.items() <= held.items(), "what was told as saved is there"
    started = {line["about"]: line["sha256"] for line in lines if "about" in line}
    # Names carry the number of the return: one that was given again would be here twice.
    assert all(recorded.get(name, sha256) == sha256 for name, sha256 in started.items())
    assert len(profile.under_way.all()) <= 1
