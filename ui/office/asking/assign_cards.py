"""What can be said of the chosen cells of one agency: its settings case by case, and its sample."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.scope import STATUSES, Status
from models.agency_snapshots import CellParts, Setting, SettingWord
from models.snapshots import Agency, Assignment
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, LineInput, Option
from ui.widgets.rows import FieldRow
from ui.widgets.showing import set_shown
from ui.widgets.text import PlainLabel, QuestionTitle

ANSWERS = "answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsSet:
    """Which setting of an agency answers for these cases, and what is known of the others."""

    agency_id: str
    case_ids: tuple[str, ...]
    parts: CellParts


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSet:
    """How many cases an agency audits, choosing them itself; None for all that it is asked."""

    agency_id: str
    sample: int | None


class SettingsCard(Card):
    """Says for the chosen cases which setting answers; ``parts_set`` carries a PartsSet."""

    parts_set = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agency: Agency | None = None
        self._cases: tuple[str, ...] = ()
        self._shown: dict[str, str] = {}
        self.title = QuestionTitle()
        self.choices: dict[str, Choice] = {}
        self._rows: dict[str, FieldRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.ROW)
        self.save = PlainButton(self.tr("Set for the chosen cases"))
        self.save.clicked.connect(self._on_save)
        self.add(self.title)
        self.add(self._column)
        row = FlowLayout()
        row.addWidget(self.save)
        self.add(row)

    def show_cells(self, agency: Agency | None, cells: Sequence[Assignment]) -> None:
        """Show what is known of an agency's settings about these cells; nothing without any.

        What was chosen and not set yet stays while other cells of the same agency are chosen.
        """
        settings = agency.facts.settings if agency is not None else ()
        set_shown(self, shown=bool(settings))
        if agency is None or not settings:
            return
        self._cases = tuple(each.case_id for each in cells)
        if agency == self._agency and self._chosen() != self._shown:
            return
        if agency != self._agency:
            self._make_rows(settings)
        self._agency = agency
        self.title.setText(self.tr("Inside {0}").format(agency.name))
        alike = {each.parts for each in cells}
        parts = alike.pop() if len(alike) == 1 else CellParts()
        words = {each.setting: each.status.value for each in parts.others}
        for code, choice in self.choices.items():
            choice.set_value(ANSWERS if code == parts.answers else words.get(code, ""))
            self._rows[code].set_error("")
        self._shown = self._chosen()

    def unsaved(self) -> bool:
        """Whether something was chosen that was not set."""
        return not self.isHidden() and self._chosen() != self._shown

    def _chosen(self) -> dict[str, str]:
        return {code: choice.value() for code, choice in self.choices.items()}

    def _make_rows(self, settings: Sequence[Setting]) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.choices = {}, {}
        known = [
            Option(value=status.value, label=rule.label)
            for status, rule in STATUSES.items()
            if rule.accounted and not rule.has_form
        ]
        for each in settings:
            options = [Option(value=ANSWERS, label=self.tr("Answers for the case")), *known]
            choice = Choice(options, prompt=self.tr("Not said"))
            self.choices[each.id] = choice
            self._rows[each.id] = FieldRow(each.name, choice)
            self._column.addWidget(self._rows[each.id])

    @Slot()
    def _on_save(self) -> None:
        chosen = self._chosen()
        answering = [code for code, value in chosen.items() if value == ANSWERS]
        for code, row in self._rows.items():
            second = code in answering[1:]
            row.set_error(self.tr("One setting answers for a case") if second else "")
        if self._agency is None or len(answering) > 1:
            return
        others = tuple(
            SettingWord(setting=code, status=Status(value))
            for code, value in chosen.items()
            if value not in {"", ANSWERS}
        )
        parts = CellParts(answers=answering[0] if answering else "", others=others)
        self.parts_set.emit(PartsSet(agency_id=self._agency.id, case_ids=self._cases, parts=parts))


class SampleCard(Card):
    """Says how many cases one agency audits by its own choice; ``sample_set`` has a SampleSet."""

    sample_set = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agency: Agency | None = None
        self._asked = 0
        self.title = QuestionTitle(self.tr("Its own sample"))
        self.words = PlainLabel()
        self.number = LineInput(chars=4)
        self._row = FieldRow(self.tr("Cases it audits (blank: all)"), self.number)
        self.save = PlainButton(self.tr("Save the sample"))
        self.save.clicked.connect(self._on_save)
        for part in (self.title, self.words, self._row):
            self.add(part)
        row = FlowLayout()
        row.addWidget(self.save)
        self.add(row)

    def show_agency(self, agency: Agency | None, asked: int) -> None:
        """Show the sample of one agency out of the cases it is asked about; nothing for None."""
        set_shown(self, shown=agency is not None)
        if agency is None or (agency == self._agency and self.number.value() != self._kept()):
            return
        self._agency, self._asked = agency, asked
        words = self.tr(
            "{0} is asked about {1} cases. If it audits fewer and chooses them itself, its letter "
            "says how many."
        )
        self.words.setText(words.format(agency.name, asked))
        self.number.set_value(self._kept())
        self._row.set_error("")

    def unsaved(self) -> bool:
        """Whether a number was typed that was not saved."""
        return not self.isHidden() and self.number.value() != self._kept()

    def _kept(self) -> str:
        kept = self._agency.sample if self._agency is not None else None
        return "" if kept is None else str(kept)

    @Slot()
    def _on_save(self) -> None:
        text = self.number.value()
        good = not text or (text.isdecimal() and 0 < int(text) < self._asked)
        self._row.set_error("" if good else self.tr("Enter a number below {0}").format(self._asked))
        if good and self._agency is not None:
            sample = int(text) if text else None
            self.sample_set.emit(SampleSet(agency_id=self._agency.id, sample=sample))
