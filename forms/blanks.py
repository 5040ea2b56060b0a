"""What a new section, page, question or option of a draft begins as, and codes nobody has had."""

import re
import string
from collections.abc import Collection, Iterator
from itertools import chain, count
from typing import Any

from forms.definition import HeaderSource, Tool
from forms.drafting import Change, Draft, Entry, Put, walk
from forms.kinds import KINDS, NOT_APPLICABLE, Grade, Option, YesNo, options_of
from forms.reading import further

# What only some kinds have; a question that becomes of another kind gives up what does not fit.
OWN_FIELDS = {
    "yes_no": frozenset[str](),
    "choice": frozenset({"options"}),
    "ticks": frozenset({"options", "none"}),
    "grade": frozenset({"scale", "over"}),
    "text": frozenset({"lines", "soft_words"}),
    "line": frozenset[str](),
    "date": frozenset[str](),
    "number": frozenset({"low", "high", "anchors"}),
}
CHOICES = frozenset({"yes_no", "choice", "grade"})
ANSWERED_BY_CODE = CHOICES | {"ticks"}
_NUMBER = re.compile(r"(\D*)(\d{1,6})", re.ASCII)
_ALL_OWN = frozenset(chain.from_iterable(OWN_FIELDS.values()))


def new_section(draft: Draft, kept: Collection[str] = ()) -> Entry:
    """Begin a section with one page and one question."""
    taken = {draft.text(f"sections/{at}/code") for at in range(len(draft.entries("sections")))}
    code = _free(taken, chain(string.ascii_uppercase, (f"S{n}" for n in count(1))))
    return {"code": code, "title": "", "pages": [new_page(draft, kept)]}


def new_page(draft: Draft, kept: Collection[str] = ()) -> Entry:
    """Begin a page with one question."""
    taken = {
        draft.text(f"sections/{at}/pages/{number}/code")
        for at, _section in enumerate(draft.entries("sections"))
        for number, _page in enumerate(draft.entries(f"sections/{at}/pages"))
    }
    code = _free(taken, (f"page-{n}" for n in count(1)))
    return {"code": code, "title": "", "questions": [new_question(draft, kept)]}


def new_question(draft: Draft, kept: Collection[str] = ()) -> Entry:
    """Begin a question with the next number; ``kept`` are codes that earlier versions used."""
    found = list(walk(draft))
    counted = [
        (int(match.group(2)), match.group(1))
        for _, _, entry in found
        if (match := _NUMBER.fullmatch(str(entry.get("number", ""))))
    ]
    last, sign = max(counted, default=(0, ""))
    taken = {code for _, code, _ in found} | _other_codes(draft) | set(kept)
    code = _free(taken, (f"Q{n}" for n in count(last + 1)))
    number = f"{sign}{last + 1}"
    return {"code": code, "number": number, "kind": "yes_no", "text": "", "label": ""}


def new_followup(draft: Draft, parent: str, kept: Collection[str] = ()) -> Entry:
    """Begin a follow-up of the question at ``parent``."""
    whole = code_at(draft, parent)
    siblings = {str(each.get("code", "")) for each in draft.entries(f"{parent}/followups")}
    taken = siblings | {each.removeprefix(f"{whole}.") for each in kept}
    code = _free(taken, (f"f{n}" for n in count(1)))
    when: Entry = {"answer": list[str]()}
    return {"code": code, "kind": "yes_no", "text": "", "label": "", "when": when}


def new_option(draft: Draft, pointer: str, kept: Collection[str] = ()) -> Entry:
    """Begin an option for the list at ``pointer``; ``kept`` is what ``codes_before`` gives."""
    taken = {str(each.get("code", "")) for each in draft.entries(pointer)}
    return _option(taken | set(kept))


def two_options(kept: Collection[str] = ()) -> list[Entry]:
    """Begin a list with two options."""
    first = _option(kept)
    return [first, _option({*kept, first["code"]})]


def _option(taken: Collection[str]) -> Entry:
    return {"code": _free(taken, (f"o{n}" for n in count(1))), "label": ""}


