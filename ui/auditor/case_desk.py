"""The one form that is open: opening, leaving, printing, and the name check it needs."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from anonymise import Checker
from forms.scope import Status
from models.profile import Profile
from ui.auditor.case_keys import CaseKeys
from ui.auditor.find_desk import FindDesk
from ui.auditor.finding import Hit
from ui.auditor.form_desk import FormDesk
from ui.auditor.opened import OpenedForm, open_form
from ui.auditor.print_desk import PrintDesk
from ui.auditor.telling import tell_trouble
from ui.leaving import may_leave
from ui.names.check import NameCheck
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class CaseDesk(QObject):
    """Opens one form at a time. Nothing else is shown before it is saved.

    ``home_wanted`` and ``return_wanted`` (a pack id) are sent after the form was left. ``read``
    opens a form from the store.
    """

    home_wanted = Signal()
    return_wanted = Signal(str)

    def __init__(
        self,
        surroundings: Surroundings,
        parent: QObject,
        *,
        read: Callable[[Profile, str], OpenedForm] = open_form,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._read = read
        self._checker: Checker | None = None
        self._names: NameCheck | None = None
        self._preset: Status | None = None
        self._step = ""
        self._hit: Hit | None = None
        self.form_desk: FormDesk | None = None
        self._prints = PrintDesk(surroundings, self)
        self._prints.left.connect(self._on_page_left)
        self._finds = FindDesk(surroundings, self)
        self._finds.found.connect(self._on_found)
        self._finds.left.connect(self._on_page_left)
        self.keys = CaseKeys(self)
        self.keys.find_wanted.connect(self.show_find)
        self.keys.question_wanted.connect(self._on_question_wanted)
        self.keys.sibling_wanted.connect(self.open)
        load = surroundings.load_checker

        def work(_report: Report) -> Checker:
            return load()

        surroundings.tasks.pure(work, owner=self).succeeded.connect(self._on_checker)

    @Slot(object)
    def _on_checker(self, checker: Checker) -> None:
        self._checker = checker
        if self._names is not None:
            self._names.set_checker(checker)

    @Slot(str)
    def open(
        self, form_id: str, *, preset: Status | None = None, step: str = "", hit: Hit | None = None
    ) -> None:
        """Open a form where it was left; at a step, at what was found, or with a status offered."""
        if not self.leave():
            return
        self._preset, self._step, self._hit = preset, step, hit
        profile, read_form = self._around.profile, self._read

        def read(_report: Report) -> OpenedForm:
            return read_form(profile, form_id)

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, opened: OpenedForm) -> None:
        if not self.leave():
            return
        key = self._around.profile.details.settle_key
        self._names = NameCheck(key, opened.names, self)
        if self._checker is not None:
            self._names.set_checker(self._checker)
        self.form_desk = FormDesk(self._around, opened, self._names, self)
        self.form_desk.home_wanted.connect(self._on_home_wanted)
        self.form_desk.return_wanted.connect(self._on_return_wanted)
        self.form_desk.print_wanted.connect(self._on_print_wanted)
        self.form_desk.blank_wanted.connect(self._on_blank_wanted)
        self.form_desk.sibling_wanted.connect(self.open)
        self.form_desk.start(self._preset)
        self.keys.show_form(opened)
        if self._step:
            self.form_desk.show_step(self._step)
        if self._hit is not None:
            self.form_desk.go_to_found(self._hit)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
        if self.form_desk is None:  # what was asked for may be gone since a lock: nothing is shown
            self.home_wanted.emit()

    def open_form_id(self) -> str:
        """Name the form that is open, "" where none is."""
        return self.form_desk.work.form_id if self.form_desk is not None else ""

    def leave(self) -> bool:
        """Save the open form and let go of it; False when it cannot be saved, and stays open."""
        desk = self.form_desk
        if desk is None:
            return True
        if not desk.save_all():
            return False
        desk.finish()
        self._close_page()
        desk.deleteLater()
        if self._names is not None:
            self._names.deleteLater()
        self.form_desk = self._names = None
        self.keys.show_form(None)
        self._around.window.set_steps(())
        self._around.window.set_side(())
        return True

    def _close_page(self) -> None:
        """Let the page take nothing more: until the next one comes, nobody would keep it."""
        page = self._around.window.page()
        focus = QApplication.focusWidget()
        if page is None:
            return
        page.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if focus is not None and page.isAncestorOf(focus):
            focus.clearFocus()

    def finish(self) -> None:
        """Save everything before the program ends; asks while it cannot be saved."""
        while self.form_desk is not None and not self.form_desk.save_all():
            again = self._around.dialogs.confirm(
                self.tr("Your latest words are not saved yet"),
                self.tr(
                    "The disk does not take them. If you close now, what you typed since the last "
                    "\u201cSaved\u201d is lost."
                ),
                self.tr("Try again"),
                self.tr("Close without saving"),
            )
            if not again:
                return

    @Slot()
    def show_find(self) -> None:
        """Find in the open form, or in all forms where none is open."""
        if self.form_desk is not None:
            self._find_in_form(self.form_desk, questions_only=False)
        elif may_leave(self._around):
            self._finds.show_in_all()

    @Slot()
    def _on_question_wanted(self) -> None:
        if self.form_desk is not None:
            self._find_in_form(self.form_desk, questions_only=True)

    def _find_in_form(self, desk: FormDesk, *, questions_only: bool) -> None:
        self._finds.show_in_form(desk.work, questions_only=questions_only)
        desk.saving.page_changed()

    @Slot(object)
    def _on_found(self, hit: Hit) -> None:
        desk = self.form_desk
        if desk is not None and desk.work.form_id == hit.form_id:
            desk.go_to_found(hit)
        else:
            self.open(hit.form_id, hit=hit)

    def print_form(self, form_id: str) -> None:
        """Show the pages of a form, from home or from the open form."""
        self._prints.show_form(form_id)

    def print_all(self, pack_id: str) -> None:
        """Show the pages of all forms of a pack, from home."""
        self._prints.show_all(pack_id)

    @Slot()
    def _on_home_wanted(self) -> None:
        if self.leave():
            self.home_wanted.emit()

    @Slot()
    def _on_return_wanted(self) -> None:
        desk = self.form_desk
        if desk is not None and self.leave():
            self.return_wanted.emit(desk.work.pack.id)

    @Slot()
    def _on_print_wanted(self) -> None:
        desk = self.form_desk
        # What the office keys in is printed when it counts, and not before.
        if desk is not None and desk.work.paper is None and desk.save_all():
            self._prints.show_form(desk.work.form_id)

    @Slot()
    def _on_blank_wanted(self) -> None:
        if self.form_desk is not None and self.form_desk.save_all():
            self._prints.show_form(self.form_desk.work.form_id, blank=True)

    @Slot()
    def _on_page_left(self) -> None:
        if self.form_desk is not None:
            self.form_desk.show_again()
        else:
            self.home_wanted.emit()
