"""Audits of a lost computer, from key kit and packs: one pack after the other."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.file_reading import read_file
from export.key_text import keys_in
from export.pdf.kit_reading import kit_file_text
from office.rescue import TakenOver, take_pack_over
from ui.office.keys.rescue_page import RescueChoice, RescuePage
from ui.office.store_desk import StoreDesk
from ui.surroundings import Surroundings
from ui.widgets.notice import NoticeKind


class RescueDesk(StoreDesk):
    """Shows the page for as long as there are packs; ``left`` goes back to the keys."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)

    @Slot()
    def show(self) -> None:
        """Ask for the kit and the first pack."""
        page = RescuePage()
        page.kit_wanted.connect(self._on_kit_wanted)
        page.pack_wanted.connect(self._on_pack_wanted)
        page.chosen.connect(self._on_chosen)
        page.back_pressed.connect(self.left)
        self._at.window.show_page(page)

    @Slot()
    def _on_kit_wanted(self) -> None:
        files = self._at.dialogs.ask_open_files(
            self.tr("Choose the file of the kit"), (self.tr("Key kits (*.pdf *.txt)"),)
        )
        if not files:
            return
        path = Path(files[0])
        self._show_after(
            self._run(lambda: keys_in(kit_file_text(read_file(path))), essential=False),
            self._on_kit_read,
        )

    @Slot(object)
    def _on_kit_read(self, text: str) -> None:
        page = self._at.window.page()
        if isinstance(page, RescuePage):
            page.set_kit(text)

    @Slot()
    def _on_pack_wanted(self) -> None:
        files = self._at.dialogs.ask_open_files(
            self.tr("Choose the pack file"), (self.tr("Audit packs (*.auditpack)"),)
        )
        page = self._at.window.page()
        if files and isinstance(page, RescuePage):
            page.set_pack(Path(files[0]))

    @Slot(object)
    def _on_chosen(self, choice: RescueChoice) -> None:
        profile, now = self._at.profile, self._at.now()

        def work() -> TakenOver:
            raw = read_file(choice.path)
            return take_pack_over(profile, choice.kit, raw, choice.code_words, now)

        self._show_after(self._run(work), self._on_taken)

    @Slot(object)
    def _on_taken(self, taken: TakenOver) -> None:
        page = self._at.window.page()
        if not isinstance(page, RescuePage):
            return
        page.begin_next()
        words = self.tr("{0}, {1}: the pack is here. Its returns can be imported again.")
        if not taken.is_new:
            words = self.tr("{0}, {1}: this pack was here already. Nothing has been changed.")
        page.show_outcome(NoticeKind.DONE, words.format(taken.audit, taken.agency))
