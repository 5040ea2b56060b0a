"""The box for the reason of a change or withdrawal: short, required, watched for names."""

from forms.definition import Field, Role
from forms.kinds import Text
from forms.scope import MAX_REASON
from ui.auditor.answer_box import AnswerBox
from ui.names.check import NameCheck

REASON = "return.reason"


def reason_box(label: str, names: NameCheck) -> AnswerBox:
    """Make the box; what it holds goes to the office inside the sealed file."""
    kind = Text(lines=2)
    field = Field(path=REASON, role=Role.REASON, kind=kind, prompt=label, required=True)
    return AnswerBox(field, label, names)


def reason_problem(text: str, missing: str, too_long: str) -> str:
    """Say what keeps a reason from going into a return, "" if nothing does."""
    if not text.strip():
        return missing
    return too_long.format(MAX_REASON) if len(text) > MAX_REASON else ""
