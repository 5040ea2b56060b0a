"""What stood in the text fields of one form: noted while it is typed, read when it is wanted."""

from collections.abc import Mapping

from export.name_gate import SCOPE_REASON
from forms.definition import Tool
from forms.kinds import Line, Text
from ui.auditor.autosave import Autosave
from ui.auditor.opened import VERSION_KEY, Earlier

BIG_CUT = 40


class FieldHistory:
    """Sends texts that are worth keeping to the autosave; the store drops what it has already.

    Kept are: what stood in a field before its first change since the form was opened, what stood
    there before more than BIG_CUT characters went at once, and what stands there when it is left.
    """

    def __init__(self, tool: Tool, texts: Mapping[str, str], autosave: Autosave) -> None:
        written = [field.path for field in tool.fields if isinstance(field.kind, Text | Line)]
        self._texts = {path: texts.get(path, "") for path in (SCOPE_REASON, *written)}
        self._autosave = autosave
        self._begun: set[str] = set()
        self._touched: dict[str, None] = {}
        self._count = 0

    def note(self, path: str, text: str) -> None:
        """Take the new text of a field; what is no text field is left alone."""
        before = self._texts.get(path)
        if before is None or before == text:
            return
        if path not in self._begun or len(before) - len(text) > BIG_CUT:
            self.keep(path)
        self._begun.add(path)
        self._touched[path] = None
        self._texts[path] = text

    def keep(self, path: str) -> None:
        """Keep what stands in a text field now, whatever comes next."""
        text = self._texts.get(path, "")
        if text.strip():
            # Two texts of one field may wait for one save: each has its own key.
            self._count += 1
            key = f"{VERSION_KEY}{self._count}:{path}"
            self._autosave.put(key, Earlier(path=path, text=text))

    def leave(self) -> None:
        """Keep what stands in every field that was changed since the last time."""
        for path in self._touched:
            self.keep(path)
        self._touched.clear()
