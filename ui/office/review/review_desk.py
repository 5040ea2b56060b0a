"""Reading returns one after the other: the list, each return, and what is made from them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from anonymise import Checker
from models.auditor_snapshots import CaseNames
from models.review_snapshots import Accepted
from models.snapshots import Settled
from office.conflicts import Side
from office.deeds import who
from office.overview import AuditOverview
from office.querying import MadeQueries, keep_query_file, make_query_file, queries_by_agency
from office.review import ReviewState, read_return, sides_of, standings
from ui.office.own_names import OwnNames
from ui.office.review.deed_desk import Around, DeedDesk
from ui.office.review.found_card import FoundPlace
from ui.office.review.found_places import found_places
from ui.office.review.list_page import ReviewList, ReviewListPage
from ui.office.review.marks_desk import MarksDesk
from ui.office.review.read_page import ReadPage, ReadView
from ui.office.review.wishes import PlaceWish
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings
from ui.tasks import Report
from ui.widgets.notice import NoticeKind


class ReviewDesk(StageDesk):
    """Shows the list of returns, or the one that was asked for."""

    STAGES = frozenset({Stage.REVIEW})

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._wanted = ""
        self._shown_state = ""
        self._last_read = ""
        self._around: Around | None = None
        self._deeds = DeedDesk(surroundings, own_names, self)
        self._deeds.kept.connect(self._on_kept)
        self._deeds.left.connect(self._on_left)
        self._marks = MarksDesk(surroundings, self)
        self._marks.read_asked.connect(self._read)
        self._marks.changed.connect(self.changed)

    def choose(self, entry_id: str) -> None:
        """Read this return the next time the stage is shown."""
        self._wanted = entry_id

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show the return that was asked for, else the list."""
        del stage
        self._overview = overview
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._read(wanted)
        elif self._marks.is_open:
            self._marks.show(overview)
        else:
            self._show_list()

    def _show_list(self) -> None:
        overview = self._shown
        page = ReviewListPage(
            ReviewList(
                overview=overview,
                standings=standings(overview),
                queries=queries_by_agency(overview),
                shown=self._shown_state,
            )
        )
        page.read_asked.connect(self._read)
        page.file_asked.connect(self._on_file_asked)
        page.marks_asked.connect(partial(self._marks.show, overview))
        page.shown.connect(self._on_state_chosen)
        self._at.window.show_page(page)
        page.show_entry(self._last_read)
        if words := self._take_saved_words():
            page.show_outcome(NoticeKind.DONE, words)

    @Slot(str)
    def _on_state_chosen(self, state: str) -> None:
        self._shown_state = state

    # one return

    @Slot(str)
    def _read(self, entry_id: str) -> None:
        """Read a return off the window's thread; where it counts no more, the list says so."""
        profile, overview = self._at.profile, self._shown
        own_names = self._own_names

        def read() -> tuple[tuple[Side, ...], frozenset[str]]:
            entries = profile.intake.entries(overview.audit.id)
            entry = next((each for each in entries if each.id == entry_id), None)
            sides = sides_of(profile, overview, entry) if entry is not None else ()
            return sides, profile.cleared.of(overview.audit.id)

        def lay_out(found: tuple[tuple[Side, ...], frozenset[str]]) -> None:
            sides, cleared = found
            if not sides:
                self._saved_words = self.tr("That return was replaced by a later one.")
                self._show_list()
                return
            self._lay_out(sides, cleared, own_names.checker())

        self._show_after(self._run(read, essential=False), lay_out)

    def _lay_out(
        self, sides: tuple[Side, ...], cleared: frozenset[str], checker: Checker | None
    ) -> None:
        overview, key = self._shown, self._at.profile.details.settle_key
        names = CaseNames(settled=cleared, local_words=overview.audit.details.local_words)
        load = self._at.load_checker

        def work(_report: Report) -> Around:
            read = read_return(overview, sides, checker=checker or load(), names=names, key=key)
            return Around(overview=overview, read=read, cleared=cleared)

        task = self._at.tasks.pure(work)
        task.failed.connect(self._on_failed)
        self._show_after(task, self._show_return)

    def _show_return(self, around: Around) -> None:
        self._around, self._last_read = around, around.read.entry.id
        order = [each.entry_id for each in standings(around.overview)]
        at = order.index(around.read.entry.id)
        page = ReadPage(
            ReadView(
                overview=around.overview,
                read=around.read,
                found=found_places(around.overview, around.read),
                before=order[at - 1] if at else "",
                after=order[at + 1] if at + 1 < len(order) else "",
                place=at + 1,
                of=len(order),
            )
        )
        page.wished.connect(self._on_wished)
        page.settled.connect(self._on_settled)
        page.query_closed.connect(self._on_query_closed)
        page.other_asked.connect(self._read)
        page.print_asked.connect(self._on_print)
        page.primary_pressed.connect(self._on_accept)
        page.back_pressed.connect(self._on_list_asked)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_outcome(NoticeKind.DONE, words)

    @Slot(object)
    def _on_wished(self, wish: PlaceWish) -> None:
        if self._around is not None:
            self._deeds.start(self._around, wish)

    @Slot()
    def _on_left(self) -> None:
        if self._around is not None:
            self._show_return(self._around)

    @Slot(str)
    def _on_kept(self, words: str) -> None:
        self._saved_words, self._wanted = words, self._last_read
        self._show_again(Stage.REVIEW)

    @Slot(object)
    def _on_settled(self, found: FoundPlace) -> None:
        """Take the office's word that something found names nobody, in the whole audit."""
        if found.finding is None:
            return
        names = self._own_names.check(frozenset(), frozenset())
        names.settled.connect(self._keep_settled)
        names.settle(found.finding, found.word, "")
        names.deleteLater()

    @Slot(object)
    def _keep_settled(self, settled: Settled) -> None:
        cleared, audit_id = self._at.profile.cleared, self._shown.audit.id
        task = self._run(lambda: cleared.add(audit_id, settled))
        self._show_after(task, lambda _done: self._on_kept(""))

    @Slot(str)
    def _on_query_closed(self, query_id: str) -> None:
        reviews = self._at.profile.reviews
        task = self._run(lambda: reviews.close_query(query_id))
        self._show_after(task, lambda _done: self._on_kept(self.tr("Query closed.")))

    @Slot()
    def _on_accept(self) -> None:
        """Accept and go on to the next return that is not; or open an accepted one again."""
        if self._around is None:
            return
        read, reviews = self._around.read, self._at.profile.reviews
        entry = read.entry
        if read.standing.state is ReviewState.ACCEPTED:
            task = self._run(lambda: reviews.reopen(entry.case_id, entry.agency_id))
            self._show_after(task, lambda _done: self._on_kept(self.tr("Open again.")))
            return
        if read.standing.state is ReviewState.QUERIED and not self._at.dialogs.confirm(
            self.tr("Accept without an answer?"),
            self.tr(
                "Queries about this return that the agency has not answered: {0}. Accepting closes "
                "them, also those that have not gone out."
            ).format(read.standing.asked),
            self.tr("Accept, and close the queries"),
            self.tr("Leave it open"),
        ):
            return
        profile, now = self._at.profile, self._at.now()
        closing = [each.id for each in read.queries if each.closed_at is None]

        def accept() -> None:
            accepted = Accepted(
                case_id=entry.case_id,
                agency_id=entry.agency_id,
                entry_id=entry.id,
                at=now,
                by=who(profile),
            )
            reviews.accept(accepted, closing)

        self._show_after(self._run(accept), self._on_accepted)

    def _on_accepted(self, _done: object) -> None:
        found = standings(self._shown)
        order = [each.entry_id for each in found]
        at = order.index(self._last_read)
        waiting = [
            each.entry_id
            for each in (*found[at + 1 :], *found[:at])
            if each.state in {ReviewState.RETURNED, ReviewState.ANSWERED}
        ]
        done = found[at].assignment
        self._saved_words = self.tr("Accepted: {0}, {1}.").format(
            self._shown.agency(done.agency_id).name, self._shown.case(done.case_id).uin
        )
        if found[at].asked:
            self._saved_words += " " + self.tr("Its queries are closed.")
        self._wanted = waiting[0] if waiting else ""
        self._show_again(Stage.REVIEW)

    @Slot()
    def _on_list_asked(self) -> None:
        self._marks.is_open = False
        self._show_again(Stage.REVIEW)

    # queries and marks

    @Slot(str)
    def _on_file_asked(self, agency_id: str) -> None:
        profile, overview, now = self._at.profile, self._shown, self._at.now()
        checker = self._own_names.checker()
        load = self._at.load_checker

        def make() -> MadeQueries:
            return make_query_file(profile, overview, agency_id, checker or load(), now)

        self._show_after(self._run(make, essential=False), self._on_made)

    def _on_made(self, made: MadeQueries) -> None:
        path = self._at.dialogs.ask_save_file(
            self.tr("Save the query file"),
            Path(made.file.file_name),
            (self.tr("Queries (*.auditquery)"),),
        )
        if path is None:
            return
        task = self._run(partial(keep_query_file, self._at.profile, made, path))
        words = self.tr("Saved as {0}. Queries in it: {1}. Send it as you sent the pack.")
        self._saved(task, Stage.REVIEW, words.format(path.name, len(made.query_ids)))

    @Slot(str)
    def _on_print(self, entry_id: str) -> None:
        """Print the return that is read, with the office's marks on it."""
        if self._around is None:
            return
        overview, now = self._shown, self._at.now().astimezone()
        entry, received = self._around.read.entry, self._around.read.received

        def draw() -> bytes:
            from office.prints import form_pdf

            return form_pdf(overview, entry, received, anonymised=False, now=now)

        from office.prints import form_file_name

        self._wanted = entry_id
        name = form_file_name(overview, entry, received)
        self._preview(draw, self._around.whose, name, Stage.REVIEW)
