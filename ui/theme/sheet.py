"""The one style sheet, written from tokens; sizes follow the text size."""

from dataclasses import asdict
from string import Template

from ui.theme.tokens import Tokens

# Sizes of the design at 100 %: type in its pixels (turned to points), shape in pixels.
TYPE = {"title": 24, "question": 16, "body": 14, "small": 12, "figure": 24}
SIZES = (2, 4, 7, 8, 9, 11, 12, 16, 24)
CELL_INSET = 3  # Qt adds this to the padding of a table cell, but not to its heading

BASE = """
QWidget { color: $text; }
QMainWindow, QDialog, Page { background: $page; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: ${u4}px; }

PageTitle { font-size: ${title}pt; font-weight: 600; }
QuestionTitle { font-size: ${question}pt; font-weight: 600; }
BlockTitle, FieldLabel { font-weight: 600; }
QuietLabel { color: $quiet; }
SmallLabel { font-size: ${small}pt; color: $quiet; }
FigureLabel { font-size: ${figure}pt; font-weight: 600; }
TrailLabel { font-size: ${question}pt; font-weight: 600; }
PlainLabel[tone="quiet"] { color: $quiet; }
PlainLabel[tone="done"] { color: $done; }
PlainLabel[tone="attention"] { color: $attention; }
PlainLabel[tone="error"] { color: $error; }
"""

PANELS = """
Card, StatCard { background: $surface; border: 1px solid $line; border-radius: 8px; }
Card[tone="error"] { border: 1px solid $error; }
Card[tone="attention"] { border: 1px solid $attention; }
Chip { background: $wash; color: $accent; font-size: ${small}pt; font-weight: 600;
       border-radius: ${u9}px; padding: ${u2}px ${u12}px; }
Notice { background: $wash; border: 1px solid $accent; border-radius: 6px; }
Notice[tone="attention"] { background: $attention_wash; border-color: $attention; }
Notice[tone="error"] { background: $error_wash; border-color: $error; }
Notice[tone="done"] { background: $done_wash; border-color: $done; }
ErrorSummary { background: $surface; border: 2px solid $error; border-radius: 8px; }
ErrorSummary QuestionTitle { color: $error; }
SpellingPanel { background: $surface; border: none; border-top: 1px solid $line; }
Shelf { background: $page; border: 1px solid $line; border-radius: 6px; }
TopBar { background: $surface; border: none; border-bottom: 1px solid $line; }
FootBar { background: $surface; border: none; border-top: 1px solid $line; }
StepRail { background: $surface; border: none; border-right: 1px solid $line; }
SidePanel { background: $surface; border: none; border-left: 1px solid $line;
            margin: 0; padding: 0; }
RadioGroup, TickGroup, DateInput, SampleInput { border: none; margin: 0; padding: 0; }
"""

BUTTONS = """
QPushButton { background: $surface; color: $accent; border: 1px solid $line;
              border-radius: 6px; padding: ${u8}px ${u16}px; outline: none; }
QPushButton:hover { background: $wash; border-color: $accent; }
QPushButton:pressed { background: $wash; border-color: $accent_strong; color: $accent_strong; }
QPushButton:disabled { color: $quiet; background: transparent; border: 1px dashed $line; }
PrimaryButton { background: $accent; color: $on_accent; border: 1px solid $accent;
                font-weight: 600; padding: ${u8}px ${u16}px; }
PrimaryButton:hover, PrimaryButton:pressed { background: $accent_strong; color: $on_accent;
                                             border-color: $accent_strong; }
PrimaryButton:disabled { background: transparent; color: $quiet; border: 1px dashed $line; }
LinkButton, StepButton, LinkButton:hover, StepButton:hover,
LinkButton:pressed, StepButton:pressed, LinkButton:disabled
    { background: transparent; border: none; padding: 0; }
QPushButton::menu-indicator { width: 0; }
"""

INPUTS = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $edge; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: ${u8}px ${u12}px; }
QPlainTextEdit, QTextEdit { padding: 0; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border-color: $accent; }
QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"]
    { border: 2px solid $error; }
QLineEdit[problem="true"], QComboBox[problem="true"] { padding: ${u7}px ${u11}px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled
    { color: $quiet; background: $page; border-color: $line; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $page; }
QComboBox::drop-down { border: none; width: ${u24}px; }
QComboBox::down-arrow { image: none; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $edge;
    border-radius: 0; outline: none; padding: ${u4}px;
    selection-background-color: $wash; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${u24}px; padding: ${u4}px ${u8}px; }
QProgressBar { background: $wash; border: none; border-radius: ${u4}px;
               min-height: ${u8}px; max-height: ${u8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${u4}px; }
"""

VIEWS = """
QTableView, QListView, QTreeView { background: $surface; color: $text; border: 1px solid $line;
    border-radius: 8px; outline: none; gridline-color: $line;
    selection-background-color: $wash; selection-color: $text; }
QTableView::item { padding: 0 ${cell}px; border: none; }
QTableView QTableCornerButton::section { background: transparent; border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $page; color: $quiet; font-weight: 600; border: none;
    border-bottom: 1px solid $line; padding: ${u8}px ${u12}px; }
QHeaderView::section:horizontal:first { border-top-left-radius: 7px; }
QHeaderView::section:horizontal:last { border-top-right-radius: 7px; }
QHeaderView::section:horizontal:only-one
    { border-top-left-radius: 7px; border-top-right-radius: 7px; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: ${u4}px; }
QMenu::item { padding: ${u8}px ${u24}px; border-radius: 4px; }
QMenu::item:selected { background: $wash; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: ${u4}px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 14px; margin: 0; }
QScrollBar:horizontal { height: 14px; margin: 0; }
QScrollBar::handle { background: $handle; border: none; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: $line; }
"""


def style_sheet(tokens: Tokens, point: float, scale: float) -> str:
    """Fill in the sheet; `point` is points per design pixel, `scale` 1.0 to 2.0."""
    values: dict[str, str] = {key: str(value) for key, value in asdict(tokens).items()}
    values |= {key: f"{size * point:.2f}" for key, size in TYPE.items()}
    values |= {f"u{size}": str(round(size * scale)) for size in SIZES}
    values["cell"] = str(round(12 * scale) - CELL_INSET)
    return Template(BASE + PANELS + BUTTONS + INPUTS + VIEWS).substitute(values)