def codes_before(base: Tool | None, draft: Draft, pointer: str) -> frozenset[str]:
    """Give the codes that the list at a pointer had in the version before.

    Answers stand under them: an option that came in place of one taken out would be counted as it.
    """
    if base is None:
        return frozenset()
    if pointer == "themes":
        options = base.themes
    elif pointer.endswith("/grades"):
        scale = draft.text(further(pointer.removesuffix("/grades"), "code"))
        options = [grade for each in base.scales if each.code == scale for grade in each.grades]
    else:
        code = code_at(draft, pointer.removesuffix("/options").removesuffix("/parts"))
        fields = [field for each in base.questions if each.code == code for field in each.fields]
        options = [option for field in fields for option in options_of(field.kind)]
    return frozenset(option.code for option in options)


def new_anchor(draft: Draft, pointer: str) -> Entry:
    """Begin the words for a value of a number."""
    taken = {str(each.get("value", "")) for each in draft.entries(pointer)}
    return {"value": int(_free(taken, map(str, count(0)))), "label": ""}


def new_scale(draft: Draft) -> Entry:
    """Begin a scale of two grades, the better one favourable."""
    code = _free(_all_codes(draft), chain(["grades"], (f"grades-{n}" for n in count(2))))
    grades = [{"code": "good", "label": ""}, {"code": "poor", "label": ""}]
    return {"code": code, "title": "", "favourable": ["good"], "grades": grades}


def new_switch(draft: Draft) -> Entry:
    """Begin an optional block; it is off where an audit says nothing."""
    code = _free(_all_codes(draft), (f"block-{n}" for n in count(1)))
    return {"code": code, "label": "", "on": False}


def new_header_line(draft: Draft) -> Entry:
    """Begin a line at the head of the form."""
    taken = {str(each.get("source", "")) for each in draft.entries("header")}
    free = (source.value for source in HeaderSource if source.value not in taken)
    return {"label": "", "source": next(free, HeaderSource.CASE.value)}


def new_tool() -> Entry:
    """Begin a tool from nothing; ``id`` and ``version`` are given by whoever keeps it."""
    bare: dict[str, Any] = {
        "format": "audit-desk-tool",
        "format_version": 1,
        "id": "",
        "version": "1.0",
        "title": "",
        "theme": "",
        "header": [
            {"label": "Case (UIN)", "source": "case"},
            {"label": "Agency", "source": "agency"},
            {"label": "Completed by", "source": "auditor_name"},
        ],
    }
    page = {"code": "page-1", "title": "", "questions": [_first_question()]}
    return bare | {"sections": [{"code": "A", "title": "", "pages": [page]}]}


def _first_question() -> Entry:
    return {"code": "Q1", "number": "1", "kind": "yes_no", "text": "", "label": ""}


def code_at(draft: Draft, pointer: str) -> str:
    """Give the full code of the question at a pointer, "" where none is."""
    return next((code for here, code, _ in walk(draft) if here == pointer), "")


def of_another_kind(
    draft: Draft, pointer: str, kind: str, kept: Collection[str] = ()
) -> tuple[Change, ...]:
    """Give the changes that make a question one of another kind.

    What the new kind cannot have goes; a list of options begins with two, which have none of the
    codes ``kept``.
    """
    entry = draft.entry(pointer)
    gone = {key for key in _ALL_OWN - OWN_FIELDS[kind] if key in entry}
    if kind not in CHOICES:
        gone |= {"favourable", "report", "not_applicable"} & entry.keys()
    elif entry.get("kind") != kind:
        gone |= {"favourable"} & entry.keys()
    if kind not in ANSWERED_BY_CODE:
        gone |= {"alert"} & entry.keys()
    changes = [Put(pointer=f"{pointer}/{key}", value=None) for key in sorted(gone)]
    if "options" in OWN_FIELDS[kind] and "options" not in entry:
        changes.append(Put(pointer=f"{pointer}/options", value=two_options(kept)))
    scale = draft.text("scales/0/code")
    if "scale" in OWN_FIELDS[kind] and "scale" not in entry and scale:
        changes.append(Put(pointer=f"{pointer}/scale", value=scale))
    return (Put(pointer=f"{pointer}/kind", value=kind), *changes)


