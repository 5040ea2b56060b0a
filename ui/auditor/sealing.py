"""From what a person signed off to a sealed file at its place: the steps between, once for all."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from anonymise import Checker
from export.return_file import MadeReturn, ReturnDraft, make_return
from models.snapshots import OpenedPack, SentReturn
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.return_step import ReturnStep
from ui.auditor.returning import draft_return, keep_return
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A sealed file that is saved and on the record."""

    sent: SentReturn
    pack: OpenedPack = field(repr=False)
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A sealed return that waits for its place."""

    draft: ReturnDraft = field(repr=False)
    made: MadeReturn = field(repr=False)


class Sealing(QObject):
    """Drafts, seals, asks where to, and keeps. No file is written unless every check has passed.

    ``kept`` carries a Kept while the person has stayed, ``kept_unseen`` one where they have gone
    on; ``failed`` the trouble. A person who goes on before the place is asked for gets no file.
    """

    kept = Signal(object)
    kept_unseen = Signal(object)
    failed = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._choice: ReturnChoice | None = None

    def start(self, pack_id: str, choice: ReturnChoice) -> None:
        """Read the chosen cases as they are now, and go on from there."""
        self._choice = choice
        self._busy(busy=True)
        profile, now = self._around.profile, self._around.now()

        def draft(_report: Report) -> ReturnDraft:
            return draft_return(profile, pack_id, choice, now)

        task = self._around.tasks.store(draft)
        stay = Stay(task, self._around.window)
        stay.arrived.connect(self._on_drafted)
        stay.missed.connect(self._on_left)
        task.failed.connect(self.failed)

    @Slot(object)
    def _on_drafted(self, draft: ReturnDraft) -> None:
        details, load = self._around.profile.details, self._around.load_checker

        def seal(_report: Report) -> _Made:
            checker: Checker = load()
            return _Made(draft=draft, made=make_return(draft, details, checker))

        task = self._around.tasks.pure(seal)
        stay = Stay(task, self._around.window)
        stay.arrived.connect(self._on_sealed)
        stay.missed.connect(self._on_left)
        task.failed.connect(self.failed)

    @Slot(object)
    def _on_sealed(self, sealed: _Made) -> None:
        self._busy(busy=False)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self.tr("Save the return file")
        if sealed.draft.withdraws:
            title = self.tr("Take the cases back")
        path = self._around.dialogs.ask_save_file(
            title,
            Path(folder) / sealed.made.sent.file_name,
            (self.tr("Return files (*.auditreturn)"),),
        )
        choice = self._choice
        if path is None or choice is None:
            return
        profile, made = self._around.profile, sealed.made

        def keep(_report: Report) -> Kept:
            sent = keep_return(profile, made.sent, made.raw, path, choice)
            return Kept(sent=sent, pack=sealed.draft.pack, path=path)

        self._busy(busy=True)
        task = self._around.tasks.store(keep, essential=True)
        stay = Stay(task, self._around.window)
        stay.arrived.connect(self.kept)
        stay.missed.connect(self.kept_unseen)
        task.failed.connect(self.failed)

    @Slot(object)
    def _on_left(self, _outcome: object) -> None:
        """Make no file behind the back of a person who has gone on; nothing is recorded yet."""
        self._busy(busy=False)

    def _busy(self, *, busy: bool) -> None:
        page = self._around.window.page()
        if isinstance(page, ReturnStep):
            page.show_busy(busy=busy)
