"""Every key sequence of the program, in one place, so that clashes are seen."""

from enum import Enum, unique

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence


@unique
class Shortcuts(Enum):
    """Key sequences in Qt's portable text, in the order of the list; Ctrl is Command on a Mac."""

    SAVE_AND_CONTINUE = "Ctrl+Return"
    BACK = "Alt+Left"
    SAVE = "Ctrl+S"
    NEXT_FORM = "Ctrl+PgDown"
    PREVIOUS_FORM = "Ctrl+PgUp"
    GO_TO = "Ctrl+G"
    FIND = "Ctrl+F"
    HOME = "Alt+Home"
    STARTER = "F2"
    COPY_ANSWER = "F3"
    ROLE_WORD = "F4"
    FLAG = "F5"
    SPELLING = "F7"
    NEXT_FINDING = "F8"
    PREVIOUS_FINDING = "Shift+F8"
    EARLIER = "F9"
    MOVE_UP = "Ctrl+Shift+Up"
    MOVE_DOWN = "Ctrl+Shift+Down"
    GUIDANCE = "F1"
    HELP = "Shift+F1"
    NEXT_AREA = "F6"
    PREVIOUS_AREA = "Shift+F6"
    LARGER_TEXT = "Ctrl++"
    SMALLER_TEXT = "Ctrl+-"
    NORMAL_TEXT = "Ctrl+0"
    PRINT = "Ctrl+P"
    OPEN = "Ctrl+O"
    SETTINGS = "Ctrl+,"
    LOCK = "Ctrl+L"
    QUIT = "Ctrl+Q"

    @property
    def sequence(self) -> QKeySequence:
        """The sequence for QAction and QShortcut."""
        return QKeySequence(self.value)

    @property
    def words(self) -> str:
        """The keys as this platform writes them, for menus and the shortcut list."""
        return self.sequence.toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def deed(self) -> str:
        """What the keys do, in a few words."""
        return _deeds()[self]


# Plus stands on a shifted key of many keyboards: the key without Shift does the same.
LARGER_TEXT_TOO = QKeySequence("Ctrl+=")
# Enter on the number pad is a key of its own.
SAVE_AND_CONTINUE_TOO = QKeySequence("Ctrl+Enter")


def _deeds() -> dict[Shortcuts, str]:
    return {**_deeds_of_a_form(), **_deeds_everywhere()}


def _deeds_of_a_form() -> dict[Shortcuts, str]:
    translate = QCoreApplication.translate
    return {
        Shortcuts.SAVE_AND_CONTINUE: translate("shortcuts", "do what the main button below says"),
        Shortcuts.BACK: translate("shortcuts", "back"),
        Shortcuts.SAVE: translate("shortcuts", "save now"),
        Shortcuts.NEXT_FORM: translate("shortcuts", "next case"),
        Shortcuts.PREVIOUS_FORM: translate("shortcuts", "previous case"),
        Shortcuts.GO_TO: translate("shortcuts", "go to a question"),
        Shortcuts.FIND: translate("shortcuts", "find in all answers"),
        Shortcuts.STARTER: translate("shortcuts", "insert a sentence starter"),
        Shortcuts.COPY_ANSWER: translate("shortcuts", "copy from another case"),
        Shortcuts.ROLE_WORD: translate("shortcuts", "insert a role word"),
        Shortcuts.FLAG: translate("shortcuts", "flag a question to come back to, or not"),
        Shortcuts.EARLIER: translate("shortcuts", "earlier versions of the text in a box"),
        Shortcuts.SPELLING: translate("shortcuts", "check the spelling"),
        Shortcuts.NEXT_FINDING: translate("shortcuts", "next finding of the name check"),
        Shortcuts.PREVIOUS_FINDING: translate("shortcuts", "previous finding"),
        Shortcuts.PRINT: translate("shortcuts", "preview and print"),
        Shortcuts.MOVE_UP: translate("shortcuts", "move up what is written, in an audit tool"),
        Shortcuts.MOVE_DOWN: translate("shortcuts", "move it down"),
    }


def _deeds_everywhere() -> dict[Shortcuts, str]:
    translate = QCoreApplication.translate
    return {
        Shortcuts.HOME: translate("shortcuts", "home"),
        Shortcuts.OPEN: translate("shortcuts", "open a pack"),
        Shortcuts.GUIDANCE: translate("shortcuts", "open or close help for this page"),
        Shortcuts.HELP: translate("shortcuts", "all help"),
        Shortcuts.NEXT_AREA: translate("shortcuts", "next area of the window"),
        Shortcuts.PREVIOUS_AREA: translate("shortcuts", "previous area of the window"),
        Shortcuts.LARGER_TEXT: translate("shortcuts", "larger text"),
        Shortcuts.SMALLER_TEXT: translate("shortcuts", "smaller text"),
        Shortcuts.NORMAL_TEXT: translate("shortcuts", "text at normal size"),
        Shortcuts.SETTINGS: translate("shortcuts", "settings"),
        Shortcuts.LOCK: translate("shortcuts", "lock now"),
        Shortcuts.QUIT: translate("shortcuts", "close the program"),
    }
