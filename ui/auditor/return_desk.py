"""From finished cases to a sealed file: choosing, sealing, saving, and the receipt."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot

from anonymise import Checker
from export.errors import FileRejected
from export.return_file import MadeReturn, ReturnDraft, installation_words, make_return
from models.errors import ModelError
from models.snapshots import OpenedPack, SentReturn
from office.messages import message
from ui.auditor.close_desk import CloseDesk
from ui.auditor.create_return_page import CreateReturnPage, ReturnChoice, ReturnView
from ui.auditor.return_made_page import MadeView, ReturnMadePage
from ui.auditor.returning import CaseWords, draft_return, keep_return, load_return
from ui.auditor.sent_page import SentPage
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A sealed return that waits for its place."""

    draft: ReturnDraft
    made: MadeReturn


class ReturnDesk(QObject):
    """Makes returns of one pack at a time. No file is written unless every check has passed."""

    home_wanted = Signal()
    form_wanted = Signal(str)
    names_wanted = Signal(str)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._pack_id = ""
        self._choice: ReturnChoice | None = None
        self._view: ReturnView | None = None
        self._path = Path()
        self._closing = CloseDesk(surroundings, self)
        self._closing.home_wanted.connect(self.home_wanted)
        self._closing.return_wanted.connect(self.show)

    def show_close(self, pack_id: str) -> None:
        """Show what closing an audit would delete."""
        self._closing.show(pack_id)

    def show_certificate(self, closed_id: str) -> None:
        """Show the certificate of an audit that was closed."""
        self._closing.show_certificate(closed_id)

    def show(self, pack_id: str) -> None:
        """Read the cases of a pack and show which can be returned."""
        self._pack_id = pack_id
        profile, now = self._around.profile, self._around.now()
        words = CaseWords(
            completed=self.tr("completed"),
            not_completed=self.tr("not completed yet"),
            no_form=self.tr("no form needed"),
        )

        def load(_report: Report) -> ReturnView:
            return load_return(profile, pack_id, now, words)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    def show_sent(self, pack_id: str) -> None:
        """List the returns made from a pack."""
        profile = self._around.profile

        def load(_report: Report) -> tuple[str, tuple[SentReturn, ...]]:
            return profile.forms.pack(pack_id).audit_title, profile.forms.sent(pack_id)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_sent_loaded)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_loaded(self, view: ReturnView) -> None:
        self._view = view
        page = CreateReturnPage(view)
        page.back_pressed.connect(self.home_wanted)
        page.case_wanted.connect(self.form_wanted)
        page.names_wanted.connect(self.names_wanted)
        page.chosen.connect(self._on_chosen)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_sent_loaded(self, loaded: tuple[str, tuple[SentReturn, ...]]) -> None:
        page = SentPage(*loaded, installation_words(self._around.profile.details))
        page.back_pressed.connect(self.home_wanted)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_chosen(self, choice: ReturnChoice) -> None:
        self._choice = choice
        self._busy(busy=True)
        profile, pack_id, now = self._around.profile, self._pack_id, self._around.now()

        def draft(_report: Report) -> ReturnDraft:
            return draft_return(profile, pack_id, choice, now)

        task = self._around.tasks.store(draft)
        stay = Stay(task, self._around.window)
        stay.arrived.connect(self._on_drafted)
        stay.missed.connect(self._on_left)
        task.failed.connect(self._on_failed)

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
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_sealed(self, sealed: _Made) -> None:
        self._busy(busy=False)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._around.dialogs.ask_save_file(
            self.tr("Save the return file"),
            Path(folder) / sealed.made.sent.file_name,
            (self.tr("Return files (*.auditreturn)"),),
        )
        choice = self._choice
        if path is None or choice is None:
            return
        self._path = path
        profile, made = self._around.profile, sealed.made

        def keep(_report: Report) -> tuple[SentReturn, OpenedPack]:
            return keep_return(profile, made.sent, made.raw, path, choice), sealed.draft.pack

        self._busy(busy=True)
        task = self._around.tasks.store(keep, essential=True)
        stay = Stay(task, self._around.window)
        stay.arrived.connect(self._on_kept)
        stay.missed.connect(self._on_kept_unseen)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, kept: tuple[SentReturn, OpenedPack]) -> None:
        sent, pack = kept
        page = ReturnMadePage(
            MadeView(
                receipt=sent.receipt,
                laptop=installation_words(self._around.profile.details),
                file_name=self._path.name,
                folder=str(self._path.parent),
                uins=sent.uins,
                contact=pack.contact,
            )
        )
        page.primary_pressed.connect(self.home_wanted)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_kept_unseen(self, kept: tuple[SentReturn, OpenedPack]) -> None:
        """Tell of the file where the person has gone on to something else."""
        words = self.tr("{0} is saved and checked. Its receipt: {1}. Find it under Returns made.")
        self._around.dialogs.tell(
            self.tr("The return file is made"), words.format(self._path.name, kept[0].receipt)
        )

    @Slot(object)
    def _on_left(self, _outcome: object) -> None:
        """Make no file behind the back of a person who has gone on; nothing is recorded yet."""
        self._busy(busy=False)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._around.window.page()
        if not isinstance(error, FileRejected | ModelError) or not isinstance(
            page, CreateReturnPage
        ):
            tell_trouble(self._around, error)
            return
        worded = message(error.code, error.facts, translated)
        page.show_trouble(worded.line, self._cases_named(error.facts))

    def _cases_named(self, facts: tuple[str, ...]) -> list[tuple[str, str]]:
        """Find the forms of the UINs among the facts of a refusal."""
        cases = self._view.cases if self._view is not None else ()
        return [(case.form_id, case.uin) for case in cases if case.uin in facts]

    def _busy(self, *, busy: bool) -> None:
        page = self._around.window.page()
        if isinstance(page, CreateReturnPage):
            page.show_busy(busy=busy)
