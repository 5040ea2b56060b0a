"""Kills an office in the middle of an import, and looks at what is left each time."""

import time
from dataclasses import dataclass
from pathlib import Path

from models.backups import verify_copy
from models.folder import DATABASE
from models.profile import Profile, open_profile
from office.intake import HANDFUL, import_paths
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange, dice, other_laptop
from tests.killing import Line, work_and_be_killed
from tests.office.arrivals import standing

PROGRAM = "tests.office.busy_import"
FILES = 150
MOST = FILES // HANDFUL


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSurvey:
    """What was seen over all kills: in the midst of an import, and files told as taken by then."""

    kills: int
    midway: int
    taken: int
    of_files: int


def kill_imports(exchange: Exchange, place: Path, times: int, seed: int) -> ImportSurvey:
    """Kill one import after the other; each is whole at once, and whole as ever when done again."""
    folder = place / "in"
    folder.mkdir()
    for number in range(FILES):
        laptop = other_laptop(exchange.details, f"{number:03}")
        entries = [exchange.entry(uin, f"Written by {number}.") for uin in UINS]
        made = exchange.made_return(*entries, details=laptop)
        (folder / f"{number:03}.auditreturn").write_bytes(made.raw)
    longest, usual = _undisturbed(exchange, place / "undisturbed", folder)
    moments = dice(seed)
    midway = taken = 0
    for number in range(times):
        at = place / f"office-{number}"
        exchange.office(at).close()
        # A busy machine may take any time to begin, so most are killed after some was taken.
        cue, count = ("taken", moments.randint(1, MOST)) if number % 4 else ("begun", 1)
        after = moments.uniform(0, longest / MOST)
        arguments = (PROGRAM, at, PASSPHRASE, folder)
        lines = work_and_be_killed(*arguments, cue=cue, count=count, after=after)
        office = open_profile(at, PASSPHRASE)
        told = _check_whole(office, exchange, lines)
        midway += told < FILES
        taken += told
        import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
        assert _result(office, exchange) == usual, "the same comes of it as without a kill"
        office.close()
    return ImportSurvey(kills=times, midway=midway, taken=taken, of_files=times * FILES)


def _undisturbed(exchange: Exchange, at: Path, folder: Path) -> tuple[float, object]:
    """Import without a kill: how long it takes in seconds, and what comes of it."""
    office = exchange.office(at)
    start = time.perf_counter()
    import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
    seconds = time.perf_counter() - start
    usual = _result(office, exchange)
    office.close()
    return seconds, usual


def _result(office: Profile, exchange: Exchange) -> object:
    """What an office has of an audit, whatever it went through to get there."""
    inbox = {(each.sha256, each.outcome) for each in office.intake.inbox(limit=FILES * 2)}
    returns = {each.id for each in office.intake.returns(exchange.audit_id)}
    return inbox, returns, standing(office, exchange.audit_id)


def _check_whole(office: Profile, exchange: Exchange, lines: list[Line]) -> int:
    """Look at an office whose program was killed; give how many files it had told as taken."""
    told = [name for line in lines for name in line.get("taken", ())]
    returns = {each.id for each in office.intake.returns(exchange.audit_id)}
    settled = {item.file_name for item in office.intake.inbox(limit=FILES * 2) if item.outcome}
    assert set(told) <= settled, "what was told as taken is there"
    assert len(settled) == len(returns), "what is settled was merged, and nothing else"
    counted = dict.fromkeys(returns, 0)
    agency = office.audits.agencies(exchange.audit_id)[0].id
    for case in office.audits.cases(exchange.audit_id):
        for entry in office.intake.entry_history(case.id, agency):
            counted[entry.return_id] += 1
    assert set(counted.values()) <= {len(UINS)}, "no return is there by half"
    logged = [
        line.return_id
        for each in office.intake_log.deeds()
        for line in office.intake_log.lines(each.deed.id)
    ]
    assert sorted(logged) == sorted(returns), "the log names each once"
    for copy in office.backups.made():
        verify_copy(office._database.copy_of(copy.folder / DATABASE))
    return len(told)
