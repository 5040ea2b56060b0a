"""Two or three sentences, for F1, about the pages that set an audit up: cases and agencies."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def set_up_words() -> dict[str, str]:
    """Give the paragraph about each page, by its module."""
    return {
        "office.agencies_page": translate(
            "help",
            "Tick the agencies that are asked. Open one to rename it, to name its services and "
            "settings, or to note whom to reach.",
        ),
        "office.asking.assign_page": translate(
            "help",
            "Choose cells by row, by column or one by one, and say what holds for them. A case "
            "that an agency is not asked about is not in its pack. Where it has answered, that "
            "stays.",
        ),
        "office.asking.agency_page": translate(
            "help",
            "What you know of one agency: its services and settings, former names, and whom to "
            "reach. Where one agency was entered twice, join the two here.",
        ),
        "office.case_words_page": translate(
            "help",
            "The name that a case has in reports, and its pen picture. Write the draft as you "
            "like, then settle what the name check finds; only the cleared text is printed.",
        ),
        "office.draw_page": translate(
            "help",
            "Paste a longer list, and the program picks from it. Whoever has the list and the "
            "number of the pick gets the same cases again, so the choice can be shown to be fair.",
        ),
        "office.case_facts_page": translate(
            "help",
            "What you choose here is for counting only, and goes into no pack. Leave out what you "
            "do not know.",
        ),
    }
