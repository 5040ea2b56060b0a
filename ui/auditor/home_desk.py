"""Home as it is now: read, shown, and what was just put in the bin said on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from export.safe_write import clear_beside
from models.auditor_snapshots import BinItem
from models.under_way import UnderWay
from ui.auditor.bin_desk import BinDesk
from ui.auditor.bin_page import bin_words
from ui.auditor.home_page import HomePage
from ui.auditor.home_view import HomeView, load_home
from ui.auditor.returning import settle_under_way
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Home:
    """What is shown, and the returns that are on the record without their file."""

    view: HomeView
    lost: tuple[UnderWay, ...]


class HomeDesk(QObject):
    """``shown`` carries each HomePage before it is seen: whoever owns the desk leads on from it.

    ``close_chosen`` carries an audit in the bin that is to be closed.
    """

    shown = Signal(object)
    shown_empty = Signal()
    close_chosen = Signal(str)

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

        def load(_report: Report) -> _Home:
            lost = settle_under_way(profile)
            return _Home(view=load_home(profile, now), lost=lost)

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
    def _on_loaded(self, home: _Home) -> None:
        view = home.view
        page = HomePage(view)
        page.bin_wanted.connect(self._bin.show)
        page.form_binned.connect(self._bin.put_form)
        page.pack_binned.connect(self._bin.put_pack)
        self.shown.emit(page)
        self._around.window.set_trail((self.tr("Home"),))
        self._around.window.show_page(page)
        if not (view.packs or view.binned or view.closed):
            self.shown_empty.emit()
        item = self._binned
        if item is not None:
            words = self.tr("In the bin: {0}.").format(bin_words(item))
            button = page.say(words, self.tr("Bring back"))
            button.clicked.connect(self._on_taken_back)
        for under_way in home.lost:
            self._ask_about(page, under_way)

    def _ask_about(self, page: HomePage, lost: UnderWay) -> None:
        """Only the person knows whether the file was moved away, or never came to be."""
        words = self.tr(
            "Audit Desk ended while it saved return {0} with {1}. The file is not where it was to "
            "be: {2}. Your answers are all here. If you do not have the file, make it again; if "
            "you do, send that one."
        ).format(lost.sent.revision, ", ".join(lost.sent.uins), lost.path)
        question = page.ask(words)
        again = question.add_button(self.tr("Make it again"))
        again.clicked.connect(partial(self._on_lost, page, lost))
        there = question.add_button(self.tr("I have the file"))
        there.clicked.connect(partial(self._on_found, lost))

    def _on_lost(self, page: HomePage, lost: UnderWay) -> None:
        """Take the return off the record, and go to where such a one is made."""
        forms = self._around.profile.forms

        def take_back(_report: Report) -> None:
            clear_beside(lost.path)
            forms.withdraw_unsent(lost.sent)

        lead_on = page.sent_chosen if lost.sent.withdraws else page.return_chosen
        self._write(take_back, lambda _nothing: lead_on.emit(lost.sent.pack_id))

    def _on_found(self, lost: UnderWay) -> None:
        under_way = self._around.profile.under_way

        def finish(_report: Report) -> None:
            under_way.finish(lost.sent)

        self._write(finish, lambda _nothing: self._load())

    def _write(self, work: Callable[[Report], None], then: Callable[[object], None]) -> None:
        task = self._around.tasks.store(work, essential=True)
        Stay(task, self._around.window).arrived.connect(then)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
