"""Texts to choose from below a box: the same answer of another case, and its own earlier ones."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtGui import QTextCursor
from shiboken6 import isValid

from models.auditor_snapshots import Mark, MarkKind, Version
from ui.auditor.answer_box import AnswerBox, text_boxes
from ui.auditor.copying import Sibling, siblings_of
from ui.auditor.form_marks import copied
from ui.auditor.form_work import FormWork
from ui.auditor.inserting import editor_of, insert_words
from ui.auditor.shelf import Offer, Shelf
from ui.auditor.telling import tell_trouble
from ui.auditor.words import when_words
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.theme.apply import announce
from ui.widgets.page import Page


class ShelfDesk(QObject):
    """Opens one shelf at a time. What a text replaces is kept as a version first.

    Copied words keep their mark until the person says that they fit this case, or removes them.
    """

    def __init__(self, surroundings: Surroundings, work: FormWork, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._work = work
        self._shelf: Shelf | None = None

    def shelf(self) -> Shelf | None:
        """Return what is open below a box."""
        return self._shelf if self._shelf is not None and isValid(self._shelf) else None

    def watch(self, page: Page) -> None:
        """Say at each box of a page just shown where its words were copied from."""
        self._shelf = None
        copied_from = dict(copied(self._work.marks))
        for box in text_boxes(page):
            box.copy_checked.connect(partial(self._settle_copied, box))
            box.edited.connect(partial(self._on_edited, box))
            if box.field.path in copied_from:
                box.show_copied(copied_from[box.field.path])

    def offer_copies(self, box: AnswerBox) -> None:
        """Show what the other cases say in the field of a box."""
        profile, form_id, path = self._around.profile, self._work.form_id, box.field.path

        def read(_report: Report) -> tuple[Sibling, ...]:
            return siblings_of(profile, form_id, path)

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(partial(self._show_siblings, box))
        task.failed.connect(self._on_failed)

    def _show_siblings(self, box: AnswerBox, siblings: tuple[Sibling, ...]) -> None:
        self._show_shelf(
            box,
            Shelf(
                self.tr("Copy from another case"),
                self.tr("Copy this"),
                [Offer(title=each.uin, text=each.text) for each in siblings],
                self.tr("No other case of this audit says anything here yet."),
                box,
            ),
            lambda place: self._copy(box, siblings[place]),
        )

    def _copy(self, box: AnswerBox, sibling: Sibling) -> None:
        self._work.keep_version(box.field.path)
        insert_words(editor_of(box), sibling.text)
        self._work.put_mark(Mark(kind=MarkKind.COPIED, key=box.field.path, value=sibling.uin))
        box.show_copied(sibling.uin)
        self._put_shelf_away(box)
        box.look()
        announce(box, self.tr("Copied from {0}").format(sibling.uin))

    def _settle_copied(self, box: AnswerBox, path: str) -> None:
        self._work.remove_mark(MarkKind.COPIED, path)
        box.show_copied("")

    def _on_edited(self, box: AnswerBox, path: str, text: str) -> None:
        if not text.strip() and box.copied() is not None:
            self._settle_copied(box, path)

    def offer_versions(self, box: AnswerBox) -> None:
        """Show what stood in a box before."""
        task = self._work.versions(box.field.path)
        Stay(task, self._around.window).arrived.connect(partial(self._show_versions, box))
        task.failed.connect(self._on_failed)

    def _show_versions(self, box: AnswerBox, versions: tuple[Version, ...]) -> None:
        now = editor_of(box).value()
        earlier = [each for each in versions if each.text != now]
        offers = [
            Offer(
                title=when_words(each.kept_at, self._around.now()),
                quiet=difference_words(each.text, now),
                text=each.text,
            )
            for each in earlier
        ]
        shelf = Shelf(
            self.tr("Earlier versions"),
            self.tr("Bring this back"),
            offers,
            self.tr("There is no earlier version of this answer yet."),
            box,
        )
        self._show_shelf(box, shelf, lambda place: self._bring_back(box, earlier[place].text))

    def _bring_back(self, box: AnswerBox, text: str) -> None:
        self._work.keep_version(box.field.path)
        editor = editor_of(box)
        cursor = editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        editor.put_in(cursor, text)
        self._work.leave_field()
        self._put_shelf_away(box)
        box.look()
        announce(box, self.tr("The earlier version is back. What stood here is kept as a version."))

    def _show_shelf(self, box: AnswerBox, shelf: Shelf, chosen: Callable[[int], None]) -> None:
        self._put_shelf_away(None)
        self._shelf = shelf
        shelf.chosen.connect(chosen)
        shelf.closed.connect(partial(self._put_shelf_away, box))
        box.put_below(shelf)
        shelf.show()
        shelf.take_focus()
        page = self._around.window.page()
        if page is not None:
            # The shelf has its size after this event.
            QTimer.singleShot(0, shelf, lambda: page.scroller.ensureWidgetVisible(shelf))

    def _put_shelf_away(self, box: AnswerBox | None) -> None:
        shelf, self._shelf = self.shelf(), None
        if box is not None:
            box.field.take_focus()
        if shelf is not None:
            shelf.hide()
            shelf.deleteLater()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)


def difference_words(text: str, now: str) -> str:
    """Say how much longer or shorter a text is than what stands there now."""
    translate = QCoreApplication.translate
    count = len(text.split())
    more = count - len(now.split())
    if more > 0:
        return translate("versions", "{0} words, {1} more than now").format(count, more)
    if more < 0:
        return translate("versions", "{0} words, {1} fewer than now").format(count, -more)
    return translate("versions", "{0} words, as many as now").format(count)
