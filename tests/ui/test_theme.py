"""Colours can be read, sizes follow the choice, and no page makes its own."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import Scheme, Theme, Tone, apply_theme, text_scale
from ui.theme.apply import resolve
from ui.theme.kept import FILE, Look, read_look
from ui.theme.palette import palette_of
from ui.theme.ring import REACH, RingWidget, follow_focus
from ui.theme.sheet import BASE, BUTTONS, PANELS, VIEWS
from ui.theme.sheet import INPUTS as INPUTS_SHEET
from ui.theme.tokens import (
    ALL_TOKENS,
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    LIGHT,
    current_tokens,
    tokens_of,
)
from ui.widgets.text import PageTitle, PlainLabel

UI = Path(__file__).resolve().parents[2] / "ui"

READ = [
    *[(ink, paper) for ink in ("text", "quiet", "accent") for paper in ("page", "surface", "wash")],
    *[
        (ink, paper)
        for ink in ("done", "attention", "error")
        for paper in ("page", "surface", "wash")
    ],
    *[(ink, f"{ink}_wash") for ink in ("done", "attention", "error")],
    *[("text", f"{tone}_wash") for tone in ("done", "attention", "error")],
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("accent_strong", "wash"),
]
SEEN = [
    *[
        (mark, paper)
        for mark in ("edge", "accent", "error", "done", "attention")
        for paper in ("page", "surface")
    ],
    ("handle", "page"),
    ("handle", "surface"),
    ("accent", "wash"),
    ("edge", "wash"),
]
INPUTS = ("QLineEdit", "QComboBox", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")


def _luminance(colour):
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "paper"), READ)
def test_words_can_be_read(tokens, ink, paper):
    assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 4.5


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("mark", "paper"), SEEN)
def test_controls_and_focus_can_be_seen(tokens, mark, paper):
    assert contrast(getattr(tokens, mark), getattr(tokens, paper)) >= 3.0


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
def test_the_palette_can_be_read_where_no_style_sheet_reaches(tokens):
    palette, role = palette_of(tokens), QPalette.ColorRole
    for ink, paper in (
        (role.PlaceholderText, role.Base),
        (role.Link, role.Base),
        (role.Link, role.Window),
        (role.LinkVisited, role.Window),
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.ToolTipText, role.ToolTipBase),
        (role.BrightText, role.Button),
    ):
        assert contrast(palette.color(ink), palette.color(paper)) >= 4.5, (ink, paper)


def rules():
    """Every rule of the style sheet: what it is about, and its properties with token names."""
    sheet = re.sub(r"\$\{\w+\}", "0", BASE + PANELS + BUTTONS + INPUTS_SHEET + VIEWS)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        pairs = re.findall(r"([\w-]+):\s*([^;]+)", body)
        yield selector.strip(), {name: value.strip() for name, value in pairs}


def token_in(value):
    found = re.search(r"\$(\w+)$", value)
    return found and found[1]


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
def test_each_rule_of_the_sheet_can_be_read_on_its_own_ground(tokens):
    measured = 0
    for selector, properties in rules():
        ink, paper = (token_in(properties.get(name, "")) for name in ("color", "background"))
        if ink and paper and ":disabled" not in selector:
            ratio = contrast(getattr(tokens, ink), getattr(tokens, paper))
            assert ratio >= 4.5, (selector, ink, paper)
            measured += 1
    assert measured >= 6


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
def test_the_lines_of_inputs_can_be_seen_on_every_ground(tokens):
    lines = set()
    for selector, properties in rules():
        border = token_in(properties.get("border", properties.get("border-color", "")))
        if border and ":disabled" not in selector and selector.startswith(INPUTS):
            lines.add(border)
    assert lines >= {"edge", "error", "accent"}
    for line in lines:
        for paper in ("page", "surface"):
            assert contrast(getattr(tokens, line), getattr(tokens, paper)) >= 3.0, (line, paper)


@pytest.mark.parametrize("tokens", [CONTRAST_LIGHT, CONTRAST_DARK], ids=lambda tokens: tokens.name)
def test_high_contrast_is_high(tokens):
    for ink in ("text", "quiet", "done", "attention", "error", "accent"):
        for paper in ("page", "surface"):
            assert contrast(getattr(tokens, ink), getattr(tokens, paper)) >= 7.0, (ink, paper)
    assert contrast(tokens.line, tokens.surface) >= 7.0  # also cards and buttons have clear lines


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
def test_a_palette_tells_its_scheme(tokens):
    assert tokens_of(palette_of(tokens)) is tokens


@pytest.mark.parametrize("tokens", ALL_TOKENS, ids=lambda tokens: tokens.name)
def test_every_tone_has_a_colour_of_its_own_or_the_text_colour(tokens):
    assert {tokens.of_tone(tone) for tone in Tone} <= {
        tokens.text,
        tokens.quiet,
        tokens.done,
        tokens.attention,
        tokens.error,
    }


def test_text_grows_with_the_percentage(qtbot, qapp):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    label, title, box = PlainLabel("Words"), PageTitle("Title"), QLineEdit()
    for widget in (label, title, box):
        column.addWidget(widget)
    before = [_points(widget) for widget in (label, title, box)]
    apply_theme(qapp, Scheme.LIGHT, 200)
    assert [_points(widget) for widget in (label, title, box)] == pytest.approx(
        [2 * size for size in before], rel=0.02
    )
    assert text_scale() == pytest.approx(2.0)


def _points(widget):
    widget.ensurePolished()
    return QFontInfo(widget.font()).pointSizeF()


@pytest.mark.parametrize(("asked", "given"), [(20, 1.0), (150, 1.5), (900, 2.0)])
def test_the_text_size_stays_within_its_limits(qapp, asked, given):
    apply_theme(qapp, Scheme.LIGHT, asked)
    assert text_scale() == pytest.approx(given)


@pytest.mark.parametrize(("scheme", "tokens"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_an_override_beats_the_desktop(qapp, scheme, tokens):
    assert resolve(scheme) is tokens
    apply_theme(qapp, scheme, 100)
    assert current_tokens() is tokens


def test_a_choice_is_remembered_and_announced(qtbot, qapp):
    theme = Theme(qapp, Scheme.LIGHT, 100)
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK, 175)
    assert (theme.scheme, theme.percent) == (Scheme.DARK, 175)
    assert current_tokens() is DARK
    theme.deleteLater()


def test_the_choice_goes_to_the_next_start(qapp, tmp_path):
    first = Theme(qapp)
    first.remember_in(tmp_path)
    assert not list(tmp_path.iterdir())
    first.choose(Scheme.CONTRAST, 125)
    second = Theme(qapp)
    second.remember_in(tmp_path)
    assert (second.scheme, second.percent) == (Scheme.CONTRAST, 125)
    first.deleteLater()
    second.deleteLater()


def test_a_choice_without_a_folder_is_kept_once_there_is_one(qapp, tmp_path):
    theme = Theme(qapp)
    theme.remember_in(tmp_path / "later")
    theme.choose(Scheme.DARK, 150)
    (tmp_path / "later").mkdir()
    theme.keep()
    assert read_look(tmp_path / "later") == Look(scheme=Scheme.DARK, percent=150)
    theme.deleteLater()


def test_a_folder_that_refuses_costs_only_the_memory(qapp, tmp_path):
    (tmp_path / FILE).mkdir()
    theme = Theme(qapp)
    theme.remember_in(tmp_path)
    theme.choose(Scheme.DARK, 150)
    assert current_tokens() is DARK
    theme.deleteLater()


def test_the_ring_stands_off_the_control_with_the_focus(qtbot):
    follow_focus()
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    first, second = QPushButton("One"), QPushButton("Two")
    column.addWidget(first)
    column.addWidget(second)
    page.show()
    page.activateWindow()
    second.setFocus()
    qtbot.waitUntil(second.hasFocus)
    ring = page.findChild(RingWidget)
    wanted = second.geometry().adjusted(-REACH, -REACH, REACH, REACH)
    assert ring.geometry() == wanted
    page.resize(page.width() + 100, page.height() + 60)
    assert ring.geometry() == second.geometry().adjusted(-REACH, -REACH, REACH, REACH)
    second.clearFocus()
    assert not ring.isVisible()


class Relaid(QObject):
    """Counts how often a widget is asked to lay out what stands on it."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, _watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_going_on_by_tab_lays_a_long_page_out_once_at_most(qtbot):
    follow_focus()
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    buttons = [QPushButton(str(number)) for number in range(20)]
    for button in buttons:
        column.addWidget(button)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    relaid = Relaid(page)
    for button in buttons:
        button.setFocus()
        QApplication.processEvents()
        (ring,) = [each for each in page.findChildren(RingWidget) if each.isVisible()]
        assert ring.geometry() == button.geometry().adjusted(-REACH, -REACH, REACH, REACH)
    assert relaid.count <= 1


def _lines(*skipped):
    for path in sorted(UI.rglob("*.py")):
        if path.relative_to(UI).as_posix() not in skipped:
            text = path.read_text(encoding="utf-8")
            for number, line in enumerate(text.splitlines(), 1):
                yield f"{path.relative_to(UI)}:{number}", line


@pytest.mark.parametrize(
    ("forbidden", "allowed"),
    [
        (r"#[0-9a-fA-F]{6}\b", ("theme/tokens.py",)),
        (r"\bsetStyleSheet\(", ("theme/apply.py",)),
        (r"\bsetPixelSize\(|font-size:\s*\d+px", ()),
        (r"\bQLabel\b", ("widgets/text.py",)),
        (r"\b(QFileDialog|QMessageBox)\b", ("dialogs.py",)),
        (r"\bprocessEvents\(|\.terminate\(", ()),
    ],
    ids=["colours", "style sheets", "pixel fonts", "labels", "dialogs", "force"],
)
def test_one_place_for_each_of_these(forbidden, allowed):
    found = [place for place, line in _lines(*allowed) if re.search(forbidden, line)]
    assert not found, found
