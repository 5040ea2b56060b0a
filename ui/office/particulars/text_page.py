"""One text with its source, its edition and its date."""

from dataclasses import replace

from typing_extensions import override

from models.particulars import TextKind, TextWords
from office.marking import NOOP
from ui.names.check import NameCheck
from ui.office.boxes import Box, BoxKind, BoxSpec
from ui.office.particulars.saved_together import BoxesPage
from ui.office.particulars.text_words import kind_options
from ui.widgets.inputs import Choice
from ui.widgets.page import Foot

KIND, TITLE = "kind", "title"
_KIND = BoxSpec(KIND, NOOP("What it is"), kind=BoxKind.CHOICE, needed=True)
_REST = (
    BoxSpec(TITLE, NOOP("Title"), reached=True),
    BoxSpec(
        "words",
        NOOP("Its words (optional)"),
        kind=BoxKind.TEXT,
        help=NOOP("As they are to be quoted; for a helpline its number and when it is open."),
        reached=True,
    ),
    BoxSpec("source", NOOP("Source (optional)"), help=NOOP("Who published it."), reached=True),
    BoxSpec("edition", NOOP("Edition (optional)"), help=NOOP("Such as 2023.")),
    BoxSpec("dated", NOOP("Date of the edition (optional)"), kind=BoxKind.DAY),
    BoxSpec("link", NOOP("Link (optional)"), reached=True),
)


class TextPage(BoxesPage[TextWords]):
    """``submitted`` carries the TextWords."""

    def __init__(self, title: str, about: str, text: TextWords | None, names: NameCheck) -> None:
        specs = (replace(_KIND, options=kind_options()), *_REST)
        blank = TextWords(kind=TextKind.STATUTORY, title="")
        super().__init__((title, about), text or blank, blank, specs, names)
        kinds = self.widget(KIND)
        if isinstance(kinds, Choice):
            kinds.removeItem(0)  # a text always is one of them
        self.set_foot(Foot(primary=self.tr("Save the text"), back=self.tr("Back to the texts")))

    @override
    def given(self) -> dict[str, object]:
        given = super().given()
        return {**given, KIND: TextKind(str(given[KIND]))}

    @override
    def further_problem(self, box: Box) -> str:
        is_missing = box.spec.key == TITLE and not self.given()[TITLE]
        return self.tr("Enter a title") if is_missing else ""
