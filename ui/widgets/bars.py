"""The bars above and below every page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.shortcuts import SAVE_AND_CONTINUE_TOO, Shortcuts
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from ui.widgets.page import Foot
from ui.widgets.text import QuietLabel, TrailLabel


class TopBar(QFrame):
    """Where you are, when it was last saved, and the deeds that are always there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trail = TrailLabel()
        self.saved = QuietLabel()
        self.saved.setWordWrap(False)
        self.guidance = LinkButton(self.tr("Guidance"))
        self.menu_button = LinkButton(self.tr("Menu"))
        self.menu = QMenu(self)
        self.menu_button.clicked.connect(self._on_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BETWEEN, Space.TIGHT, Space.BETWEEN, Space.TIGHT)
        row.setSpacing(Space.CARD)
        row.addWidget(self._trail, 1)
        for part in (self.saved, self.guidance, self.menu_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.menu_button.hide()
        self.guidance.hide()
        self.setMinimumHeight(44)

    def set_trail(self, trail: tuple[str, ...]) -> None:
        """Show the places from the outside in."""
        self._trail.set_places(trail)

    def trail(self) -> str:
        """Return the words shown."""
        return self._trail.words()

    def show_guidance(self, words: str) -> None:
        """Say what the button does that opens and closes guidance and help; "" hides it."""
        self.guidance.setVisible(bool(words))
        self.guidance.set_words(words)

    def add_action(self, action: QAction) -> None:
        """Add a line to the menu, above the one that ends the program if there is one."""
        quit_role = QAction.MenuRole.QuitRole
        last = next((each for each in self.menu.actions() if each.menuRole() is quit_role), None)
        if last is None:
            self.menu.addAction(action)
        else:
            self.menu.insertAction(last, action)
        self.menu_button.show()

    def hide_empty_menu(self) -> None:
        """Take the button away once all lines are gone, as while the program is locked."""
        self.menu_button.setVisible(bool(self.menu.actions()))

    def _on_menu(self) -> None:
        corner = self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())
        self.menu.popup(corner)


class FootBar(QFrame):
    """Back, progress, and the one main deed; hidden for pages without a foot.

    The signals are sent for the buttons and for their keys, never for a button not shown.
    """

    primary_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = PlainButton("")
        self.progress = QuietLabel()
        self.progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.primary = PrimaryButton("")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.BETWEEN, Space.ROW, Space.BETWEEN, Space.ROW)
        row.setSpacing(Space.ROW)
        row.addWidget(self.back)
        row.addWidget(self.progress, 1)
        row.addWidget(self.primary)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.primary.clicked.connect(self.primary_pressed)
        self.back.clicked.connect(self.back_pressed)
        # Keys of a button that is hidden do nothing: Qt asks whether their owner is visible.
        ahead = QShortcut(Shortcuts.SAVE_AND_CONTINUE.sequence, self.primary)
        ahead.setKeys([Shortcuts.SAVE_AND_CONTINUE.sequence, SAVE_AND_CONTINUE_TOO])
        ahead.activated.connect(self.primary.click)
        QShortcut(Shortcuts.BACK.sequence, self.back).activated.connect(self.back.click)
        self.hide()

    def set_foot(self, foot: Foot | None) -> None:
        """Show a page's foot; None hides the bar."""
        self.setVisible(foot is not None)
        if foot is None:
            return
        self.back.set_words(foot.back)
        self.back.setVisible(bool(foot.back))
        self.primary.set_words(foot.primary)
        self.primary.setVisible(bool(foot.primary))
        self.progress.setText(foot.progress)
