"""Lists of cases as offices have them: pasted or CSV, with a row of headings or without."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from export.fields import MAX_CASES
from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from office.errors import OfficeFault, OfficeRejected, UinFault
from office.setup import UinProblem, read_uins, uin_fault

MAX_BYTES = 4 * 1024 * 1024
_BETWEEN = ",;\t"
_ADULT = 18
_GROUP = 2
_YES = frozenset({"yes", "y", "true", "1", "x"})
_HEADS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("uin", "unique id", "case no", "case number", "case id"), "uin"),
        **dict.fromkeys(("case no (uin)", "unique identifier", "unique number"), "uin"),
        **dict.fromkeys(("age", "age band", "age group"), "age"),
        **dict.fromkeys(("sex", "gender"), "sex"),
        **dict.fromkeys(("plan", "plan type", "level of need"), "plan"),
        **dict.fromkeys(("category", "plan category", "category of plan"), "category"),
        **dict.fromkeys(("unborn",), "unborn"),
        **dict.fromkeys(("siblings", "sibling group", "family"), "siblings"),
    }
)
_SEX: Mapping[str, Sex] = MappingProxyType(
    {
        **dict.fromkeys(("f", "female", "girl"), Sex.FEMALE),
        **dict.fromkeys(("m", "male", "boy"), Sex.MALE),
        **dict.fromkeys(("other", "unknown", "not known"), Sex.OTHER),
    }
)
_PLAN: Mapping[str, Plan] = MappingProxyType(
    {
        **dict.fromkeys(("child protection", "child-protection", "cp", "cpp"), Plan.PROTECTION),
        **dict.fromkeys(("child protection plan",), Plan.PROTECTION),
        **dict.fromkeys(("child in need", "child-in-need", "cin", "child in need plan"), Plan.NEED),
        **dict.fromkeys(("looked after", "looked-after", "lac", "cla"), Plan.LOOKED_AFTER),
        **dict.fromkeys(("child looked after", "looked after child"), Plan.LOOKED_AFTER),
        **dict.fromkeys(("early help", "early-help", "eh"), Plan.EARLY_HELP),
        **dict.fromkeys(("none", "no", "no plan"), Plan.NONE),
    }
)
_CATEGORY: Mapping[str, Category] = MappingProxyType(
    {each.value: each for each in Category} | {f"{each.value} abuse": each for each in Category}
)
_AGES = (
    (1, AgeBand.UNDER_1),
    (5, AgeBand.FROM_1),
    (10, AgeBand.FROM_5),
    (16, AgeBand.FROM_10),
    (_ADULT, AgeBand.FROM_16),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """What was made of a list. ``rest`` is the part that was not taken, to be mended."""

    uins: tuple[str, ...]
    facts: Mapping[str, CaseFacts]
    problems: tuple[UinProblem, ...]
    rest: str = field(repr=False)
    unread: tuple[str, ...] = ()


def list_text(raw: bytes) -> str:
    """Give the text of a list file in UTF-8, UTF-16 or Windows-1252.

    Raises OfficeRejected(NOT_A_LIST) where it is no text, such as a workbook, or too large.
    """
    if len(raw) > MAX_BYTES:
        raise OfficeRejected(OfficeFault.NOT_A_LIST)
    codes = ("utf-16",) if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for code in codes:
        try:
            text = raw.decode(code)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and not raw.startswith((b"PK", b"%PDF")):
            return text
    raise OfficeRejected(OfficeFault.NOT_A_LIST)


def read_case_list(text: str, *, taken: Collection[str] = (), most: int = MAX_CASES) -> CaseList:
    """Read a list of cases; a first row that names a column "UIN" is its head.

    Without a head every piece is a UIN. With one, columns that the program does not know are not
    read at all, and ``unread`` names them. A row with something wrong is left out whole.
    """
    rows = list(_rows(text))
    head = _head(rows)
    if head is None:
        found = read_uins(text, taken=taken, most=most)
        rest = "\n".join(problem.text for problem in found.problems)
        return CaseList(uins=found.uins, facts={}, problems=found.problems, rest=rest)
    return _read_rows(rows, head, taken, most)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    at: int
    columns: Mapping[str, int]
    unread: tuple[str, ...]


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each row that is not blank with its number; the head says what stands between."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip(_BETWEEN + " ")), "")
    between, count = Counter({sign: first.count(sign) for sign in _BETWEEN}).most_common(1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between if count else ",")
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise OfficeRejected(OfficeFault.NOT_A_LIST) from error


def _head(rows: list[tuple[int, list[str]]]) -> _Head | None:
    if not rows:
        return None
    number, cells = rows[0]
    names = [_HEADS.get(cell.casefold(), "") for cell in cells]
    if "uin" not in names:
        return None
    columns = {name: names.index(name) for name in names if name}
    unread = tuple(cell for cell, name in zip(cells, names, strict=True) if cell and not name)
    return _Head(at=number, columns=columns, unread=unread)


def _read_rows(
    rows: list[tuple[int, list[str]]], head: _Head, taken: Collection[str], most: int
) -> CaseList:
    seen = {uin.casefold() for uin in taken}
    facts: dict[str, CaseFacts] = {}
    problems: list[UinProblem] = []
    rest: list[list[str]] = []
    for number, cells in rows[1:]:
        said = {name: cells[at] for name, at in head.columns.items() if at < len(cells)}
        uin = said.pop("uin", "")
        problem = _uin_problem(number, uin, seen, room=most - len(taken) - len(facts))
        read = CaseFacts()
        if problem is None:
            read, wrong = _facts(said)
            if wrong:
                problem = UinProblem(line=number, text=wrong, fault=UinFault.UNKNOWN_WORD, fact=uin)
        if problem is None:
            seen.add(uin.casefold())
            facts[uin] = read
        else:
            problems.append(problem)
            rest.append(cells)
    return CaseList(
        uins=tuple(facts),
        facts=facts,
        problems=tuple(problems),
        rest=_written([rows[0][1], *rest]) if rest else "",
        unread=head.unread,
    )


def _uin_problem(number: int, uin: str, seen: Collection[str], *, room: int) -> UinProblem | None:
    if not uin:
        return UinProblem(line=number, text="", fault=UinFault.NO_UIN)
    fault, fact = uin_fault(uin, seen, room=room)
    return None if fault is None else UinProblem(line=number, text=uin, fault=fault, fact=fact)


def _written(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _facts(said: Mapping[str, str]) -> tuple[CaseFacts, str]:
    """Give what the cells say, and the first cell that says nothing known, "" for none."""
    facts = CaseFacts()
    for name, text in said.items():
        if text:
            read = _READ[name](text.casefold())
            if read is None:
                return facts, text
            facts = replace(facts, **read)
    return facts, ""


def _age(text: str) -> dict[str, object] | None:
    plain = text.replace("\u2013", "-").replace(" ", "").removesuffix("years").removesuffix("yrs")
    if plain in {band.value for band in AgeBand}:
        return {"age": AgeBand(plain)}
    if plain in {"under1", "0", "<1"}:
        return {"age": AgeBand.UNDER_1}
    if not (plain.isascii() and plain.isdigit() and int(plain) < _ADULT):
        return None
    return {"age": next(band for limit, band in _AGES if int(plain) < limit)}


def _siblings(text: str) -> dict[str, object] | None:
    ok = len(text) <= _GROUP and text.isascii() and text.isalnum()
    return {"siblings": text.upper()} if ok else None


def _of(name: str, words: Mapping[str, object]) -> Callable[[str], dict[str, object] | None]:
    return lambda text: {name: words[text]} if text in words else None


def _unborn(text: str) -> dict[str, object] | None:
    if text in _YES | {"unborn"}:
        return {"age": AgeBand.UNBORN}
    return {} if text in {"no", "n", "false", "0", "born"} else None


_READ: Mapping[str, Callable[[str], dict[str, object] | None]] = MappingProxyType(
    {
        "age": _age,
        "sex": _of("sex", _SEX),
        "plan": _of("plan", _PLAN),
        "category": _of("category", _CATEGORY),
        "unborn": _unborn,
        "siblings": _siblings,
    }
)
