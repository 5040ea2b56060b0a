"""The texts of one audit: each change is saved at once, with the edition it was copied from."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from models.particulars import AuditText, LibraryText, Particulars, TextWords
from models.snapshots import Audit
from office.audit_texts import NewerText, copied_text, latest_texts, newer_texts, with_newer
from office.overview import AuditOverview
from ui.leaving import may_leave
from ui.office.own_names import OwnNames
from ui.office.particulars.text_page import TextPage
from ui.office.particulars.texts_page import TextsPage
from ui.office.stage_desk import StageDesk
from ui.office.stages import Stage
from ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    audit: Audit
    library: tuple[LibraryText, ...]
    cleared: frozenset[str]


class TextsDesk(StageDesk):
    """Shows the texts of an audit and carries out what is asked; ``changed`` leads back."""

    def __init__(self, surroundings: Surroundings, own_names: OwnNames, parent: QObject) -> None:
        super().__init__(surroundings, parent)
        self._own_names = own_names
        self._row = 0
        self._read_last: _Read | None = None

    def show(self, overview: AuditOverview, row: int = 0) -> None:
        """Show the texts of an audit, one of them chosen."""
        self._overview = overview
        self._row = row
        self._reload()

    def _reload(self) -> None:
        profile, audit_id = self._at.profile, self._shown.audit.id

        def read() -> _Read:
            return _Read(
                audit=profile.audits.get(audit_id),
                library=profile.texts.all(),
                cleared=profile.cleared.of(audit_id),
            )

        self._show_after(self._run(read, essential=False), self._on_read)

    @property
    def _now(self) -> _Read:
        if self._read_last is None:
            raise LookupError
        return self._read_last

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        self._read_last = read
        own = read.audit.details.particulars
        there = {each.family for each in own.texts if each.family}
        offered = [each for each in latest_texts(read.library) if each.family not in there]
        page = TextsPage(own, newer_texts(own, read.library), offered)
        page.change_asked.connect(self._on_change_asked)
        page.removed.connect(self._on_removed)
        page.newer_taken.connect(self._on_newer)
        page.copied.connect(self._on_copied)
        page.own_asked.connect(partial(self._edit, len(own.texts)))
        page.back_pressed.connect(partial(self._show_again, Stage.DETAILS))
        self._at.window.show_page(page)
        if own.texts:
            page.show_row(min(self._row, len(own.texts) - 1))
        if words := self._take_saved_words():
            page.show_saved(words)

    # one text

    @Slot(int)
    def _on_change_asked(self, at: int) -> None:
        self._edit(at)

    def _edit(self, at: int) -> None:
        read = self._now
        details = read.audit.details
        texts = details.particulars.texts
        text = texts[at].text if at < len(texts) else None
        names = self._own_names.check(read.cleared, details.local_words, read.audit.id)
        title = self.tr("Change a text") if text else self.tr("A text of this audit")
        about = self.tr("It is changed in this audit only; the library stays as it is.")
        page = TextPage(title, about, text, names)
        names.setParent(page)
        page.submitted.connect(partial(self._on_submitted, at))
        page.back_pressed.connect(self._on_back)
        self._at.window.show_page(page)

    @Slot()
    def _on_back(self) -> None:
        if may_leave(self._at):
            self._reload()

    def _on_submitted(self, at: int, words: TextWords) -> None:
        own = self._now.audit.details.particulars
        if at < len(own.texts):
            texts = [*own.texts]
            texts[at] = replace(texts[at], text=words)
        else:
            texts = [*own.texts, AuditText(text=words)]
        self._row = at
        self._save(replace(own, texts=tuple(texts)), self.tr("Saved: {0}.").format(words.title))

    @Slot(int)
    def _on_removed(self, at: int) -> None:
        own = self._now.audit.details.particulars
        gone = own.texts[at].text.title
        if not self._at.dialogs.confirm(
            self.tr("Take this text out of the audit?"),
            self.tr("{0}: what stands here of it is gone then. The library stays as it is.").format(
                gone
            ),
            self.tr("Take it out"),
            self.tr("Keep it"),
        ):
            return
        self._row = max(0, at - 1)
        texts = (*own.texts[:at], *own.texts[at + 1 :])
        words = self.tr("Taken out of this audit: {0}.").format(gone)
        self._save(replace(own, texts=texts), words)

    @Slot(object)
    def _on_newer(self, newer: NewerText) -> None:
        self._row = newer.at
        words = self.tr("This audit has the newer edition now: {0}.")
        own = with_newer(self._now.audit.details.particulars, newer)
        self._save(own, words.format(newer.later.text.title))

    @Slot(str)
    def _on_copied(self, text_id: str) -> None:
        kept = next(each for each in self._now.library if each.id == text_id)
        own = self._now.audit.details.particulars
        self._row = len(own.texts)
        words = self.tr("Added: {0}.").format(kept.text.title)
        self._save(replace(own, texts=(*own.texts, copied_text(kept))), words)

    def _save(self, own: Particulars, words: str) -> None:
        audits, audit = self._at.profile.audits, self._now.audit
        details = replace(audit.details, particulars=own)

        def show(_saved: Audit) -> None:
            self._saved_words = words
            self._reload()

        task = self._run(lambda: audits.update(audit.id, details, edit=audit.edit))
        self._show_after(task, show)
