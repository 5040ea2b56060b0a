"""The sentences about files that arrive, leave or are made; see ``catalogue``."""

from collections.abc import Mapping

from office.marking import NOOP

FILE_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "empty": (
        NOOP("The file is empty."),
        NOOP("Nothing was imported from it."),
        NOOP("Ask the agency to send it again."),
    ),
    "too-large": (
        NOOP("The file is larger than any return can be."),
        NOOP("It was not opened."),
        NOOP("Ask the agency which file they meant to send."),
    ),
    "not-a-return": (
        NOOP("This is not a return file."),
        NOOP("It was left alone."),
        NOOP(
            "Return files end in .auditreturn; ask the agency for theirs. A help file ends in "
            ".audithelp and is opened under \u201cKeys and staff\u201d."
        ),
    ),
    "damaged": (
        NOOP("The file was damaged on its way."),
        NOOP("Nothing was imported from it."),
        NOOP("Ask the agency to copy or send it again; their answers are still on their laptop."),
    ),
    "wrong-office-key": (
        NOOP("This file was sealed for another office or another audit."),
        NOOP("It cannot be opened here."),
        NOOP("Check with the agency which audit it belongs to."),
    ),
    "newer-format": (
        NOOP("The file was made by a newer version of Audit Desk."),
        NOOP("It was not opened, so that nothing in it is misread."),
        NOOP("Install the newer version, then open it again."),
    ),
    "bad-header": (
        NOOP("The file does not say clearly what it is."),
        NOOP("Nothing was imported from it."),
        NOOP("Ask the agency to create the return again."),
    ),
    "revisions-wait": (
        NOOP("Later revisions wait to be compared: {0}."),
        NOOP("No archive was made, because they would be missing from it."),
        NOOP("Take them in or delete them under Returns, then save the archive."),
    ),
    "held-revision": (
        NOOP("A later revision that waits for you."),
        NOOP("Revision {2} of {1} says something else than what counts now, which stays for now."),
        NOOP("Choose \u201cSee what differs\u201d under Returns, and take it in from there."),
    ),
    "unknown-pack": (
        NOOP("This return was made from a pack that this profile has not issued."),
        NOOP("It has been set aside."),
        NOOP("Check that you opened the right profile, and that the agency used the right pack."),
    ),
    "audit-closed": (
        NOOP("This file belongs to {0}, which was closed and deleted on {1}."),
        NOOP("Nothing of it was kept here."),
        NOOP("Tell the agency that the audit is closed, and delete the file where it lies."),
    ),
    "unknown-signer": (
        NOOP("This return does not prove that it came from the agency's own pack."),
        NOOP("It has been set aside and changes nothing."),
        NOOP("Phone the agency before doing anything with it."),
    ),
    "bad-signature": (
        NOOP("The signature of this return does not match its content."),
        NOOP("It has been set aside and changes nothing."),
        NOOP("Phone the agency before doing anything with it."),
    ),
    "refused-laptop": (
        NOOP("This return comes from a laptop whose six words were others."),
        NOOP("It has been set aside and changes nothing."),
        NOOP("Take the laptop back on the page of returns if that was a mistake, then try again."),
    ),
    "bad-body": (
        NOOP("The answers in this file cannot be read as answers to the issued tool."),
        NOOP("It has been set aside and changes nothing."),
        NOOP("Ask the agency to create the return again."),
    ),
    "out-of-scope": (
        NOOP("This return speaks of a case or question that its pack does not have."),
        NOOP("It has been set aside and changes nothing."),
        NOOP("Check with the agency which pack they used."),
    ),
    "bad-date": (
        NOOP("The last involvement in case {0} lies in the future or long before any record."),
        NOOP("The return has been set aside and changes nothing."),
        NOOP("Ask the agency to check that date and the clock of their laptop, then send again."),
    ),
    "not-a-query": (
        NOOP("This is not a file of queries."),
        NOOP("Nothing has been changed."),
        NOOP("Queries end in .auditquery; choose the file that the office sent."),
    ),
    "query-too-large": (
        NOOP("The file is larger than any file of queries can be."),
        NOOP("It was not opened."),
        NOOP("Ask the office which file they meant to send."),
    ),
    "query-damaged": (
        NOOP("The file of queries was damaged on its way, or somebody changed it."),
        NOOP("Nothing has been changed."),
        NOOP("Copy it again, or ask the office to send it again."),
    ),
    "query-not-yours": (
        NOOP("These queries belong to no pack on this computer."),
        NOOP("They are for another agency, or for a pack that a newer one has replaced."),
        NOOP("Ask the office whom the file is for, or to make it again for your newest pack."),
    ),
    "query-other-office": (
        NOOP("These queries are signed by another office than the one that sent your pack."),
        NOOP("Nothing of them was taken."),
        NOOP("Phone the office on a number you know before going on."),
    ),
    "query-newer-pack": (
        NOOP("These queries go with a newer pack than the one on this computer."),
        NOOP("Nothing has been changed."),
        NOOP("Open the newest pack that the office sent, then these queries."),
    ),
    "query-known": (
        NOOP("These queries were opened here before."),
        NOOP("Nothing has been changed; what you answered is still there."),
        NOOP("Open the case to see them."),
    ),
    "not-a-help-file": (
        NOOP("This is not a help file."),
        NOOP("Nothing has been changed."),
        NOOP("Help files end in .audithelp; ask the auditor for theirs."),
    ),
    "help-damaged": (
        NOOP("The help file was damaged on its way, or somebody changed it."),
        NOOP("It gives no code."),
        NOOP("Ask the auditor to save it again. Their answers are still on their laptop."),
    ),
    "help-other-office": (
        NOOP("This help file was made for another office."),
        NOOP("Only that office can open it."),
        NOOP("Check with the auditor which office sent their pack."),
    ),
    "no-keys": (
        NOOP("There is no key in this."),
        NOOP("Nothing has been changed."),
        NOOP("Keys begin with AGE-SECRET-KEY-1. Give back what the QR code or the kit says."),
    ),
    "key-slip": (
        NOOP("One of the keys is not as it stands on the paper."),
        NOOP("Nothing has been changed."),
        NOOP("Compare it group by group, or read the QR code, then try again."),
    ),
    "kit-of-others": (
        NOOP("None of these keys belongs to this profile."),
        NOOP("Nothing has been changed."),
        NOOP("Look for the newest kit of this office, or print it again."),
    ),
    "kit-of-other-pack": (
        NOOP("The kit does not hold the keys of the audit of this pack."),
        NOOP("Nothing has been changed."),
        NOOP("Give back the keys of that audit, or look for a kit printed after it was set up."),
    ),
    "not-a-pack": (
        NOOP("This is not a pack."),
        NOOP("Nothing has been changed."),
        NOOP("Packs end in .auditpack; choose the file that the office sent."),
    ),
    "not-an-archive": (
        NOOP("This is not an archive of an audit."),
        NOOP("Nothing has been changed."),
        NOOP("Archives end in .auditarchive; choose the file that was saved."),
    ),
    "archive-other-office": (
        NOOP("The key of this profile does not open this archive."),
        NOOP("It was saved by another office, or before this profile was made."),
        NOOP("Type the six words that were shown when it was saved."),
    ),
    "archive-words": (
        NOOP("The six words do not open this archive."),
        NOOP("Nothing has been changed."),
        NOOP("Check each word, and that they belong to this archive."),
    ),
    "archive-damaged": (
        NOOP("The archive is damaged, or was made by somebody else."),
        NOOP("Nothing of it was taken in."),
        NOOP("Try another copy of the file."),
    ),
    "archive-too-large": (
        NOOP("The file is too large for an archive."),
        NOOP("Nothing of it was taken in."),
        NOOP("Check that it is the file that was saved."),
    ),
    "pack-not-issued-here": (
        NOOP("This file is not a pack of this audit, or not as it was made here."),
        NOOP("It may belong to another audit, or have been damaged on its way."),
        NOOP("Choose the file in the folder of the packs, or issue the pack again."),
    ),
    "wrong-pack-code": (
        NOOP("The six words do not open this pack."),
        NOOP("Nothing has been changed."),
        NOOP("Check each word with the office, and that this is the pack they meant."),
    ),
    "pack-damaged": (
        NOOP("The pack was damaged on its way."),
        NOOP("Nothing has been changed."),
        NOOP("Copy it again, or ask the office to send it again."),
    ),
    "work-factor": (
        NOOP("This pack asks for far more work to open than any real pack does."),
        NOOP("It was not opened."),
        NOOP("Tell the office; it may not be from them."),
    ),
    "other-office": (
        NOOP("This pack is signed by another office than the last one for this audit."),
        NOOP("It was not opened."),
        NOOP("Phone the office on a number you know before going on."),
    ),
    "older-pack": (
        NOOP("You already have a newer pack for this audit."),
        NOOP("The newer one stays in use."),
        NOOP("Go on with the pack that you have."),
    ),
    "title-identifies": (
        NOOP("Your title holds something like a telephone number or an address."),
        NOOP("No return is made with it."),
        NOOP("Leave the title itself, such as Named nurse, and create the file again."),
    ),
    "names-open": (
        NOOP("Some words still look like names or identifying details."),
        NOOP("No return is made while they are unsettled."),
        NOOP("Go to Check names: replace each, or say that it is not a name."),
    ),
    "reason-identifies": (
        NOOP("The reason holds words that look like a name or an identifying detail."),
        NOOP("No return is made with it."),
        NOOP("Use role words such as mum or health visitor in the reason, then try again."),
    ),
    "no-reason": (
        NOOP("The office needs to know why the cases are taken back."),
        NOOP("No file was made."),
        NOOP("Write a reason in one or two sentences, then try again."),
    ),
    "no-recipient": (
        NOOP("The pack does not say whom to seal the return for."),
        NOOP("No file was made."),
        NOOP("Ask the office for a new pack."),
    ),
    "self-test": (
        NOOP("The sealed file did not pass its own check."),
        NOOP("No file was made; your answers are safe."),
        NOOP("Try again; if it happens again, tell whoever supports the program."),
    ),
    "unfinished": (
        NOOP("Some cases are not finished."),
        NOOP("A return holds only finished cases."),
        NOOP("Finish them, or leave them out of this return."),
    ),
}
