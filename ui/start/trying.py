"""A page with one deed that can fail: what was typed stays, and why it failed is said."""

from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page


class TryingPage(Page):
    """Subclasses put ``trouble`` where it is read, and say in ``wake`` how to try again."""

    def __init__(self) -> None:
        super().__init__("")
        self.trouble = Notice(NoticeKind.ERROR)
        self.trouble.hide()

    def set_heading(self, words: str) -> None:
        """Name the page."""
        self.heading.setText(words)
        self.setAccessibleName(words)

    def wake(self) -> None:
        """Let the person try again."""
        raise NotImplementedError

    def show_trouble(self, words: str) -> None:
        """Say why it did not work, and let the person try again."""
        self.show_outcome(NoticeKind.ERROR, words)

    def show_outcome(self, kind: NoticeKind, words: str) -> None:
        """Say how it went, and let the person go on."""
        self.trouble.tell(kind, words)
        self.wake()
