"""The focus ring: three pixels of accent, two pixels off whatever has the focus.

Style sheets cannot paint outside a control, so one transparent widget follows the focus.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.theme.tokens import current_tokens

GAP, WIDTH, RADIUS = 2, 3, 8
REACH = GAP + WIDTH
FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.EnabledChange,
    }
)
NO_RING = "noFocusRing"


class RingWidget(QWidget):
    """The painted ring; never takes the mouse or the focus, unseen by screen readers."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().accent), WIDTH))
        half = WIDTH / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        painter.end()


class FocusRing(QObject):
    """Follows the focus of the whole program; a child of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: RingWidget | None = None
        self._control: QWidget | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave_control()
        if new is None or new.isWindow() or new.property(NO_RING) or not _in_window(new):
            self._put_away()
            return
        self._control = new
        host = _host_of(new)
        # A ring that comes or goes lets Qt lay the whole host out again; one that moves does not.
        if self._ring is None or not isValid(self._ring) or self._ring.host is not host:
            self._put_away()
            self._ring = RingWidget(host)
        step: QWidget | None = new
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._follow()

    def _leave_control(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._control = None

    def _put_away(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in FOLLOWED:
            self._follow()
        return False

    def _follow(self) -> None:
        ring, control = self._ring, self._control
        if ring is None or control is None or not isValid(ring) or not isValid(control):
            return
        host = ring.host
        corner = control.mapTo(host, QPoint(0, 0))
        area = QRect(corner, control.size()).adjusted(-REACH, -REACH, REACH, REACH)
        ring.setGeometry(area.intersected(host.rect()))
        ring.setVisible(control.isVisible() and control.isEnabled())
        ring.raise_()


def follow_focus() -> None:
    """Ring the focus in every window of the program; once is enough, and again does no harm."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(FocusRing) is None:
        FocusRing(app)


def _in_window(widget: QWidget) -> bool:
    """Tell windows and dialogs from pop-ups: the list of a combo box gets no ring."""
    kind = widget.window().windowType()
    return kind in {Qt.WindowType.Widget, Qt.WindowType.Window, Qt.WindowType.Dialog}


def _host_of(control: QWidget) -> QWidget:
    """Find the surface that scrolls with the control, or its window."""
    step = control.parentWidget()
    while step is not None and not step.isWindow():
        above = step.parentWidget()
        beyond = None if above is None else above.parentWidget()
        if isinstance(beyond, QAbstractScrollArea) and beyond.viewport() is above:
            return step
        step = above
    return control.window()
