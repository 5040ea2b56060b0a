"""``make kills``: killed 50 times at saving, at importing and at writing files; nothing is lost."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TIMES, SEED = 50, 20261121


def main(arguments: list[str]) -> int:
    """Kill so many times each (the first argument), print what was seen; raise on any loss.

    A second argument names one of the loops: saves, imports, returns or exports.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    times = int(arguments[0]) if arguments else TIMES
    loops = {"saves": _saves, "imports": _imports, "returns": _returns, "exports": _exports}
    for name in arguments[1:] or loops:
        _timed(loops[name], times)
    return 0


def _timed(loop: Callable[[Path, int], str], times: int) -> None:
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        words = loop(Path(place), times)
    sys.stdout.write(f"{times} kills in {time.perf_counter() - start:.0f} s: {words}\n")
    sys.stdout.flush()


def _saves(place: Path, times: int) -> str:
    from models.profile import create_profile
    from models.snapshots import PackCase, ProfileRole
    from tests.ui.auditor.conftest import KNOWN, WORDS, a_pack
    from tests.ui.auditor.kills import kill_often
    from tests.world import CHEAP

    folder = place / "auditor"
    profile = create_profile(
        folder, passphrase=WORDS, role=ProfileRole.AUDITOR, organisation="", cost=CHEAP
    )
    profile.forms.add_pack(a_pack(), (PackCase(uin="CSA-01", label="A"),))
    profile.forms.save_scope(profile.forms.forms("pack-1")[0].id, KNOWN)
    profile.close()
    seen = kill_often(folder, times, SEED)
    return (
        f"{seen.changes} changes made, {seen.saves} times shown as saved, {seen.kept} things in "
        "the form at the end. Each time the database was whole, the form opened again at its "
        "page, and nothing that was shown as saved was missing."
    )


def _imports(place: Path, times: int) -> str:
    from tests.export.exchange import build
    from tests.office.import_kills import kill_imports

    seen = kill_imports(build(place / "exchange"), place, times, SEED)
    return (
        f"{seen.midway} in the middle of an import of 150 returns, when {seen.taken} of "
        f"{seen.of_files} had been told as taken. Each of those was there, each return was whole "
        "or absent, every copy was whole, and the import done again came to the same."
    )


def _returns(place: Path, times: int) -> str:
    from tests.export.exchange import build
    from tests.ui.auditor.return_kills import kill_returns

    seen = kill_returns(build(place / "exchange"), place, times, SEED)
    return (
        f"{seen.midway} while a return was being saved; {seen.files} files, {seen.without_file} "
        "numbers without one. Every file was whole and on the record, no number was given twice, "
        "and the office took all of them in."
    )


def _exports(place: Path, times: int) -> str:
    from tests.export.exchange import build
    from tests.office.export_kills import kill_exports

    seen = kill_exports(build(place / "exchange"), place, times, SEED)
    return (
        f"{seen.midway} while packs, the key kit, the import log or a table was being written; "
        f"{seen.written} files written, {seen.packs_opened} packs opened. No half file had a "
        "name, nothing written was missing, and every pack opened by a code that the office keeps."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
