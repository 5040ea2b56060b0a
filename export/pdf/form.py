"""One form on paper: completed, as a draft, without a form, or blank to be filled in by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from export.pdf.blocks import Blocks, Fact
from export.pdf.flow import Flow, Strip
from export.pdf.page import Frame, PageHeading, leave_blank
from export.pdf.pieces import Setter
from export.pdf.questions import QuestionStrips
from export.pdf.reading import NOT_ANSWERED, Given
from forms.definition import HeaderSource, Tool
from forms.kinds import words_of
from forms.scope import STATUSES, Scope

DRAFT = "Draft, not returned"
_DECLARATION = "I have checked that no names are in this form."


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """One agency's answer for one case, as it is printed.

    ``answers`` maps field paths to canonical texts. ``auditor_name`` and ``auditor_title`` are
    empty on anonymised copies, ``line_manager`` too: their lines are then absent. ``printed_at``
    is aware and printed in its own zone. Without ``completed`` the pages say that they are a
    draft. ``declaration`` is what the auditor confirmed; without one the sentence to be signed on
    paper is printed. With ``changed`` the answers are no longer those of ``revision``: the pages
    say so, and the receipt of that revision is left out. ``notes`` are the office's, by the code of
    the question; ``review`` is what else the office did with the return, as label and words.
    ``keyed`` says who typed it in from paper, where the office did.
    """

    audit_title: str
    uin: str
    label: str
    agency_name: str
    scope: Scope
    window_words: str
    answers: Mapping[str, str]
    auditor_name: str
    auditor_title: str
    revision: int | None
    marking: str
    receipt: str
    printed_at: datetime
    completed: bool
    line_manager: str = ""
    declaration: str = ""
    changed: bool = False
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    review: tuple[tuple[str, str], ...] = ()
    keyed: str = ""

    @property
    def draft(self) -> str:
        """How these pages differ from what was returned, "" where they do not."""
        if self.changed and self.revision is not None:
            return f"Changed since revision {self.revision}, not returned"
        return "" if self.completed else DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankHeading:
    """What stands at the head of a blank form; whatever is empty becomes a line to write on."""

    marking: str
    printed_at: datetime
    audit_title: str = ""
    uin: str = ""
    label: str = ""
    agency_name: str = ""
    window_words: str = ""
    contact: str = ""
    return_by: str = ""


def completed_form(tool: Tool, form: PrintedForm) -> bytes:
    """Give the PDF of one form; nothing that was typed is cut or left out.

    ``tool`` is already reduced to the blocks that the audit uses. Takes any thread.
    """
    return completed_forms(tool, (form,))


def completed_forms(tool: Tool, forms: Sequence[PrintedForm], *, title: str = "") -> bytes:
    """Give several forms as one PDF named ``title``.

    Each begins a new sheet, also where both sides are printed on, and counts its own pages: on
    paper they are taken apart again.
    """
    frame: Frame | None = None
    for form in forms:
        if frame is not None and frame.paper.count % 2:
            leave_blank(frame.paper)
        frame = Frame(_heading(tool, form, title), frame.paper if frame else None)
        frame.paper.typeface.forget_missing()
        blocks = Blocks(Setter(frame.paper.typeface), frame.body.width)
        flow = Flow(frame.paper, frame.body)
        flow.run(list(_completed(tool, form, blocks)))
        flow.run(list(blocks.substitutes()))
        frame.close()
    return frame.paper.finish() if frame else b""


def _heading(tool: Tool, form: PrintedForm, title: str) -> PageHeading:
    tool_words = f"{tool.title}, version {tool.version}"
    state = f"Revision {form.revision}" if form.revision is not None else ""
    state = form.draft or state
    named = (form.uin or form.label, form.agency_name, tool_words, state)
    trail = " · ".join(part for part in named if part)
    own = " · ".join(part for part in (form.uin or form.label, form.agency_name) if part)
    return PageHeading(
        title=title or f"{own} · {tool.title}",
        trail=trail,
        marking=form.marking,
        printed_at=form.printed_at,
        landscape=True,
    )


def _completed(tool: Tool, form: PrintedForm, blocks: Blocks) -> Iterator[Strip]:
    yield blocks.title(tool.title)
    if form.audit_title:
        yield blocks.subtitle(form.audit_title)
    if form.draft:
        yield blocks.notice(form.draft)
    yield blocks.gap()
    yield from blocks.facts((*_header_facts(tool, form), *_scope_facts(form)))
    rule = STATUSES[form.scope.status] if form.scope.status is not None else None
    given = Given(tool, form.answers, form.notes)
    if rule is None or rule.has_form:
        questions = QuestionStrips(blocks.setter, tool, blocks.width, given)
        for section in tool.sections:
            yield from questions.section(section)
    else:
        yield blocks.paragraph("No form goes with this answer.")
    yield from _apart(given, blocks)
    if form.review:
        yield blocks.heading("At the office")
        yield from blocks.facts(tuple(Fact(label=each, value=said) for each, said in form.review))
    yield from _sign_off(form, blocks)


def _header_facts(tool: Tool, form: PrintedForm) -> Iterator[Fact]:
    values = {
        HeaderSource.CASE: form.uin,
        HeaderSource.AGENCY: form.agency_name,
        HeaderSource.AUDITOR_NAME: form.auditor_name,
        HeaderSource.AUDITOR_TITLE: form.auditor_title,
    }
    for line in tool.header:
        if values[line.source]:
            yield Fact(label=line.label, value=values[line.source])
        if line.source is HeaderSource.CASE and form.label not in {"", form.uin}:
            yield Fact(label="Case label", value=form.label)
    if form.keyed:
        yield Fact(label="How it came", value=form.keyed)


def _scope_facts(form: PrintedForm) -> Iterator[Fact]:
    scope = form.scope
    status = STATUSES[scope.status].label if scope.status is not None else NOT_ANSWERED
    yield Fact(label="Scope", value=status)
    if scope.reason.strip():
        yield Fact(label="Reason", value=scope.reason.strip())
    for label, known in (
        ("Child known to the agency", scope.known_child),
        ("Parents known to the agency", scope.known_parents),
    ):
        if known is not None:
            yield Fact(label=label, value="Yes" if known else "No")
    if scope.last_involvement is not None:
        yield Fact(label="Last involvement", value=words_of(scope.last_involvement))
    if form.window_words:
        yield Fact(label="Period to look at", value=form.window_words)


def _apart(given: Given, blocks: Blocks) -> Iterator[Strip]:
    """Print what came for fields that this version of the tool does not have."""
    kept = {path: text for path, text in given.filling.kept_apart.items() if text.strip()}
    if kept:
        yield blocks.heading("Answers to questions that this version does not have")
        yield from blocks.facts(tuple(Fact(label=path, value=kept[path]) for path in kept))


def _declaration(form: PrintedForm) -> Fact:
    """Say what was confirmed, or what a signature on this paper would confirm."""
    if form.declaration:
        return Fact(label="Declaration", value=form.declaration)
    return Fact(label="To be signed", value=_DECLARATION)


def _sign_off(form: PrintedForm, blocks: Blocks) -> Iterator[Strip]:
    yield blocks.heading("Sign-off")
    named = bool(form.auditor_name or form.auditor_title)
    facts = [
        Fact(label="Auditor", value=form.auditor_name),
        Fact(label="Title", value=form.auditor_title),
        Fact(label="Line manager", value=form.line_manager),
        _declaration(form),
        Fact(label="Receipt code", value=form.draft or form.receipt),
    ]
    said = tuple(fact for fact in facts if fact.value)
    yield from blocks.facts(said, together=True, held=named)
    if named:
        yield blocks.signature("Auditor's signature", more=True)
        yield blocks.signature("Line manager's signature (optional)")


def blank_form(tool: Tool, heading: BlankHeading, *, fields: bool = False) -> bytes:
    """Give the PDF of the empty form: guidance, grades, then every question with writing room.

    With ``fields`` it can be filled in on a computer, in any program that shows PDF.
    """
    tool_words = f"{tool.title}, version {tool.version}"
    named = (heading.uin or heading.label, heading.agency_name, tool_words, "Blank form")
    frame = Frame(
        PageHeading(
            title=f"{tool.title}: blank form",
            trail=" · ".join(part for part in named if part),
            marking=heading.marking,
            printed_at=heading.printed_at,
            landscape=True,
        )
    )
    blocks = Blocks(Setter(frame.paper.typeface), frame.body.width)
    flow = Flow(frame.paper, frame.body)
    flow.run(list(_blank(tool, heading, blocks, fields=fields)))
    flow.run(list(blocks.substitutes()))
    return frame.finish()


def _blank(tool: Tool, heading: BlankHeading, blocks: Blocks, *, fields: bool) -> Iterator[Strip]:
    yield blocks.title(tool.title)
    if heading.audit_title:
        yield blocks.subtitle(heading.audit_title)
    if tool.guidance:
        yield blocks.heading("Guidance notes")
        yield from blocks.guidance(tool.guidance)
    for scale in tool.scales:
        yield blocks.heading(scale.title if len(tool.scales) > 1 else "The grades")
        yield from blocks.facts(
            tuple(Fact(label=each.label, value=each.descriptor) for each in scale.grades),
            together=True,
        )
    yield blocks.heading("About this form")
    yield from blocks.blanks(tuple(_blank_facts(tool, heading)), fields=fields)
    questions = QuestionStrips(blocks.setter, tool, blocks.width, None, fields=fields)
    for section in tool.sections:
        yield from questions.section(section)
    yield blocks.heading("Sign-off")
    yield blocks.paragraph(_DECLARATION)
    yield blocks.signature("Auditor's signature", more=True)
    yield blocks.signature("Line manager's signature (optional)")
    if tool.thanks:
        yield blocks.paragraph(tool.thanks)


def _blank_facts(tool: Tool, heading: BlankHeading) -> Iterator[Fact]:
    if heading.return_by:
        yield Fact(label="Return by", value=heading.return_by)
    if heading.contact:
        yield Fact(label="Contact", value=heading.contact)
    values = {HeaderSource.CASE: heading.uin, HeaderSource.AGENCY: heading.agency_name}
    for line in tool.header:
        yield Fact(label=line.label, value=values.get(line.source, ""))
        if line.source is HeaderSource.CASE and heading.label not in {"", heading.uin}:
            yield Fact(label="Case label", value=heading.label)
    yield Fact(label="Last involvement", value="")
    yield Fact(label="Period to look at", value=heading.window_words)
