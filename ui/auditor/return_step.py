"""What the pages that make a sealed file share: what went wrong, and that it is being made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.progress import ProgressPanel


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person wrote on the page: who signs, and why something changed."""

    name: str
    title: str
    reason: str = field(repr=False)


class ReturnStep(Page):
    """A page that ends in a sealed file; ``names_wanted`` carries the form to check names in."""

    names_wanted = Signal(str)

    def __init__(self, title: str, quiet: str, parent: QWidget | None = None) -> None:
        super().__init__(title, quiet, parent=parent)
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()
        self.progress = ProgressPanel(self.tr("Sealing the file"))
        self.progress.stop_button.hide()
        self._shown: Typed | None = None

    def typed(self) -> Typed:
        """Give what stands in the boxes; what is only ticked is soon ticked again."""
        raise NotImplementedError

    def note_shown(self) -> None:
        """Take what stands in the boxes now as what the page was shown with."""
        self._shown = self.typed()

    def unsaved(self) -> bool:
        """Whether something stands here that is kept only with the file."""
        return self._shown != self.typed()

    def show_busy(self, *, busy: bool) -> None:
        """Say that the file is being made."""
        self.trouble.setHidden(busy or not self.trouble.words())
        if busy:
            self.progress.start()
        else:
            self.progress.finish()

    def show_trouble(self, words: str, names_in: Sequence[tuple[str, str]] = ()) -> None:
        """Explain why there is no file; ``names_in`` are form id and UIN to check names in."""
        self.progress.finish()
        self.trouble.clear_buttons()
        self.trouble.set_words(words)
        for form_id, uin in names_in:
            button = self.trouble.add_button(self.tr("Check names in {0}").format(uin))
            button.clicked.connect(partial(self._emit_names, form_id))
        self.trouble.show()
        self.scroller.ensureWidgetVisible(self.trouble)
        self.trouble.say()

    def _emit_names(self, form_id: str) -> None:
        self.names_wanted.emit(form_id)
