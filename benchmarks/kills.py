"""``make kills``: a busy auditor is killed 50 times; nothing shown as saved may be lost."""

import os
import sys
import tempfile
import time
from pathlib import Path

TIMES, SEED = 50, 20261121


def main(arguments: list[str]) -> int:
    """Kill so many times (the first argument) and print what was seen; raise on any loss."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from models.profile import create_profile
    from models.snapshots import PackCase, ProfileRole
    from tests.ui.auditor.conftest import KNOWN, WORDS, a_pack
    from tests.ui.auditor.kills import kill_often
    from tests.world import CHEAP

    times = int(arguments[0]) if arguments else TIMES
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "auditor"
        profile = create_profile(
            folder, passphrase=WORDS, role=ProfileRole.AUDITOR, organisation="", cost=CHEAP
        )
        profile.forms.add_pack(a_pack(), (PackCase(uin="CSA-01", label="A"),))
        profile.forms.save_scope(profile.forms.forms("pack-1")[0].id, KNOWN)
        profile.close()
        seen = kill_often(folder, times, SEED)
    sys.stdout.write(
        f"{seen.kills} kills in {time.perf_counter() - start:.0f} s: {seen.changes} changes made, "
        f"{seen.saves} times shown as saved, {seen.kept} things in the form at the end. "
        "Each time the database was whole, the form opened again at its page, "
        "and nothing that was shown as saved was missing.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
