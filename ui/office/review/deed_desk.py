"""The pages on which one thing is done about a place of a return, and the keeping of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from models.deletion_snapshots import Owed
from models.review_snapshots import Moderation, Pick, Query
from office.deeds import who
from office.overview import AuditOverview
from office.redacting import Redacted, RedactionWish, redact
from office.review import ReadAnswer, ReadReturn
from ui.leaving import may_leave
from ui.names.check import NameCheck
from ui.office.own_names import OwnNames
from ui.office.review.ask_page import AskPage
from ui.office.review.deed_step import DeedPage
from ui.office.review.found_places import place_words
from ui.office.review.mark_page import MarkPage, MarkWish
from ui.office.review.moderate_page import GradeWish, ModeratePage
from ui.office.review.redact_page import RedactPage, TakeOut
from ui.office.review.wishes import Deed, PlaceWish
from ui.office.stage_desk import StageDesk
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The return that a deed is about, and what the office let stay in this audit."""

    overview: AuditOverview
    read: ReadReturn
    cleared: frozenset[str]

    @property
    def whose(self) -> str:
        """Agency and case in words."""
        entry = self.read.entry
        agency = self.overview.agency(entry.agency_id).name
        return f"{agency}, {self.overview.case(entry.case_id).uin}"

    def answer(self, question: str) -> ReadAnswer | None:
        """Find the answer to a question, None where none is meant."""
        for page in self.read.pages:
            for each in page.answers:
                if each.question.code == question:
                    return each
        return None


