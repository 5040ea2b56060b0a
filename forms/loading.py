"""Reading an audit tool from JSON: a frozen tool, or all its problems with their places."""

import re
from string import Formatter

from forms.checking import check_references
from forms.definition import (
    Alert,
    Block,
    Condition,
    Field,
    HeaderLine,
    HeaderSource,
    Page,
    Question,
    Run,
    Scale,
    Section,
    Starters,
    Switch,
    Tool,
    comment_field,
    parts_field,
    reason_field,
)
from forms.errors import Place, ToolFault, ToolRejected
from forms.kinds import (
    KINDS,
    NOT_APPLICABLE,
    Choice,
    Kind,
    Text,
    Ticks,
    options_of,
    read_options,
)
from forms.reading import Notes, Reader, decode

FORMAT = "audit-desk-tool"
FORMAT_VERSION = 1
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_MOST_LEVELS = 3
_LONGEST_STARTER = 120
_PLACEHOLDERS = frozenset({"k", "n", "share"})
# Stands in for a kind that could not be read, so that the rest of its question is still judged.
_UNREAD = Text()


def read_tool(raw: bytes, *, file: str = "") -> Tool:
    """Read a definition strictly; raise ToolRejected with every problem that it has."""
    data = decode(raw, file)
    notes = Notes(problems=[], scales={})
    reader = Reader(data, Place(file=file), notes)
    _check_format(reader, notes)
    tool = _tool(reader)
    reader.finish()
    check_references(tool, reader)
    if notes.problems:
        raise ToolRejected(tuple(notes.problems))
    return tool


def _check_format(reader: Reader, notes: Notes) -> None:
    if notes.problems or reader.text("format", default="") != FORMAT:
        reader.note(ToolFault.NOT_A_TOOL, "format")
        raise ToolRejected(tuple(notes.problems))
    version = reader.number("format_version", default=None, low=1, high=1_000_000)
    if version > FORMAT_VERSION:
        reader.note(ToolFault.NEWER_FORMAT, "format_version", str(version))
        raise ToolRejected(tuple(notes.problems))


def _tool(reader: Reader) -> Tool:
    seen: set[str] = set()
    section_codes: set[str] = set()
    page_codes: set[str] = set()
    scales = tuple(_scale(entry, seen, reader) for entry in reader.entries("scales"))
    return Tool(
        id=reader.code("id", set()),
        version=reader.text("version", most=20),
        title=reader.text("title", most=200),
        theme=reader.text("theme", most=100),
        owner=reader.text("owner", default="", most=200),
        adapted_from=reader.text("adapted_from", default="", most=300),
        guidance=tuple(_block(entry) for entry in reader.entries("guidance")),
        thanks=reader.text("thanks", default=""),
        header=tuple(_header_line(entry) for entry in reader.entries("header")),
        themes=read_options(reader, "themes"),
        glossary=read_options(reader, "glossary"),
        scales=scales,
        switches=tuple(_switch(entry, seen) for entry in reader.entries("switches")),
        sections=tuple(
            _section(entry, section_codes, page_codes, seen)
            for entry in reader.entries("sections", required=True)
        ),
        starters=_starters(reader),
    )


def _block(reader: Reader) -> Block:
    text = reader.text("text")
    reader.finish()
    runs: list[Run] = []
    last = 0
    for match in _BOLD.finditer(text):
        if match.start() > last:
            runs.append(Run(text=text[last : match.start()]))
        runs.append(Run(text=match.group(1), bold=True))
        last = match.end()
    if last < len(text):
        runs.append(Run(text=text[last:]))
    return Block(runs=tuple(runs))


def _header_line(reader: Reader) -> HeaderLine:
    label, source = reader.text("label"), reader.text("source")
    reader.finish()
    if source not in set(HeaderSource):
        if source:
            reader.note(ToolFault.UNKNOWN_OPTION, "source", source)
        return HeaderLine(label=label, source=HeaderSource.CASE)
    return HeaderLine(label=label, source=HeaderSource(source))


