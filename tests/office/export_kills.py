"""Kills an office while it writes packs and sheets, and looks at every file each time."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from random import Random

from export.pack_file import open_pack
from models.profile import Profile, open_profile
from tests.export.exchange import NOW, PASSPHRASE, Exchange, dice
from tests.killing import Line, work_and_be_killed, work_and_die
from tests.office.busy_office import ROUNDS

PROGRAM = "tests.office.busy_office"
# Files of a round, and steps of writing packs and the first half of the sheets.
MOST, SOON, STEPS = ROUNDS * 6, 0.012, 150
PACKS = "packs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSurvey:
    """What was seen over all kills: in the midst of writing, and files told as written."""

    kills: int
    midway: int
    written: int
    packs_opened: int


def kill_exports(exchange: Exchange, place: Path, times: int, seed: int) -> ExportSurvey:
    """Kill one office again and again; whatever has a name in its folder is whole."""
    office, folder = place / "writer", place / "out"
    folder.mkdir()
    exchange.office(office).close()
    moments = dice(seed)
    known: dict[str, set[str]] = {}
    midway = written = 0
    opened: set[str] = set()
    for number in range(times):
        lines = _work(office, folder, number, moments)
        midway += "about" in lines[-1]
        written += sum("written" in line for line in lines)
        _follow(known, lines)
        profile = open_profile(office, PASSPHRASE)
        _check(profile, exchange, folder, known, opened)
        profile.close()
    return ExportSurvey(kills=times, midway=midway, written=written, packs_opened=len(opened))


def _work(office: Path, folder: Path, number: int, moments: Random) -> list[Line]:
    """Have the office killed: between two steps of writing packs or sheets, or at any moment."""
    arguments = (PROGRAM, office, PASSPHRASE, folder)
    if number % 4:
        return work_and_die(*arguments, moments.randint(1, STEPS))
    count, after = moments.randint(2, MOST), moments.uniform(0, SOON)
    return work_and_be_killed(*arguments, 0, cue="about", count=count, after=after)


def _follow(known: dict[str, set[str]], lines: list[Line]) -> None:
    """For each name, the content last told as written, and what was begun since then."""
    for line in lines:
        if line.get("written") == PACKS:
            known |= {name: {sha256} for name, sha256 in line[PACKS].items()}
        elif "written" in line:
            known[line["written"]] = {line["sha256"]}
        elif line.get("about") not in {None, PACKS}:
            known.setdefault(line["about"], {""}).add(line["sha256"])


def _check(
    office: Profile,
    exchange: Exchange,
    folder: Path,
    known: dict[str, set[str]],
    opened: set[str],
) -> None:
    """Compare all files with what they may be; each new pack among them is opened."""
    issued = {each.sha256: each for each in office.audits.packs(exchange.audit_id)}
    held = {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if not (path.name.startswith(".") and path.suffix == ".part")
    }
    for name, raw in held.items():
        sha256 = hashlib.sha256(raw).hexdigest()
        if name.endswith(".auditpack"):
            pack = issued[sha256]
            if sha256 not in opened:
                open_pack(raw, pack.code_words, pins={}, now=NOW)
                opened.add(sha256)
            # Packs of a killed round may stand in place of those last told.
            told = known.get(name, set())
            assert not told or _is_as_new(office, exchange, sha256, told), "no older pack came back"
        else:
            assert sha256 in known[name], f"{name} is what was written, or what was being written"
    lost = {name for name, allowed in known.items() if "" not in allowed} - held.keys()
    assert not lost, "what was told as written is there"


def _is_as_new(office: Profile, exchange: Exchange, sha256: str, told: set[str]) -> bool:
    order = [each.sha256 for each in office.audits.packs(exchange.audit_id)]  # the latest first
    return order.index(sha256) <= min(order.index(each) for each in told)
