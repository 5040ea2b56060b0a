"""A new audit: its first details, from nothing or from an earlier audit."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from forms.loading import read_tool
from models.snapshots import Audit, AuditDetails, Settled
from office.new_audit import LeftOver, copied_details, left_over, start_audit
from ui.office.details_page import DetailsPage
from ui.office.details_parts import ToolChoice, blank_details
from ui.office.own_names import OwnNames
from ui.office.store_desk import StoreDesk
from ui.office.wording import left_over_lines
from ui.surroundings import Surroundings, translated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What the page starts from; ``cleared`` is what may stay in the texts that are copied."""

    tools: tuple[ToolChoice, ...]
    copied: Audit | None
    cleared: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    audit_id: str
    left_over: tuple[LeftOver, ...]


class NewAuditDesk(StoreDesk):
    """Asks for the details of a new audit; ``made`` carries its id, ``left`` goes back."""

    made = Signal(str)
    left = Signal()

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._settled: list[Settled] = []
        self._copied: str | None = None

    @Slot()
    def begin(self) -> None:
        """Ask for an audit that starts from nothing."""
        self._ask(None)

    @Slot(str)
    def begin_copy(self, audit_id: str) -> None:
        """Ask for an audit that starts from an earlier one."""
        self._ask(audit_id)

    def _ask(self, copied: str | None) -> None:
        profile = self._at.profile
        self._copied = copied

        def work() -> _Start:
            tools = tuple(
                ToolChoice(sha256=kept.sha256, tool=read_tool(kept.definition))
                for kept in profile.audits.tools()
            )
            if copied is None:
                return _Start(tools=tools, copied=None, cleared=frozenset())
            audit, cleared = profile.audits.get(copied), profile.cleared.of(copied)
            return _Start(tools=tools, copied=audit, cleared=cleared)

        self._show_after(self._run(work, essential=False), self._on_start)

    @Slot(object)
    def _on_start(self, start: _Start) -> None:
        own = self._own_names
        details = (
            copied_details(start.copied.details, self._at.now().astimezone().date())
            if start.copied is not None
            else blank_details(start.tools[0])
        )
        names = own.check(start.cleared, details.local_words)
        self._settled = []
        names.settled.connect(self._settled.append)
        page = DetailsPage(details, start.tools, names, own.read_words)
        if start.copied is not None:
            page.set_quiet(self._copy_words(start.copied.details.title))
        names.setParent(page)
        page.submitted.connect(self._on_submitted)
        page.cancelled.connect(self.left)
        self._at.window.show_page(page)

    def _copy_words(self, title: str) -> str:
        words = self.tr(
            "Copied from {0}: its tool, texts, agencies and settings. Its cases and answers stay "
            "there. The dates are moved on as a suggestion: look at them."
        )
        return words.format(title)

    @Slot(object)
    def _on_submitted(self, details: AuditDetails) -> None:
        profile, settled, copied = self._at.profile, tuple(self._settled), self._copied

        def work() -> _Made:
            audit_id = start_audit(profile, details, settled, copied)
            themes = profile.audit_list.themes(without=audit_id)
            letters = profile.tracker.words(audit_id)
            found = left_over(details, themes, letters) if copied is not None else ()
            return _Made(audit_id=audit_id, left_over=found)

        self._show_after(self._run(work), self._on_made)

    @Slot(object)
    def _on_made(self, made: _Made) -> None:
        self.made.emit(made.audit_id)
        if made.left_over:
            lines = left_over_lines(made.left_over, translated)
            words = self.tr("Details lists them with a way to put each right, before packs go out.")
            self._at.dialogs.tell(self.tr("Words of another theme"), "\n".join((*lines, "", words)))
