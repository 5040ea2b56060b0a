"""What the editor asks about each kind of entry of a tool: labels, help, and how to fill it in."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from forms.definition import HeaderSource
from forms.kinds import Option as Answer
from ui.office.tools.boxes import BoxKind, BoxSpec
from ui.widgets.inputs import Option

translate = QCoreApplication.translate


def tool_specs() -> tuple[BoxSpec, ...]:
    """Ask what the tool is."""
    return (
        BoxSpec(
            key="title",
            label=translate("tools", "Title"),
            help=translate("tools", "It stands on screen and on every printed page."),
            needed=True,
        ),
        BoxSpec(key="theme", label=translate("tools", "What the audit is about"), needed=True),
        BoxSpec(
            key="version",
            label=translate("tools", "Version"),
            kind=BoxKind.SHORT,
            help=translate("tools", "A version that is published never changes."),
            needed=True,
        ),
        BoxSpec(key="owner", label=translate("tools", "Who keeps the tool (optional)")),
        BoxSpec(key="adapted_from", label=translate("tools", "Adapted from (optional)")),
    )


def thanks_specs() -> tuple[BoxSpec, ...]:
    """Ask for the sentence at the end of the form."""
    label = translate("tools", "Thanks, at the end of the form (optional)")
    return (BoxSpec(key="thanks", label=label, kind=BoxKind.TEXT),)


def paragraph_specs() -> tuple[BoxSpec, ...]:
    """Ask for a paragraph of guidance."""
    label = translate("tools", "Words of the paragraph")
    about = translate("tools", "Two stars around words make them bold: **the child**.")
    return (BoxSpec(key="text", label=label, kind=BoxKind.TEXT, help=about, needed=True),)


def header_specs() -> tuple[BoxSpec, ...]:
    """Ask for a line at the head of the form."""
    sources = {
        HeaderSource.CASE: translate("tools", "the number of the case"),
        HeaderSource.AGENCY: translate("tools", "the name of the agency"),
        HeaderSource.AUDITOR_NAME: translate("tools", "the name of the auditor"),
        HeaderSource.AUDITOR_TITLE: translate("tools", "the title of the auditor"),
    }
    options = [Option(value=source.value, label=words) for source, words in sources.items()]
    return (
        BoxSpec(key="label", label=translate("tools", "Label"), needed=True),
        BoxSpec(
            key="source",
            label=translate("tools", "What stands there"),
            kind=BoxKind.CHOICE,
            options=options,
            needed=True,
        ),
    )


def starter_specs() -> tuple[BoxSpec, ...]:
    """Ask for the beginning of a sentence."""
    label = translate("tools", "Beginning of the sentence")
    about = translate("tools", "At most 120 characters; end it with the colon or space it needs.")
    # A box of several lines keeps the space at the end.
    return (BoxSpec(key="text", label=label, kind=BoxKind.TEXT, help=about, needed=True),)


def option_specs() -> tuple[BoxSpec, ...]:
    """Ask for one thing that can be chosen."""
    return (
        BoxSpec(key="label", label=translate("tools", "Words of the answer"), needed=True),
        BoxSpec(
            key="descriptor",
            label=translate("tools", "What it means (optional)"),
            kind=BoxKind.TEXT,
        ),
    )


def grade_specs() -> tuple[BoxSpec, ...]:
    """Ask for one grade."""
    about = translate("tools", "What it means, on screen and on paper (optional)")
    return (
        BoxSpec(key="label", label=translate("tools", "Grade"), needed=True),
        BoxSpec(key="descriptor", label=about, kind=BoxKind.TEXT),
    )


def word_specs() -> tuple[BoxSpec, ...]:
    """Ask for a word of the glossary; its code is the word itself."""
    return (
        BoxSpec(
            key="code",
            label=translate("tools", "Short word"),
            kind=BoxKind.SHORT,
            help=translate("tools", "Letters and digits, such as ICPC."),
            needed=True,
        ),
        BoxSpec(key="label", label=translate("tools", "What it stands for"), needed=True),
    )


def theme_specs() -> tuple[BoxSpec, ...]:
    """Ask for a theme."""
    return (BoxSpec(key="label", label=translate("tools", "Theme"), needed=True),)


def switch_specs() -> tuple[BoxSpec, ...]:
    """Ask for an optional block."""
    return (
        BoxSpec(key="label", label=translate("tools", "What the block asks about"), needed=True),
        BoxSpec(
            key="on",
            label=translate("tools", "New audits have it on from the start"),
            kind=BoxKind.TICK,
            needed=True,
        ),
    )


def anchor_specs() -> tuple[BoxSpec, ...]:
    """Ask for the words of one value of a number."""
    return (
        BoxSpec(key="value", label=translate("tools", "Number"), kind=BoxKind.NUMBER, needed=True),
        BoxSpec(key="label", label=translate("tools", "What it means"), needed=True),
    )


def section_specs(switches: Iterable[Answer]) -> tuple[BoxSpec, ...]:
    """Ask about a section."""
    options = [*codes_to_choose(switches)]
    switch = BoxSpec(
        key="switch",
        label=translate("tools", "Only in audits that have this block on (optional)"),
        kind=BoxKind.CHOICE,
        options=options,
    )
    return (
        BoxSpec(key="title", label=translate("tools", "Title of the section"), needed=True),
        BoxSpec(
            key="intro",
            label=translate("tools", "Sentence under the title (optional)"),
            kind=BoxKind.TEXT,
        ),
        *((switch,) if options else ()),
    )


def page_specs() -> tuple[BoxSpec, ...]:
    """Ask about a page."""
    return (
        BoxSpec(key="title", label=translate("tools", "Title of the page"), needed=True),
        BoxSpec(
            key="intro",
            label=translate("tools", "Sentence under the title (optional)"),
            kind=BoxKind.TEXT,
        ),
        BoxSpec(
            key="group",
            label=translate("tools", "Heading above these questions in print (optional)"),
        ),
    )


def kind_options() -> tuple[Option, ...]:
    """Give the kinds of questions, each in plain words."""
    words = {
        "yes_no": translate("tools", "Yes or No"),
        "choice": translate("tools", "One of several answers"),
        "ticks": translate("tools", "Any of several answers"),
        "grade": translate("tools", "A grade"),
        "text": translate("tools", "A text"),
        "line": translate("tools", "One line of text"),
        "date": translate("tools", "A date"),
        "number": translate("tools", "A number"),
    }
    return tuple(Option(value=kind, label=label) for kind, label in words.items())


def codes_to_choose(options: Iterable[Answer]) -> Iterable[Option]:
    """Give options to be chosen by their code; one without words yet shows its code."""
    return (Option(value=each.code, label=each.label or each.code) for each in options)
