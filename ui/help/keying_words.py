"""Two or three sentences about the pages of keying in from paper, and the history, for F1."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def keying_words() -> dict[str, str]:
    """Give the words by page."""
    return {
        "office.history_page": translate(
            "help",
            "Each line says who changed what and when. Choose one to see what it was before. Look "
            "for a person, a day or words, and print what you found as an audit trail.",
        ),
        "office.keying.keyed_page": translate(
            "help",
            "What is being typed in from paper, and what waits for the second person. Nothing here "
            "counts yet. Choose a line to go on typing, or to compare it with the paper.",
        ),
        "office.keying.begin_page": translate(
            "help",
            "Choose whose paper it is. The pages that follow are those of the auditor, in the same "
            "order as the paper, and every word is saved as you type.",
        ),
        "office.keying.hand_over_page": translate(
            "help",
            "Say where the paper or its scan is kept, so that the second person finds it. What is "
            "blank on the paper may stay blank; what may be a name is settled first.",
        ),
        "office.keying.check_page": translate(
            "help",
            "Read each answer beside the paper. Let it count when all is as it stands there, or "
            "send it back and say what differs. Whoever typed any of it cannot check it.",
        ),
        "office.keying.correct_page": translate(
            "help",
            "The return that counts stays until its correction has been checked. The reason is "
            "kept with the new revision.",
        ),
    }
