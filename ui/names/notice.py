"""The notice below a box: what looks like a name, and the words that may stand in its place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from anonymise import Finding, Kind, Tier
from ui.names.check import NameCheck
from ui.names.role_words import (
    FAMILY,
    WORKERS,
    fixes_for,
    initials_in,
    offered,
    role_told,
)
from ui.names.who import WhoIsIt, ask_words
from ui.surroundings import translated
from ui.theme.tokens import Space
from ui.widgets.buttons import PlainButton
from ui.widgets.inputs import LineInput
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.rows import FieldRow
from ui.widgets.text import literal

FEW = 3


class NameNotice(QWidget):
    """Shows one finding at a time; its parts are made with the first one, as most boxes have none.

    ``replaced`` carries the word to stand instead, ``corrected`` the word of which it was a slip,
    ``cleared`` the reason why the word may stay, empty where none is asked for, ``explained`` the
    CasePerson for whom initials stand. ``opened`` asks to go through the findings of a text that is
    full of them, ``left`` is sent when the person wants to go back to the text.
    """

    replaced = Signal(str)
    corrected = Signal(str)
    cleared = Signal(str)
    explained = Signal(object)
    opened = Signal()
    left = Signal()

    def __init__(
        self, names: NameCheck, parent: QWidget | None = None, *, roles: bool = True
    ) -> None:
        super().__init__(parent)
        self._names = names
        self._roles = roles
        self._finding: Finding | None = None
        self._offers: tuple[str, ...] = ()
        self._word = self._before = ""
        self.who: WhoIsIt | None = None
        self.hide()

    def _make_parts(self) -> None:
        self.notice = Notice(NoticeKind.ATTENTION)
        self.reason = LineInput()
        self._reason_row = FieldRow(self.tr("Why can this word stay?"), self.reason)
        self.keep = PlainButton(self.tr("Keep the word"))
        self.keep.clicked.connect(self._on_kept)
        self.reason.returnPressed.connect(self._on_kept)
        self._reason_area = QWidget()
        row = QHBoxLayout(self._reason_area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.ROW)
        row.addWidget(self._reason_row, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.WITHIN)
        column.addWidget(self.notice)
        column.addWidget(self._reason_area)
        self._reason_area.hide()

    def show_finding(
        self, finding: Finding | None, word: str = "", count: int = 1, before: str = ""
    ) -> None:
        """Show a finding and how many there are in this box; None hides the notice.

        ``before`` is the text in front of it, which may say already who somebody is.
        """
        if finding is None:
            self._finding = None
            self.hide()
            return
        if self.layout() is None:
            self._make_parts()
        shown = self._finding
        same = shown is not None and shown.kind is finding.kind and word == self._word
        offers = self.fixes(finding, word, before)
        self._finding, self._word, self._before = finding, word, before
        words = self.sentence(finding, word)
        if count > 1:
            words = self.tr("{0} {1} more in this box.").format(words, count - 1)
        self.notice.set_words(words)
        if not same:
            self.reason.set_value("")
            self._put_areas_away()
        if not same or offers != self._offers:
            self._offers = offers
            self._offer(finding)
        self.show()

    def fixes(self, finding: Finding, word: str, before: str) -> tuple[str, ...]:
        """Give what is offered in place of a finding; ``before`` is the text in front of it."""
        if not self._roles and finding.kind in {Kind.PERSON, Kind.INITIALS}:
            return ()
        names = self._names
        return fixes_for(finding, word, names.recent_role_words(), before, names.listed_words())

    def asks_who(self, finding: Finding) -> bool:
        """Tell whether it can be said here for whom a finding stands."""
        return self._roles and finding.kind is Kind.INITIALS and self._names.of_one_case

    def show_crowd(self, count: int) -> None:
        """Say once how many words may be names, where so many cannot be shown one by one."""
        if self.layout() is None:
            self._make_parts()
        self._finding = None
        self._put_areas_away()
        words = self.tr(
            "{0} words here may be names or identify somebody. Each of them has to be settled "
            "before this is sent."
        )
        self.notice.set_words(words.format(count))
        self.notice.clear_buttons()
        self._add(self.tr("Go through them"), self.opened.emit)
        self.show()

    def finding(self) -> Finding | None:
        """Return the finding shown."""
        return self._finding

    def button(self, words: str) -> PlainButton:
        """Return the button with these words; KeyError when there is none."""
        for button in self.notice.findChildren(PlainButton):
            if button.words() == words and not button.isHidden():
                return button
        raise KeyError(words)

    def sentence(self, finding: Finding, word: str) -> str:
        """Say what is the matter with a word."""
        if finding.kind is Kind.PERSON:
            if not self._roles:
                return self.tr("\u201c{0}\u201d looks like a name.").format(word)
            return self.tr("\u201c{0}\u201d looks like a name. Use a role word.").format(word)
        why = translated(finding.reason).rstrip(".")
        return self.tr("\u201c{0}\u201d: {1}.").format(word, why)

    def keep_words(self, finding: Finding) -> str:
        """Give the words of the deed that lets a finding stay."""
        if finding.kind is Kind.PERSON:
            return self.tr("Not a name here")
        return self.tr("It identifies nobody")

    def _offer(self, finding: Finding) -> None:
        self.notice.clear_buttons()
        if self.asks_who(finding):
            self._add(ask_words(self._word), self.ask_who)
        meant = self._names.slip_of(finding, self._word) if self._roles else ""
        if meant:
            self._add(self._write(meant), partial(self.corrected.emit, meant))
        words = self._offers
        if len(words) == 1:
            self._add(self._write(words[0]), partial(self._replace, words[0]))
        else:
            for each in words[:FEW]:
                self._add(each, partial(self._replace, each))
        if words[FEW:]:
            more = self._add(self.tr("More words"))
            more.clicked.connect(partial(self._show_more, more, words[FEW:]))
        self._add(self.keep_words(finding), self.keep_finding)

    def _write(self, words: str) -> str:
        return self.tr("Write \u201c{0}\u201d").format(words)

    def _add(self, words: str, pressed: Callable[[], None] | None = None) -> PlainButton:
        button = self.notice.add_button(words)
        button.setAccessibleDescription(self.notice.words())
        if pressed is not None:
            button.clicked.connect(pressed)
        return button

    def _show_more(self, button: PlainButton, words: tuple[str, ...]) -> None:
        """Open a short list at its button: all words in one would be as high as the screen."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setAccessibleName(button.words())
        groups = {word: self.tr("Family and carers") for word in FAMILY}
        groups |= {word: self.tr("People at work") for word in WORKERS}
        lists: dict[str, QMenu] = {}
        for role_word in words:
            group = groups.get(role_word, "")
            if group and group not in lists:
                lists[group] = menu.addMenu(group)
            place = lists.get(group, menu)
            action = QAction(literal(role_word), place)
            action.triggered.connect(partial(self._replace, role_word))
            place.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _replace(self, role_word: str) -> None:
        self.replaced.emit(role_word)

    @Slot()
    def ask_who(self) -> None:
        """Ask for whom the initials shown stand, below the notice."""
        if self.who is None:
            self.who = WhoIsIt(self._names, self)
            self.who.told.connect(self.explained)
            self.who.told_here.connect(self.replaced)
            self.who.given_up.connect(self.left)
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self.who)
        roles = offered(self._names.recent_role_words())
        self._reason_area.hide()
        self.who.ask(self._word, role_told(initials_in(self._word), self._before, roles))

    def _put_areas_away(self) -> None:
        self._reason_area.hide()
        if self.who is not None:
            self.who.hide()

    @Slot()
    def keep_finding(self) -> None:
        """Let the word shown stay; where it weighs much, ask why first."""
        if self._finding is not None and self._finding.tier is Tier.HIGH:
            self._put_areas_away()
            self._reason_area.show()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cleared.emit("")

    @Slot()
    def _on_kept(self) -> None:
        reason = self.reason.value()
        if reason:
            self._reason_row.set_error("")
            self.cleared.emit(reason)
        else:
            self._reason_row.set_error(self.tr("Write a reason first"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
