"""Keys and staff of the office: shows the pages, and carries out what they ask."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from export.file_reading import read_file
from export.pdf.key_kit import KIT_FILE, key_kit
from export.pdf.kit_reading import kit_file_text
from models.profile import Profile
from office.help import HelpRequest, read_help
from office.keys import (
    TESTED_AT_ONCE,
    Proof,
    broken_keys,
    escrow_key,
    kit_of,
    offer_help,
    offers_help,
    renew_audit_key,
    try_kit,
)
from ui.menu_desk import Place
from ui.office.keys.help_page import HelpAuditorPage
from ui.office.keys.keys_page import KeyLine, KeysPage, KeysView
from ui.office.keys.rescue_desk import RescueDesk
from ui.office.keys.staff_desk import StaffDesk
from ui.office.keys.trial_page import TrialPage
from ui.office.store_desk import StoreDesk
from ui.preview.preview_page import PreviewPage, Printout
from ui.stay import Stay
from ui.surroundings import Surroundings
from ui.tasks import Report


class OfficeKeysDesk(StoreDesk):
    """Leaves what is open in the desk, and goes back to it afterwards."""

    def __init__(self, surroundings: Surroundings, desk: Place, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._desk = desk
        self._place = ""
        self._staff = StaffDesk(surroundings, self)
        self._staff.left.connect(self.show)
        self._rescue = RescueDesk(surroundings, self)
        self._rescue.left.connect(self.show)
        self._saved_words = ""

    @Slot()
    def begin(self) -> None:
        """Show the keys over what is open."""
        place = self._desk.place()
        if self._desk.leave():
            self._place = place
            self.show()

    @Slot()
    def _on_left(self) -> None:
        self._desk.go_back_to(self._place)

    @Slot()
    def show(self) -> None:
        """Show the keys of the newest audits as they are now; each is tried."""
        profile = self._at.profile
        self._show_after(
            self._run(lambda: keys_view(profile, TESTED_AT_ONCE), essential=False), self._on_view
        )

    def _on_rest_wanted(self, page: KeysPage) -> None:
        profile = self._at.profile

        def work(report: Report) -> KeysView:
            return keys_view(profile, None, report)

        page.rest.setEnabled(False)
        task = self._at.tasks.store(work, owner=page)
        page.progress.watch(task)
        task.finished.connect(page.offer_rest)
        task.failed.connect(self._on_failed)
        Stay(task, self._at.window).arrived.connect(self._on_view)

    @Slot(object)
    def _on_view(self, view: KeysView) -> None:
        page = KeysPage(view)
        page.kit_wanted.connect(self._on_kit_wanted)
        page.trial_wanted.connect(self._on_trial_wanted)
        page.rescue_wanted.connect(self._rescue.show)
        page.renew_wanted.connect(self._on_renew_wanted)
        page.help_wanted.connect(self._on_help_wanted)
        page.offered.connect(self._on_offered)
        page.staff_wanted.connect(self._staff.show)
        page.rest_wanted.connect(partial(self._on_rest_wanted, page))
        page.back_pressed.connect(self._on_left)
        window = self._at.window
        window.set_steps(())
        window.set_trail((self.tr("Keys and staff"),))
        window.show_page(page)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_saved(words)

    # the kit

    @Slot()
    def _on_kit_wanted(self) -> None:
        profile, made_at = self._at.profile, self._at.now().astimezone()

        def draw() -> bytes:
            whose = profile.details.organisation
            return key_kit(kit_of(profile), organisation=whose, made_at=made_at)

        self._show_after(self._run(draw, essential=False), self._on_kit)

    @Slot(object)
    def _on_kit(self, pdf: bytes) -> None:
        printout = Printout(pdf=pdf, title=self.tr("Key kit"), file_name=KIT_FILE)
        page = PreviewPage(printout, self._at.dialogs, self._at.tasks)
        page.back_pressed.connect(self.show)
        self._at.window.show_page(page)

    @Slot()
    def _on_trial_wanted(self) -> None:
        page = TrialPage()
        page.given.connect(self._on_given)
        page.file_wanted.connect(self._on_kit_file_wanted)
        page.back_pressed.connect(self.show)
        self._at.window.show_page(page)

    @Slot(str)
    def _on_given(self, text: str) -> None:
        profile, now = self._at.profile, self._at.now()
        self._show_after(
            self._run(lambda: try_kit(profile, text, now), essential=False), self._on_proved
        )

    @Slot()
    def _on_kit_file_wanted(self) -> None:
        files = self._at.dialogs.ask_open_files(
            self.tr("Choose the file of the kit"), (self.tr("Key kits (*.pdf *.txt)"),)
        )
        if not files:
            return
        profile, now, path = self._at.profile, self._at.now(), Path(files[0])

        def work() -> Proof:
            return try_kit(profile, kit_file_text(read_file(path)), now)

        self._show_after(self._run(work, essential=False), self._on_proved)

    @Slot(object)
    def _on_proved(self, proof: Proof) -> None:
        if proof.escrow:
            self._saved_words = self.tr(
                "The keys opened the test return. Packs can be issued. Lock the kit away now."
            )
        else:
            self._saved_words = self.tr(
                "The keys of the audit work. The office\u2019s own key was not among them: it is "
                "the first one of the kit."
            )
        self.show()

    @Slot(object)
    def _on_renew_wanted(self, key: KeyLine) -> None:
        sure = self._at.dialogs.confirm(
            self.tr("Make a new key for {0}?").format(key.title),
            self.tr(
                "Issue the packs again afterwards, so that they name it. Returns made from the "
                "packs that are out still open."
            ),
            self.tr("Make a new key"),
            self.tr("Keep the key"),
        )
        if not sure:
            return
        profile = self._at.profile
        words = self.tr("The new key is in force. Print a new kit, and issue the packs again.")
        self._do(lambda: renew_audit_key(profile, key.audit_id), words)

    @Slot(bool)
    def _on_offered(self, offered: bool) -> None:  # noqa: FBT001  the signal carries a tick
        profile = self._at.profile
        words = (
            self.tr("Packs issued from now on offer help.")
            if offered
            else self.tr("Packs issued from now on offer no help. Those that are out still do.")
        )
        self._do(lambda: offer_help(profile, offered=offered), words)

    def _do(self, work: Callable[[], None], words: str) -> None:
        def shown(_nothing: None) -> None:
            self._saved_words = words
            self.show()

        self._show_after(self._run(work), shown)

    # help for an auditor

    @Slot()
    def _on_help_wanted(self) -> None:
        page = HelpAuditorPage()
        page.file_wanted.connect(self._on_help_file_wanted)
        page.back_pressed.connect(self.show)
        self._at.window.show_page(page)

    @Slot()
    def _on_help_file_wanted(self) -> None:
        files = self._at.dialogs.ask_open_files(
            self.tr("Choose the help file"), (self.tr("Help files (*.audithelp)"),)
        )
        if files:
            profile, path = self._at.profile, Path(files[0])
            self._show_after(
                self._run(lambda: read_help(profile, read_file(path)), essential=False),
                self._on_help_read,
            )

    @Slot(object)
    def _on_help_read(self, request: HelpRequest) -> None:
        page = self._at.window.page()
        if isinstance(page, HelpAuditorPage):
            page.show_request(request)


def keys_view(
    profile: Profile, most: int | None, report: Report = lambda _done, _total: None
) -> KeysView:
    """Read and test what the page shows, of so many audits at most; on the store's thread."""
    failing = frozenset(broken_keys(profile, most, report))
    escrow, *audits = kit_of(profile, most)
    listed = profile.audits.list()
    states = {state.audit_id: state for state in profile.keys.states()}
    own_state = escrow_key(profile).proved_at
    own = KeyLine(
        audit_id="",
        title="",
        words=escrow.words,
        proved_at=own_state,
        works="" not in failing,
    )
    rest = tuple(
        KeyLine(
            audit_id=audit.id,
            title=key.title,
            words=key.words,
            proved_at=states[audit.id].proved_at,
            works=audit.id not in failing,
        )
        for audit, key in zip(listed[:most], audits, strict=True)
    )
    proved = (own_state, *(states[audit.id].proved_at for audit in listed))
    return KeysView(
        keys=(own, *rest),
        more=len(listed) - len(rest),
        is_all_proved=None not in proved,
        offers_help=offers_help(profile),
        members=tuple(member.initials for member in profile.staff.members()),
    )
