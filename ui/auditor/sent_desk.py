"""The log of returns, and what starts from it: changing a returned case, taking cases back."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from anonymise import Checker
from export.return_file import installation_words
from models.auditor_snapshots import CaseNames
from models.snapshots import SentReturn
from ui.auditor.copy_run import CopyRun
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.paper_preview import PaperPreview
from ui.auditor.reopen_page import Reopened, ReopenPage
from ui.auditor.returning import SentLog, load_standing, reopen
from ui.auditor.sent_page import SentPage
from ui.auditor.telling import tell_trouble
from ui.auditor.withdraw_page import StandingView, WithdrawPage
from ui.names.check import NameCheck
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.widgets.notice import NoticeKind

T = TypeVar("T")


class SentDesk(QObject):
    """Shows the log of one pack. ``withdrawal_chosen`` carries a pack id and a ReturnChoice.

    ``queries_wanted`` asks for a file of queries of the office.
    """

    home_wanted = Signal()
    queries_wanted = Signal()
    form_wanted = Signal(str)
    withdrawal_chosen = Signal(str, object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._pack_id = ""
        self._log: SentLog | None = None
        self._copies = CopyRun(surroundings, self)
        self._copies.told.connect(self._on_told)
        self._papers = PaperPreview(surroundings, self)
        self._papers.left.connect(self._on_back)

    def show(self, pack_id: str) -> None:
        """List the returns made from a pack."""
        self._pack_id = pack_id
        forms = self._around.profile.forms

        def load(_report: Report) -> SentLog:
            return SentLog(pack=forms.pack(pack_id), sent=forms.sent(pack_id))

        self._read(load, self._on_loaded)

    def _read(self, work: Callable[[Report], T], then: Callable[[T], None]) -> None:
        task = self._around.tasks.store(work)
        Stay(task, self._around.window).arrived.connect(then)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_loaded(self, log: SentLog) -> None:
        self._log = log
        laptop = installation_words(self._around.profile.details)
        page = SentPage(log.pack.audit_title, log.sent, laptop)
        page.back_pressed.connect(self.home_wanted)
        page.change_wanted.connect(self._on_change_wanted)
        page.queries_wanted.connect(self.queries_wanted)
        page.withdraw_wanted.connect(self._on_withdraw_wanted)
        page.receipt_wanted.connect(self._on_receipt_wanted)
        page.copy_wanted.connect(self._on_copy_wanted)
        self._around.window.set_trail((self.tr("Returns made"),))
        self._around.window.show_page(page)

    # --- changing and taking back -----------------------------------------------------------------

    @Slot()
    def _on_change_wanted(self) -> None:
        self._read(self._standing(), self._on_reopen_loaded)

    @Slot()
    def _on_withdraw_wanted(self) -> None:
        self._read(self._standing(), self._on_withdraw_loaded)

    def _standing(self) -> Callable[[Report], StandingView]:
        profile, pack_id, now = self._around.profile, self._pack_id, self._around.now()

        def load(_report: Report) -> StandingView:
            return load_standing(profile, pack_id, now)

        return load

    @Slot(object)
    def _on_reopen_loaded(self, view: StandingView) -> None:
        names = names_for(self._around, view.names)
        page = ReopenPage(view, names)
        names.setParent(page)
        page.back_pressed.connect(self._on_back)
        page.given.connect(self._on_reopen)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_withdraw_loaded(self, view: StandingView) -> None:
        names = names_for(self._around, view.names)
        page = WithdrawPage(view, names)
        names.setParent(page)
        page.back_pressed.connect(self._on_back)
        page.chosen.connect(self._on_withdrawal)
        self._around.window.show_page(page)

    @Slot(object)
    def _on_reopen(self, reopened: Reopened) -> None:
        profile = self._around.profile

        def keep(_report: Report) -> str:
            reopen(profile, reopened)
            return reopened.form_id

        task = self._around.tasks.store(keep, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_reopened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_reopened(self, form_id: str) -> None:
        self.form_wanted.emit(form_id)

    @Slot(object)
    def _on_withdrawal(self, choice: ReturnChoice) -> None:
        self.withdrawal_chosen.emit(self._pack_id, choice)

    @Slot()
    def _on_back(self) -> None:
        self.show(self._pack_id)

    # --- receipts and copies ----------------------------------------------------------------------

    @Slot(object)
    def _on_receipt_wanted(self, sent: SentReturn) -> None:
        if self._log is not None:
            self._papers.show_receipt(sent, self._log.pack)

    @Slot(object)
    def _on_copy_wanted(self, sent: SentReturn) -> None:
        chosen = self._around.dialogs.ask_open_files(
            self.tr("Where did you save {0}?").format(sent.file_name),
            (self.tr("Return files (*.auditreturn)"),),
        )
        if chosen:
            self._copies.start(chosen[0], sent.file_sha256)

    @Slot(NoticeKind, str)
    def _on_told(self, kind: NoticeKind, words: str) -> None:
        page = self._around.window.page()
        if isinstance(page, SentPage):
            page.show_outcome(kind, words)
        else:
            self._around.dialogs.tell(self.tr("Copy to a stick"), words)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)


def names_for(surroundings: Surroundings, kept: CaseNames) -> NameCheck:
    """Give a name check for a reason; it starts to find as soon as the checker is loaded.

    It belongs to the window until the page takes it over.
    """
    key = surroundings.profile.details.settle_key
    names = NameCheck(key, kept, surroundings.window, of_one_case=False)
    load = surroundings.load_checker

    def work(_report: Report) -> Checker:
        return load()

    surroundings.tasks.pure(work, owner=names).succeeded.connect(names.set_checker)
    return names
