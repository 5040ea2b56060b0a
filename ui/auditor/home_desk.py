"""Home as it is now: read, shown, and what was just put in the bin said on it."""

from PySide6.QtCore import QObject, Signal, Slot

from models.auditor_snapshots import BinItem
from ui.auditor.bin_desk import BinDesk
from ui.auditor.bin_page import bin_words
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import HomeView, load_home
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class HomeDesk(QObject):
    """Its signals are those of the page: whoever owns the desk leads on from there."""

    pack_wanted = Signal()
    details_wanted = Signal()
    find_wanted = Signal()
    form_chosen = Signal(str)
    status_chosen = Signal(str, str)
    print_chosen = Signal(str)
    print_all_chosen = Signal(str)
    return_chosen = Signal(str)
    sent_chosen = Signal(str)
    close_chosen = Signal(str)
    certificate_chosen = Signal(str)
    shown_empty = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._binned: BinItem | None = None
        self._bin = BinDesk(surroundings, self)
        self._bin.home_wanted.connect(self.show)
        self._bin.restored.connect(self.show)
        self._bin.close_wanted.connect(self.close_chosen)
        self._bin.binned.connect(self._on_binned)

    @Slot()
    def show(self) -> None:
        """Show every pack and case as the store has them."""
        self._binned = None
        self._load()

    def _load(self) -> None:
        profile, now = self._around.profile, self._around.now()

        def load(_report: Report) -> HomeView:
            return load_home(profile, now)

        task = self._around.tasks.store(load)
        Stay(task, self._around.window).arrived.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_binned(self, item: BinItem | None) -> None:
        self._binned = item
        self._load()

    @Slot()
    def _on_taken_back(self) -> None:
        item, self._binned = self._binned, None
        if item is not None:
            self._bin.restore(item.id)

    @Slot(object)
    def _on_loaded(self, view: HomeView) -> None:
        page = HomePage(view)
        self._connect(page)
        self._around.window.set_trail((self.tr("Home"),))
        self._around.window.show_page(page)
        if not (view.packs or view.binned or view.closed):
            self.shown_empty.emit()
        item = self._binned
        if item is not None:
            words = self.tr("In the bin: {0}.").format(bin_words(item))
            button = page.say(words, self.tr("Bring back"))
            button.clicked.connect(self._on_taken_back)

    def _connect(self, page: HomePage) -> None:
        page.bin_wanted.connect(self._bin.show)
        page.form_binned.connect(self._bin.put_form)
        page.pack_binned.connect(self._bin.put_pack)
        page.pack_wanted.connect(self.pack_wanted)
        page.details_wanted.connect(self.details_wanted)
        page.find_wanted.connect(self.find_wanted)
        page.form_chosen.connect(self.form_chosen)
        page.status_chosen.connect(self.status_chosen)
        page.print_chosen.connect(self.print_chosen)
        page.print_all_chosen.connect(self.print_all_chosen)
        page.return_chosen.connect(self.return_chosen)
        page.sent_chosen.connect(self.sent_chosen)
        page.close_chosen.connect(self.close_chosen)
        page.certificate_chosen.connect(self.certificate_chosen)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
