"""Choosing a passphrase: four generated words offered, two boxes to type it into."""

from PySide6.QtCore import Signal, Slot

from ui.tasks import Report, TaskRunner
from ui.widgets.buttons import LinkButton, PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import PassphraseInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import FigureLabel, PlainLabel, QuestionTitle

LEAST_PASSPHRASE = 14
OFFERED = 4
PASSPHRASE, AGAIN = "passphrase", "again"


def offered_words(_report: Report | None = None) -> str:
    """Make the words to offer; reads the word list, so for the store's thread."""
    from models.passwords import generate_words

    return generate_words(OFFERED)


class NewPassphrase(Card):
    """Asks for a new passphrase twice; generated words can be put into both boxes.

    Typed twice because a slip would lock the person out; words that were put in have no slips.
    ``opens`` says what it opens where that is not the profile.
    ``words_asked`` wants ``offer`` called with other words, ``entered`` is Return in the last box.
    """

    words_asked = Signal()
    entered = Signal()

    def __init__(self, title: str, label: str, offered: str, opens: str = "") -> None:
        super().__init__()
        self._opens = opens or self.tr("It opens this profile and nobody can look it up for you.")
        self.passphrase = PassphraseInput()
        self.again = PassphraseInput()
        self._offered = FigureLabel(offered, selectable=True)
        self.use_words = PlainButton(self.tr("Use these words"))
        self.other_words = LinkButton(self.tr("Offer other words"))
        self.taken = Notice(NoticeKind.INFO)
        self.taken.hide()
        self.add(QuestionTitle(title))
        self._compose()
        self._passphrase_row: FieldRow = add_row(self.body, label, self.passphrase)
        self._again_row: FieldRow = add_row(
            self.body, self.tr("The same passphrase again"), self.again
        )
        self.use_words.clicked.connect(self._on_use_words)
        self.other_words.clicked.connect(self.words_asked)
        self.again.entered.connect(self.entered)
        for box in (self.passphrase, self.again):
            box.edited.connect(self.taken.hide)

    def _compose(self) -> None:
        words = self.tr(
            "These four words are easy to say and hard to guess. Take them and write them down, "
            "or choose your own of at least {0} characters."
        )
        self.add(PlainLabel(f"{self._opens} {words.format(LEAST_PASSPHRASE)}"))
        self.add(self._offered)
        deeds = FlowLayout()
        deeds.addWidget(self.use_words)
        deeds.addWidget(self.other_words)
        self.add(deeds)
        self.add(self.taken)

    def offer(self, words: str) -> None:
        """Show other generated words."""
        self._offered.setText(words)

    def value(self) -> str:
        """Return what was typed, untouched."""
        return self.passphrase.value()

    def clear(self) -> None:
        """Empty both boxes."""
        self.passphrase.clear()
        self.again.clear()
        self.taken.hide()

    def check(self) -> list[Problem]:
        """Say beside the boxes what is wrong, and give it for the summary of the page."""
        typed, again = self.passphrase.value(), self.again.value()
        short = (
            self.tr("Use at least {0} characters").format(LEAST_PASSPHRASE)
            if len(typed.strip()) < LEAST_PASSPHRASE
            else ""
        )
        other = "" if short or typed == again else self.tr("The two passphrases differ")
        self._passphrase_row.set_error(short)
        self._again_row.set_error(other)
        found = ((PASSPHRASE, short), (AGAIN, other))
        return [Problem(path=path, words=words) for path, words in found if words]

    def box(self, path: str) -> PassphraseInput:
        """Give the box that a problem is about."""
        return self.again if path == AGAIN else self.passphrase

    @Slot()
    def _on_use_words(self) -> None:
        for box in (self.passphrase, self.again):
            box.line.setText(self._offered.text())
        self.taken.set_words(
            self.tr("These words are in both boxes now. Write them down before you go on.")
        )
        self.taken.show()
        self.taken.say()


def offer_others(tasks: TaskRunner, secret: NewPassphrase) -> None:
    """Have other words made and offered, unless their page has gone by then."""
    tasks.store(offered_words, owner=secret).succeeded.connect(secret.offer)