class DeedDesk(StageDesk):
    """``kept`` carries the words that say what was done; ``left`` that nothing was."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._around: Around | None = None

    @property
    def _about(self) -> Around:
        """The return that is worked on; LookupError before any."""
        if self._around is None:
            raise LookupError
        return self._around

    def start(self, around: Around, wish: PlaceWish) -> None:
        """Show the page for a deed at a place."""
        self._around, self._overview = around, around.overview
        audit = around.overview.audit
        names = self._own_names.of_audit(audit, around.cleared)
        answer = around.answer(wish.question or self._question_at(wish.path))
        page, keep = self._page(wish, answer, names)
        names.setParent(page)
        page.done.connect(keep)
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        if may_leave(self._at):
            self.left.emit()

    def _page(
        self, wish: PlaceWish, answer: ReadAnswer | None, names: NameCheck
    ) -> tuple[DeedPage, Callable[[object], None]]:
        around = self._about
        place = self._place(wish, answer)
        texts = [each.text for each in answer.boxes] if answer is not None else []
        if wish.deed is Deed.REDACT:
            every = tuple(around.read.texts.values())
            page = RedactPage(place, every, around.whose, wish.words, names)
            page.show_texts(texts or [around.read.texts.get(wish.path, "")])
            return page, partial(self._on_redact, wish.path)
        if wish.deed is Deed.MODERATE and answer is not None:
            graded = ModeratePage(answer, around.whose, names)
            graded.removed.connect(partial(self._on_grade_removed, answer.question.code))
            return graded, partial(self._on_graded, answer.question.code)
        if wish.deed is Deed.MARK:
            themes = [(each.code, each.label) for each in around.overview.tool.themes]
            shown = [*([answer.answer] if answer and answer.answer else []), *texts]
            marked = MarkPage(place, shown, around.whose, names, (wish.words, themes))
            return marked, partial(self._on_marked, wish)
        shown = [*([answer.answer] if answer and answer.answer else []), *texts]
        return AskPage(place, shown, around.whose, names), partial(self._on_asked, wish.path)

    def _place(self, wish: PlaceWish, answer: ReadAnswer | None) -> str:
        if answer is not None:
            question = answer.question
            return " ".join(filter(None, (question.number, question.text)))
        return place_words(self._about.overview, wish.path)

    def _question_at(self, path: str) -> str:
        for question in self._about.overview.tool.questions:
            if path in {each.path for each in question.fields}:
                return question.code
        return ""

    def _on_asked(self, path: str, text: object) -> None:
        entry, profile, now = self._about.read.entry, self._at.profile, self._at.now()

        def ask() -> None:
            query = Query(
                id=uuid4().hex,
                case_id=entry.case_id,
                agency_id=entry.agency_id,
                path=path,
                text=str(text),
                asked_at=now,
                asked_by=who(profile),
            )
            profile.reviews.ask(query)

        words = self.tr("Query kept. Make the query file on the list of returns to send it.")
        self._keep(ask, words)

    def _on_redact(self, path: str, out: object) -> None:
        if not isinstance(out, TakeOut):
            return
        sure = self._at.dialogs.confirm(
            self.tr("Take these words out for good?"),
            self.tr("Nobody can bring them back, and the file that brought them goes too."),
            self.tr("Take them out"),
            self.tr("Leave them"),
        )
        if not sure:
            return
        around, profile, now = self._about, self._at.profile, self._at.now()
        wish = RedactionWish(
            entry_id=around.read.entry.id,
            path=path,
            words=out.words,
            instead=out.instead,
            reason=out.reason,
        )
        task = self._run(lambda: redact(profile, around.overview, wish, now))
        self._show_after(task, self._on_redacted)

    @Slot(object)
    def _on_redacted(self, done: Redacted) -> None:
        words = self.tr("Taken out in {0} places.").format(done.places)
        if done.owed is Owed.SERVER:
            owed = self.tr("Copies that the administrator of the server keeps may still have them.")
            words = f"{words} {owed}"
        elif done.owed is not None:
            owed = self.tr(
                "Copies on this disk could not all be renewed; that is tried again each time the "
                "profile is opened."
            )
            words = f"{words} {owed}"
        self.kept.emit(words)

    def _on_marked(self, wish: PlaceWish, marks: object) -> None:
        if not isinstance(marks, MarkWish):
            return
        entry, profile, now = self._about.read.entry, self._at.profile, self._at.now()
        text = self._about.read.texts.get(wish.path, "")
        start = text.find(wish.words) if marks.only_words else -1
        stop = start + len(wish.words) if start >= 0 else 0

        def mark() -> None:
            by = who(profile)
            picks = [
                Pick(
                    id=uuid4().hex,
                    case_id=entry.case_id,
                    agency_id=entry.agency_id,
                    path=wish.path,
                    theme=theme,
                    start=max(start, 0),
                    stop=stop,
                    entry_id=entry.id,
                    note=marks.note,
                    at=now,
                    by=by,
                )
                for theme in marks.themes
            ]
            profile.reviews.add_picks(picks)

        self._keep(mark, self.tr("Marked."))

    def _on_graded(self, question: str, graded: object) -> None:
        if not isinstance(graded, GradeWish):
            return
        entry, profile, now = self._about.read.entry, self._at.profile, self._at.now()
        seen = self._grade_of(question)

        def moderate() -> None:
            moderation = Moderation(
                case_id=entry.case_id,
                agency_id=entry.agency_id,
                question=question,
                grade=graded.grade,
                reason=graded.reason,
                entry_id=entry.id,
                at=now,
                by=who(profile),
            )
            profile.reviews.moderate(moderation, seen)

        self._keep(moderate, self.tr("Grade kept."))

    def _on_grade_removed(self, question: str) -> None:
        seen, reviews = self._grade_of(question), self._at.profile.reviews
        if seen is not None:
            end = partial(reviews.end_moderation, seen)
            self._keep(end, self.tr("The agency\u2019s own grade stands alone."))

    def _grade_of(self, question: str) -> Moderation | None:
        """Give the office's grade as the page has shown it."""
        answer = self._about.answer(question)
        return answer.moderation if answer is not None else None

    def _keep(self, work: Callable[[], None], words: str) -> None:
        self._show_after(self._run(work), lambda _done: self.kept.emit(words))
