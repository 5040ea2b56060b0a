"""What the settings page shows, read from the store; no screen in here."""

import platform
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, qVersion

from models.folder import DATABASE
from models.profile import Profile
from models.snapshots import ProfileRole
from office.share_limit import least_for_share
from ui.auditor.autosave import PAUSE_MS, SAVE_PAUSE
from ui.copies.words import last_words, trouble_words
from ui.lock.idle import USUAL_MINUTES
from ui.lock.lock_desk import IDLE_MINUTES
from ui.version import VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """What is in force; ``own_words`` is None for the office, which has no spelling list."""

    idle_minutes: str
    save_pause: str
    own_words: tuple[str, ...] | None = field(repr=False)
    least_for_share: str
    folder: Path
    last_copy: str
    server: str
    copy_trouble: str
    report: str


def load_settings(profile: Profile, now: datetime) -> SettingsView:
    """Read what is in force; for the store's thread."""
    is_auditor = profile.details.role is ProfileRole.AUDITOR
    words = tuple(sorted(profile.own_words.words(), key=str.casefold)) if is_auditor else None
    return SettingsView(
        idle_minutes=profile.preferences.get(IDLE_MINUTES, str(USUAL_MINUTES)),
        save_pause=profile.preferences.get(SAVE_PAUSE, str(PAUSE_MS)),
        own_words=words,
        least_for_share=str(least_for_share(profile)),
        folder=profile.folder,
        last_copy=_copy_words(profile, now),
        server=profile.server,
        copy_trouble=trouble_words(profile.backups.trouble),
        report=diagnostics(profile),
    )


def _copy_words(profile: Profile, now: datetime) -> str:
    if profile.is_shared:
        return QCoreApplication.translate(
            "SettingsView", "The audits lie on a server, and whoever runs it makes the copies."
        )
    return last_words(profile.backups.made(), now)


def diagnostics(profile: Profile) -> str:
    """List versions, sizes and counts for whoever supports the program; no word of any content."""
    lines = [
        f"Audit Desk {VERSION}, {profile.details.role.value}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        "Database on a server"
        if profile.is_shared
        else f"Database {_size(profile.folder / DATABASE)} KiB",
    ]
    if profile.details.role is ProfileRole.AUDITOR:
        packs = profile.forms.packs()
        forms = [form for pack in packs for form in profile.forms.forms(pack.id)]
        answers = sum(len(profile.forms.answers(form.id)) for form in forms)
        lines.append(f"Audits {len(packs)}, cases {len(forms)}, answers {answers}")
    else:
        lines.append(f"Audits {len(profile.audits.list())}")
    return "\n".join(lines)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size // 1024
    except OSError:
        return 0
