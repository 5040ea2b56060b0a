"""The record of an audit: its sections and texts, the library, the archive, the programme."""

from dataclasses import replace
from datetime import date, timedelta

from models.particulars import Particulars, TextKind, TextWords
from models.profile import Profile
from models.snapshots import Audit, AuditDetails
from office.audit_texts import copied_text
from office.keys import new_audit_keys
from ui.office.audits_page import AuditsPage
from ui.office.particulars.details_list_page import TEXTS_ROW, DetailsListPage
from ui.office.particulars.library_page import LibraryPage
from ui.office.particulars.section_page import SectionPage
from ui.office.particulars.text_page import TextPage
from ui.office.particulars.texts_page import TextsPage
from ui.office.programme_page import TABLE, ProgrammePage
from ui.office.stages import Stage
from ui.pictures.studio import Example, Studio
from ui.pictures.visits import OfficeVisit, at_office

GUIDANCE = TextWords(
    kind=TextKind.STATUTORY,
    title="Working Together to Safeguard Children",
    words="Partners evaluate their work together through joint audits of case files.",
    source="HM Government",
    edition="2018",
    dated=date(2018, 7, 4),
)
HELPLINE = TextWords(kind=TextKind.HELPLINE, title="Childline", words="0800 1111, day and night")
OTHERS = (
    ("NEG", "Neglect"),
    ("EAR", "Early help"),
    ("DOM", "Domestic abuse"),
    ("PRE", "Pre-birth assessments"),
    ("MIS", "Missing children"),
)


def show_record(studio: Studio, example: Example) -> None:
    """Show the list with several audits, and all that the office says of one."""
    with at_office(studio, example, _fill) as office:
        audits = studio.page(AuditsPage)
        studio.snap("office-audits-many")
        audits.programme.click()
        studio.page(ProgrammePage)
        studio.snap("office-programme")
        page = studio.page(ProgrammePage)
        page.manner.set_value(TABLE)
        page.manner.edited.emit(TABLE)
        studio.snap("office-programme-table")
        office.audits().library.click()
        studio.page(LibraryPage)
        studio.snap("office-library")
        studio.page(LibraryPage).edition.click()
        studio.page(TextPage)
        studio.snap("office-text")
        _one_audit(office, office.profile.audits.list())


def _one_audit(office: OfficeVisit, audits: tuple[Audit, ...]) -> None:
    """Show an audit with a newer edition to take, and one with words of another theme."""
    studio = office.studio
    office.open(audits[-1].id)
    for key, kind in ((TEXTS_ROW, TextsPage), ("groups", SectionPage)):
        office.go(Stage.DETAILS, DetailsListPage).rows[key].click()
        studio.page(kind)
        studio.snap(f"office-{key}")
    office.open(audits[-2].id)
    office.go(Stage.DETAILS, DetailsListPage)
    studio.snap("office-stray-words")


def _fill(profile: Profile) -> None:
    """Put texts into the library and audits on other themes beside the example's."""
    (audit,) = profile.audits.list()
    first = profile.texts.add(GUIDANCE)
    later = replace(GUIDANCE, edition="2023", dated=date(2023, 12, 15))
    profile.texts.add_edition(first.id, later)
    profile.texts.add(HELPLINE)
    own = Particulars(
        purpose="To see how well agencies work together.", texts=(copied_text(first),)
    )
    with_own = replace(audit.details, particulars=own)
    profile.audits.update(audit.id, with_own, edit=audit.edit)
    for number, (code, theme) in enumerate(OTHERS):
        start = audit.created_at.date() + timedelta(days=14 * number)
        profile.audits.create(_another(with_own, code, theme, start), new_audit_keys())


def _another(details: AuditDetails, code: str, theme: str, start: date) -> AuditDetails:
    contact = "The child sexual abuse team, 01632 960 000"
    return replace(
        details,
        title=f"{theme} {start.year}",
        code=f"{code}-{start.year}",
        theme=theme,
        issue_on=start,
        return_by=start + timedelta(days=28),
        meeting_on=start + timedelta(days=42),
        contact=contact if code == OTHERS[0][0] else details.contact,
        particulars=Particulars(),
    )
