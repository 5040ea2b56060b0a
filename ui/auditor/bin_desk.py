"""Putting answers and audits in the bin, bringing them back, deleting them for ever."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from models.auditor_snapshots import BinItem
from ui.auditor.bin_page import BinPage, bin_words
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report

Items = tuple[BinItem, ...]


class BinDesk(QObject):
    """``binned`` carries what was just put away, ``restored`` what came back: home shows both.

    A whole audit is deleted in one way only, with all its warnings: ``close_wanted`` leads there.
    """

    home_wanted = Signal()
    close_wanted = Signal(str)
    binned = Signal(object)
    restored = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._items: Items = ()

    @Slot()
    def show(self) -> None:
        """List what is in the bin."""
        store = self._around.profile.bin

        def load(_report: Report) -> Items:
            return store.items()

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    @Slot(str)
    def put_form(self, form_id: str) -> None:
        """Empty a case; its answers can be brought back."""
        store = self._around.profile.bin

        def put(_report: Report) -> BinItem | None:
            store.put_form(form_id)
            return next((item for item in store.items() if item.form_id == form_id), None)

        self._then_tell(put)

    @Slot(str)
    def put_pack(self, pack_id: str) -> None:
        """Hide a whole audit."""
        store = self._around.profile.bin

        def put(_report: Report) -> BinItem | None:
            store.put_pack(pack_id)
            found = (item for item in store.items() if item.form_id is None)
            return next((item for item in found if item.pack_id == pack_id), None)

        self._then_tell(put)

    def _then_tell(self, put: Callable[[Report], BinItem | None]) -> None:
        task = self._around.tasks.store(put, essential=True)
        Stay(task, self._around.window).arrived.connect(self.binned)
        task.failed.connect(self._on_failed)

    @Slot(str)
    def restore(self, item_id: str) -> None:
        """Bring an item back."""
        store = self._around.profile.bin

        def bring(_report: Report) -> None:
            store.restore(item_id)

        task = self._around.tasks.store(bring, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_restored)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_restored(self, _nothing: None) -> None:
        self.restored.emit()

    @Slot(object)
    def _on_loaded(self, items: Items) -> None:
        self._items = items
        page = BinPage(items, self._around.now())
        page.back_pressed.connect(self.home_wanted)
        page.restored.connect(self.restore)
        page.delete_wanted.connect(self._on_delete_wanted)
        page.close_wanted.connect(self.close_wanted)
        self._around.window.set_trail((self.tr("Home"),))
        self._around.window.show_page(page)

    @Slot(str)
    def _on_delete_wanted(self, item_id: str) -> None:
        item = next((each for each in self._items if each.id == item_id), None)
        if item is None or not self._around.dialogs.confirm(
            self.tr("Delete for ever?"),
            self.tr("{0}, {1}. This cannot be taken back.").format(
                bin_words(item), item.audit_title
            ),
            self.tr("Delete for ever"),
            self.tr("Keep in the bin"),
        ):
            return
        store = self._around.profile.bin

        def remove(_report: Report) -> Items:
            store.remove(item_id)
            return store.items()

        task = self._around.tasks.store(remove, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
