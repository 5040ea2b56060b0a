"""Reading returns at the office, and the queries that come of it on an auditor's laptop."""

from datetime import UTC, datetime

from forms.kinds import Grade
from models.profile import Profile
from office.overview import AuditOverview, load_overview
from office.redacting import RedactionWish, redact
from ui.auditor.form_steps import QUERIES
from ui.auditor.home_page import HomePage
from ui.auditor.queries_page import QueriesPage
from ui.auditor.query_review_page import QueryReviewPage
from ui.auditor.question_page import QuestionPage
from ui.office.review.answer_card import AnswerCard
from ui.office.review.ask_page import AskPage
from ui.office.review.list_page import ReviewListPage
from ui.office.review.mark_page import MarkPage
from ui.office.review.marks_page import MarksPage
from ui.office.review.moderate_page import ModeratePage
from ui.office.review.read_page import ReadPage
from ui.office.review.redact_page import RedactPage
from ui.office.review.wishes import Deed, PlaceWish
from ui.office.stages import Stage
from ui.pictures.studio import DOCUMENTS, Example, Studio
from ui.pictures.visits import at_auditor, at_office

ASKED = "Which service was told about the plan, and on which day?"
REPLY = "The health visitor was told on the day of the meeting."
NOTE = "Worth telling at the meeting."
GROUND = "The comment says too little about the child's wishes."
WHY = "It may tell who was there."


def show_reviewing(studio: Studio, example: Example) -> None:
    """Show a return being read, asked about and accepted, and the file with the query made."""
    agency = example.auditor().name.removeprefix("auditor-")
    with at_office(studio, example) as office:
        office.open()
        overview = load_overview(office.profile, office.profile.audits.list()[0].id)
        first = _first_of(overview, agency)
        office.go(Stage.REVIEW, ReviewListPage).read_asked.emit(first)
        _deeds(studio, overview)
        _take_out(office.profile, first)
        office.go(Stage.REVIEW, ReviewListPage).read_asked.emit(first)
        _whole(studio)
        studio.snap("office-read-noted")
        studio.page(ReadPage).primary_pressed.emit()
        studio.settle()
        office.go(Stage.REVIEW, ReviewListPage).read_asked.emit(first)
        _ask(studio)
        page = office.go(Stage.REVIEW, ReviewListPage)
        studio.snap("office-review")
        next(iter(page.files.values())).click()
        studio.page(ReviewListPage)
        studio.snap("office-query-file")
        studio.page(ReviewListPage).marks.click()
        studio.page(MarksPage)
        studio.snap("office-marks")


def _first_of(overview: AuditOverview, agency: str) -> str:
    code = next(each.id for each in overview.agencies if each.code == agency)
    return next(
        each.entry
        for each in overview.assignments
        if each.agency_id == code and each.entry and each.status.value == "audited"
    )


def _whole(studio: Studio) -> ReadPage:
    """Wait until all of a return is on its page."""
    page = studio.page(ReadPage)
    while page.is_filling():
        studio.settle()
    return page


def _card(studio: Studio) -> AnswerCard:
    return next(each for each in _whole(studio).cards if each.boxes)


def _deeds(studio: Studio, overview: AuditOverview) -> None:
    """Go to each page on which something is done about an answer, and back."""
    code = next(each.code for each in overview.tool.questions if isinstance(each.kind, Grade))
    path, words = _card(studio).boxes[0].path, _card(studio).boxes[0].text().split()
    studio.snap("office-read")
    _wish(studio, PlaceWish(deed=Deed.REDACT, path=path, words=" ".join(words[:2])))
    studio.page(RedactPage).reason.set_value(WHY)
    studio.snap("office-redact")
    studio.window.foot_bar.back.click()
    _wish(studio, PlaceWish(deed=Deed.MODERATE, path=code, question=code))
    page = studio.page(ModeratePage)
    page.grade.set_value(page.options[1].value)
    page.reason.set_value(GROUND)
    studio.snap("office-moderate")
    page.primary_pressed.emit()
    _wish(studio, PlaceWish(deed=Deed.MARK, path=path, words=" ".join(words[:4])))
    marking = studio.page(MarkPage)
    marking.themes.set_value([each.value for each in marking.options[:2]])
    marking.note.set_value(NOTE)
    studio.snap("office-mark")
    marking.primary_pressed.emit()
    _whole(studio)


def _ask(studio: Studio) -> None:
    path = _card(studio).boxes[0].path
    _wish(studio, PlaceWish(deed=Deed.ASK, path=path))
    page = studio.page(AskPage)
    page.text.set_value(ASKED)
    studio.snap("office-ask")
    page.primary_pressed.emit()
    _whole(studio)


def _wish(studio: Studio, wish: PlaceWish) -> None:
    _whole(studio).wished.emit(wish)
    studio.settle()


def _take_out(profile: Profile, entry_id: str) -> None:
    overview = load_overview(profile, profile.audits.list()[0].id)
    entry = next(each for each in profile.intake.entries(overview.audit.id) if each.id == entry_id)
    path = next(path for path in entry.answers if path.endswith(".comment"))
    words = " ".join(entry.answers[path].split()[:2])
    wish = RedactionWish(entry_id=entry_id, path=path, words=words, reason=WHY)
    redact(profile, overview, wish, datetime.now(UTC))


def show_queried(studio: Studio, example: Example) -> None:
    """Show the query at the agency, once ``show_reviewing`` has made its file."""
    file = next(iter(DOCUMENTS.glob("*.auditquery")))
    with at_auditor(studio, example) as (profile, desk):
        studio.page(HomePage)
        desk.open_files((file,))
        studio.page(QueryReviewPage)
        studio.snap("auditor-queries")
        studio.window.foot_bar.primary.click()
        home = studio.page(HomePage)
        studio.snap("auditor-home-queried")
        pack = profile.forms.packs()[0]
        uin = next(iter(profile.asked.of_pack(pack.id)))
        form = next(each for each in profile.forms.forms(pack.id) if each.uin == uin)
        home.form_chosen.emit(form.id)
        studio.settle()
        studio.window.step_chosen.emit(QUERIES)
        page = studio.page(QueriesPage)
        next(iter(page.boxes.values())).set_value(REPLY)
        studio.snap("auditor-queries-answer")
        next(iter(page.links.values())).click()
        studio.page(QuestionPage)
        studio.snap("auditor-question-queried")
