"""Checking one whole form for names: looking, replacing, settling, declaring."""

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from export.name_gate import query_of
from ui.auditor.check_names_page import CheckNamesPage, NameFix
from ui.auditor.form_work import FormWork
from ui.auditor.found_names import NameLook, SeenNames, find_names, is_scope
from ui.names.check import NameCheck
from ui.names.found import FoundName, FoundWord, with_words_replaced
from ui.names.role_words import later_mention, mention
from ui.surroundings import Surroundings
from ui.tasks import Report


class NamesDesk(QObject):
    """Looks through the form off the window's thread; the newest look counts.

    ``changed`` is sent when the number of open words or the declaration is another.
    """

    changed = Signal()

    def __init__(
        self,
        surroundings: Surroundings,
        work: FormWork,
        names: NameCheck,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._work = work
        self._names = names
        self._seen: SeenNames | None = None
        self._page: CheckNamesPage | None = None
        self._looks = 0
        self._stale = True
        names.changed.connect(self.look)
        work.changed.connect(self._on_work_changed)

    def open_count(self) -> int | None:
        """Return how many different words are open; None while nobody has looked."""
        return None if self._seen is None else len(self._seen.open)

    def open_words(self) -> tuple[FoundWord, ...]:
        """Return the words that are open, as far as anybody has looked."""
        return self._seen.open if self._seen is not None else ()

    def is_declared(self) -> bool:
        """Tell whether a person has declared the form free of names since the last change."""
        return self._work.names_checked is not None

    def page(self) -> CheckNamesPage:
        """Make the page that shows what is found."""
        page = CheckNamesPage(self._names)
        page.replaced.connect(self._on_replaced)
        page.kept.connect(self._on_kept)
        page.explained.connect(self._names.case.add_person)
        page.declared.connect(self._on_declared)
        page.look_wanted.connect(self.look)
        self._page = page
        self.look()
        return page

    @Slot()
    def look(self) -> None:
        """Look through everything that would be sent, with the answers as they are now."""
        checker = self._names.checker()
        if checker is None:
            return
        self._stale = False
        self._looks += 1
        number = self._looks
        look = NameLook(
            tool=self._work.filling.tool,
            scope=self._work.scope,
            answers=self._work.filling.answers(),
            replies=self._work.replies.texts(),
            names=self._names.kept(),
            settle_key=self._around.profile.details.settle_key,
        )

        def find(_report: Report) -> tuple[int, SeenNames]:
            return number, find_names(look, checker)

        self._around.tasks.pure(find, owner=self).succeeded.connect(self._on_found)

    def look_if_changed(self) -> None:
        """Look again if anything was changed since the last look."""
        if self._stale:
            self.look()

    @Slot(object)
    def _on_found(self, result: tuple[int, SeenNames]) -> None:
        number, seen = result
        if number != self._looks:
            return
        self._seen = seen
        if self._page is not None and isValid(self._page):
            self._page.show_found(seen, self._work.names_checked)
        self.changed.emit()

    @Slot()
    def _on_work_changed(self) -> None:
        self._stale = True

    @Slot(object)
    def _on_replaced(self, fix: NameFix) -> None:
        """Replace a word wherever it stands, but in no text that has changed since the look."""
        paths = dict.fromkeys(place.path for place in fix.found.places)
        done = [
            self._replace_in(path, [each for each in fix.found.places if each.path == path], fix)
            for path in paths
        ]
        if any(done):
            self._work.autosave.flush()
            for word in dict.fromkeys(place.word for place in fix.found.places):
                self._names.replaced(fix.found.finding, word, fix.instead)
        self.look()

    def _replace_in(self, path: str, places: list[FoundName], fix: NameFix) -> bool:
        work = self._work
        in_reason, query_id = is_scope(path), query_of(path)
        before = work.filling.answers().get(path, "")
        if in_reason or query_id:
            before = work.scope.reason if in_reason else work.replies.text(query_id)
        first = mention(fix.instead, before[: places[0].finding.start])
        words = [first, *[later_mention(fix.instead)] * (len(places) - 1)]
        text = with_words_replaced(before, zip(places, words, strict=True))
        if text is None:
            return False
        if in_reason:
            work.put_reason(text)
        elif query_id:
            work.replies.put(query_id, text)
        else:
            work.keep_version(path)
            work.put_text(path, text)
        return True

    @Slot(object)
    def _on_kept(self, fix: NameFix) -> None:
        for place in fix.found.forms:
            self._names.settle(place.finding, place.word, fix.reason)

    @Slot(bool)
    def _on_declared(self, declared: bool) -> None:  # noqa: FBT001
        self._work.declare_checked(self._around.now() if declared else None)
        self.changed.emit()
