"""All pictures of one worked example."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import chdir
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.pictures.auditor import show_auditor, show_new_auditor, show_start
from ui.pictures.everywhere import show_menu
from ui.pictures.office import show_office
from ui.pictures.studio import DOCUMENTS, Example, Studio
from ui.theme import Scheme, apply_theme

BOTH = (Scheme.LIGHT, Scheme.DARK)
NORMAL_TEXT = 100
PARTS = (show_start, show_new_auditor, show_auditor, show_menu, show_office)


def take_pictures(
    app: QApplication, example: Example, out: Path, schemes: Sequence[Scheme] = BOTH
) -> int:
    """Save every screen in each scheme into ``out``; return how many were saved."""
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for scheme in schemes:
        apply_theme(app, scheme, NORMAL_TEXT)
        count += go_through(example, partial(Studio, out, scheme))
    return count


def go_through(example: Example, make: Callable[[], Studio]) -> int:
    """Go to every screen, in a window for each part; return at how many was stopped.

    Works on copies, in a folder that is made for it and is the current one meanwhile, so that no
    place of this computer stands in a picture. The example stays as it is.
    """
    example = replace(example, folder=example.folder.resolve())
    count = 0
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        DOCUMENTS.mkdir()
        for part in PARTS:
            studio = make()
            try:
                part(studio, example)
            finally:
                studio.close()
            count += studio.count
    return count
