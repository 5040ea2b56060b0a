"""From a file and six words to a kept pack, with a look at it in between."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from export.errors import FileFault, FileRejected
from export.file_reading import read_file
from export.pack_file import PackContents, open_pack
from export.query_file import ENDING as QUERIES
from forms.errors import ToolRejected
from forms.kinds import words_of
from models.errors import ModelError
from models.profile import Profile
from models.snapshots import OpenedPack
from office.messages import message
from ui.auditor.open_pack_page import OpenPackPage, PackChoice
from ui.auditor.pack_changes import Held, change_lines
from ui.auditor.pack_review_page import PackReview, PackReviewPage
from ui.auditor.telling import tell_trouble
from ui.stay import Stay
from ui.surroundings import Surroundings, translated
from ui.tasks import Report

ENDING = ".auditpack"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A pack that was opened, and the packs that were here before."""

    contents: PackContents
    held: tuple[Held, ...]


class PackDesk(QObject):
    """Opens one pack at a time. Nothing is kept before the person has looked at it.

    ``queries_chosen`` carries the path of a file of queries, which needs no code.
    """

    kept = Signal()
    left = Signal()
    queries_chosen = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._contents: PackContents | None = None

    def is_shown(self) -> bool:
        """Whether a file can be put into the page shown, beside the code typed there."""
        return isinstance(self._around.window.page(), OpenPackPage)

    def show(self, path: Path | None = None) -> None:
        """Ask for file and code; with ``path`` the file is there already."""
        shown = self._around.window.page()
        if isinstance(shown, OpenPackPage) and path is not None:
            shown.set_file(path)
            return
        page = OpenPackPage(path)
        page.back_pressed.connect(self.left)
        page.file_wanted.connect(self._on_file_wanted)
        page.chosen.connect(self._on_chosen)
        self._around.window.set_trail((self.tr("Open a pack"),))
        self._around.window.show_page(page)
        if path is not None:
            page.set_file(path)

    @Slot()
    def _on_file_wanted(self) -> None:
        paths = self._around.dialogs.ask_open_files(
            self.tr("Choose the pack file"),
            (self.tr("Packs and queries (*.auditpack *.auditquery)"),),
        )
        page = self._around.window.page()
        if paths and paths[0].suffix.lower() == QUERIES:
            self.queries_chosen.emit(paths[0])
            return
        if paths and isinstance(page, OpenPackPage):
            page.set_file(paths[0])

    @Slot(object)
    def _on_chosen(self, choice: PackChoice) -> None:
        page = self._around.window.page()
        if isinstance(page, OpenPackPage):
            page.show_busy(busy=True)
        profile = self._around.profile

        def held(_report: Report) -> tuple[PackChoice, tuple[Held, ...]]:
            return choice, tuple(_held(profile, pack) for pack in profile.forms.packs())

        task = self._around.tasks.store(held)
        Stay(task, self._around.window).arrived.connect(self._on_held)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_held(self, result: tuple[PackChoice, tuple[Held, ...]]) -> None:
        choice, held = result
        now = self._around.now()

        def unseal(_report: Report) -> _Opened:
            raw = read_file(choice.path)
            pins = {each.pack.audit_id: each.pack.office_key for each in held}
            contents = open_pack(raw, choice.code_words, pins=pins, now=now)
            return _Opened(contents=contents, held=held)

        task = self._around.tasks.pure(unseal)
        Stay(task, self._around.window).arrived.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_opened(self, opened: _Opened) -> None:
        contents, pack = opened.contents, opened.contents.pack
        self._contents = contents
        facts = [
            (self.tr("Audit"), pack.audit_title),
            (self.tr("Agency"), pack.agency_name),
            (self.tr("Form"), contents.tool.title),
            (self.tr("Contact"), pack.contact),
            (self.tr("Return by"), words_of(pack.return_by) if pack.return_by else ""),
        ]
        uins = tuple(case.uin for case in contents.cases)
        before = next((each for each in opened.held if _is_same(each.pack, pack)), None)
        page = PackReviewPage(
            PackReview(
                fingerprint=contents.fingerprint,
                facts=tuple((label, value) for label, value in facts if value),
                uins=uins,
                is_known_office=any(
                    pack.office_key == each.pack.office_key for each in opened.held
                ),
                offers_help=bool(pack.escrow),
                changes=change_lines(before, pack, uins) if before else (),
            )
        )
        page.primary_pressed.connect(self._on_keep)
        page.back_pressed.connect(self.left)
        self._around.window.show_page(page)

    @Slot()
    def _on_keep(self) -> None:
        contents, profile = self._contents, self._around.profile
        self._contents = None
        if contents is None:
            return

        def keep(_report: Report) -> None:
            profile.forms.add_pack(contents.pack, contents.cases)

        task = self._around.tasks.store(keep, essential=True)
        Stay(task, self._around.window).arrived.connect(self._on_kept)
        task.failed.connect(self._on_failed)

    @Slot(object)
    def _on_kept(self, _nothing: object) -> None:
        self.kept.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ToolRejected):
            error = FileRejected(FileFault.PACK_DAMAGED)
        page = self._around.window.page()
        if isinstance(error, FileRejected | ModelError) and isinstance(page, OpenPackPage):
            worded = message(error.code, error.facts, translated)
            at_code = error.code == FileFault.WRONG_PACK_CODE.value
            page.show_trouble(worded.line, at_code=at_code)
        else:
            tell_trouble(self._around, error)


def _held(profile: Profile, pack: OpenedPack) -> Held:
    forms = profile.forms.forms(pack.id)
    return Held(pack=pack, uins=tuple(form.uin for form in forms if form.is_asked))


def _is_same(one: OpenedPack, other: OpenedPack) -> bool:
    """Whether two packs ask the same agency in the same audit."""
    return (one.audit_id, one.agency_code) == (other.audit_id, other.agency_code)
