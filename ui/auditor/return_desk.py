"""From finished cases to a sealed file, and all that can become of it until the audit is closed."""

from PySide6.QtCore import QObject, Signal, Slot

from export.errors import FileRejected
from models.errors import ModelError
from office.messages import message
from ui.auditor.close_desk import CloseDesk
from ui.auditor.create_return_page import CreateReturnPage, ReturnChoice, ReturnView
from ui.auditor.made_desk import MadeDesk
from ui.auditor.return_step import ReturnStep, Typed
from ui.auditor.returning import CaseWords, load_return
from ui.auditor.sealing import Sealing
from ui.auditor.sent_desk import SentDesk, names_for
from ui.auditor.telling import tell_trouble
from ui.auditor.withdraw_page import WithdrawPage
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report


class ReturnDesk(QObject):
    """Makes returns of one pack at a time, and leads to the log of them and to their end."""

    home_wanted = Signal()
    form_wanted = Signal(str)
    names_wanted = Signal(str)
    queries_wanted = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._pack_id = ""
        self._typed: tuple[str, Typed] | None = None
        self._uins: dict[str, str] = {}
        self._sealing = Sealing(surroundings, self)
        self._made = MadeDesk(surroundings, self)
        self._log = SentDesk(surroundings, self)
        self._closing = CloseDesk(surroundings, self)
        self._connect()

    def _connect(self) -> None:
        self._sealing.kept.connect(self._made.show)
        self._sealing.kept_unseen.connect(self._made.tell)
        self._sealing.failed.connect(self._on_failed)
        for desk in (self._made, self._log, self._closing):
            desk.home_wanted.connect(self.home_wanted)
        self._log.form_wanted.connect(self.form_wanted)
        self._log.queries_wanted.connect(self.queries_wanted)
        self._log.withdrawal_chosen.connect(self._sealing.start)
        self._closing.return_wanted.connect(self.show)

    @Slot(str)
    def show(self, pack_id: str) -> None:
        """Read the cases of a pack and show which can be returned."""
        self._pack_id = pack_id
        profile, now = self._around.profile, self._around.now()
        words = CaseWords(
            completed=self.tr("completed"),
            not_completed=self.tr("not completed yet"),
            no_form=self.tr("no form needed"),
            returned=self.tr("returned (return {0}) and not changed since"),
            changed=self.tr("changed since return {0}"),
        )

        def load(_report: Report) -> ReturnView:
            return load_return(profile, pack_id, now, words)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    def show_sent(self, pack_id: str) -> None:
        """List the returns made from a pack."""
        self._log.show(pack_id)

    def show_close(self, pack_id: str) -> None:
        """Show what closing an audit would delete."""
        self._closing.show(pack_id)

    def show_certificate(self, closed_id: str) -> None:
        """Show the certificate of an audit that was closed."""
        self._closing.show_certificate(closed_id)

    @Slot(object)
    def _on_loaded(self, view: ReturnView) -> None:
        self._uins = {case.uin: case.form_id for case in view.cases}
        names = names_for(self._around, view.names)
        page = CreateReturnPage(view, names)
        names.setParent(page)
        page.back_pressed.connect(self.home_wanted)
        page.case_wanted.connect(self._on_case_wanted)
        page.names_wanted.connect(self._on_names_wanted)
        page.chosen.connect(self._on_chosen)
        self._around.window.show_page(page)
        if self._typed is not None and self._typed[0] == self._pack_id:
            page.put_back(self._typed[1])
            self._typed = None

    @Slot(str)
    def _on_case_wanted(self, form_id: str) -> None:
        self._keep_typed()
        self.form_wanted.emit(form_id)

    @Slot(str)
    def _on_names_wanted(self, form_id: str) -> None:
        self._keep_typed()
        self.names_wanted.emit(form_id)

    def _keep_typed(self) -> None:
        """Keep the boxes, in memory alone, for a person who goes to a case and comes back."""
        page = self._around.window.page()
        if isinstance(page, CreateReturnPage) and page.unsaved():
            self._typed = (self._pack_id, page.typed())

    @Slot(object)
    def _on_chosen(self, choice: ReturnChoice) -> None:
        self._sealing.start(self._pack_id, choice)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        page = self._around.window.page()
        if not isinstance(error, FileRejected | ModelError) or not isinstance(page, ReturnStep):
            tell_trouble(self._around, error)
            return
        worded = message(error.code, error.facts, translated)
        named = () if isinstance(page, WithdrawPage) else error.facts
        cases = [(self._uins[uin], uin) for uin in named if uin in self._uins]
        page.show_trouble(worded.line, cases)
