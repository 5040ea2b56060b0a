"""The people of a case and their number, in words."""

from PySide6.QtCore import QCoreApplication

from models.auditor_snapshots import CaseNames, CasePerson


def person_words(person: CasePerson) -> str:
    """Word one line of the list: "SB, maternal aunt, also written SK"."""
    translate = QCoreApplication.translate
    words = f"{person.initials}, {person.relationship}"
    if not person.also:
        return words
    return translate("people", "{0}, also written {1}").format(words, ", ".join(person.also))


def watched_words(count: int) -> str:
    """Say how many names are watched for."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("people", "1 name is watched for.")
    if count:
        return translate("people", "{0} names are watched for.").format(count)
    return translate("people", "No names are watched for yet.")


def state_words(names: CaseNames) -> str:
    """Say in a few words who is listed and how many names are watched for."""
    translate = QCoreApplication.translate
    parts: list[str] = []
    if names.people:
        one, more = translate("people", "1 person"), translate("people", "{0} people")
        parts.append(one if len(names.people) == 1 else more.format(len(names.people)))
    if names.watched:
        one = translate("people", "1 name watched for")
        more = translate("people", "{0} names watched for")
        parts.append(one if len(names.watched) == 1 else more.format(len(names.watched)))
    return ", ".join(parts) or translate("people", "Optional, nobody listed yet")


def asked_words(initials: str, answers: int) -> str:
    """Ask whose initials these are, with how often they are used."""
    translate = QCoreApplication.translate
    if answers == 1:
        return translate("people", "{0} is used in one answer: who is it?").format(initials)
    return translate("people", "{0} is used in {1} answers: who is it?").format(initials, answers)
