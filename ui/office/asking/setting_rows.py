"""The services and settings inside an agency: a name each, whether asked, whether it took part."""

from collections.abc import Collection, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from export.fields import MAX_LINE
from models.agency_snapshots import Setting
from office.name_check import AGENCY, MEANT
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine
from ui.office.faults import text_fault
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Option, TickGroup
from ui.widgets.rows import FieldRow
from ui.widgets.showing import put_away
from ui.widgets.text import QuietLabel

ASKED, TOOK_PART = "asked", "took-part"
MOST = 100


class SettingRows(QWidget):
    """Edits the settings; one that answers for a case (``used``, by id) can only be renamed."""

    def __init__(
        self,
        settings: Sequence[Setting],
        used: Collection[str],
        names: NameCheck,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names, self._used = names, frozenset(used)
        self.rows: list[SettingRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.BETWEEN)
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.BETWEEN)
        column.addLayout(self._list)
        self.add = PlainButton(self.tr("Add a service or setting"), self)
        self.add.clicked.connect(self._on_add)
        row = FlowLayout()
        row.addWidget(self.add)
        column.addLayout(row)
        for each in settings:
            self._append(each)

    def value(self) -> tuple[Setting, ...]:
        """Return the settings in their order; a row without a name is none."""
        return tuple(found for row in self.rows if (found := row.value()).name)

    def show_faults(self) -> QWidget | None:
        """Say at each name what is wrong with it and return the first; None when all are right."""
        seen: set[str] = set()
        found: QWidget | None = None
        for row in self.rows:
            if row.show_fault(seen) and found is None:
                found = row.name
            seen.add(row.name.value().casefold())
        return found

    def _append(self, setting: Setting) -> "SettingRow":
        row = SettingRow(setting, self._names, may_go=setting.id not in self._used)
        row.remove.clicked.connect(partial(self._on_removed, row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    @Slot()
    def _on_add(self) -> None:
        if len(self.rows) < MOST:
            self._append(Setting(id=uuid4().hex, name="")).name.setFocus()

    def _on_removed(self, row: "SettingRow") -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        (self.rows[min(place, len(self.rows) - 1)].name if self.rows else self.add).setFocus()


class SettingRow(QWidget):
    """One service or setting."""

    def __init__(
        self, setting: Setting, names: NameCheck, *, may_go: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._setting = setting
        self.name = FreeLine(names, meant=MEANT[AGENCY])
        self.name.set_value(setting.name)
        title = self.tr("Service or setting")
        self._name_row = FieldRow(title, self.name)
        self.ticks = TickGroup(
            setting.name or title,
            [
                Option(value=ASKED, label=self.tr("Asked in this audit")),
                Option(value=TOOK_PART, label=self.tr("Took part")),
            ],
        )
        self.ticks.set_value(
            code for code, so in ((ASKED, setting.asked), (TOOK_PART, setting.took_part)) if so
        )
        self.remove = LinkButton(self.tr("Remove"))
        self.remove.setAccessibleDescription(setting.name or title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        column.addWidget(self._name_row)
        column.addWidget(self.ticks)
        if may_go:
            column.addWidget(self.remove)
        else:
            put_away(self, self.remove)
            words = self.tr("It answers for a case, so it stays. It can be renamed.")
            column.addWidget(QuietLabel(words))

    def value(self) -> Setting:
        """Return the setting as it is shown."""
        chosen = self.ticks.value()
        return Setting(
            id=self._setting.id,
            name=self.name.value(),
            asked=ASKED in chosen,
            took_part=TOOK_PART in chosen,
        )

    def show_fault(self, others: Collection[str]) -> bool:
        """Say what is wrong with the name beside it; ``others`` are in small letters."""
        name = self.name.value()
        missing = self.tr("Enter the name of the setting") if self.remove.isHidden() else ""
        words = text_fault(self.name, missing, most=MAX_LINE)
        if name and name.casefold() in others:
            words = self.tr("Another setting has this name")
        self._name_row.set_error(words)
        return bool(words)
