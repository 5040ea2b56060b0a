"""About the pages on which returns are read, and those of the office's queries."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def review_words() -> dict[str, str]:
    """Give the words by page, without the beginning that all modules share."""
    return {**_reading(), **_deeds(), **_queries()}


def _reading() -> dict[str, str]:
    return {
        "office.review.list_page": translate(
            "help",
            "Every return that counts, with how far the office is. Read each one, then accept it. "
            "A later revision is to be read anew. Query files are made at the end of the page.",
        ),
        "office.review.read_page": translate(
            "help",
            "The whole return in the order of the form. Below each answer you can ask the agency, "
            "take words out, or mark it. Ctrl+Page Down leads to the next return, and the main "
            "button accepts this one.",
        ),
        "office.review.marks_page": translate(
            "help",
            "The answers that you marked, as good practice or for a theme. Where an agency has "
            "sent a later revision since, what stands there now is shown, and that is said.",
        ),
    }


def _deeds() -> dict[str, str]:
    return {
        "office.review.ask_page": translate(
            "help",
            "Write one question, without names. It is kept here until you make the query file for "
            "the agency, on the list of returns.",
        ),
        "office.review.redact_page": translate(
            "help",
            "Words that identify somebody go from every revision of this case at this agency, and "
            "so does the file that brought them. Who did it, when and why stays, never the words.",
        ),
        "office.review.mark_page": translate(
            "help",
            "Tick what the answer is worth keeping for. If you selected some of its words before, "
            "those alone can be meant. The answer itself is not changed.",
        ),
        "office.review.moderate_page": translate(
            "help",
            "Your grade stands beside the agency\u2019s own, with your reason, on screens, papers "
            "and in exported tables. The agency\u2019s grade is never changed.",
        ),
    }


def _queries() -> dict[str, str]:
    return {
        "auditor.query_review_page": translate(
            "help",
            "What the office asks about cases that you returned. Take the queries in to see each "
            "one at its question. Answers that you have written are kept.",
        ),
        "auditor.queries_page": translate(
            "help",
            "Change the answer of the form, write to the office, or both. Then complete the case "
            "and create a return: your words to the office go with it.",
        ),
    }
