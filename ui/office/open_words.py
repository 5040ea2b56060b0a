"""What may name somebody in the office's own words for an audit; read on the store's thread."""

from PySide6.QtCore import QCoreApplication

from anonymise import Checker
from models.profile import Profile
from office.audit_texts import PURPOSE, TEXTS
from office.name_check import (
    AGENCY,
    CONCERN_ROUTE,
    CONTACT,
    MARKING,
    THEME,
    TOOL,
    open_in_own_words,
)
from ui.names.found import FoundWord, found_in, group_words


def open_words(profile: Profile, audit_id: str, checker: Checker) -> tuple[FoundWord, ...]:
    """Give each word once, with the places of the audit where it stands."""
    return group_words(
        found_in(each.text, each.finding, each.place, place_words(each.place))
        for each in open_in_own_words(profile, audit_id, checker)
    )


def place_words(path: str) -> str:
    """Say in which of the office's own words a place is."""
    translate = QCoreApplication.translate
    if path.startswith(AGENCY):
        return translate("own-words", "Agencies, name of an agency")
    if path.startswith(TOOL):
        return translate("own-words", "Audit tool, {0}").format(path.removeprefix(TOOL))
    if path.startswith(TEXTS):
        return translate("own-words", "Details, law, definitions, links and helplines")
    words = {
        PURPOSE: translate("own-words", "Details, purpose and aims"),
        THEME: translate("own-words", "Details, theme"),
        CONTACT: translate("own-words", "Details, whom agencies can ask"),
        CONCERN_ROUTE: translate("own-words", "Details, what to do about an immediate concern"),
        MARKING: translate("own-words", "Details, protective marking"),
    }
    return words.get(path, translate("own-words", "Details, title"))
