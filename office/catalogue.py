"""The sentences for every expected trouble, by its code: what happened, what it means, what next.

Marked for translation with ``NOOP``; ``office.messages`` fills in the facts.
"""

from collections.abc import Mapping
from types import MappingProxyType


def NOOP(text: str) -> str:  # noqa: N802  the name that translation tools look for in sources
    """Mark a literal for translation and give it back as it is."""
    return text


UNKNOWN = (
    NOOP("Something stopped this step."),
    NOOP("Everything that was shown as saved is safe."),
    NOOP("Try again; if it happens again, note the time and tell whoever supports the program."),
)

_PROFILE_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "wrong-passphrase": (
        NOOP("That passphrase does not open this profile."),
        NOOP("Nothing has been changed."),
        NOOP("Check capitals and spaces, then type it again. You can show what you type."),
    ),
    "passphrase-too-short": (
        NOOP("The passphrase is too short."),
        NOOP("It protects every answer on this computer."),
        NOOP("Use the four words offered, or at least {0} characters of your own."),
    ),
    "passphrase-taken": (
        NOOP("Another member of staff cannot have this passphrase."),
        NOOP("Nobody was added."),
        NOOP("Choose another one, or take the four words offered."),
    ),
    "initials-taken": (
        NOOP("Somebody here has the initials {0} already."),
        NOOP("Nothing has been changed."),
        NOOP("Add another letter, so that both can be told apart."),
    ),
    "last-member": (
        NOOP("This is the only one who can open the profile."),
        NOOP("Nothing has been changed."),
        NOOP("Add another member of staff first."),
    ),
    "wrong-recovery-code": (
        NOOP("That recovery code does not open this profile."),
        NOOP("Nothing has been changed."),
        NOOP(
            "Look for the newest sheet: only the code that was typed back last opens. A code that "
            "the office reads out opens once."
        ),
    ),
    "no-recovery-code": (
        NOOP("No recovery code was made for this profile."),
        NOOP("Only its passphrase opens it."),
        NOOP("Look for where the passphrase was written down."),
    ),
    "no-profile": (
        NOOP("There is no profile in this folder."),
        "",
        NOOP("Choose another folder, or start a new profile here."),
    ),
    "profile-exists": (
        NOOP("This folder already holds a profile."),
        NOOP("It has been left as it is."),
        NOOP("Open it, or choose an empty folder."),
    ),
    "profile-in-use": (
        NOOP("Audit Desk is already open on this profile."),
        NOOP("Only one window may write to it, so that nothing is overwritten."),
        NOOP("Go to the window that is open, or close it first."),
    ),
    "keys-damaged": (
        NOOP("The key file of this profile is damaged."),
        NOOP("The answers are still there, but cannot be opened without it."),
        NOOP("Put back vault.keys from a backup of this folder."),
    ),
    "vault-damaged": (
        NOOP("The database of this profile is damaged."),
        NOOP("Nothing has been changed."),
        NOOP("Put back the newest backup of this folder, or ask whoever supports the program."),
    ),
    "newer-profile": (
        NOOP("This profile was made by a newer version of Audit Desk."),
        NOOP("It has not been opened, so that nothing in it is lost."),
        NOOP("Install the newer version, then open it again."),
    ),
    "store-locked": (
        NOOP("Another program is holding the database."),
        NOOP("What you typed is still on the screen."),
        NOOP("Close other programs that use this folder, then try again."),
    ),
    "edit-conflict": (
        NOOP("Somebody else has changed this since you opened it."),
        NOOP("Your change has not been saved over theirs."),
        NOOP("Look at the new version, then make your change again."),
    ),
    "in-use": (
        NOOP("Answers or a pack depend on this."),
        NOOP("It has been kept."),
        NOOP("Leave it in the audit, and give it a status instead."),
    ),
    "not-found": (
        NOOP("This is no longer in the profile."),
        "",
        NOOP("Go back to the list and open it again."),
    ),
    "doubled-uin": (
        NOOP("A case with this unique ID is already in the audit."),
        NOOP("No case was added."),
        NOOP("Take the doubled one out of the list, then add the rest."),
    ),
    "no-cases": (
        NOOP("This audit has no cases yet."),
        NOOP("No pack was made."),
        NOOP("Add the cases first."),
    ),
    "own-names-open": (
        NOOP("Something in the office's own words may be a name or identify somebody."),
        NOOP("No pack was made. It stands in {0} places of this audit."),
        NOOP("Settle each of them on this page, then issue the packs."),
    ),
    "no-agencies": (
        NOOP("No agency is ticked in this audit."),
        NOOP("No pack was made."),
        NOOP("Tick the agencies first."),
    ),
    "tool-changed": (
        NOOP("{0}, version {1}, is already here with other content."),
        NOOP("Agencies may have it, so it stays as it is."),
        NOOP("Give the changed tool another version in its file, then add it again."),
    ),
    "audit-issued": (
        NOOP("The packs of this audit are already out."),
        NOOP("Short name, tool, optional parts and period stay as the agencies have them."),
        NOOP("To ask something else, start a new audit."),
    ),
}

