"""Two or three sentences about each page that chases returns, or keeps a whole audit, for F1."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def chasing_words() -> dict[str, str]:
    """Give the words by page."""
    return {
        "office.chasing.tracker_page": translate(
            "help",
            "Who still owes a return, with what needs doing on top. Choose an agency to write a "
            "reminder, note a phone call, or give it more time. That a pack was opened shows only "
            "when a return has come from it.",
        ),
        "office.chasing.reminder_page": translate(
            "help",
            "The words are ready for this agency: change them, copy them into an e-mail, send it, "
            "and note here that it was sent. No case and nothing about a child is in them.",
        ),
        "office.chasing.call_page": translate(
            "help",
            "Note what was said about the returns, by role. What may name somebody is settled "
            "before the call is kept.",
        ),
        "office.chasing.date_page": translate(
            "help",
            "Another return date for this agency alone, with the reason and who asked. The tracker "
            "and the letter show it at once; a pack shows it when it is issued again.",
        ),
    } | _of_papers()


def _of_papers() -> dict[str, str]:
    return {
        "office.chasing.words_page": translate(
            "help",
            "Write the letter and the reminders as your office speaks. What stands in square "
            "brackets is filled in for each agency. Going back to the words of the program is one "
            "button.",
        ),
        "office.chasing.pack_log_page": translate(
            "help",
            "When each pack was issued, by whom, and how its six words were given. Opening a file "
            "as a test shows that the agency can open it too.",
        ),
        "office.archive.bring_page": translate(
            "help",
            "Choose the archive file of an audit. The key of this profile opens what this office "
            "has saved; for any other the six words are asked for. An audit that is here already "
            "is not taken in twice.",
        ),
    }
