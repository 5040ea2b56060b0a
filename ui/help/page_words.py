"""Two or three sentences about each page, for F1.

Found by the module of the page, so that help needs none of the pages to be imported.
"""

from PySide6.QtCore import QCoreApplication

from ui.help.chasing_words import chasing_words
from ui.help.keying_words import keying_words
from ui.help.review_words import review_words
from ui.help.set_up_words import set_up_words
from ui.help.tool_words import tool_words

translate = QCoreApplication.translate


def page_words(module: str) -> tuple[str, ...]:
    """Give the paragraphs about a page; () for a page that explains itself."""
    name = module.removeprefix("ui.")
    groups = (
        _start,
        _copies,
        _menu,
        _auditor,
        _form,
        _sending,
        _office,
        _record,
        set_up_words,
        chasing_words,
        review_words,
        tool_words,
        keying_words,
        _keys,
        _arrivals,
        _results,
    )
    words = next((found for group in groups if (found := group().get(name, ""))), "")
    return (words,) if words else ()


def _start() -> dict[str, str]:
    return {
        "start.first_run_page": translate(
            "help",
            "Choose what you do here, and a passphrase that you will find again. Everything that "
            "you write is kept encrypted with it. Nobody can look it up for you.",
        ),
        "start.unlock_page": translate(
            "help",
            "Type the passphrase that you chose when you first started. If you have forgotten it, "
            "your recovery code opens the profile.",
        ),
        "start.recovery_page": translate(
            "help",
            "The recovery code is for the day on which nobody remembers the passphrase. Keep it on "
            "paper, away from the computer. Typing it back once shows that the paper is right.",
        ),
        "start.forgotten_page": translate(
            "help",
            "The code stands on the sheet that was made with the profile. Capitals, spaces and the "
            "numbers before the groups make no difference. Only the code made last opens.",
        ),
    }


def _copies() -> dict[str, str]:
    return {
        "start.repair_page": translate(
            "help",
            "Choose the copy that is to take the place of what stands here, and type your "
            "passphrase. What stands here is kept aside. Nothing is deleted.",
        ),
        "start.bring_page": translate(
            "help",
            "Choose the folder or the stick with the copy that the other computer wrote. The "
            "passphrase is the same as there.",
        ),
        "start.server_page": translate(
            "help",
            "The first computer of an office begins with the address of an empty database. Each "
            "other computer joins with a file that a colleague made and a passphrase told by "
            "telephone. Every computer has a passphrase of its own.",
        ),
        "copies.hub_page": translate(
            "help",
            "Save a joining file for each computer that is to work with you, and delete it once "
            "it was used. Copies are made by whoever runs the server.",
        ),
        "start.moved_page": translate(
            "help",
            "A copy of this profile was made for another computer. Say whether you go on there "
            "or here; it cannot be both.",
        ),
        "copies.copies_page": translate(
            "help",
            "The copies help when a file is damaged or when you want an earlier state. A copy for "
            "another computer goes to a folder or a stick.",
        ),
    }


def _menu() -> dict[str, str]:
    return {
        "lock.change_page": translate(
            "help",
            "Your passphrase is asked for first, so that nobody else can do this while you are "
            "away. What you wrote stays as it is.",
        ),
        "preview.preview_page": translate(
            "help",
            "These are the very pages that are printed or saved. Nothing is sent anywhere.",
        ),
        "settings.settings_page": translate(
            "help",
            "What you choose here takes effect at once and stays for the next start.",
        ),
    }


def _auditor() -> dict[str, str]:
    return {
        "auditor.home_page": translate(
            "help",
            "Each audit shows its cases and how far they are. Open a case to go on where you "
            "left it. When all cases are completed, create the return file. \u201cMore\u201d holds "
            "what is needed seldom: printing, the bin, closing an audit.",
        ),
        "auditor.bin_page": translate(
            "help",
            "What you put in the bin stays here until you delete it for ever. If you have begun "
            "the case again meanwhile, the two change places, so nothing is lost.",
        ),
        "auditor.open_pack_page": translate(
            "help",
            "The pack is the file that the office sent you. The six words come another way, by "
            "phone or letter. They belong to this one file.",
        ),
        "auditor.pack_review_page": translate(
            "help",
            "Compare the words on this page with those in the office\u2019s letter before you keep "
            "the pack. If they differ, phone the office on a number that you know.",
        ),
        "auditor.details_page": translate(
            "help",
            "Your name and title go into the return and on your printed forms. They are asked "
            "once and used for every case.",
        ),
    }


