"""The library of texts: shown, added to, put right, from the list of audits."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.particulars import LibraryText, TextWords
from ui.leaving import may_leave
from ui.office.own_names import OwnNames
from ui.office.particulars.library_page import LibraryPage
from ui.office.particulars.text_page import TextPage
from ui.office.store_desk import StoreDesk
from ui.surroundings import Surroundings

Save = Callable[[TextWords], object]


class LibraryDesk(StoreDesk):
    """``left`` goes back to the list of audits."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._saved_words = ""
        self._chosen = ""

    @Slot()
    def show(self) -> None:
        """Show the library as it is now."""
        self._show_after(self._run(self._at.profile.texts.all, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, library: tuple[LibraryText, ...]) -> None:
        page = LibraryPage(library)
        page.add_asked.connect(self._on_add_asked)
        page.edition_asked.connect(self._on_edition_asked)
        page.correct_asked.connect(self._on_correct_asked)
        page.remove_asked.connect(self._on_remove_asked)
        page.back_pressed.connect(self.left)
        window = self._at.window
        window.set_steps(())
        window.set_side(())
        window.show_page(page)
        page.choose(self._chosen)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_saved(words)

    # one text

    @Slot()
    def _on_add_asked(self) -> None:
        title, about = self.tr("A new text"), self.tr("Audits can copy it once it is saved.")
        self._edit(title, about, None, self._at.profile.texts.add)

    @Slot(object)
    def _on_edition_asked(self, kept: LibraryText) -> None:
        about = self.tr(
            "Audits that have an earlier edition keep it, and are offered this one. Say its "
            "edition and its date."
        )
        begun = replace(kept.text, edition="", dated=None)
        save = partial(self._at.profile.texts.add_edition, kept.id)
        self._edit(self.tr("A later edition"), about, begun, save)

    @Slot(object)
    def _on_correct_asked(self, kept: LibraryText) -> None:
        about = self.tr(
            "For a slip in this edition. Audits that have copied it keep their words; where the "
            "text itself has changed, add a later edition."
        )
        save = partial(self._at.profile.texts.correct, kept.id, edit=kept.edit)
        self._chosen = kept.id
        self._edit(self.tr("Put a slip right"), about, kept.text, save)

    def _edit(self, title: str, about: str, text: TextWords | None, save: Save) -> None:
        names = self._own_names.check(frozenset(), frozenset())
        page = TextPage(title, about, text, names)
        names.setParent(page)
        page.submitted.connect(partial(self._on_submitted, save))
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        if may_leave(self._at):
            self.show()

    def _on_submitted(self, save: Save, words: TextWords) -> None:
        self._do(lambda: save(words), self.tr("Saved: {0}.").format(words.title))

    @Slot(object)
    def _on_remove_asked(self, kept: LibraryText) -> None:
        if self._at.dialogs.confirm(
            self.tr("Take this text out of the library?"),
            self.tr(
                "{0}: audits that have copied it keep it. Earlier editions stay in the library."
            ).format(kept.text.title),
            self.tr("Take it out"),
            self.tr("Keep it"),
        ):
            words = self.tr("Taken out of the library: {0}.").format(kept.text.title)
            self._do(lambda: self._at.profile.texts.remove(kept.id), words)

    def _do(self, deed: Callable[[], object], words: str) -> None:
        def show(_done: object) -> None:
            self._saved_words = words
            self.show()

        self._show_after(self._run(deed), show)
