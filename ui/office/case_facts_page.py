"""What one case is counted by: chosen from lists, so that nothing can name anybody."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal, Slot

from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from models.snapshots import Case
from office.fact_words import AGES, CATEGORIES, PLANS, SEXES
from ui.surroundings import translated
from ui.widgets.card import Card
from ui.widgets.inputs import Choice, Option
from ui.widgets.page import Foot, Page
from ui.widgets.rows import add_row

E = TypeVar("E", bound=StrEnum)
GROUPS = "ABCDEFGHIJKL"


class CaseFactsPage(Page):
    """Chooses what a case is counted by; ``chosen`` carries the CaseFacts."""

    chosen = Signal(object)

    def __init__(self, case: Case) -> None:
        super().__init__("")
        self._before = case.facts
        self.heading.setText(self.tr("What {0} is counted by").format(case.uin))
        self.setAccessibleName(self.heading.text())
        self.set_quiet(self.tr("For the tables only. It stays here and is in no pack."))
        self.set_foot(Foot(primary=self.tr("Save"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_save)
        none = self.tr("Not said")
        facts = case.facts
        self.age = _choice(AGES, facts.age, none)
        self.sex = _choice(SEXES, facts.sex, none)
        self.plan = _choice(PLANS, facts.plan, none)
        self.category = _choice(CATEGORIES, facts.category, none)
        self.siblings = Choice([Option(value=each, label=each) for each in GROUPS], prompt=none)
        if facts.siblings and facts.siblings not in GROUPS:
            self.siblings.addItem(facts.siblings, facts.siblings)
        self.siblings.set_value(facts.siblings)
        card = Card()
        for label, choice in (
            (self.tr("Age when the audit began"), self.age),
            (self.tr("Sex"), self.sex),
            (self.tr("Plan"), self.plan),
            (self.tr("Category of the plan"), self.category),
        ):
            add_row(card.body, label, choice)
        add_row(
            card.body,
            self.tr("Sibling group"),
            self.siblings,
            help=self.tr("Give brothers and sisters the same letter."),
        )
        self.add(card)

    def unsaved(self) -> bool:
        """Whether something was chosen that was not saved."""
        return self._value() != self._before

    def _value(self) -> CaseFacts:
        age, sex = self.age.value(), self.sex.value()
        plan, category = self.plan.value(), self.category.value()
        return CaseFacts(
            age=AgeBand(age) if age else None,
            sex=Sex(sex) if sex else None,
            plan=Plan(plan) if plan else None,
            category=Category(category) if category else None,
            siblings=self.siblings.value(),
        )

    @Slot()
    def _on_save(self) -> None:
        value = self._value()
        self._before = value
        self.chosen.emit(value)


def _choice(words: Mapping[E, str], value: E | None, none: str) -> Choice:
    options = [Option(value=key.value, label=translated(each)) for key, each in words.items()]
    choice = Choice(options, prompt=none)
    choice.set_value(value.value if value else "")
    return choice
