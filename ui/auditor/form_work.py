"""The content of one open form while it is worked on: answers, scope, completion, saving."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from export.name_gate import SCOPE_REASON
from forms.filling import Filling
from forms.scope import Scope, words_of_reason
from models.auditor_snapshots import Mark, MarkKind, Version
from models.snapshots import OpenedPack
from ui.auditor.autosave import Autosave
from ui.auditor.field_history import FieldHistory
from ui.auditor.form_steps import FormState
from ui.auditor.opened import (
    CHECKED_KEY,
    COMPLETED_KEY,
    MARK_KEY,
    PLACE_KEY,
    QUIET_KEYS,
    SCOPE_KEY,
    FormWriter,
    OpenedForm,
    Unmark,
    has_form,
    pages_to_fill,
)
from ui.auditor.own_names import OwnNames
from ui.auditor.own_notes import OwnNotes
from ui.auditor.own_replies import OwnReplies
from ui.auditor.place import Place, read_place
from ui.names.check import NameCheck
from ui.surroundings import Surroundings
from ui.tasks import Report, Task


class FormWork(QObject):
    """Takes every change, hands it to the autosave, and says ``changed``.

    A change takes away the mark of completion and the declaration that nothing in the form names
    anyone, here and in the store alike; being marked as completed is no change. Nor is a mark:
    ``marked`` is sent for it.
    """

    changed = Signal()
    marked = Signal()

    def __init__(
        self, surroundings: Surroundings, opened: OpenedForm, names: NameCheck, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._around = surroundings
        self._form = opened.form
        self.pack: OpenedPack = opened.pack
        self.before, self.after = opened.before, opened.after
        self.paper = opened.paper
        self.scope: Scope = opened.form.scope
        self.filling = Filling(opened.tool, opened.texts)
        self.is_completed = opened.form.completed_at is not None
        self._taken_back = opened.taken_back
        self._changed_since_return = opened.form.is_changed_since_return
        self.names_checked = opened.names_checked
        self.autosave = Autosave(
            FormWriter(surroundings.profile, opened.form.id),
            surroundings.tasks,
            self,
            quiet=QUIET_KEYS,
            pause_ms=opened.save_pause_ms,
        )
        self._marks = {(mark.kind, mark.key): mark for mark in opened.marks}
        self.replies = OwnReplies(opened.queries, self._change)
        self.notes = OwnNotes(opened.form.local, self.autosave)
        self._history = FieldHistory(
            opened.tool,
            {**opened.texts, SCOPE_REASON: words_of_reason(self.scope)},
            self.autosave,
        )
        self._place = read_place(opened.form.place)
        self._names = OwnNames(names, self.autosave, self)
        self._names.changed.connect(self.marked)

    @property
    def form_id(self) -> str:
        """The form that is worked on."""
        return self._form.id

    @property
    def uin(self) -> str:
        """The case of the form."""
        return self._form.uin

    @property
    def place(self) -> Place:
        """Where the person is, or where the form was left until they are anywhere."""
        return self._place

    @Slot(str, str)
    def put_text(self, path: str, text: str) -> None:
        """Take the whole text of a field."""
        self._history.note(path, text)
        self.filling.put(path, text)
        self._change(path, text)
        if path != self._place.path:
            self.put_place(Place(step=self._place.step, path=path))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every mark of the form."""
        return tuple(self._marks.values())

    def put_mark(self, mark: Mark) -> None:
        """Set a mark; one of the same kind at the same place takes the new value."""
        self._marks[mark.kind, mark.key] = mark
        self.autosave.put(f"{MARK_KEY}{mark.kind}:{mark.key}", mark)
        self.marked.emit()

    def remove_mark(self, kind: MarkKind, key: str) -> None:
        """Take a mark away, if there is one."""
        if self._marks.pop((kind, key), None) is not None:
            self.autosave.put(f"{MARK_KEY}{kind}:{key}", Unmark(kind=kind, key=key))
            self.marked.emit()

    @Slot()
    def leave_field(self) -> None:
        """Keep what was typed, and a version of each field that was changed, at once."""
        self._history.leave()
        self.autosave.flush()

    def keep_version(self, path: str) -> None:
        """Keep what stands in a field, before something else takes its place."""
        self._history.keep(path)

    def versions(self, path: str) -> Task[tuple[Version, ...]]:
        """Read what stood in a field, the newest first; what stands there now comes first."""
        self._history.leave()
        self.autosave.finish()
        marks, form_id = self._around.profile.marks, self.form_id

        def read(_report: Report) -> tuple[Version, ...]:
            return marks.versions(form_id, path)

        return self._around.tasks.store(read)

    @Slot(object)
    def put_scope(self, scope: Scope) -> None:
        """Take what the agency says about the case."""
        if scope != self.scope:
            self._history.note(SCOPE_REASON, words_of_reason(scope))
            self.scope = scope
            self._change(SCOPE_KEY, scope)

    def put_reason(self, reason: str) -> None:
        """Take another reason for the scope as it stands."""
        self.put_scope(replace(self.scope, reason=reason))

    def put_place(self, place: Place) -> None:
        """Note where to open the form again."""
        self._place = place
        self.autosave.put(PLACE_KEY, place.written())

    def mark_completed(self) -> None:
        """Take the person's word that the case is complete, and with it each of its sections.

        A change opens the case again, and the sections that still have no gap stay completed.
        """
        for page in pages_to_fill(self.filling) if has_form(self.scope) else ():
            self.put_mark(Mark(kind=MarkKind.DONE, key=page.code, value="yes"))
        self.is_completed = True
        self.autosave.put(COMPLETED_KEY, value=True)
        self.autosave.flush()
        self.changed.emit()

    def state(self, open_names: int | None, *, names_checked: bool) -> FormState:
        """Give what the steps are worked out from."""
        return FormState(
            filling=self.filling,
            scope=self.scope,
            pack=self.pack,
            marks=self.marks,
            queries=self.replies.queries,
            names=self._names.kept(),
            today=self._around.now().astimezone().date(),
            open_names=open_names,
            names_checked=names_checked,
            completed=self.is_completed,
            returned=self._form.returned_revision,
            changed_since_return=self._changed_since_return,
            taken_back=self._taken_back,
            is_keyed=self.paper is not None,
        )

    def _change(self, key: str, value: object) -> None:
        if self.is_completed:
            self.is_completed = False
            self.autosave.put(COMPLETED_KEY, value=False)
        self._changed_since_return = self._form.returned_revision is not None
        if self.names_checked is not None:
            self.names_checked = None
            self.autosave.put(CHECKED_KEY, None)
        self.autosave.put(key, value)
        self.changed.emit()

    def declare_checked(self, at: datetime | None) -> None:
        """Keep the declaration that a person has looked for names; None takes it back."""
        self.names_checked = at
        self.autosave.put(CHECKED_KEY, at)
        self.autosave.flush()