def under_new_code(draft: Draft, pointer: str, kept: Collection[str] = ()) -> tuple[Change, ...]:
    """Give the changes that make a question a new one, which no earlier answers are held against.

    Conditions that name it go on naming it.
    """
    before, own = code_at(draft, pointer), draft.text(f"{pointer}/code")
    parent = before.removesuffix(own)
    taken = {code for _, code, _ in walk(draft)} | _other_codes(draft) | set(kept)
    stem = own.rstrip(string.digits).rstrip("-") if "-" in own else own
    code = _free({each.removeprefix(parent) for each in taken}, (f"{stem}-{n}" for n in count(2)))
    changes: list[Change] = [Put(pointer=f"{pointer}/code", value=code)]
    for here in _conditions(draft):
        named = draft.text(f"{here}/question")
        if named == before or named.startswith(f"{before}."):
            value = f"{parent}{code}{named.removeprefix(before)}"
            changes.append(Put(pointer=f"{here}/question", value=value))
    return tuple(changes)


def options_at(draft: Draft, pointer: str) -> tuple[Option, ...]:
    """Give what can be answered to the question at a pointer, as far as it is written."""
    entry = draft.entry(pointer)
    kind = draft.text(f"{pointer}/kind")
    if kind == YesNo.name:
        found = [Option(code="yes", label="Yes"), Option(code="no", label="No")]
    elif kind == Grade.name:
        found = listed(draft, _grades_of(draft, draft.text(f"{pointer}/scale")))
    elif kind in KINDS:
        found = listed(draft, f"{pointer}/options") if "options" in OWN_FIELDS[kind] else []
    else:
        found = []
    if kind in CHOICES and isinstance(entry.get("not_applicable"), dict):
        label = draft.text(f"{pointer}/not_applicable/label") or "Not applicable"
        found.append(Option(code=NOT_APPLICABLE, label=label))
    return tuple(found)


def earlier_choices(draft: Draft, pointer: str) -> tuple[tuple[str, str, tuple[Option, ...]], ...]:
    """Give code, label and options of the questions that a condition at ``pointer`` may name."""
    found: list[tuple[str, str, tuple[Option, ...]]] = []
    for here, code, _ in walk(draft):
        if here == pointer or here.startswith(f"{pointer}/"):
            break
        options = options_at(draft, here)
        if options and code:
            number, label = draft.text(f"{here}/number"), draft.text(f"{here}/label")
            found.append((code, f"{number}. {label}" if number else label or code, options))
    return tuple(found)


def listed(draft: Draft, pointer: str) -> list[Option]:
    """Give code and words of each option of a list."""
    return named(draft, pointer, "label")


def _grades_of(draft: Draft, code: str) -> str:
    at = next(
        (at for at, scale in enumerate(draft.entries("scales")) if scale.get("code") == code), None
    )
    return f"scales/{at}/grades" if at is not None else "scales/none"


def _conditions(draft: Draft) -> Iterator[str]:
    for at, _section in enumerate(draft.entries("sections")):
        for number, page in enumerate(draft.entries(f"sections/{at}/pages")):
            if "when" in page:
                yield f"sections/{at}/pages/{number}/when"
    for here, _, entry in walk(draft):
        if "when" in entry:
            yield further(here, "when")


def _other_codes(draft: Draft) -> set[str]:
    both = (*draft.entries("scales"), *draft.entries("switches"))
    return {str(each.get("code", "")) for each in both}


def _all_codes(draft: Draft) -> set[str]:
    return _other_codes(draft) | {code for _, code, _ in walk(draft)}


def _free(taken: Collection[str], wanted: Iterator[str]) -> str:
    return next(code for code in wanted if code not in taken)


def named(draft: Draft, pointer: str, words: str) -> list[Option]:
    """Give code and one field of each entry of a list."""
    each = (f"{pointer}/{at}" for at in range(len(draft.entries(pointer))))
    return [
        Option(code=draft.text(f"{here}/code"), label=draft.text(f"{here}/{words}"))
        for here in each
    ]


def pages_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Give pointer and title of every page, with its section where titles may stand twice."""
    return tuple(
        (
            f"sections/{at}/pages/{number}",
            ": ".join((draft.text(f"sections/{at}/title"), str(page.get("title", "")))),
        )
        for at in range(len(draft.entries("sections")))
        for number, page in enumerate(draft.entries(f"sections/{at}/pages"))
    )