_DISK_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "disk-full": (
        NOOP("The disk is full."),
        NOOP("Nothing was saved under the final name; what you typed is still here."),
        NOOP("Free some space or choose another place, then try again."),
    ),
    "read-only": (
        NOOP("This folder cannot be written to."),
        NOOP("Nothing has been changed."),
        NOOP("Choose a folder of your own, not a read-only disk or stick."),
    ),
    "not-writable": (
        NOOP("This folder cannot be written to."),
        NOOP("Nothing has been changed."),
        NOOP("Choose a folder that you may write to."),
    ),
    "no-folder": (
        NOOP("The folder is not there."),
        NOOP("Nothing was saved."),
        NOOP("Put the stick or disk back, or choose another folder."),
    ),
    "bad-file-name": (
        NOOP("No file of this name can be made there."),
        NOOP("Nothing was saved."),
        NOOP("Choose a shorter name without signs such as : ? * or the name that was offered."),
    ),
    "file-exists": (
        NOOP("A file with this name is already there."),
        NOOP("It has been left as it is."),
        NOOP("Choose another name or folder."),
    ),
    "not-verified": (
        NOOP("The file could not be read back after writing."),
        NOOP("It cannot be relied on and has been removed."),
        NOOP("Choose another disk or stick, then try again."),
    ),
    "same-place": (
        NOOP("The file lies in this very folder already."),
        NOOP("There is no second copy of it yet."),
        NOOP("Choose the stick, or a folder on it."),
    ),
    "other-content": (
        NOOP("This is not the file that was made here, or it has been changed since."),
        NOOP("It was not copied: the office could not use it."),
        NOOP("Choose the right file, or create the return file again."),
    ),
    "not-readable": (
        NOOP("The file could not be read."),
        NOOP("Nothing has been changed."),
        NOOP("Check that the stick is in and that you may open the file."),
    ),
    "page-missing": (
        NOOP("This document has no such page."),
        "",
        NOOP("Close the preview and open it again."),
    ),
    "closed": (
        NOOP("This preview was closed."),
        "",
        NOOP("Open it again."),
    ),
    "not-a-file": (
        NOOP("This is not an ordinary file."),
        NOOP("It was passed over."),
        NOOP("Choose the return file itself."),
    ),
}

_FILE_MESSAGES: Mapping[str, tuple[str, str, str]] = {
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
        NOOP("Return files end in .auditreturn; ask the agency for theirs."),
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
    "unknown-pack": (
        NOOP("This return was made from a pack that this profile has not issued."),
        NOOP("It has been set aside."),
        NOOP("Check that you opened the right profile, and that the agency used the right pack."),
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
    "not-a-pack": (
        NOOP("This is not a pack."),
        NOOP("Nothing has been changed."),
        NOOP("Packs end in .auditpack; choose the file that the office sent."),
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

_OUTCOME_MESSAGES: Mapping[str, tuple[str, str, str]] = {
    "new": (NOOP("Imported."), NOOP("From {1}, cases: {0}."), ""),
    "newer": (
        NOOP("Imported as a later revision."),
        NOOP("It replaces what {1} had sent before; the earlier answers are kept."),
        "",
    ),
    "gap": (
        NOOP("Imported, but revision {2} has not arrived."),
        NOOP("What {1} sent now counts; an earlier file is missing."),
        NOOP("Ask the agency for the missing file if you want it on record."),
    ),
    "withdrawn": (
        NOOP("Withdrawn by the agency."),
        NOOP("{1} took its answers back: {0}. They are kept, and the return is awaited again."),
        "",
    ),
    "duplicate": (
        NOOP("Already imported."),
        NOOP("This very file was here before; nothing has changed."),
        "",
    ),
    "older-revision": (
        NOOP("Older than what is here."),
        NOOP("The file is kept, and the later revision still counts."),
        "",
    ),
    "conflict": (
        NOOP("Two different answers for the same case."),
        NOOP("The first counts until somebody has chosen."),
        NOOP("Phone the agency to learn which one counts, then choose it under Returns."),
    ),
    "undone": (
        NOOP("Taken out again."),
        NOOP("It counts for nothing; the file is kept."),
        NOOP("Try it again to take it in, or delete it."),
    ),
    "deleted": (NOOP("Deleted by the office."), NOOP("The file is no longer kept here."), ""),
    "": (
        NOOP("Not finished."),
        NOOP("The program stopped before it had looked at this file."),
        NOOP("Try it again."),
    ),
}

CATALOGUE: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {**_PROFILE_MESSAGES, **_DISK_MESSAGES, **_FILE_MESSAGES, **_OUTCOME_MESSAGES}
)
