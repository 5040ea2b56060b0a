"""The returns of an open audit: what came in, what is coming in, and what waits for a person."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from export.return_format import laptop_words, receipt_words
from models.intake_snapshots import SetAside
from models.snapshots import Pin, ReceivedReturn
from office.conflicts import Conflict, open_conflicts
from office.errors import IntakeCode
from office.keyed_words import keyed_words
from office.messages import message
from office.outcome import Outcome
from office.overview import AuditOverview
from office.set_aside import delete, save_copy, try_again
from office.undo import confirm_laptop, refuse_laptop, take_laptop_back
from ui.office.arrivals import ReturnedFile, shown_name
from ui.office.folder_watch import FolderWatch
from ui.office.imports import Asked, Imports
from ui.office.returns_page import ReturnsPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.office.waiting import Deed, NewLaptop, OpenConflict, Waiting
from ui.surroundings import Surroundings, translated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What is read for the page beside the audit itself."""

    conflicts: tuple[Conflict, ...]
    set_aside: tuple[SetAside, ...]


class ReturnsDesk(StageDesk):
    """Shows the returns of an audit, asks for more, and follows the import that is on.

    ``log_asked`` leads to the import log, ``conflict_asked`` to a conflict, with the audit
    and an OpenConflict, ``held_asked`` to a later revision that waits, with the audit and its file.
    After an import, and after what was undone, ``counted`` says that the figures of the rail are
    others, whatever stage is shown.
    """

    STAGES = frozenset({Stage.RETURNS})

    counted = Signal()
    log_asked = Signal()
    conflict_asked = Signal(object, object)
    held_asked = Signal(object, object)

    def __init__(
        self, surroundings: Surroundings, imports: Imports, watch: FolderWatch, parent: QObject
    ) -> None:
        super().__init__(surroundings, parent)
        self._imports = imports
        self._watch = watch
        imports.ended.connect(self._on_ended)
        watch.changed.connect(self._on_watch_changed)

    def show_stage(self, stage: Stage, overview: AuditOverview) -> None:
        """Show what came in."""
        del stage
        self._overview = overview
        profile, audit_id = self._at.profile, overview.audit.id

        def read() -> _Read:
            files = profile.set_aside.files()
            return _Read(
                conflicts=open_conflicts(profile, audit_id),
                set_aside=tuple(each for each in files if each.outcome != IntakeCode.HELD),
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        overview, last = self._shown, self._imports.last
        if last is not None and last.asked.audit_id not in {"", overview.audit.id}:
            last = None
        page = ReturnsPage(
            _returned(overview),
            _waiting(overview, read),
            last.files(overview.audit.id) if last else None,
            stopped=bool(last and last.stopped),
        )
        page.files_asked.connect(self._on_files_asked)
        page.folder_asked.connect(self._on_folder_asked)
        page.log_asked.connect(self.log_asked)
        page.read_asked.connect(partial(self._show_again, Stage.REVIEW))
        page.acted.connect(self._on_acted)
        page.watch.watch_asked.connect(self._on_watch_asked)
        page.watch.stop_asked.connect(partial(self._watch.watch, None))
        page.watch.show_folder(self._watch.folder, is_there=self._watch.is_there)
        self._at.window.show_page(page)
        if words := self._take_saved_words():
            page.show_saved(words)
        self._follow(page)

    @Slot(str)
    def show_with(self, words: str) -> None:
        """Show the returns anew, and say what was done elsewhere about them."""
        self._saved_words = words
        self._show_again(Stage.RETURNS)

    @Slot(str)
    def show_taken_in(self, words: str) -> None:
        """Show the returns once a revision that waited was taken in."""
        self._imports.last = None  # its line would still say that it waits
        self.show_with(words)

    # what waits

    @Slot(object, object)
    def _on_acted(self, deed: Deed, about: object) -> None:
        if isinstance(about, NewLaptop):
            self._do_about_laptop(deed, about)
        elif isinstance(about, SetAside):
            self._do_about_file(deed, about)
        elif isinstance(about, OpenConflict):
            self.conflict_asked.emit(self._shown, about)
        elif deed is Deed.ALL_AGAIN:
            self._try(cast("tuple[SetAside, ...]", about))

    def _do_about_laptop(self, deed: Deed, laptop: NewLaptop) -> None:
        told = {
            Deed.CONFIRM: self.tr("{0}: confirmed."),
            Deed.REFUSE: self.tr("{0}: what this laptop sent was taken out."),
            Deed.TAKE_BACK: self.tr("{0}: the laptop is a new one again. Try its files again."),
        }[deed]
        if deed is Deed.REFUSE and not self._may_refuse(laptop):
            return
        do = {
            Deed.CONFIRM: confirm_laptop,
            Deed.REFUSE: refuse_laptop,
            Deed.TAKE_BACK: take_laptop_back,
        }[deed]
        if deed is Deed.REFUSE:
            self._imports.last = None  # its lines would say what is not so any more
        profile, now = self._at.profile, self._at.now()
        task = self._run(
            lambda: do(profile, laptop.agency_id, laptop.installation_id, laptop.words, now)
        )
        self._saved(task, Stage.RETURNS, told.format(laptop.agency))

    def _may_refuse(self, laptop: NewLaptop) -> bool:
        return self._at.dialogs.confirm(
            self.tr("Take out what this laptop sent?"),
            self.tr(
                "{0}: all answers from this computer go, and what stood before counts again. "
                "Nothing more is taken from it. The files are kept, and you can take the computer "
                "back."
            ).format(laptop.agency),
            self.tr("Take its answers out"),
            self.tr("Leave them"),
        )

    def _do_about_file(self, deed: Deed, item: SetAside) -> None:
        profile, now = self._at.profile, self._at.now()
        if deed is Deed.COMPARE:
            self.held_asked.emit(self._shown, item)
        elif deed is Deed.AGAIN:
            self._try((item,))
        elif deed is Deed.COPY:
            self._copy(item)
        elif self._may_delete(item):
            deleted = self._run(lambda: delete(profile, item, now))
            self._saved(deleted, Stage.RETURNS, self.tr("Deleted."))

    def _try(self, items: tuple[SetAside, ...]) -> None:
        profile, now = self._at.profile, self._at.now()
        self._show_after(self._run(lambda: try_again(profile, items, now)), self._on_tried)

    @Slot(object)
    def _on_tried(self, outcomes: tuple[Outcome, ...]) -> None:
        taken = sum(outcome.accepted for outcome in outcomes)
        if len(outcomes) == 1:
            words = message(outcomes[0].code, outcomes[0].facts, translated).line
        else:
            words = self.tr("Tried again: {0}. Taken in or here already: {1}.")
            words = words.format(len(outcomes), taken)
        page = self._at.window.page()
        if taken or not isinstance(page, ReturnsPage):
            self._saved_words = words
            self._show_again(Stage.RETURNS)
        else:
            page.show_trouble(words)

    def _copy(self, item: SetAside) -> None:
        # Its own name came from outside.
        suggested = Path(f"set-aside-{item.sha256[:8]}.auditreturn")
        kinds = (self.tr("Returns (*.auditreturn)"), self.tr("All files (*)"))
        path = self._at.dialogs.ask_save_file(self.tr("Save a copy"), suggested, kinds)
        if path is None:
            return
        profile, now = self._at.profile, self._at.now()
        task = self._run(lambda: save_copy(profile, item, path, now))
        self._saved(task, Stage.RETURNS, self.tr("A copy is in {0}.").format(path))

    def _may_delete(self, item: SetAside) -> bool:
        return self._at.dialogs.confirm(
            self.tr("Delete this file?"),
            self.tr(
                "{0} is deleted for good. The import log keeps its name and what was wrong with it."
            ).format(shown_name(item.file_name)),
            self.tr("Delete"),
            self.tr("Keep it"),
        )

    # the watched folder

    @Slot()
    def _on_watch_asked(self) -> None:
        folder = self._at.dialogs.ask_open_folder(self.tr("Choose the folder to watch"))
        if folder is not None:
            self._watch.watch(folder)

    @Slot()
    def _on_watch_changed(self) -> None:
        page = self._at.window.page()
        if isinstance(page, ReturnsPage):
            page.watch.show_folder(self._watch.folder, is_there=self._watch.is_there)

    # taking in

    @Slot()
    def _on_files_asked(self) -> None:
        kinds = (self.tr("Returns (*.auditreturn)"), self.tr("All files (*)"))
        self._import(self._at.dialogs.ask_open_files(self.tr("Choose return files"), kinds))

    @Slot()
    def _on_folder_asked(self) -> None:
        folder = self._at.dialogs.ask_open_folder(self.tr("Choose a folder of returns"))
        if folder is not None:
            self._import((folder,))

    def _import(self, paths: tuple[Path, ...]) -> None:
        page = self._at.window.page()
        self._imports.take(Asked(audit_id=self._shown.audit.id, paths=paths))
        if isinstance(page, ReturnsPage):
            self._follow(page)

    def _follow(self, page: ReturnsPage) -> None:
        """Let a page show the import that is on, if any."""
        if not self._imports.is_running():
            return
        self._imports.progressed.connect(page.progress.set_progress)
        page.progress.stopped.connect(self._imports.stop)
        page.progress.start()
        page.show_busy()

    @Slot()
    def _on_ended(self) -> None:
        page = self._at.window.page()
        if isinstance(page, ReturnsPage):
            page.progress.finish()
        if not self._left:
            self.counted.emit()


def _laptops(overview: AuditOverview, pins: tuple[Pin, ...]) -> tuple[NewLaptop, ...]:
    return tuple(
        NewLaptop(
            agency_id=pin.agency_id,
            installation_id=pin.installation_id,
            agency=overview.agency(pin.agency_id).name,
            words=laptop_words(pin.public_key),
        )
        for pin in pins
    )


def _waiting(overview: AuditOverview, read: _Read) -> Waiting:
    return Waiting(
        conflicts=tuple(
            OpenConflict(
                case_id=each.case_id,
                agency_id=each.agency_id,
                agency=overview.agency(each.agency_id).name,
                uin=overview.case(each.case_id).uin,
                answers=len(each.sides),
            )
            for each in read.conflicts
        ),
        laptops=_laptops(overview, overview.laptops),
        refused=_laptops(overview, overview.refused),
        set_aside=read.set_aside,
        held=overview.held,
    )


def _made_by(received: ReceivedReturn) -> str:
    """Name the auditor, and who keyed the return in where the office did."""
    keyed = received.keyed
    named = (received.auditor_name, received.auditor_title)
    return "; ".join(
        filter(
            None,
            (
                ", ".join(filter(None, named)),
                keyed_words(keyed, translated) if keyed is not None else "",
            ),
        )
    )


def _returned(overview: AuditOverview) -> tuple[ReturnedFile, ...]:
    return tuple(
        ReturnedFile(
            agency=overview.agency(each.agency_id).name,
            revision=each.revision,
            auditor=_made_by(each),
            arrived=each.received_at,
            receipt=receipt_words(each.header_sha256),
            withdraws=each.withdraws,
            reason=each.reason,
        )
        for each in overview.returns
    )
