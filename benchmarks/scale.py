"""``make bench-scale``: large stores on both engines. An argument sets how many returns at most."""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.bench_scale import SIZES, closing, prepare, run_on
from benchmarks.figures import Figure, table
from models.profile import open_profile
from tests.hubs import Hubs
from tests.server import MISSING, Server, programs
from tests.world import PASSPHRASE


def main(chosen: list[str]) -> int:
    """Measure on both engines, or on those named; return 1 when a promise was not kept."""
    numbers = [int(each) for each in chosen if each.isdigit()]
    most = numbers[0] if numbers else SIZES[-1]
    engines = [each for each in chosen if not each.isdigit()] or ["file", "server"]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        audit_id, returns = prepare(folder)
        if "server" in engines:
            figures += _on_server(folder, audit_id, returns, most)
        if "file" in engines:
            shutil.copytree(folder / "office", folder / "large")
            with closing(open_profile(folder / "large", PASSPHRASE)) as profile:
                figures += run_on("file", profile, audit_id, returns, most)
    sys.stdout.write(table(figures) + "\n")
    return 0 if all(each.kept is not False for each in figures) else 1


def _on_server(folder: Path, audit_id: str, returns: Path, most: int) -> list[Figure]:
    installed = programs()
    if installed is None:
        sys.stderr.write(f"Not measured on a server: {MISSING}.\n")
        return []
    # As a real one: it keeps its own statistics, by which it chooses how to look things up.
    server = Server(installed, "autovacuum_naptime=15s", "shared_buffers=256MB")
    try:
        with (
            Hubs(server, folder / "hubs").of(folder / "office", PASSPHRASE) as hub,
            closing(hub.join(folder / "joined")) as profile,
        ):
            return run_on("server", profile, audit_id, returns, most)
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
