"""``make bench``: every promise with its figure. Names of benchmarks as arguments choose some."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Figure, table


def main(chosen: list[str]) -> int:
    """Run the benchmarks and print one table; return 1 when a promise was not kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks import (
        bench_form,
        bench_import,
        bench_pdf,
        bench_save,
        bench_search,
        bench_typing,
        bench_vault,
        bench_window,
    )

    everything: dict[str, Callable[[Path], list[Figure]]] = {
        "window": bench_window.run,
        "form": bench_form.run,
        "typing": bench_typing.run,
        "save": bench_save.run,
        "import": bench_import.run,
        "search": bench_search.run,
        "pdf": bench_pdf.run,
        "vault": bench_vault.run,
    }
    unknown = [name for name in chosen if name not in everything]
    if unknown:
        sys.stderr.write(f"No such benchmark: {', '.join(unknown)}. ")
        sys.stderr.write(f"There are: {', '.join(everything)}.\n")
        return 2
    figures: list[Figure] = []
    for name in chosen or everything:
        sys.stderr.write(f"measuring {name} ...\n")
        with tempfile.TemporaryDirectory() as folder:
            figures.extend(everything[name](Path(folder)))
    sys.stdout.write(table(figures) + "\n")
    return 0 if all(each.kept is not False for each in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
