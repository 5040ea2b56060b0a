"""Making the PDF of a form and showing its pages."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from export.pdf.form import BlankHeading, PrintedForm, blank_form, completed_form
from export.pdf.names import file_name
from forms.filling import Filling
from forms.kinds import words_of
from models.snapshots import ProfileDetails
from ui.auditor.opened import OpenedForm, has_form, open_form, period_of
from ui.auditor.telling import tell_trouble
from ui.preview.preview_page import PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be printed, read from the store; ``title`` is translated already."""

    opened: OpenedForm
    details: ProfileDetails
    blank: bool
    title: str
    now: datetime


class PrintDesk(QObject):
    """Shows the preview of one form; ``left`` is sent when the person goes back."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings

    def show_form(self, form_id: str, *, blank: bool = False) -> None:
        """Make the PDF of a form as it is in the store, or of the same form empty."""
        profile, now = self._around.profile, self._around.now().astimezone()
        title = self.tr("Blank form for case {0}") if blank else self.tr("Form for case {0}")

        def read(_report: Report) -> _Order:
            opened = open_form(profile, form_id)
            return _Order(
                opened=opened,
                details=profile.details,
                blank=blank,
                title=title.format(opened.form.uin),
                now=now,
            )

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(self._on_read)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, order: _Order) -> None:
        def make(_report: Report) -> Printout:
            return _blank(order) if order.blank else _filled(order)

        task = self._around.tasks.pure(make, owner=self)
        Stay(task, self._around.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)

    @Slot(object)
    def _on_made(self, printout: Printout) -> None:
        page = PreviewPage(printout, self._around.dialogs, self._around.tasks)
        page.back_pressed.connect(self.left)
        self._around.window.set_side(())
        self._around.window.show_page(page)


def _filled(order: _Order) -> Printout:
    opened, form, pack = order.opened, order.opened.form, order.opened.pack
    answers = Filling(opened.tool, opened.texts).answers() if has_form(form.scope) else {}
    changed = opened.is_changed_since_return
    pdf = completed_form(
        opened.tool,
        PrintedForm(
            audit_title=pack.audit_title,
            uin=form.uin,
            label=form.label,
            agency_name=pack.agency_name,
            scope=form.scope,
            window_words=_window_words(opened),
            answers=answers,
            auditor_name=order.details.person_name,
            auditor_title=order.details.person_title,
            revision=form.returned_revision,
            marking=pack.marking,
            receipt=opened.receipt,
            printed_at=order.now,
            completed=form.completed_at is not None,
            changed=changed,
        ),
    )
    revision = None if changed else form.returned_revision
    name = file_name(pack.audit_code, form.uin, pack.agency_code, revision)
    return Printout(pdf=pdf, title=order.title, file_name=name)


def _blank(order: _Order) -> Printout:
    opened, form, pack = order.opened, order.opened.form, order.opened.pack
    pdf = blank_form(
        opened.tool,
        BlankHeading(
            marking=pack.marking,
            printed_at=order.now,
            audit_title=pack.audit_title,
            uin=form.uin,
            label=form.label,
            agency_name=pack.agency_name,
            window_words=_window_words(opened),
            contact=pack.contact,
            return_by=words_of(pack.return_by) if pack.return_by else "",
        ),
    )
    name = file_name(pack.audit_code, form.uin, pack.agency_code, None).removesuffix(".pdf")
    return Printout(pdf=pdf, title=order.title, file_name=f"{name}_blank.pdf")


def _window_words(opened: OpenedForm) -> str:
    found = period_of(opened.form.scope, opened.pack)
    return found.words() if found is not None else ""
