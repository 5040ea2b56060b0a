"""One section of an audit's record: a few boxes, saved together."""

from typing_extensions import override

from models.particulars import Particulars
from ui.names.check import NameCheck
from ui.office.boxes import Box, BoxKind
from ui.office.particulars.saved_together import BoxesPage
from ui.office.particulars.sections import Section
from ui.surroundings import translated
from ui.widgets.page import Foot

MOST_CASES = 9_999


class SectionPage(BoxesPage[Particulars]):
    """``submitted`` carries the Particulars with what this page has of them."""

    def __init__(self, section: Section, own: Particulars, names: NameCheck) -> None:
        words = translated(section.title), translated(section.about)
        super().__init__(words, own, Particulars(), section.boxes, names)
        self.set_foot(Foot(primary=self.tr("Save and go back"), back=self.tr("Back to details")))

    @override
    def further_problem(self, box: Box) -> str:
        typed = box.value()
        if box.spec.kind is not BoxKind.NUMBER or typed is None:
            return ""
        if isinstance(typed, int) and 0 < typed <= MOST_CASES:
            return ""
        return self.tr("Enter the number of cases in figures, such as 5")
