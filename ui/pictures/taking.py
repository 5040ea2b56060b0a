"""All pictures of one worked example."""

import tempfile
from collections.abc import Callable, Sequence
from contextlib import chdir
from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ui.pictures.archive import show_archive
from ui.pictures.auditor import show_auditor, show_new_auditor, show_start
from ui.pictures.chasing import show_chasing
from ui.pictures.choosing import show_choosing
from ui.pictures.closing import show_closing
from ui.pictures.copies import show_copies
from ui.pictures.finding import show_finding
from ui.pictures.intake import show_intake
from ui.pictures.keying import show_keying
from ui.pictures.keys import show_keys
from ui.pictures.office import show_office
from ui.pictures.record import show_record
from ui.pictures.reviewing import show_queried, show_reviewing
from ui.pictures.studio import DOCUMENTS, Example, Studio
from ui.pictures.tools import show_tools
from ui.theme import Scheme, apply_theme

NORMAL_TEXT, LARGE_TEXT = 100, 200
Part = Callable[[Studio, Example], None]
ALL = (
    show_start,
    show_copies,
    show_new_auditor,
    show_auditor,
    show_office,
    show_choosing,
    show_tools,
    show_record,
    show_chasing,
    show_finding,
    show_keying,
    show_reviewing,
    show_queried,
    show_intake,
    show_keys,
    show_archive,
    show_closing,
)


class Look(Enum):
    """How the program looks in a picture, and which screens are taken so."""

    LIGHT = "light"
    DARK = "dark"
    LARGE = "large"
    CONTRAST = "contrast"

    def put_on(self, app: QApplication) -> None:
        """Let the program look so."""
        schemes = {Look.DARK: Scheme.DARK, Look.CONTRAST: Scheme.CONTRAST}
        percent = LARGE_TEXT if self is Look.LARGE else NORMAL_TEXT
        apply_theme(app, schemes.get(self, Scheme.LIGHT), percent)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every screen in light and dark; a form and its return in large text and contrast."""
        return ALL if self in {Look.LIGHT, Look.DARK} else (show_auditor,)


def take_pictures(
    app: QApplication, example: Example, out: Path, looks: Sequence[Look] = tuple(Look)
) -> int:
    """Save the screens in each look into ``out``; return how many were saved."""
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for look in looks:
        look.put_on(app)
        count += go_through(example, partial(Studio, out, look.value), look.parts)
    return count


def go_through(example: Example, make: Callable[[], Studio], parts: Sequence[Part] = ALL) -> int:
    """Go to every screen, in a window for each part; return at how many was stopped.

    Works on copies, in a folder that is made for it and is the current one meanwhile, so that no
    place of this computer stands in a picture. The example stays as it is.
    """
    example = replace(example, folder=example.folder.resolve())
    count = 0
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        DOCUMENTS.mkdir()
        for part in parts:
            studio = make()
            try:
                part(studio, example)
            finally:
                studio.close()
            count += studio.count
    return count
