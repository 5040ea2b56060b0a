"""Making the PDF of forms, filled in or blank, and showing its pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from models.profile import Profile
from ui.auditor.details_desk import read_person
from ui.auditor.details_page import Person
from ui.auditor.opened import OpenedForm, open_form
from ui.auditor.printing import Blank, blank_printout, forms_printout
from ui.auditor.telling import tell_trouble
from ui.preview.preview_page import OtherPrint, PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class Sort(StrEnum):
    """What is printed; also the codes of what the preview offers instead."""

    CASE = "case"
    ALL = "all"
    BLANK = "blank"
    FIELDS = "fields"


NAMED, UNNAMED = "named", "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What the person wants printed; without ``form_id`` it is about the audit as a whole."""

    sort: Sort
    pack_id: str = ""
    form_id: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be printed, read from the store; ``title`` is translated already."""

    wish: _Wish
    forms: Sequence[OpenedForm] = field(repr=False)
    person: Person
    title: str
    now: datetime


class PrintDesk(QObject):
    """Shows the preview of forms; ``left`` is sent when the person goes back."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._shown: _Order | None = None

    def show_form(self, form_id: str, *, blank: bool = False) -> None:
        """Make the PDF of a form as it is in the store, or of the same form empty."""
        self._show(_Wish(sort=Sort.BLANK if blank else Sort.CASE, form_id=form_id))

    def show_all(self, pack_id: str) -> None:
        """Make one PDF of all forms of a pack that something was said in."""
        self._show(_Wish(sort=Sort.ALL, pack_id=pack_id))

    def _show(self, wish: _Wish) -> None:
        profile, now = self._around.profile, self._around.now().astimezone()
        titles = {
            Sort.CASE: self.tr("Form for case {0}"),
            Sort.ALL: self.tr("Forms of all cases"),
            Sort.BLANK: self.tr("Blank form for case {0}")
            if wish.form_id
            else self.tr("Blank form"),
            Sort.FIELDS: self.tr("Blank form to fill in on a computer"),
        }

        def read(_report: Report) -> _Order:
            forms = _read(profile, wish)
            return _Order(
                wish=replace(wish, pack_id=forms[0].pack.id),
                forms=forms,
                person=read_person(profile),
                title=titles[wish.sort].format(forms[0].form.uin),
                now=now,
            )

        task = self._around.tasks.store(read)
        Stay(task, self._around.window).arrived.connect(self._on_read)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, order: _Order) -> None:
        self._shown = order

        def make(_report: Report) -> Printout:
            return _printout(order)

        task = self._around.tasks.pure(make, owner=self)
        Stay(task, self._around.window).arrived.connect(self._on_made)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        tell_trouble(self._around, error)

    @Slot(object)
    def _on_made(self, printout: Printout) -> None:
        others = self._others() if self._shown is not None else ()
        page = PreviewPage(printout, self._around.dialogs, self._around.tasks, others=others)
        page.back_pressed.connect(self.left)
        page.other_wanted.connect(self._on_other)
        self._around.window.set_side(())
        self._around.window.show_page(page)

    def _others(self) -> tuple[OtherPrint, ...]:
        """Offer what else can be printed from here."""
        if self._shown is None:
            return ()
        wish = self._shown.wish
        offered: list[tuple[str, str]] = []
        is_blank = wish.sort in {Sort.BLANK, Sort.FIELDS}
        if not is_blank and self._shown.person.name:
            named = (UNNAMED, self.tr("Without my name")), (NAMED, self.tr("With my name"))
            offered.append(named[0] if wish.named else named[1])
        if wish.form_id and wish.sort is not Sort.CASE:
            offered.append((Sort.CASE, self.tr("This case")))
        if wish.sort is not Sort.ALL:
            offered.append((Sort.ALL, self.tr("All cases")))
        if wish.sort is not Sort.BLANK:
            offered.append((Sort.BLANK, self.tr("Blank form")))
        if wish.sort is not Sort.FIELDS:
            offered.append((Sort.FIELDS, self.tr("Blank to fill in on a computer")))
        return tuple(OtherPrint(code=code, words=words) for code, words in offered)

    @Slot(str)
    def _on_other(self, code: str) -> None:
        if self._shown is None:
            return
        wish = self._shown.wish
        if code in {NAMED, UNNAMED}:
            self._show(replace(wish, named=code == NAMED))
        else:
            self._show(replace(wish, sort=Sort(code)))


def _read(profile: Profile, wish: _Wish) -> tuple[OpenedForm, ...]:
    """Read the forms to print; called on the store's thread."""
    if wish.form_id and wish.sort is not Sort.ALL:
        return (open_form(profile, wish.form_id),)
    forms = profile.forms.forms(wish.pack_id or profile.forms.form(wish.form_id).pack_id)
    begun = [form for form in forms if form.changed_at is not None] or forms
    chosen = begun if wish.sort is Sort.ALL else begun[:1]
    return tuple(open_form(profile, form.id) for form in chosen)


def _printout(order: _Order) -> Printout:
    if order.wish.sort in {Sort.BLANK, Sort.FIELDS}:
        case = order.forms[0] if order.wish.form_id else None
        paper = Blank(case=case, title=order.title, fields=order.wish.sort is Sort.FIELDS)
        return blank_printout(order.forms[0], paper, order.now)
    person = order.person if order.wish.named else None
    return forms_printout(order.forms, person, order.title, order.now)
