"""Reading a definition: every mistake at once with its place, and nothing hostile gets through."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition import Tool
from forms.errors import Place, ToolFault, ToolProblem, ToolRejected
from forms.filling import Filling
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from forms.reading import MAX_DEFINITION, MAX_PROBLEMS
from tests.forms.drafts import STEADY, Draft, draft, page, problems_of, question, raw, tool_of

FILE = "small.json"


def at(section: str = "", question: str = "", field: str = "") -> Place:
    return Place(file=FILE, section=section, question=question, field=field)


def test_ten_different_mistakes_are_reported_at_once_each_with_its_place() -> None:
    broken = draft(
        page(
            "one",
            {"code": "Q1", "kind": "yes_no", "text": "What?"},
            question("Q2", "yesno"),
            question("Q2", favourable=["maybe"]),
            question("Q 4", themes=["plan"]),
            question("Q5", "choice", options=[]),
            question("Q6", "grade", scale="five"),
            question("Q7", favourable=["yes"], report="In {percent} of audits."),
            question("Q8", when={"question": "Q9", "in": ["yes"]}),
            question("Q9", "text", not_applicable={"reason": "Why?"}),
            question("Q10", coment={"prompt": "Why?"}),
            question("Q11", required="no"),
        ),
    )
    broken["sections"][0]["switch"] = "missing"
    found = {(each.fault, each.place) for each in problems_of(broken)}
    assert found == {
        (ToolFault.MISSING, at("A", "Q1", "label")),
        (ToolFault.UNKNOWN_KIND, at("A", "Q2", "kind")),
        (ToolFault.DOUBLED_CODE, at("A", "", "code")),
        (ToolFault.UNKNOWN_OPTION, at("A", "Q2", "favourable")),
        (ToolFault.BAD_CODE, at("A", "", "code")),
        (ToolFault.UNKNOWN_THEME, at("A", "Q 4", "themes")),
        (ToolFault.EMPTY, at("A", "Q5", "options")),
        (ToolFault.UNKNOWN_SCALE, at("A", "Q6", "scale")),
        (ToolFault.BAD_TEMPLATE, at("A", "Q7", "report")),
        (ToolFault.UNKNOWN_QUESTION, at("A", "Q8", "when")),
        (ToolFault.DOES_NOT_FIT, at("A", "Q9", "not_applicable")),
        (ToolFault.UNKNOWN_FIELD, at("A", "Q10", "coment")),
        (ToolFault.WRONG_TYPE, at("A", "Q11", "required")),
        (ToolFault.UNKNOWN_SWITCH, at("A", "", "switch")),
    }


def in_question(kind: str = "yes_no", **fields: object) -> bytes:
    return raw(draft(page("one", question("Q1", kind, **fields))))


def nested(levels: int) -> Draft:
    inner = question("f")
    for _ in range(levels):
        inner = question("f", followups=[inner])
    return inner


def leaning(steps: int) -> list[Draft]:
    conditions: list[Draft] = [{"when": {"question": f"Q{i}", "in": ["yes"]}} for i in range(steps)]
    return [question(f"Q{i}", **more) for i, more in enumerate([{}, *conditions])]


MISTAKES: dict[ToolFault, list[bytes]] = {
    ToolFault.NOT_JSON: [b"", b"{", b"\xff\xfe", b"\xef\xbb\xbf", b'{"a": NaN}', b"[-Infinity]"],
    ToolFault.TOO_LARGE: [b" " * (MAX_DEFINITION + 1), b"[" * 10_000_000],
    ToolFault.NOT_A_TOOL: [b"null", b"[]", b"{}", b'"tool"', raw(draft(format="other"))],
    ToolFault.NEWER_FORMAT: [raw(draft(format_version=2))],
    ToolFault.MISSING: [
        raw({key: value for key, value in draft().items() if key != "format_version"}),
        in_question("grade"),
        in_question(report="In {share} audits."),
        in_question("number", anchors=[{"label": "Much"}]),
        in_question(not_applicable={}),
        in_question(followups=[question("f", when={})]),
    ],
    ToolFault.UNKNOWN_FIELD: [raw(draft(titel="x")), in_question(options=[])],
    ToolFault.WRONG_TYPE: [
        raw(draft(format_version=True)),
        raw(draft(sections={})),
        raw(draft(guidance=["text"])),
        in_question("text", lines=0),
        in_question("text", lines=2.5),
        in_question("number", low=3, high=2),
        in_question(themes=[1]),
    ],
    ToolFault.EMPTY: [
        raw(draft(title=" ")),
        raw(draft(sections=[])),
        raw(draft(page("one"))),
        in_question("ticks", options=[]),
        in_question(not_applicable={"reason": "Why?", "label": ""}),
        in_question(parts={"prompt": "Which?", "options": []}),
        raw(draft(scales=[{"code": "none", "title": "None", "grades": list[Draft]()}])),
        raw(draft(page("p", question("Q1"), question("Q2", when={"question": "Q1", "in": []})))),
    ],
    ToolFault.TOO_LONG: [raw(draft(title="x" * 201)), in_question(guidance="x" * 4001)],
    ToolFault.BAD_CODE: [
        raw(draft(id="../etc")),
        in_question(followups=[question("comment")]),
        in_question("choice", options=[{"code": "na", "label": "No"}]),
        raw(draft(page("one", question("Q1.a")))),
    ],
    ToolFault.DOUBLED_CODE: [
        b'{"format": "audit-desk-tool", "format": "audit-desk-tool"}',
        raw(draft(page("one", question("Q1")), page("one", question("Q2")))),
        raw(draft(page("one", question("Q1", number="1"), question("Q2", number="1")))),
        in_question(followups=[question("f"), question("f")]),
        in_question("ticks", options=[{"code": "a", "label": "A"}, {"code": "a", "label": "B"}]),
        in_question("number", anchors=[{"value": 1, "label": "A"}, {"value": 1, "label": "B"}]),
    ],
    ToolFault.UNKNOWN_KIND: [in_question("Text"), in_question("matrix")],
    ToolFault.UNKNOWN_OPTION: [
        in_question(favourable=["na"], not_applicable={"reason": "Why?"}),
        in_question(followups=[question("f", when={"answer": ["na"]})]),
        in_question("ticks", options=[{"code": "a", "label": "A"}], none="b"),
        raw(draft(header=[{"label": "Born", "source": "birthday"}])),
    ],
    ToolFault.UNKNOWN_QUESTION: [
        in_question(when={"question": "Q1", "in": ["yes"]}),
        raw(draft(page("p", question("Q1"), when={"question": "Q1", "in": ["yes"]}))),
    ],
    ToolFault.UNKNOWN_SCALE: [in_question("grade", scale="three")],
    ToolFault.UNKNOWN_THEME: [in_question(themes=["weather"])],
    ToolFault.UNKNOWN_SECTION: [in_question("grade", scale="two", over=["B"])],
    ToolFault.UNKNOWN_SWITCH: [
        raw(draft(sections=[{"code": "A", "title": "A", "switch": "x", "pages": [page("one")]}]))
    ],
    ToolFault.CONTROL_CHARACTER: [
        raw(draft(title="a\x00b")),
        raw(draft(title="a\ud800b")),
        in_question(guidance="a\x9fb"),
    ],
    ToolFault.BAD_TEMPLATE: [
        in_question(favourable=["yes"], report=report)
        for report in (
            "In {percent}.",
            "In {share.__class__}.",
            "In {share!r}.",
            "In {share:>9}.",
            "In {}.",
            "In {share.",
            "In {{share}}.",
            "In most audits.",
            "In {k} audits.",
        )
    ],
    ToolFault.DOES_NOT_FIT: [
        in_question("text", favourable=["yes"]),
        in_question("ticks", options=[{"code": "a", "label": "A"}], favourable=["a"]),
        in_question("date", not_applicable={"reason": "Why?"}),
    ],
    ToolFault.TOO_MANY_ENTRIES: [
        raw(draft(page("first", *(question(f"Q{n}") for n in range(41))))),
        raw(draft(*(page(f"p{n}", question(f"Q{n}")) for n in range(61)))),
        in_question("ticks", options=[{"code": f"o{n}", "label": "An option"} for n in range(61)]),
        raw(draft() | {"guidance": [{"text": "Read."}] * 301}),
    ],
    ToolFault.TOO_DEEP: [
        raw(draft(page("one", nested(4)))),
        raw(draft(page("one", nested(200)))),
        raw(draft(page("one", *leaning(6)))),
    ],
    ToolFault.TOO_MANY: [raw(draft(guidance=[0] * 500_000))],
}


def test_every_fault_has_its_mistake_here() -> None:
    assert set(MISTAKES) == set(ToolFault)


@pytest.mark.parametrize(
    ("fault", "definition"), [(fault, each) for fault, every in MISTAKES.items() for each in every]
)
def test_each_mistake_is_named_as_what_it_is(fault: ToolFault, definition: bytes) -> None:
    problems = problems_of(definition)
    assert fault in {each.fault for each in problems}
    assert len(problems) <= MAX_PROBLEMS + 1
    assert_fit_to_show(problems)


def assert_fit_to_show(problems: tuple[ToolProblem, ...]) -> None:
    for each in problems:
        for words in (each.place.section, each.place.question, each.place.field, *each.facts):
            assert len(words) <= 60
            words.encode()
            assert "\x00" not in words


def test_a_mistake_that_follows_from_another_is_not_reported_as_well() -> None:
    unknown_kind = in_question("scale", options=[{"code": "a", "label": "A"}], favourable=["a"])
    assert [each.fault for each in problems_of(unknown_kind)] == [ToolFault.UNKNOWN_KIND]
    unknown_scale = in_question("grade", scale="x", favourable=["high"])
    assert [each.fault for each in problems_of(unknown_scale)] == [ToolFault.UNKNOWN_SCALE]
    no_code = raw(draft(page("one", {"kind": "text", "text": "What?", "label": "What"})))
    assert [each.fault for each in problems_of(no_code)] == [ToolFault.MISSING]


HOSTILE: dict[str, bytes] = {
    "deep lists": b"[" * 1_000_000,
    "deep objects": b'{"a":' * 300_000,
    "deep but closed": b"[" * 100_000 + b"]" * 100_000,
    "deep in an unknown field": raw(draft())[:-1] + b',"x":' + b"[" * 400 + b"]" * 400 + b"}",
    "ten megabytes": raw(draft(title="x" * 10_000_000)),
    "a number of many digits": raw(draft())[:-1] + b',"x":' + b"9" * 100_000 + b"}",
    "an endless number": raw(draft(format_version=1)).replace(b'version": 1,', b'version": 1e999,'),
    "doubled deep down": raw(draft())[:-1] + b',"x":{"y":{"z":1,"z":2}}}',
    "a lone surrogate as a name": raw(draft(**{"\ud800": 1})),
    "a lone surrogate as a code": in_question(followups=[question("\udfff" * 90)]),
    "a lone surrogate doubled": b'{"\\ud800":1,"\\ud800":2}',
    "a byte that is no text": raw(draft()).replace(b"Small", b"Sm\xffll"),
    "UTF-16": raw(draft()).decode().encode("utf-16"),
    "an old format": raw(draft(format_version=0)),
    "a far newer format": raw(draft(format_version=10**12)),
    "a picture": b"\xff\xd8\xff\xe0\x00\x10JFIF" * 1000,
    "follow-ups without end": raw(draft(page("one", nested(240)))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_and_nothing_else_happens(name: str) -> None:
    assert_fit_to_show(problems_of(HOSTILE[name]))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(), max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def places_in(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        items = list(cast("dict[str, Any]", value).items())
    elif isinstance(value, list):
        items = list(enumerate(cast("list[Any]", value)))
    return [path, *(found for key, inner in items for found in places_in(inner, (*path, key)))]


def full_draft() -> Draft:
    return draft(
        page(
            "one",
            question(
                "Q1",
                number="1",
                not_applicable={"reason": "Why?"},
                comment={"prompt": "Evidence?", "lines": 3},
                parts={"prompt": "Which?", "options": [{"code": "a", "label": "A"}]},
                favourable=["yes"],
                report="In {share} audits.",
                themes=["plans"],
                followups=[question("f", "line", when={"answer": ["no"]})],
            ),
        ),
        page(
            "two",
            question("J", "grade", scale="two", over=["A"]),
            question("N", "number", low=0, high=3, anchors=[{"value": 0, "label": "None"}]),
            when={"question": "Q1", "in": ["yes"]},
        ),
        guidance=[{"text": "A **bold** word."}],
        header=[{"label": "Case", "source": "case"}],
        glossary=[{"code": "GP", "label": "general practitioner"}],
    )


FULL_PLACES = places_in(full_draft())


@STEADY
@given(path=st.sampled_from(FULL_PLACES), value=JSON)
def test_whatever_stands_in_any_place_gives_a_tool_or_a_list_of_problems(
    path: tuple[str | int, ...], value: object
) -> None:
    whole: Any = {"root": full_draft()}
    inside, last = whole, "root"
    for step in path:
        inside, last = inside[last], step
    inside[last] = value
    outcome = read(raw(whole["root"]))
    if isinstance(outcome, Tool):
        assert Filling(outcome).gaps()
    else:
        assert outcome
        assert_fit_to_show(outcome)


def read(definition: bytes) -> Tool | tuple[ToolProblem, ...]:
    try:
        return read_tool(definition, file=FILE)
    except ToolRejected as rejected:
        return rejected.problems


@STEADY
@given(data=st.binary(max_size=200))
def test_bytes_of_any_sort_are_refused(data: bytes) -> None:
    assert problems_of(data)


@STEADY
@given(cut=st.integers(0, 400))
def test_a_file_cut_short_is_refused(cut: int) -> None:
    whole = shipped_definition(SHIPPED[0]).rstrip()
    assert problems_of(whole[: len(whole) * cut // 401])


def test_bold_words_become_runs_and_nothing_else_is_markup() -> None:
    tool = tool_of(guidance=[{"text": "Keep **the child** in <b>view</b>, **always**."}])
    runs = [(run.text, run.bold) for run in tool.guidance[0].runs]
    assert runs == [
        ("Keep ", False),
        ("the child", True),
        (" in <b>view</b>, ", False),
        ("always", True),
        (".", False),
    ]
    assert tool.guidance[0].plain == "Keep the child in <b>view</b>, always."


def test_a_block_that_the_audit_does_not_want_is_gone_with_its_questions() -> None:
    sections = [
        {"code": "A", "title": "A", "pages": [page("one", question("Q1"))]},
        {"code": "B", "title": "B", "switch": "extra", "pages": [page("two", question("Q2"))]},
    ]
    tool = tool_of(sections=sections)
    assert [each.code for each in tool.with_blocks(frozenset()).questions] == ["Q1"]
    assert [each.code for each in tool.with_blocks(frozenset({"extra"})).questions] == ["Q1", "Q2"]


@pytest.mark.parametrize("find", [Tool.question, Tool.scale])
def test_what_a_tool_does_not_have_cannot_be_found(find: Callable[[Tool, str], object]) -> None:
    with pytest.raises(KeyError):
        find(tool_of(), "Q99")


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_tool(b"\xef\xbb\xbf" + raw(draft())).title == "Small tool"
