"""A pack before it is kept: who signed it, what it asks, and for which cases."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.facts import FactList
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReview:
    """What the person is to look at.

    ``changes`` say what is otherwise than in the pack of this audit that is here already, empty
    where there is none.
    """

    fingerprint: str
    facts: Sequence[tuple[str, str]]
    uins: tuple[str, ...]
    is_known_office: bool
    changes: tuple[str, ...] = ()
    offers_help: bool = False


class PackReviewPage(Page):
    """``primary_pressed`` keeps the pack, ``back_pressed`` leaves it."""

    def __init__(self, review: PackReview, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.heading.setText(self.tr("Is this the pack you expect?"))
        self.setAccessibleName(self.heading.text())
        signed = Card()
        signed.add(QuestionTitle(self.tr("Signed by the office with these words")))
        signed.add(FigureLabel(review.fingerprint, selectable=False))
        if review.is_known_office:
            words = self.tr("They are the same as those of the last pack for this audit.")
        else:
            words = self.tr(
                "Compare them with the office\u2019s letter. If they differ, do not keep the pack, "
                "and phone the office on a number you know."
            )
        signed.add(PlainLabel(words))
        self.add(signed)
        if review.changes:
            self._add_changes(review.changes)
        about = Card()
        about.add(QuestionTitle(self.tr("What it asks")))
        about.add(FactList(review.facts))
        self.add(about)
        cases = Card()
        cases.add(QuestionTitle(self._cases_title(len(review.uins))))
        cases.add(PlainLabel(", ".join(review.uins)))
        self.add(cases)
        if review.offers_help:
            words = self.tr(
                "This office offers help if you forget your passphrase. Nothing of it is set up "
                "until you agree: Menu, Help from the office."
            )
            self.add(Notice(NoticeKind.INFO, words))
        self.set_foot(Foot(primary=self.tr("Keep this pack"), back=self.tr("Do not keep it")))

    def _add_changes(self, changes: tuple[str, ...]) -> None:
        card = Card()
        card.add(QuestionTitle(self.tr("What changes with this pack")))
        for line in changes:
            card.add(PlainLabel(line))
        words = self.tr("You have a pack for this audit already. Your answers stay.")
        card.add(Notice(NoticeKind.INFO, words))
        self.add(card)

    def _cases_title(self, count: int) -> str:
        return self.tr("One case") if count == 1 else self.tr("{0} cases").format(count)
