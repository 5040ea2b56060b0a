"""Adding, naming and removing members of staff."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.staff import Member
from ui.office.keys.staff_page import AddMemberPage, NewMember, StaffPage
from ui.office.store_desk import StoreDesk
from ui.start.new_passphrase import offer_others, offered_words
from ui.surroundings import Surroundings
from ui.widgets.notice import NoticeKind


class StaffDesk(StoreDesk):
    """Shows who can open the profile; ``left`` goes back to the keys."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._saved_words = ""

    @Slot()
    def show(self) -> None:
        """Show the members as they are now."""
        self._show_after(
            self._run(self._at.profile.staff.members, essential=False), self._on_members
        )

    @Slot(object)
    def _on_members(self, members: tuple[Member, ...]) -> None:
        page = StaffPage(members)
        page.named.connect(self._on_named)
        page.removed.connect(self._on_removed)
        page.add_wanted.connect(self._on_add_wanted)
        page.back_pressed.connect(self.left)
        self._at.window.show_page(page)
        words, self._saved_words = self._saved_words, ""
        if words:
            page.show_outcome(NoticeKind.DONE, words)

    @Slot(str, str)
    def _on_named(self, slot_id: str, initials: str) -> None:
        staff = self._at.profile.staff
        self._do(lambda: staff.name(slot_id, initials), self.tr("Saved: {0}.").format(initials))

    @Slot(object)
    def _on_removed(self, member: Member) -> None:
        whose = member.initials or self.tr("this member")
        sure = self._at.dialogs.confirm(
            self.tr("Remove {0}?").format(whose),
            self.tr(
                "Their passphrase opens this profile no more. It still opens copies of the "
                "profile that were made before: delete those that they can reach."
            ),
            self.tr("Remove"),
            self.tr("Keep"),
        )
        if sure:
            staff = self._at.profile.staff
            words = self.tr("Removed: {0}.").format(whose)
            self._do(lambda: staff.remove(member.slot_id), words)

    @Slot()
    def _on_add_wanted(self) -> None:
        self._show_after(self._run(offered_words, essential=False), self._on_words_for_page)

    @Slot(object)
    def _on_words_for_page(self, words: str) -> None:
        page = AddMemberPage(words)
        page.given.connect(self._on_given)
        page.secret.words_asked.connect(partial(offer_others, self._at.tasks, page.secret))
        page.back_pressed.connect(self.show)
        self._at.window.show_page(page)

    @Slot(object)
    def _on_given(self, new: NewMember) -> None:
        staff = self._at.profile.staff
        words = self.tr("Added: {0}.").format(new.initials)
        self._do(lambda: staff.add(new.own, new.initials, new.passphrase), words)

    def _do(self, work: Callable[[], None], words: str) -> None:
        def shown(_nothing: None) -> None:
            self._saved_words = words
            self.show()

        self._show_after(self._run(work), shown)
