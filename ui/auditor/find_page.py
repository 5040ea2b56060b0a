"""Finding a question or words: one box, and below it what fits, each line leading there."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.auditor.finding import FindSource, FindWish, Hit, find
from ui.auditor.form_marks import flagged
from ui.theme.apply import announce
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.lines import LineInput
from ui.widgets.options import Tick
from ui.widgets.page import Foot, Page
from ui.widgets.rail import Step
from ui.widgets.rows import FieldRow
from ui.widgets.task_row import TaskRow
from ui.widgets.text import QuietLabel

AT_FIRST = 40


class FindPage(Page):
    """``chosen`` carries a Hit. Enter in the box takes the first line; arrows go up and down.

    With ``questions_only`` it looks at the questions alone, not at what was answered.
    """

    chosen = Signal(object)

    def __init__(
        self,
        sources: Sequence[FindSource],
        *,
        questions_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent=parent)
        self._sources = tuple(sources)
        self._questions_only = questions_only
        title = self.tr("Find in all answers")
        if questions_only:
            title = self.tr("Go to a question")
        self.heading.setText(title)
        self.setAccessibleName(title)
        self.set_quiet(self.tr("Enter opens the first line. The arrow keys go through the lines."))
        self.box = LineInput()
        label = self.tr("Question number or words")
        if len(self._sources) == 1:
            label = self.tr("Number of a question, name of a page, or words")
        self.add(FieldRow(label, self.box))
        self.only_flagged = Tick(self.tr("Only those I flagged to come back to"))
        self.only_flagged.setVisible(any(flagged(source.marks) for source in sources))
        self.add(self.only_flagged)
        self._count = QuietLabel()
        self.add(self._count)
        self.lines = HitList(self)
        card = Card()
        card.add(self.lines)
        self._card = card
        self.add(card)
        self.set_foot(Foot(back=self.tr("Back")))
        self.box.edited.connect(self._look)
        self.box.returnPressed.connect(self._on_entered)
        self.box.installEventFilter(self)
        self.only_flagged.clicked.connect(self._look)
        self.lines.chosen.connect(self.chosen)
        self._look()

    @override
    def take_focus(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Let the arrow key lead from the box to the lines."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        ):
            return self.lines.take_focus()
        return super().eventFilter(watched, event)

    @Slot()
    def _look(self) -> None:
        wish = FindWish(
            typed=self.box.value(),
            only_flagged=self.only_flagged.isChecked(),
            questions_only=self._questions_only,
        )
        hits = find(self._sources, wish)
        self.lines.show_hits(hits)
        self._card.setVisible(bool(hits))
        words = self.tr("{0} found") if wish.typed else self.tr("Questions: {0}")
        words = words.format(len(hits))
        if not hits:
            words = self.tr("Nothing found. Try fewer or shorter words.")
        if words != self._count.text():
            self._count.setText(words)
            announce(self, words)

    @Slot()
    def _on_entered(self) -> None:
        self.lines.choose_first()


class HitList(QWidget):
    """Lines of what was found, one of them in the tab order; more of them at a press."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._rows: list[TaskRow] = []
        self.more = PlainButton(self.tr("Show all"), self)
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more)

    def rows(self) -> tuple[TaskRow, ...]:
        """Return the lines shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    def take_focus(self) -> bool:
        """Put the focus on the first line; False when there is none."""
        return self._go_to(0)

    def choose_first(self) -> None:
        """Choose the first line, if there is one."""
        if self._hits:
            self._choose(0)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the first of these lines in place of the ones before."""
        self._hits = tuple(hits)
        self._show(min(len(hits), AT_FIRST))

    def _show(self, count: int) -> None:
        while len(self._rows) < count:
            self._rows.append(self._new_row())
        for at, row in enumerate(self._rows):
            if at < count:
                hit = self._hits[at]
                row.set_step(Step(key=hit.path, title=hit.title, state=hit.words))
            row.setVisible(at < count)
            policy = Qt.FocusPolicy
            row.setFocusPolicy(policy.ClickFocus if at else policy.StrongFocus)
        self.more.setVisible(count < len(self._hits))

    def _new_row(self) -> TaskRow:
        row = TaskRow(Step(key="", title=""), self)
        row.clicked.connect(partial(self._choose, len(self._rows)))
        row.installEventFilter(self)
        self._column.insertWidget(len(self._rows), row)
        return row

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(watched, TaskRow) and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._move(watched, event.key())
        return super().eventFilter(watched, event)

    def _move(self, row: TaskRow, key: int) -> bool:
        at, last = self._rows.index(row), len(self.rows()) - 1
        places = {
            int(Qt.Key.Key_Up): max(0, at - 1),
            int(Qt.Key.Key_Down): min(last, at + 1),
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): last,
        }
        if key in {int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter)}:
            row.click()
            return True
        return key in places and self._go_to(places[key])

    def _go_to(self, at: int) -> bool:
        if at >= len(self.rows()):
            return False
        self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot()
    def _on_more(self) -> None:
        before = len(self.rows())
        self._show(len(self._hits))
        self._go_to(before)

    def _choose(self, at: int) -> None:
        self.chosen.emit(self._hits[at])
