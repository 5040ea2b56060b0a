"""Every key sequence of the program, in one place, so that clashes are seen."""

from enum import Enum, unique

from PySide6.QtGui import QKeySequence


@unique
class Shortcuts(Enum):
    """Key sequences in Qt's portable text; Ctrl is Command on a Mac."""

    SAVE = "Ctrl+S"
    SAVE_AND_CONTINUE = "Ctrl+Return"
    BACK = "Alt+Left"
    PRINT = "Ctrl+P"
    FIND = "Ctrl+F"
    OPEN = "Ctrl+O"
    HOME = "Alt+Home"
    SETTINGS = "Ctrl+,"
    LOCK = "Ctrl+L"
    QUIT = "Ctrl+Q"
    HELP = "Shift+F1"
    GUIDANCE = "F1"
    SPELLING = "F7"
    NEXT_AREA = "F6"
    PREVIOUS_AREA = "Shift+F6"
    NEXT_FINDING = "F8"
    PREVIOUS_FINDING = "Shift+F8"
    ROLE_WORD = "F4"
    LARGER_TEXT = "Ctrl++"
    SMALLER_TEXT = "Ctrl+-"
    NORMAL_TEXT = "Ctrl+0"
    SHORTCUT_LIST = "Ctrl+/"
    NEXT_FORM = "Ctrl+PgDown"
    PREVIOUS_FORM = "Ctrl+PgUp"

    @property
    def sequence(self) -> QKeySequence:
        """The sequence for QAction and QShortcut."""
        return QKeySequence(self.value)

    @property
    def words(self) -> str:
        """The keys as this platform writes them, for menus and the shortcut list."""
        return self.sequence.toString(QKeySequence.SequenceFormat.NativeText)
