"""What every answer field can do, whatever its kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from forms.definition import Field
from ui.theme.tokens import Space
from ui.widgets.rows import name_for_readers


class AnswerField(QWidget):
    """Shows the text of one field and says when the person changed it.

    ``edited`` carries path and whole text and is sent for changes by the person only, each text
    once; ``show_text`` never sends it. ``left`` is sent when the focus goes elsewhere. Half-typed
    input is a text like any other: the filling judges it.
    """

    edited = Signal(str, str)
    left = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._known = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        # The focus ring stands off the control: what is below has to leave it room.
        self._column.setSpacing(Space.WITHIN)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def path(self) -> str:
        """Where the text is stored."""
        return self.field.path

    def control(self) -> QWidget:
        """Give the widget that people work with; it carries the name for screen readers."""
        raise NotImplementedError

    def text(self) -> str:
        """Give the text as it stands in the control."""
        raise NotImplementedError

    def put_text(self, text: str) -> None:
        """Put a text into the control, without any signal to the outside."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show a stored text; this is not an edit."""
        self._known = text
        self.put_text(text)

    def take_focus(self) -> None:
        """Put the focus where answering starts."""
        self.control().setFocus(Qt.FocusReason.OtherFocusReason)

    def name_for_readers(self, name: str, description: str) -> None:
        """Hand the question and its help or error on to the control."""
        name_for_readers(self.control(), name, description)

    def _hold(self, control: QWidget) -> None:
        """Take the control into the layout and let the focus go straight to it."""
        self._column.addWidget(control)
        self.setFocusProxy(control)

    def _on_changed(self) -> None:
        text = self.text()
        if text != self._known:
            self._known = text
            self.edited.emit(self.path, text)