def _scale(reader: Reader, seen: set[str], parent: Reader) -> Scale:
    code = reader.code("code", seen)
    grades = read_options(reader, "grades", required=True)
    favourable = frozenset(reader.codes("favourable"))
    for wrong in sorted(favourable - {grade.code for grade in grades}):
        reader.note(ToolFault.UNKNOWN_OPTION, "favourable", wrong)
    scale = Scale(code=code, title=reader.text("title"), grades=grades, favourable=favourable)
    reader.finish()
    parent.define_scale(code, tuple((each.code, each.label, each.descriptor) for each in grades))
    return scale


def _switch(reader: Reader, seen: set[str]) -> Switch:
    switch = Switch(
        code=reader.code("code", seen),
        label=reader.text("label"),
        on=reader.flag("on", default=False),
    )
    reader.finish()
    return switch


def _starters(reader: Reader) -> Starters:
    entry = reader.child("starters")
    if entry is None:
        return Starters()
    starters = Starters(
        comment=tuple(_starter(each) for each in entry.entries("comment")),
        reason=tuple(_starter(each) for each in entry.entries("reason")),
        judgement=tuple(_starter(each) for each in entry.entries("judgement")),
    )
    entry.finish()
    return starters


def _starter(reader: Reader) -> str:
    text = reader.text("text", most=_LONGEST_STARTER)
    reader.finish()
    return text


def _section(reader: Reader, sections: set[str], pages: set[str], seen: set[str]) -> Section:
    code = reader.code("code", sections)
    reader.at(section=code)
    section = Section(
        code=code,
        title=reader.text("title"),
        intro=reader.text("intro", default=""),
        switch=reader.text("switch", default=""),
        pages=tuple(_page(entry, pages, seen) for entry in reader.entries("pages", required=True)),
    )
    reader.finish()
    return section


def _page(reader: Reader, pages: set[str], seen: set[str]) -> Page:
    page = Page(
        code=reader.code("code", pages),
        title=reader.text("title"),
        intro=reader.text("intro", default=""),
        group=reader.text("group", default=""),
        questions=tuple(
            _question(entry, "", seen) for entry in reader.entries("questions", required=True)
        ),
        when=_condition(reader, ""),
    )
    reader.finish()
    return page


def _question(reader: Reader, parent: str, seen: set[str]) -> Question:
    own = reader.code("code", set() if parent else seen)
    code = f"{parent}.{own}" if parent else own
    if parent and code in seen:
        reader.note(ToolFault.DOUBLED_CODE, "code", code)
    seen.add(code)
    reader.at(question=code)
    kind = _kind(reader)
    favourable = _favourable(reader, kind)
    report = _report(reader, favourable)
    question = Question(
        code=code,
        number=reader.text("number", default="", most=10),
        kind=kind,
        text=reader.text("text"),
        label=reader.text("label", most=80),
        guidance=reader.text("guidance", default=""),
        evidence=reader.text("evidence", default=""),
        required=reader.flag("required", default=True),
        comment=_comment(reader, code),
        reason=_reason(reader, code, kind),
        parts=_parts(reader, code),
        followups=_followups(reader, code, seen),
        when=_condition(reader, parent),
        favourable=favourable,
        reported=reader.flag("reported", default=True),
        report=report,
        themes=reader.codes("themes"),
        alert=_alert(reader, kind),
    )
    reader.finish()
    return question


def _followups(reader: Reader, code: str, seen: set[str]) -> tuple[Question, ...]:
    """Go down a few levels only: a file made to do harm could nest without end."""
    entries = reader.entries("followups")
    if code.count(".") < _MOST_LEVELS:
        return tuple(_question(each, code, seen) for each in entries)
    if any(True for _ in entries):
        reader.note(ToolFault.TOO_DEEP, "followups", str(_MOST_LEVELS))
    return ()


