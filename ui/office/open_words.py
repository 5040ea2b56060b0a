"""What may name somebody in the office's own words for an audit; read on the store's thread."""

from PySide6.QtCore import QCoreApplication

from anonymise import Checker
from models.auditor_snapshots import CaseNames
from models.profile import Profile
from office.name_check import AGENCY, CONCERN_ROUTE, CONTACT, MARKING, THEME, open_in, own_texts
from office.overview import AuditOverview
from ui.names.found import FoundWord, found_in, group_words


def open_words(
    profile: Profile, overview: AuditOverview, checker: Checker
) -> tuple[FoundWord, ...]:
    """Give each word once, with the places of the audit where it stands."""
    audit = overview.audit
    texts = own_texts(audit, overview.agencies)
    names = CaseNames(settled=profile.cleared.of(audit.id), local_words=audit.details.local_words)
    found = open_in(texts, checker, names, profile.details.settle_key)
    return group_words(
        found_in(texts[each.path], each.finding, each.path, _place(each.path)) for each in found
    )


def _place(path: str) -> str:
    translate = QCoreApplication.translate
    if path.startswith(AGENCY):
        return translate("own-words", "Agencies, name of an agency")
    words = {
        THEME: translate("own-words", "Details, theme"),
        CONTACT: translate("own-words", "Details, whom agencies can ask"),
        CONCERN_ROUTE: translate("own-words", "Details, what to do about an immediate concern"),
        MARKING: translate("own-words", "Details, protective marking"),
    }
    return words.get(path, translate("own-words", "Details, title"))
