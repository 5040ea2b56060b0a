"""The sentences for every expected trouble, by its code: what happened, what it means, what next.

``office.messages`` fills in the facts. Those about files stand in ``file_catalogue``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from office.file_catalogue import FILE_MESSAGES
from office.hub_catalogue import HUB_MESSAGES
from office.marking import NOOP

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
        NOOP("Open Audit Desk with its window: it puts the keys back from one of its copies."),
    ),
    "vault-damaged": (
        NOOP("The database of this profile is damaged."),
        NOOP("Nothing has been changed."),
        NOOP("Open Audit Desk with its window: it shows the copies that can be put back."),
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
    "audit-here": (
        NOOP("The audit {0} of this archive is in this profile already."),
        NOOP("Nothing has been changed."),
        NOOP("Open it in the list of audits; look among those put into the archive too."),
    ),
    "archive-clash": (
        NOOP("Parts of the audit in this archive are in this profile already."),
        NOOP("Nothing of it was taken in, so that nothing stands twice."),
        NOOP("Bring it back into another profile, or ask whoever supports the program."),
    ),
    "archive-keyed": (
        NOOP("Returns of this audit are still being keyed in: {0}."),
        NOOP("No archive was made, because they would be missing from it."),
        NOOP("Finish or drop them under \u201cKeyed in from paper\u201d, then save the archive."),
    ),
    "archive-content": (
        NOOP("What is in this archive does not fit together."),
        NOOP("Nothing of it was taken in."),
        NOOP("Try another copy of the file."),
    ),
    "doubled-uin": (
        NOOP("A case with this UIN is already in the audit."),
        NOOP("No case was added."),
        NOOP("Take the doubled one out of the list, then add the rest."),
    ),
    "doubled-label": (
        NOOP("Another case has this name in reports."),
        NOOP("Nothing was saved. What you wrote is still on the screen."),
        NOOP("Give this case another name, such as the next letter."),
    ),
    "agency-in-use": (
        NOOP("A pack, an answer or a phone call hangs on {0}."),
        NOOP("The two agencies have not been joined."),
        NOOP("Open that agency instead, and join this one into it."),
    ),
    "cells-differ": (
        NOOP("The two agencies say different things about cases: {0}."),
        NOOP("They have not been joined."),
        NOOP("Set the same for both under Assignments, then join them again."),
    ),
    "nobody-asked": (
        NOOP("No case is asked about here."),
        NOOP("No pack was made."),
        NOOP("Under Assignments, set the cases to Awaiting return for the agencies to be asked."),
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
    "kit-not-tried": (
        NOOP("The key kit has not been tried yet."),
        NOOP("No pack was made: without the kit, a lost computer would lose every return."),
        NOOP("Go to Keys and staff: print the kit, then give its keys back once."),
    ),
    "key-broken": (
        NOOP("A key of this audit does not open what was sealed for it."),
        NOOP("No pack was made, so that no return is lost."),
        NOOP("Go back to an earlier copy of the profile, or ask whoever supports the program."),
    ),
    "no-words": (
        NOOP("No word is selected."),
        NOOP("Nothing was taken out."),
        NOOP("Select the words in the text, or type them as they stand there."),
    ),
    "no-redaction-reason": (
        NOOP("There is no reason yet."),
        NOOP("Nothing was taken out: the trace has to say why."),
        NOOP("Write why in a few words, without the words themselves."),
    ),
    "being-keyed": (
        NOOP("A return of this case is being keyed in, and may hold the same words."),
        NOOP("Nothing was taken out."),
        NOOP("Finish or drop it under \u201cKeyed in from paper\u201d, then try again."),
    ),
    "no-queries": (
        NOOP("There is no query to send to this agency."),
        NOOP("No file was made."),
        NOOP("Ask the agency something about one of its answers first."),
    ),
    "query-names-open": (
        NOOP("A query holds words that look like a name or an identifying detail: {0}."),
        NOOP("No file was made."),
        NOOP("Close that query, and ask again with role words such as mum or health visitor."),
    ),
    "no-pack": (
        NOOP("No pack was issued to this agency."),
        NOOP("No file was made: only a laptop with the pack can open it."),
        NOOP("Issue the pack first, or ask by telephone."),
    ),
    "no-initials": (
        NOOP("Your initials are not known here."),
        NOOP("A return that is keyed in says who typed it and who checked it."),
        NOOP("Give your initials under Keys and staff, then come back."),
    ),
    "keying-needs-pack": (
        NOOP("No pack was issued for this agency yet."),
        NOOP("Until then the questions of the audit can still change."),
        NOOP("Issue its pack first. You need not send it."),
    ),
    "already-answered": (
        NOOP("A return of this agency stands for this case."),
        NOOP("Nothing was begun, and what stands was not touched."),
        NOOP("Look at it under Coverage. What was keyed in here can be corrected there."),
    ),
    "keyed-reason": (
        NOOP("A reason is needed."),
        NOOP("Nothing has been changed."),
        NOOP("Say why in a few words; it is kept with the return."),
    ),
    "no-status": (
        NOOP("Nobody said whether the case was known and audited."),
        NOOP("It was not handed over."),
        NOOP("Fill in Case scope as it is on the paper."),
    ),
    "no-paper": (
        NOOP("Where the scan or the paper is kept is missing."),
        NOOP("It was not handed over: the second person must find it."),
        NOOP("Type the reference of the scan, or where the sheet lies."),
    ),
    "keyed-names-open": (
        NOOP("Something here may be a name or identify somebody."),
        NOOP("The return counts for nothing yet. Words to settle: {0}."),
        NOOP("Open the form, settle each under Check names, and hand it over again."),
    ),
    "same-person": (
        NOOP("You typed this return yourself."),
        NOOP("It counts for nothing yet."),
        NOOP("Ask another member of staff to open the profile and compare it with the paper."),
    ),
    "not-a-list": (
        NOOP("This file is no list that can be read."),
        NOOP("Nothing was added."),
        NOOP("Save it as CSV in your spreadsheet, then choose that file; or paste the column."),
    ),
    "no-agencies": (
        NOOP("No agency is ticked in this audit."),
        NOOP("No pack was made."),
        NOOP("Tick the agencies first."),
    ),
    "version-taken": (
        NOOP("{0}, version {1}, is published already, with other content."),
        NOOP("Agencies may have it, so it stays as it is. Nothing has been changed."),
        NOOP("Give the draft another version, then publish it again."),
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
    {
        **_PROFILE_MESSAGES,
        **_DISK_MESSAGES,
        **HUB_MESSAGES,
        **FILE_MESSAGES,
        **_OUTCOME_MESSAGES,
    }
)
