"""Two or three sentences about each page of the library of audit tools, for F1."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def tool_words() -> dict[str, str]:
    """Give the words by page."""
    return {**_library(), **_draft()}


def _library() -> dict[str, str]:
    return {
        "office.tools.library_page": translate(
            "help",
            "Every version of every tool, with the audits that use it. A published version never "
            "changes. New version makes a draft from it; New tool from this one makes a tool that "
            "counts its own versions.",
        ),
        "office.tools.versions_page": translate(
            "help",
            "What came, went, reads or counts differently between two versions. Answers of two "
            "audits stand beside each other where a question kept its code.",
        ),
    }


def _draft() -> dict[str, str]:
    return {
        "office.tools.part_pages": translate(
            "help",
            "Everything is kept as you type. What is wrong stands beside its box and is counted on "
            "the left; none of it keeps you from going on. Undo takes back what was added, moved "
            "or taken out.",
        ),
        "office.tools.section_page": translate(
            "help",
            "The pages of the section, each with its questions. Two to five questions make a good "
            "page. With the focus on a question, Ctrl+Shift+Up and Ctrl+Shift+Down move it.",
        ),
        "office.tools.question_page": translate(
            "help",
            "Answers are kept and compared under the code of a question. A slip of the pen may be "
            "mended under the same code; a question that asks something else needs a new one, "
            "which Make it a new question gives it.",
        ),
        "office.tools.publish_page": translate(
            "help",
            "A version is published once nothing is left to put right and no word of it may name "
            "somebody. From then on audits can use it, and nobody can change it.",
        ),
    }