def _kind(reader: Reader) -> Kind:
    name = reader.text("kind")
    kind = KINDS.get(name)
    if kind is not None:
        return kind.read(reader)
    if name:
        reader.note(ToolFault.UNKNOWN_KIND, "kind", name)
    reader.ask("options", "scale", "over", "none", "lines", "soft_words", "low", "high", "anchors")
    return _UNREAD


def _favourable(reader: Reader, kind: Kind) -> frozenset[str]:
    codes = frozenset(reader.codes("favourable"))
    if kind is _UNREAD or not codes:
        return codes
    if not isinstance(kind, Choice):
        reader.note(ToolFault.DOES_NOT_FIT, "favourable", kind.name)
        return codes
    known = {option.code for option in options_of(kind)} - {NOT_APPLICABLE}
    for code in sorted(codes - known) if known else ():
        reader.note(ToolFault.UNKNOWN_OPTION, "favourable", code)
    return codes


def _report(reader: Reader, favourable: frozenset[str]) -> str:
    """Read the report sentence; it says how many of how many, so it has to name both."""
    text = reader.text("report", default="")
    if not text:
        return text
    if not favourable:
        reader.note(ToolFault.MISSING, "favourable")
    named = _placeholders(text)
    if named is None or named - _PLACEHOLDERS or not ("share" in named or {"k", "n"} <= named):
        reader.note(ToolFault.BAD_TEMPLATE, "report")
    return text


def _placeholders(text: str) -> set[str] | None:
    """Give the names in braces; None where braces do not pair or carry anything but a name."""
    try:
        found = list(Formatter().parse(text))
    except ValueError:
        return None
    if any(form or how for _, _, form, how in found) or "{{" in text or "}}" in text:
        return None
    return {name for _, name, _, _ in found if name is not None}


def _comment(reader: Reader, code: str) -> Field | None:
    entry = reader.child("comment")
    if entry is None:
        return None
    field = comment_field(
        code,
        entry.text("prompt"),
        required=entry.flag("required", default=True),
        kind=Text.read(entry),
    )
    entry.finish()
    return field


def _reason(reader: Reader, code: str, kind: Kind) -> Field | None:
    entry = reader.child("not_applicable")
    if entry is None:
        return None
    if kind is not _UNREAD and not isinstance(kind, Choice):
        reader.note(ToolFault.DOES_NOT_FIT, "not_applicable", kind.name)
    if entry.has("label"):
        entry.text("label", most=100)
    field = reason_field(code, entry.text("reason"))
    entry.finish()
    return field


def _parts(reader: Reader, code: str) -> Field | None:
    entry = reader.child("parts")
    if entry is None:
        return None
    field = parts_field(
        code,
        entry.text("prompt"),
        Ticks.read(entry),
        required=entry.flag("required", default=False),
    )
    entry.finish()
    return field


def _alert(reader: Reader, kind: Kind) -> Alert | None:
    entry = reader.child("alert")
    if entry is None:
        return None
    alert = Alert(values=frozenset(entry.codes("in", required=True)), text=entry.text("text"))
    known = {option.code for option in options_of(kind)}
    if kind is not _UNREAD and not known:
        reader.note(ToolFault.DOES_NOT_FIT, "alert", kind.name)
    for code in sorted(alert.values - known) if known else ():
        entry.note(ToolFault.UNKNOWN_OPTION, "in", code)
    entry.finish()
    return alert


def _condition(reader: Reader, parent: str) -> Condition | None:
    entry = reader.child("when")
    if entry is None:
        return None
    if parent and entry.has("answer"):
        condition = Condition(
            question=parent, values=frozenset(entry.codes("answer", required=True))
        )
    else:
        condition = Condition(
            question=entry.text("question"), values=frozenset(entry.codes("in", required=True))
        )
    entry.finish()
    return condition