def _form() -> dict[str, str]:
    return {
        "auditor.scope_page": translate(
            "help",
            "Say first whether the case is known to your agency and when you were last involved. "
            "The program works out the period to look at. A case that you did not know is "
            "returned too, without a form.",
        ),
        "auditor.task_list_page": translate(
            "help",
            "Open any task, in any order. A task is completed when you say so at its end and "
            "nothing is missing in it.",
        ),
        "auditor.question_page": translate(
            "help",
            "Answer each question and say what shows it. Everything is saved as you type. What "
            "may name somebody is underlined: a wave where it is nearly sure, dashes where it may "
            "be. Use role words such as \u2018mum\u2019 or \u2018Health Visitor\u2019.",
        ),
        "auditor.people_page": translate(
            "help",
            "List who is who by initials, so that a name that slips in becomes \u2018maternal aunt "
            "(SB)\u2019 with one key. Type names to watch for: they are found everywhere in this "
            "case, and nobody can read them here again.",
        ),
        "auditor.find_page": translate(
            "help",
            "Type the number of a question or any words. Enter opens the first place that is "
            "found.",
        ),
    }


def _sending() -> dict[str, str]:
    return {
        "auditor.check_names_page": translate(
            "help",
            "Go through what looks like a name or identifies someone: replace it, or say that it "
            "is no name. What you choose for a word holds wherever it stands in this case. The "
            "check does not find everything, so read the form once yourself.",
        ),
        "auditor.check_answers_page": translate(
            "help",
            "This is everything that will be sent. \u201cChange\u201d leads to the place. When it "
            "is right, mark the case as completed.",
        ),
        "auditor.create_return_page": translate(
            "help",
            "Choose the cases, sign off, and save one sealed file. Only the office can open it. "
            "The program sends nothing: you attach the file yourself.",
        ),
        "auditor.return_made_page": translate(
            "help",
            "Send the file as the steps say. Note the receipt: the office sees the same words "
            "when the file has arrived.",
        ),
        "auditor.sent_page": translate(
            "help",
            "Every return file that was made here. To correct something, open the case again: "
            "the next file takes the place of the one before.",
        ),
        "auditor.close_page": translate(
            "help",
            "Closing deletes the answers of an audit from this computer for ever. The receipts "
            "and a certificate stay.",
        ),
    }


def _office() -> dict[str, str]:
    return {
        "office.audits_page": translate(
            "help",
            "Open an audit, or make a new one. A copy takes over what does not change. The archive "
            "takes an audit out of the list and deletes nothing; it can be brought back.",
        ),
        "office.details_page": translate(
            "help",
            "What stands here goes into every pack: title, period, dates, whom agencies can ask. "
            "What may name somebody is said below its box; it is settled before packs are issued. "
            "Words of your area are passed over by the auditors\u2019 name check.",
        ),
        "office.cases_page": translate(
            "help",
            "Paste the UINs, one a line, or choose a list file. The list that says who each "
            "child is stays outside this program. A case in reserve steps in for the selected one.",
        ),
        "office.close_page": translate(
            "help",
            "What stands here is deleted for ever once you have typed your name and the short name "
            "of the audit. Save what you still need first. Nothing is ever deleted by itself.",
        ),
        "office.certificate_page": translate(
            "help",
            "Print the certificate, or save it, for whoever asks what became of the answers. It "
            "stays in the list of audits.",
        ),
        "office.packs_page": translate(
            "help",
            "Each agency gets one sealed file and six words. Send the words another way than the "
            "file. Packs wait until whatever may name somebody in your own words is settled.",
        ),
        "office.tool_page": translate(
            "help", "The questions as agencies see them. A tool that was issued does not change."
        ),
    }


