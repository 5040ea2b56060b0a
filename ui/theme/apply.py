"""Putting a scheme and a text size on the running program."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.theme.palette import palette_of
from ui.theme.sheet import style_sheet
from ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Scheme, Tokens

SMALLEST, LARGEST = 100, 200
SIZES = (100, 110, 125, 150, 175, 200)
TEXT_PIXELS = 14
FONTS = Path(__file__).resolve().parents[2] / "export" / "pdf" / "fonts"


def points(pixels: float) -> float:
    """Turn a size of the design into points, so that system font scaling still counts."""
    return pixels if sys.platform == "darwin" else pixels * 72 / 96


def text_scale() -> float:
    """Return 1.0 to 2.0: how much larger than the design the text is now."""
    size = QApplication.font().pointSizeF()
    return max(1.0, size / points(TEXT_PIXELS))


def resolve(scheme: Scheme) -> Tokens:
    """Say which colours a choice means on this desktop at this moment."""
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if scheme is Scheme.CONTRAST or (scheme is Scheme.SYSTEM and _wants_contrast()):
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    if scheme is Scheme.SYSTEM:
        return DARK if dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    # The hints object is held: a chained call outlives its C++ owner in PySide.
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast


def apply_theme(app: QApplication, scheme: Scheme, percent: int) -> None:
    """Show the program in `scheme` with text at `percent` (held between 100 and 200).

    Cheap when nothing changes.
    """
    if app.style().objectName() != "fusion" and not app.styleSheet():
        app.setStyle("Fusion")
    _tell_platform(scheme)
    tokens = resolve(scheme)
    percent = min(LARGEST, max(SMALLEST, percent))
    app.setPalette(palette_of(tokens))
    font = _base_font()
    font.setPointSizeF(points(TEXT_PIXELS) * percent / 100)
    app.setFont(font)
    sheet = style_sheet(tokens, points(percent / 100), percent / 100)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def _tell_platform(scheme: Scheme) -> None:
    """Let title bars and file dialogs follow an override, and the desktop rule otherwise."""
    hints = QGuiApplication.styleHints()
    if scheme is Scheme.LIGHT:
        hints.setColorScheme(Qt.ColorScheme.Light)
    elif scheme is Scheme.DARK:
        hints.setColorScheme(Qt.ColorScheme.Dark)
    else:
        hints.unsetColorScheme()


def _base_font() -> QFont:
    if QGuiApplication.platformName() == "offscreen" and FONTS.is_dir():
        if "Noto Sans" not in QFontDatabase.families():
            for path in sorted(FONTS.glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(path))
        if "Noto Sans" in QFontDatabase.families():
            return QFont("Noto Sans")
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


class Theme(QObject):
    """The choice in force: made, kept for the next start, and reapplied when the desktop turns.

    Without a scheme it leaves what is in force until the first choice.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme | None = None,
        percent: int = SMALLEST,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self._scheme = scheme or Scheme.SYSTEM
        self._folder: Path | None = None
        self._applying = False
        # Held, because a chained call outlives its C++ owner in PySide.
        self._hints = QGuiApplication.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._on_system_changed)
        self._is_chosen = scheme is not None
        if scheme is not None:
            self._apply(percent)

    @classmethod
    def in_force(cls, parent: QObject) -> "Theme":
        """Take what the program shows now, without making a choice; goes with its parent."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError
        return cls(app, parent=parent)

    @property
    def scheme(self) -> Scheme:
        """The choice in force."""
        return self._scheme

    @property
    def percent(self) -> int:
        """The text size in force, 100 to 200."""
        return round(text_scale() * 100)

    def remember_in(self, folder: Path) -> None:
        """Take up what was kept in a profile's folder, and keep every later choice there."""
        from ui.theme.kept import read_look  # the bare window is on the screen before it is due

        self._folder = folder
        look = read_look(folder)
        if look is not None:
            self.choose(look.scheme, look.percent)

    def keep(self) -> None:
        """Keep the choice now; a folder that is not there yet, at the first start, comes later."""
        from ui.theme.kept import Look, keep_look

        if self._folder is not None and self._is_chosen:
            keep_look(self._folder, Look(scheme=self._scheme, percent=self.percent))

    def choose(self, scheme: Scheme, percent: int) -> None:
        """Change scheme and text size together."""
        self._scheme = scheme
        self._is_chosen = True
        self._apply(percent)
        self.keep()

    def resize_text(self, by: int) -> None:
        """Go to the next larger (1) or smaller (-1) size of text, or to the normal one (0)."""
        now = self.percent
        if by > 0:
            wanted = next((size for size in SIZES if size > now), LARGEST)
        else:
            wanted = next((size for size in reversed(SIZES) if size < now), SMALLEST)
        self.choose(self._scheme, wanted if by else SMALLEST)

    @Slot()
    def _on_system_changed(self) -> None:
        if self._is_chosen and not self._applying:
            self._apply(self.percent)

    def _apply(self, percent: int) -> None:
        self._applying = True
        try:
            apply_theme(self._app, self._scheme, percent)
        finally:
            self._applying = False
        self.changed.emit()


def announce(widget: QObject, words: str) -> None:
    """Have a screen reader say `words` now, without moving focus."""
    try:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
    except ImportError:
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
