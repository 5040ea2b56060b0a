"""Working at a copy of one of the example's profiles, at the studio's window."""

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.profile import Profile, open_profile
from ui.auditor.desk import AuditorDesk
from ui.office.audits_page import AuditsPage
from ui.office.desk import OfficeDesk
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio, T


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeVisit:
    """The office at its list of audits, until it is sent elsewhere."""

    studio: Studio
    profile: Profile
    desk: OfficeDesk

    def audits(self) -> AuditsPage:
        """Go back to the list of audits."""
        self.desk.show_audits()
        return self.studio.page(AuditsPage)

    def open(self, audit_id: str = "") -> None:
        """Open an audit from the list; where none is named, the newest."""
        audit_id = audit_id or self.profile.audits.list()[0].id
        self.audits().opened.emit(audit_id)
        self.studio.settle()

    def go(self, stage: Stage, kind: type[T]) -> T:
        """Press a step of the rail, and wait for its page."""
        self.studio.window.step_chosen.emit(stage.value)
        return self.studio.page(kind)


@contextmanager
def at_profile(studio: Studio, source: Path, passphrase: str) -> Generator[Profile]:
    """Open a copy of a profile, and close it when the window is at rest again."""
    copies = len([*Path().glob(f"{source.name}-*")])
    folder = Path(f"{source.name}-{copies + 1}") / "Audit Desk"
    shutil.copytree(source, folder)
    profile = open_profile(folder, passphrase)
    try:
        yield profile
    finally:
        studio.settle()
        profile.close()


def _as_it_is(_profile: Profile) -> None:
    pass


@contextmanager
def at_office(
    studio: Studio, example: Example, prepare: Callable[[Profile], None] = _as_it_is
) -> Generator[OfficeVisit]:
    """Begin at the list of audits, once a copy of the office's profile was prepared."""
    with at_profile(studio, example.folder / "office", example.passphrase) as profile:
        prepare(profile)
        desk = OfficeDesk(studio.surroundings(profile))
        studio.page(AuditsPage)
        yield OfficeVisit(studio=studio, profile=profile, desk=desk)
        desk.finish()


@contextmanager
def at_auditor(studio: Studio, example: Example) -> Generator[tuple[Profile, AuditorDesk]]:
    """Begin at the home of an auditor who has answered."""
    with at_profile(studio, example.auditor(), example.passphrase) as profile:
        desk = AuditorDesk(studio.surroundings(profile))
        yield profile, desk
        desk.finish()