def _record() -> dict[str, str]:
    return {
        "office.programme_page": translate(
            "help",
            "Every day that is set in an audit, by month or as a table. Where two audits come "
            "together, on one day or at the agencies, both say so. Choose a day to open its audit.",
        ),
        "office.particulars.details_list_page": translate(
            "help",
            "Each row opens a short page and says how much of it is filled in. Packs need what "
            "stands in the first list; the second may stay blank.",
        ),
        "office.particulars.section_page": translate(
            "help",
            "Everything here may stay blank. What you write is used in letters and reports, and "
            "is copied into next year\u2019s audit.",
        ),
        "office.particulars.texts_page": translate(
            "help",
            "Texts are copied from the library with their edition and date. When a later edition "
            "is there, you are offered it; until you take it, this audit keeps its own.",
        ),
        "office.particulars.text_page": translate(
            "help",
            "Write the text as it is to be quoted, and say its source, its edition and its date.",
        ),
        "office.particulars.library_page": translate(
            "help",
            "Law, definitions, links and helplines that your audits quote. Add a later edition "
            "when a text has changed; put a slip right where only the typing was wrong.",
        ),
    }


def _keys() -> dict[str, str]:
    return {
        "office.keys.keys_page": translate(
            "help",
            "Print the key kit, lock it away and try it once: after that packs can be issued. A "
            "new kit is due when an audit was added. Colleagues open the profile with passphrases "
            "of their own.",
        ),
        "office.keys.trial_page": translate(
            "help",
            "Give back what stands on the paper. A test return is sealed and must open with it. "
            "The office\u2019s own key, the first of the kit, is the one that counts.",
        ),
        "office.keys.rescue_page": translate(
            "help",
            "The keys from the paper open returns; each pack tells what was asked, of whom, and "
            "which cases. Take over one pack for each agency, then import the returns again. "
            "Dates of issue and meeting, and what the office decided itself, are to be put in "
            "anew.",
        ),
        "office.keys.staff_page": translate(
            "help",
            "Each colleague has initials and a passphrase. Whoever leaves is removed here; the "
            "last one stays.",
        ),
        "office.keys.help_page": translate(
            "help",
            "The auditor sends a help file. Phone back on a number that you know, compare six "
            "words, and read the code out only if they are the same.",
        ),
        "lock.office_help_page": translate(
            "help",
            "With your consent the office can read a code out to you once if you forget the "
            "passphrase. It can be ended here at any time.",
        ),
    }


def _arrivals() -> dict[str, str]:
    return {
        "office.returns_page": translate(
            "help",
            "Drop files or a folder. Each file gets a line that says what happened; a bad file "
            "stops nothing, and a later revision that says something else waits until you have "
            "compared it.",
        ),
        "office.held_page": translate(
            "help",
            "A later revision beside the answers whose place it would take. Take it in once you "
            "have seen what differs, or leave it waiting; where nothing was taken in, nothing is "
            "replaced.",
        ),
        "office.conflict_page": translate(
            "help",
            "Two computers answered for the same case. Only what differs is shown. Phone the "
            "agency, choose the answer that counts, and write why; the choice can be undone.",
        ),
        "office.log_page": translate(
            "help",
            "Each import with its files. To undo one takes out what it brought, as if it had not "
            "come; the files can be imported again.",
        ),
    }


def _results() -> dict[str, str]:
    return {
        "office.coverage_page": translate(
            "help",
            "One row an agency, one column a case, and a word in each cell. Choose a cell for its "
            "reason and its form. Below, each row is summed up, and what is not explained is told.",
        ),
        "office.analysis_page": translate(
            "help",
            "Counts are given with the number of answers that they are out of. A percentage is "
            "shown from five answers on. Choose a figure to see the answers behind it.",
        ),
        "office.comparison_page": translate(
            "help",
            "Questions are matched by their code. A change is given in percentage points, where "
            "both audits asked the same and have five answers or more.",
        ),
        "office.answers_page": translate(
            "help",
            "Every answer behind a figure, with its case and its agency. Where no form came, its "
            "status and the reason for it stand there.",
        ),
        "office.search_page": translate(
            "help",
            "Type words and press Enter. Only what people wrote is looked through, not the "
            "choices. Choose a line to read the whole answer, and go on to its case.",
        ),
        "office.export_page": translate(
            "help",
            "One file with the tables of this audit, for a spreadsheet or statistics. What was "
            "written is left out unless you tick it. The file is not encrypted.",
        ),
        "office.case_page": translate(
            "help",
            "The agencies\u2019 answers on one case side by side, for the discussion. What is far "
            "apart stands at the top. The case pack is the same on paper.",
        ),
    }
