"""What the menu leads to from anywhere: finding, settings, help."""

import shutil
from pathlib import Path

from models.profile import open_profile
from ui.auditor.desk import AuditorDesk
from ui.auditor.home_page import HomePage
from ui.pictures.studio import Example, Studio
from ui.shortcuts import Shortcuts


def show_menu(studio: Studio, example: Example) -> None:
    """Show what an auditor finds in the menu."""
    shutil.copytree(example.auditor(), "menu")
    profile = open_profile(Path("menu"), example.passphrase)
    desk = AuditorDesk(studio.surroundings(profile))
    try:
        studio.page(HomePage)
        _choose(studio, Shortcuts.FIND)
        studio.snap("find")
        _choose(studio, Shortcuts.SETTINGS)
        studio.snap("settings")
        _choose(studio, Shortcuts.HELP)
        studio.snap("help")
        desk.finish()
    finally:
        studio.settle()
        profile.close()


def _choose(studio: Studio, keys: Shortcuts) -> None:
    actions = studio.window.actions()
    next(action for action in actions if action.shortcut() == keys.sequence).trigger()
