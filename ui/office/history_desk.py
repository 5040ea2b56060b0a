"""The history at the office: of the audit that is open, or of all from the list of audits."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.safe_write import save_file
from office.history import History, HistoryWish, audit_trail, history_csv, load_history, trail_name
from office.overview import AuditOverview
from ui.office.history_page import HistoryPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.preview.preview_page import PreviewPage, Printout
from ui.surroundings import Surroundings, translated
from ui.tasks import Task


class HistoryDesk(StageDesk):
    """Shows the history and what was looked for in it; ``left`` goes back to the list of audits.

    Nothing here changes anything.
    """

    STAGES = frozenset({Stage.HISTORY})

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._wish: HistoryWish | None = None

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show the history of the open audit, or what was looked for in it last."""
        del stage
        self._overview = overview
        self._open(self._wish or HistoryWish(audit_id=overview.audit.id), 0)

    @Slot()
    def show_all(self) -> None:
        """Show the history of the whole office."""
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        self._open(self._wish or HistoryWish(), 0)

    def _open(self, wish: HistoryWish, after: int) -> None:
        self._show_after(self._load(wish, after), self._on_loaded)

    def _load(self, wish: HistoryWish, after: int) -> Task[History]:
        profile = self._at.profile
        return self._run(
            lambda: load_history(profile, wish, after=after, translate=translated), essential=False
        )

    @Slot(object)
    def _on_loaded(self, history: History) -> None:
        audit = self._overview.audit if self._overview is not None else None
        page = HistoryPage(history, audit.id if audit else "", audit.details.title if audit else "")
        page.wished.connect(partial(self._on_wished, page))
        page.print_asked.connect(self._on_print)
        page.save_asked.connect(partial(self._on_save, page))
        page.back_pressed.connect(self.left)
        self._at.window.show_page(page)

    def _on_wished(self, page: HistoryPage, wish: HistoryWish, after: int) -> None:
        self._wish = wish
        self._show_after(self._load(wish, after), page.show_history)

    @Slot(object)
    def _on_print(self, wish: HistoryWish) -> None:
        profile, now = self._at.profile, self._at.now().astimezone()
        task = self._run(lambda: audit_trail(profile, wish, now), essential=False)
        self._show_after(task, self._on_printed)

    @Slot(object)
    def _on_printed(self, pdf: bytes) -> None:
        name = f"{trail_name(self._code())}.pdf"
        printout = Printout(pdf=pdf, title=self.tr("Audit trail"), file_name=name)
        page = PreviewPage(printout, self._at.dialogs, self._at.tasks)
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        audit_id = self._overview.audit.id if self._overview is not None else None
        self._open(self._wish or HistoryWish(audit_id=audit_id), 0)

    def _on_save(self, page: HistoryPage, wish: HistoryWish) -> None:
        kinds = (self.tr("Tables (*.csv)"),)
        suggested = Path(f"{trail_name(self._code())}.csv")
        path = self._at.dialogs.ask_save_file(self.tr("Save the history"), suggested, kinds)
        if path is None:
            return
        profile = self._at.profile
        words = self.tr("The history is in {0}.").format(path)
        task = self._run(
            lambda: save_file(path, history_csv(profile, wish, translated), replace=True),
            essential=False,
        )
        self._show_after(task, lambda _done: page.show_saved(words))

    def _code(self) -> str:
        return self._overview.audit.details.code if self._overview is not None else ""
