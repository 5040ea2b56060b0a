"""When the folder of the profile cannot even be looked into."""

from PySide6.QtCore import Signal

from ui.widgets.buttons import PrimaryButton
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Page
from ui.widgets.text import QuietLabel


class NoFolderPage(Page):
    """Says why there is nothing to open; ``again_asked`` once the drive or the right is back."""

    again_asked = Signal()

    def __init__(self, folder: str, words: str) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Your profile cannot be reached"))
        self.setAccessibleName(self.heading.text())
        self.trouble = Notice(NoticeKind.ERROR, words)
        self.again = PrimaryButton(self.tr("Try again"))
        self.again.clicked.connect(self.again_asked)
        self.add(self.trouble)
        self.add(QuietLabel(self.tr("The profile in {0}").format(folder), selectable=True))
        self.add(self.again)
