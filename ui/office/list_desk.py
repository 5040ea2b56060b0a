"""What is done from the list of audits about several of them: archive, programme, texts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.list_snapshots import ListedAudit
from office.programme import programme
from ui.office.archive.bring_desk import BringDesk
from ui.office.audits_page import AuditsPage
from ui.office.own_names import OwnNames
from ui.office.particulars.library_desk import LibraryDesk
from ui.office.programme_page import ProgrammePage
from ui.office.store_desk import StoreDesk
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Year:
    """The year that is shown, and all audits from which it is made."""

    audits: tuple[ListedAudit, ...]
    year: int


class ListDesk(StoreDesk):
    """``left`` goes back to the list of audits, ``opened`` carries the id of one to be opened."""

    left = Signal()
    opened = Signal(str)

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._library = LibraryDesk(surroundings, own_names, self)
        self._library.left.connect(self.left)
        self._bring = BringDesk(surroundings, self)
        self._bring.left.connect(self.left)
        self._bring.opened.connect(self.opened)

    def serve(self, page: AuditsPage) -> None:
        """Do what this page of the list asks."""
        audits = self._at.profile.audit_list
        page.archive_asked.connect(partial(self._do, audits.archive))
        page.return_asked.connect(partial(self._do, audits.bring_back))
        page.programme_asked.connect(self.show_programme)
        page.library_asked.connect(self._library.show)
        page.archive_file_asked.connect(self._bring.begin)

    def _do(self, deed: Callable[[str], None], audit_id: str) -> None:
        self._show_after(self._run(lambda: deed(audit_id)), self._on_done)

    @Slot(object)
    def _on_done(self, _result: None) -> None:
        self.left.emit()

    # the programme

    @Slot()
    def show_programme(self) -> None:
        """Show the programme of this year."""
        self._read(self._at.now().astimezone().year)

    def _read(self, year: int) -> None:
        audits = self._at.profile.audit_list

        def work() -> _Year:
            return _Year(audits=audits.all(), year=year)

        self._show_after(self._run(work, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, read: _Year) -> None:
        today = self._at.now().astimezone().date()
        page = ProgrammePage(read.audits, read.year, today)
        page.back_pressed.connect(self.left)
        page.opened.connect(self.opened)
        page.print_asked.connect(partial(self._print, read.audits))
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.show_page(page)

    def _print(self, audits: tuple[ListedAudit, ...], year: int) -> None:
        now, office = self._at.now().astimezone(), self._at.profile.details.organisation

        def draw() -> bytes:
            from office.programme_sheet import programme_pdf

            return programme_pdf(programme(audits, year), year, office, now)

        title = self.tr("Programme {0}").format(year)
        self._show_pdf(draw, title, f"programme-{year}.pdf", partial(self._read, year))
