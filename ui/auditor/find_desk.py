"""Shows the page for finding, over an open form or over all of them."""

from PySide6.QtCore import QObject, Signal, Slot

from ui.auditor.find_page import FindPage
from ui.auditor.finding import FindSource, load_sources
from ui.auditor.form_work import FormWork
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class FindDesk(QObject):
    """``found`` carries a Hit; ``left`` is sent when the person goes back without one."""

    found = Signal(object)
    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings

    def show_in_form(self, work: FormWork, *, questions_only: bool) -> None:
        """Find in the form that is open, with what was typed a moment ago."""
        work.leave_field()
        source = FindSource(
            form_id=work.form_id, uin=work.uin, filling=work.filling, marks=work.marks
        )
        self._show((source,), questions_only=questions_only)

    def show_in_all(self) -> None:
        """Find in the forms of every audit."""
        profile = self._around.profile

        def read(_report: Report) -> tuple[FindSource, ...]:
            return load_sources(profile)

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(self._on_read)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, sources: tuple[FindSource, ...]) -> None:
        self._around.window.set_trail((self.tr("Home"),))
        self._show(sources, questions_only=False)

    def _show(self, sources: tuple[FindSource, ...], *, questions_only: bool) -> None:
        page = FindPage(sources, questions_only=questions_only)
        page.chosen.connect(self.found)
        page.back_pressed.connect(self.left)
        self._around.window.set_side(())
        self._around.window.show_page(page)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)
