"""What the rail says about an open audit: each stage with its state in words."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from forms.kinds import words_of
from models.keyed_snapshots import KeyedState
from office.closing import deletion_day, deletion_due_since
from office.overview import AuditOverview
from office.review import ReviewState, standings
from office.tracker import left_words
from ui.office.stages import Stage
from ui.surroundings import translated
from ui.theme import Tone
from ui.widgets.rail import Step


def audit_steps(overview: AuditOverview, today: date) -> tuple[Step, ...]:
    """Give all stages in the order of the work."""
    translate = QCoreApplication.translate
    steps = (
        (Stage.AUDITS, translate("Office", "All audits"), ""),
        (Stage.DETAILS, translate("Office", "Details"), _details(overview)),
        (Stage.TOOL, translate("Office", "Audit tool"), _version(overview)),
        (Stage.CASES, translate("Office", "Cases"), _count(len(overview.cases))),
        (Stage.AGENCIES, translate("Office", "Agencies"), _count(len(overview.agencies))),
        (Stage.ASSIGNMENTS, translate("Office", "Assignments"), _asked(overview)),
        (Stage.PACKS, translate("Office", "Packs"), _issued(overview)),
        (Stage.TRACKER, translate("Office", "Tracker"), _left(overview, today)),
        (Stage.RETURNS, translate("Office", "Returns"), _accounted(overview)),
        (Stage.KEYING, translate("Office", "Keyed in from paper"), _keyed(overview)),
        (Stage.REVIEW, translate("Office", "Read and accept"), _reviewed(overview)),
        (Stage.COVERAGE, translate("Office", "Coverage"), _awaited(overview)),
        (Stage.ANALYSIS, translate("Office", "Analysis"), _forms(overview)),
        (
            Stage.SIDE_BY_SIDE,
            translate("Office", "Cases side by side"),
            _count(len(overview.cases)),
        ),
        (Stage.SEARCH, translate("Office", "Find in all answers"), ""),
        (Stage.EXPORT, translate("Office", "Export"), ""),
        (Stage.HISTORY, translate("Office", "History"), ""),
        (Stage.CLOSE, translate("Office", "Close this audit"), _deleted(overview, today)),
    )
    urgent = _urgent(overview, today)
    return tuple(
        Step(
            key=stage.value,
            title=title,
            state=state,
            tone=Tone.ATTENTION if stage in urgent else Tone.PLAIN,
        )
        for stage, title, state in steps
    )


def _urgent(overview: AuditOverview, today: date) -> set[Stage]:
    urgent = set[Stage]()
    if overview.left_over:
        urgent.add(Stage.DETAILS)
    if any(each.state is not KeyedState.DRAFT for each in overview.keyed):
        urgent.add(Stage.KEYING)
    if overview.coverage.awaiting:
        urgent.add(Stage.COVERAGE)
    if overview.laptops or overview.conflicts or overview.held:
        urgent.add(Stage.RETURNS)
    if deletion_due_since(overview.audit.details, today):
        urgent.add(Stage.CLOSE)
    return urgent


def _count(number: int) -> str:
    return str(number) if number else QCoreApplication.translate("Office", "None yet")


def _asked(overview: AuditOverview) -> str:
    counts = overview.coverage
    if not counts.cells:
        return _count(0)
    if not counts.not_asked:
        return QCoreApplication.translate("Office", "All asked")
    words = QCoreApplication.translate("Office", "{0} of {1} asked")
    return words.format(counts.assignments, counts.cells)


def _details(overview: AuditOverview) -> str:
    due = overview.audit.details.return_by
    if due is None:
        words = QCoreApplication.translate("Office", "No return date yet")
    else:
        words = QCoreApplication.translate("Office", "Due {0}").format(words_of(due))
    if overview.left_over:
        more = QCoreApplication.translate("Office", "{0}, words of another theme: {1}")
        words = more.format(words, len(overview.left_over))
    return words


def _version(overview: AuditOverview) -> str:
    return QCoreApplication.translate("Office", "Version {0}").format(overview.tool.version)


def _issued(overview: AuditOverview) -> str:
    issued = len({pack.agency_id for pack in overview.packs})
    if not issued:
        return _count(issued)
    return QCoreApplication.translate("Office", "{0} issued").format(issued)


def _left(overview: AuditOverview, today: date) -> str:
    due = overview.audit.details.return_by
    if not overview.coverage.assignments:
        return _count(0)
    if due is None or not overview.coverage.awaiting:
        return ""
    return left_words((due - today).days, translated)


def _accounted(overview: AuditOverview) -> str:
    counts = overview.coverage
    if not counts.assignments:
        return _count(0)
    done = counts.assignments - counts.awaiting
    words = QCoreApplication.translate("Office", "{0} of {1} accounted for")
    words = words.format(done, counts.assignments)
    if overview.laptops:
        more = QCoreApplication.translate("Office", "{0}, to confirm by phone: {1}")
        words = more.format(words, len(overview.laptops))
    if overview.conflicts:
        more = QCoreApplication.translate("Office", "{0}, two answers: {1}")
        words = more.format(words, overview.conflicts)
    if overview.held:
        more = QCoreApplication.translate("Office", "{0}, later revisions to compare: {1}")
        words = more.format(words, len(overview.held))
    return words


def _keyed(overview: AuditOverview) -> str:
    waiting = sum(each.state is KeyedState.WAITING for each in overview.keyed)
    if waiting:
        return QCoreApplication.translate("Office", "{0} to check").format(waiting)
    drafts = len(overview.keyed)
    return QCoreApplication.translate("Office", "{0} begun").format(drafts) if drafts else ""


def _reviewed(overview: AuditOverview) -> str:
    found = standings(overview)
    if not found:
        return _count(0)
    accepted = sum(1 for each in found if each.state is ReviewState.ACCEPTED)
    answered = sum(1 for each in found if each.state is ReviewState.ANSWERED)
    words = QCoreApplication.translate("Office", "{0} of {1} accepted").format(accepted, len(found))
    if answered:
        more = QCoreApplication.translate("Office", "{0}, query answered: {1}")
        words = more.format(words, answered)
    return words


def _awaited(overview: AuditOverview) -> str:
    counts = overview.coverage
    if not counts.assignments:
        return _count(0)
    return QCoreApplication.translate("Office", "{0} awaited").format(counts.awaiting)


def _deleted(overview: AuditOverview, today: date) -> str:
    day = deletion_day(overview.audit.details)
    if day is None:
        return QCoreApplication.translate("Office", "No day set")
    if day <= today:
        return QCoreApplication.translate("Office", "Due since {0}").format(words_of(day))
    return QCoreApplication.translate("Office", "Due {0}").format(words_of(day))


def _forms(overview: AuditOverview) -> str:
    forms = overview.coverage.forms
    if forms == 1:
        return QCoreApplication.translate("Office", "1 form")
    return QCoreApplication.translate("Office", "{0} forms").format(forms) if forms else _count(0)
