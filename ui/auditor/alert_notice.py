"""What to do now, shown at once below an answer that must not wait for the audit."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from forms.definition import Alert, Question, is_among
from forms.filling import Filling
from ui.widgets.notice import Notice, NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentHelp:
    """The office's words about an immediate concern, and whom to ask; both from the pack."""

    route: str = ""
    contact: str = ""


NO_HELP = UrgentHelp()


class AlertNotice(Notice):
    """The words of a question's alert; stands there while the answer raises it."""

    def __init__(
        self, question: Question, alert: Alert, help: UrgentHelp, parent: QWidget | None = None
    ) -> None:
        super().__init__(NoticeKind.ATTENTION, parent=parent)
        self._question = question
        self._alert = alert
        contact = self.tr("Contact: {0}").format(help.contact) if help.contact else ""
        parts = (alert.text, help.route, contact)
        self.set_words("\n\n".join(part for part in parts if part))
        self.hide()

    def refresh(self, filling: Filling) -> bool:
        """Show or hide it by the answer; tell whether it has just come up before the person."""
        code = self._question.code
        raised = is_among(filling.value(code), self._alert.values) and filling.applies(code)
        page = self.parentWidget()
        is_news = raised and self.isHidden() and page is not None and page.isVisible()
        self.setVisible(raised)
        if is_news:
            self.say()
        return is_news
