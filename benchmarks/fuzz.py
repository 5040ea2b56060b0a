"""``make fuzz``: mutants of every file that arrives, for as long as asked, round by round."""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

MINUTES, ROUND, BODIES, PACKS, HELPS, KITS = 60.0, 20_000, 2_000, 1_000, 4_000, 4_000
QUERIES = 4_000
ARCHIVES, CONTENTS = 2_000, 500


def main(arguments: list[str]) -> int:
    """Go on for so many minutes (the first argument) from a seed (the second); raise on trouble."""
    from tests.export.exchange import build
    from tests.office.archive_mutants import fuzz_archives, fuzz_contents
    from tests.office.key_mutants import fuzz_helps, fuzz_kits
    from tests.office.mutants import fuzz, fuzz_bodies, fuzz_packs
    from tests.office.query_mutants import fuzz_queries

    minutes = float(arguments[0]) if arguments else MINUTES
    seed = int(arguments[1]) if len(arguments) > 1 else time.time_ns() % 1_000_000
    end = time.monotonic() + minutes * 60
    codes: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    queries: Counter[str] = Counter()
    archives: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        exchange = build(Path(place) / "exchange")
        while True:
            sys.stderr.write(f"seed {seed} ...\n")
            office = exchange.office(Path(place) / f"office-{seed}")
            fuzzed = fuzz(exchange, office, ROUND, seed)
            codes += fuzzed.codes + fuzz_bodies(exchange, office, BODIES, seed)
            keys += fuzz_helps(exchange, office, HELPS, seed)
            keys += fuzz_kits(exchange, office, KITS, seed)
            queries += fuzz_queries(exchange, office, QUERIES, seed)
            archives += fuzz_archives(exchange, office, ARCHIVES, seed)
            archives += fuzz_contents(exchange, office, CONTENTS, seed)
            office.close()
            fuzz_packs(exchange, PACKS, seed)
            sys.stdout.write(
                f"{codes.total():,} returns, {keys.total():,} help files and key kits, "
                f"{queries.total():,} files of queries and {archives.total():,} archives so far, "
                "none taken that should not be, none raised; "
                f"slowest of this round {fuzzed.worst_ms:.1f} ms a file, "
                f"memory +{fuzzed.growth_mib:.0f} MiB.\n"
            )
            if time.monotonic() > end:
                break
            seed += 1
    for code, count in (codes + keys + queries + archives).most_common():
        sys.stdout.write(f"{count:>9,}  {code}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
