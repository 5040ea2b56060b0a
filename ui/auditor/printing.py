"""One or many opened forms as a PDF with a file name; no screen in here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from export.pdf.form import BlankHeading, PrintedForm, blank_form, completed_forms
from export.pdf.names import file_name
from forms.filling import Filling
from forms.kinds import words_of
from ui.auditor.details_page import Person
from ui.auditor.opened import OpenedForm, has_form, period_of
from ui.preview.preview_page import Printout

NOBODY = Person(name="", title="")


def forms_printout(
    forms: Sequence[OpenedForm], person: Person | None, title: str, now: datetime
) -> Printout:
    """Print forms of one pack; without a ``person`` nobody is named."""
    first = forms[0]
    printed = [_printed(opened, person or NOBODY, now) for opened in forms]
    together = title if len(forms) > 1 else ""
    if len(forms) > 1:
        name = file_name(first.pack.audit_code, "all", first.pack.agency_code, None)
    else:
        revision = None if first.form.is_changed_since_return else first.form.returned_revision
        name = file_name(first.pack.audit_code, first.form.uin, first.pack.agency_code, revision)
    if person is None:
        name = f"{name.removesuffix('.pdf')}_unnamed.pdf"
    pdf = completed_forms(first.tool, printed, title=together)
    return Printout(pdf=pdf, title=title, file_name=name)


def _printed(opened: OpenedForm, person: Person, now: datetime) -> PrintedForm:
    form, pack = opened.form, opened.pack
    answers = Filling(opened.tool, opened.texts).answers() if has_form(form.scope) else {}
    return PrintedForm(
        audit_title=pack.audit_title,
        uin=form.uin,
        label=form.label,
        agency_name=pack.agency_name,
        scope=form.scope,
        window_words=_window_words(opened),
        answers=answers,
        auditor_name=person.name,
        auditor_title=person.title,
        line_manager=person.line_manager,
        revision=form.returned_revision,
        marking=pack.marking,
        receipt=opened.receipt,
        printed_at=now,
        completed=form.completed_at is not None,
        changed=opened.form.is_changed_since_return,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """How a blank form is wanted: headed for a case or not, on paper or with fields to fill in."""

    case: OpenedForm | None = field(repr=False)
    title: str
    fields: bool


def blank_printout(opened: OpenedForm, blank: Blank, now: datetime) -> Printout:
    """Print the empty form of a pack."""
    pack, case = opened.pack, blank.case
    heading = BlankHeading(
        marking=pack.marking,
        printed_at=now,
        audit_title=pack.audit_title,
        uin=case.form.uin if case else "",
        label=case.form.label if case else "",
        agency_name=pack.agency_name,
        window_words=_window_words(case) if case else "",
        contact=pack.contact,
        return_by=words_of(pack.return_by) if pack.return_by else "",
    )
    uin = case.form.uin if case else ""
    name = file_name(pack.audit_code, uin, pack.agency_code, None).removesuffix(".pdf")
    pdf = blank_form(opened.tool, heading, fields=blank.fields)
    ending = "fill-in" if blank.fields else "blank"
    return Printout(pdf=pdf, title=blank.title, file_name=f"{name}_{ending}.pdf")


def _window_words(opened: OpenedForm) -> str:
    found = period_of(opened.form.scope, opened.pack)
    return found.words() if found is not None else ""
