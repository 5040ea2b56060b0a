"""A profile: one folder with the keys, the encrypted database and the lock, and its stores."""

import secrets
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TypedDict, TypeVar
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert, select, update
from typing_extensions import Unpack

from models.agency_store import AgencyStore
from models.answer_search import AnswerSearch
from models.archive_store import ArchiveStore
from models.asked_store import AskedStore
from models.audit_list_store import AuditListStore
from models.audit_rows import usual_at_first
from models.audit_store import AuditStore
from models.backups import Backups
from models.bin_store import BinStore
from models.case_store import CaseStore
from models.change_snapshots import ChangeKind, Trace
from models.change_store import ChangeStore, changed_fields, note_change
from models.cleared_store import ClearedStore
from models.columns import now
from models.database import Database
from models.deletion_store import DeletionStore
from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.escrow import OfficeHelp, renewed_by_code, unlock_by_code
from models.files import write_durably
from models.folder import DATABASE, UNFINISHED, profile_exists
from models.form_store import FormStore
from models.health import check_at_opening
from models.history_store import HistoryStore
from models.hub_file import is_on_server
from models.intake_log_store import IntakeLogStore
from models.intake_store import IntakeStore
from models.key_store import KeyStore
from models.keyed_store import KeyedStore
from models.laptop_store import LaptopStore
from models.lock import ProfileLock
from models.mark_store import MarkStore, OwnWordStore
from models.moving import delete_database
from models.name_store import NameStore
from models.preference_store import PreferenceStore
from models.profile_folder import (
    make_folder,
    refuse_read_only,
    require_database,
    start_unfinished,
)
from models.redaction_store import RedactionStore
from models.rescue_store import RescueStore
from models.review_store import ReviewStore
from models.rewriting import rewrite_if_owed
from models.set_aside_store import SetAsideStore
from models.snapshots import ProfileDetails, ProfileRole
from models.staff import Staff, label_key
from models.tables import ProfileRow
from models.text_store import TextStore
from models.tool_store import ToolStore
from models.tracker_store import TrackerStore
from models.under_way import UnderWayStore
from models.upgrade import bring_up_to_date, create_tables
from models.vault import (
    Cost,
    SlotKind,
    Vault,
    has_slot,
    mend_vault,
    new_vault,
    read_vault,
    replace_vault,
    slots_of,
    unlock,
    unlock_slot,
    with_passphrase_at,
    with_recovery,
    write_vault,
)
from models.watch_store import WatchStore

_RECOVERY_ASKED = "recovery-asked"
AnyDatabase = TypeVar("AnyDatabase", bound=Database)


class PersonWords(TypedDict, total=False):
    """Who uses the profile, in their own words; all may be blank."""

    organisation: str
    person_name: str
    person_title: str


class Profile:
    """An open profile; holds its lock until closed. Stores may be used from any thread."""

    def __init__(self, folder: Path, database: Database, lock: ProfileLock, staff: Staff) -> None:
        self.folder = folder
        self._database, self._lock = database, lock
        self.details = _details(database)
        self.audits = AuditStore(database)
        self.audit_list = AuditListStore(database)
        self.texts = TextStore(database)
        self.tools = ToolStore(database)
        self.cases = CaseStore(database)
        self.agencies = AgencyStore(database)
        self.intake = IntakeStore(database)
        self.answer_search = AnswerSearch(database)
        self.intake_log = IntakeLogStore(database)
        self.history = HistoryStore(database)
        self.laptops = LaptopStore(database)
        self.set_aside = SetAsideStore(database)
        self.watch = WatchStore(database)
        self.deletions = DeletionStore(database)
        self.forms = FormStore(database)
        self.asked = AskedStore(database)
        self.preferences = PreferenceStore(database)
        self.marks = MarkStore(database)
        self.names = NameStore(database)
        self.bin = BinStore(database)
        self.own_words = OwnWordStore(database)
        self.cleared = ClearedStore(database)
        self.under_way = UnderWayStore(database)
        self.backups = Backups(database)
        self.keyed = KeyedStore(database)
        self.keys = KeyStore(database)
        self.reviews = ReviewStore(database)
        self.redactions = RedactionStore(database)
        self.tracker = TrackerStore(database)
        self.archives = ArchiveStore(database)
        self.rescue = RescueStore(database)
        self.help = OfficeHelp(folder, self.preferences)
        self.changes = ChangeStore(database)
        self.staff = staff
        staff.watch(self._on_staff)
        self._know_person()

    def _know_person(self) -> None:
        """Let the history of changes name who opened the profile from now on."""
        self._database.person = self.staff.me()

    def _on_staff(self) -> None:
        """Keep who the members are now, and let the history name who opened the profile."""
        self._know_person()
        facts = tuple(each.initials for each in self.staff.members())
        self.changes.note(Trace(kind=ChangeKind.STAFF_CHANGED, audit_id=None, facts=facts))

    def update_person(self, **person: Unpack[PersonWords]) -> ProfileDetails:
        """Change who uses the profile; what is not named stays. ``details`` is new on return."""
        with self._database.begin() as connection:
            before = _details_of(connection)
            if person:
                connection.execute(update(ProfileRow).values(**person))
            after = _details_of(connection)
            fields = changed_fields(before, after)
            if fields and after.role is ProfileRole.OFFICE:
                trace = Trace(kind=ChangeKind.OFFICE_CHANGED, audit_id=None, fields=fields)
                note_change(connection, trace)
        self.details = after
        return after

    def check_passphrase(self, passphrase: str) -> None:
        """Raise ModelError(WRONG_PASSPHRASE) unless it is the one that opens the profile."""
        unlock(read_vault(self.folder), passphrase)

    def change_passphrase(self, old: str, new: str, cost: Cost | None = None) -> None:
        """Let ``new`` open the profile from now on and ``old`` no more; the database stays.

        Raises ModelError: WRONG_PASSPHRASE, PASSPHRASE_TOO_SHORT, and what the disk refuses.
        """
        vault = read_vault(self.folder)
        key, slot = unlock_slot(vault, old)
        changed = with_passphrase_at(vault, key, new, cost or Cost(), slot)
        self._replace_vault(vault, changed, ChangeKind.PASSPHRASE_CHANGED)

    def set_recovery(self, passphrase: str, code: str, cost: Cost | None = None) -> None:
        """Let a recovery code open the profile too, in place of any code made before.

        Asks for the passphrase, so that a laptop left open gives nobody a key of their own.
        """
        vault = read_vault(self.folder)
        key = unlock(vault, passphrase)
        changed = with_recovery(vault, key, code, cost or Cost())
        self._replace_vault(vault, changed, ChangeKind.RECOVERY_CODE_MADE)

    def _replace_vault(self, before: Vault, after: Vault, kind: ChangeKind) -> None:
        """Put keys in force with a line in the office's history, or neither of the two."""
        try:
            with self._database.begin() as connection:
                if self.details.role is ProfileRole.OFFICE:
                    note_change(connection, Trace(kind=kind, audit_id=None))
                replace_vault(self.folder, after)
        except ModelError:
            # The line may fail at the very end; who is told that nothing changed relies on it.
            with suppress(ModelError):
                replace_vault(self.folder, before)
            raise

    def ask_for_recovery(self, *, ask: bool) -> None:
        """Remember whether the next opening is to ask for a recovery code; at first it does not."""
        self.preferences.set(_RECOVERY_ASKED, "yes" if ask else "")

    def recovery_is_due(self) -> bool:
        """Say whether a recovery code is to be asked for: wanted, and there is none."""
        return self.preferences.get(_RECOVERY_ASKED) == "yes" and not self.has_recovery()

    def has_recovery(self) -> bool:
        """Say whether there is a recovery code."""
        return has_slot(read_vault(self.folder), SlotKind.RECOVERY)

    @property
    def is_shared(self) -> bool:
        """Whether the database is on a server, where other computers use it at the same time."""
        return self._database.is_shared

    @property
    def server(self) -> str:
        """Where that is, for people to read; "" for a file on this computer."""
        return self._database.server

    def alone(self) -> AbstractContextManager[None]:
        """Keep others from importing and taking back until what came was judged and written."""
        return self._database.alone()

    def close(self) -> None:
        """Close the database, drop its key and let another program in; twice does nothing."""
        self._database.close()
        self._lock.release()


def create_profile(
    folder: Path,
    *,
    passphrase: str,
    role: ProfileRole,
    cost: Cost | None = None,
    **person: Unpack[PersonWords],
) -> Profile:
    """Make a profile and open it.

    Raises ModelError: PASSPHRASE_TOO_SHORT, PROFILE_EXISTS, PROFILE_IN_USE, NOT_WRITABLE and
    what the disk refuses. ``cost`` is for tests and the worked example, whose passphrase is
    no secret and must not be waited for.
    """
    key, vault = new_vault(passphrase, cost or Cost())
    make_folder(folder)
    lock = ProfileLock(folder)
    try:
        start_unfinished(folder)
        # SQLite gives its journals the rights that the database has.
        write_durably(folder / DATABASE, b"")
        write_vault(folder, vault)
        with closing_on_error(EmbeddedDatabase(folder / DATABASE, key)) as database:
            create_tables(database)
            with database.begin() as connection:
                add_profile(connection, role, person)
            staff = Staff(folder, label_key(key), vault.slots[0].id)
            profile = Profile(folder, database, lock, staff)
            if role is ProfileRole.OFFICE:
                begin_office(profile)
            (folder / UNFINISHED).unlink()
            return profile
    except BaseException:
        lock.release()
        raise


def open_profile(folder: Path, passphrase: str) -> Profile:
    """Open a profile, bringing an older one up to date first.

    Raises ModelError: NO_PROFILE, WRONG_PASSPHRASE, PROFILE_IN_USE, KEYS_DAMAGED,
    VAULT_DAMAGED, NEWER_PROFILE, READ_ONLY, DISK_FULL.
    """
    return _open(folder, passphrase, SlotKind.PASSPHRASE, "")


def check_recovery(folder: Path, code: str) -> None:
    """Raise ModelError(WRONG_RECOVERY_CODE or NO_RECOVERY_CODE) unless the code opens.

    It may be that of the recovery sheet, or one that the office read out.
    """
    unlock_by_code(read_vault(folder), code)


def recover_profile(folder: Path, code: str, new_passphrase: str) -> Profile:
    """Open a profile by a code, and have a new passphrase open it from now on.

    The passphrase that was the first opens nothing more. The code of the sheet still does; one
    that the office read out works once. Raises what ``open_profile`` and
    ``check_recovery`` raise, and PASSPHRASE_TOO_SHORT.
    """
    return _open(folder, code, SlotKind.RECOVERY, new_passphrase)


def _open(folder: Path, secret: str, kind: SlotKind, new_passphrase: str) -> Profile:
    if not profile_exists(folder):
        raise ModelError(ModelFault.NO_PROFILE)
    refuse_read_only(folder)
    lock = ProfileLock(folder)
    try:
        vault = read_vault(folder)
        if kind is SlotKind.RECOVERY:
            key, vault = renewed_by_code(vault, secret, new_passphrase)
            slot = slots_of(vault, SlotKind.PASSPHRASE)[0]
        else:
            key, slot = unlock_slot(vault, secret, kind)
        if not (on_server := is_on_server(folder)):
            require_database(folder)
        if kind is SlotKind.RECOVERY:
            replace_vault(folder, vault)
        with suppress(ModelError):
            mend_vault(folder, vault)  # what cannot be mended today is still read
        with closing_on_error(_hub(folder, key) if on_server else _file(folder, key)) as database:
            bring_up_to_date(database)
            profile = Profile(folder, database, lock, Staff(folder, label_key(key), slot.id))
            if kind is SlotKind.RECOVERY and profile.details.role is ProfileRole.OFFICE:
                # The keys were in force before the database could be opened by them.
                profile.changes.note(Trace(kind=ChangeKind.OPENED_BY_CODE, audit_id=None))
            rewrite_if_owed(database)
            return profile
    except BaseException:
        lock.release()
        raise


def begin_office(profile: Profile) -> None:
    """Give a new office its list of agencies, and the history its first line."""
    profile.changes.note(Trace(kind=ChangeKind.BEGUN, audit_id=None))
    profile.audits.set_usual_agencies(usual_at_first())


def _file(folder: Path, key: bytes) -> Database:
    with closing_on_error(EmbeddedDatabase(folder / DATABASE, key)) as database:
        check_at_opening(database)
        return database


def _hub(folder: Path, key: bytes) -> Database:
    # Late: it loads the driver of the server, which most profiles never need.
    from models.hub_start import hub_of

    with closing_on_error(hub_of(folder, key)) as database:
        if (folder / DATABASE).exists():
            # Of a move that was cut short: a deleted audit would live on in it.
            with suppress(OSError, ModelError):
                delete_database(folder)
        return database


@contextmanager
def closing_on_error(database: AnyDatabase) -> Generator[AnyDatabase]:
    """Close a database that came to nothing."""
    try:
        yield database
    except BaseException:
        database.close()
        raise


def add_profile(connection: Connection, role: ProfileRole, person: PersonWords) -> None:
    """Add the one row that says whose profile it is, with fresh keys."""
    values = {
        "id": 1,
        "role": role,
        "installation_id": uuid4().hex,
        "signing_key": Ed25519PrivateKey.generate().private_bytes_raw(),
        "settle_key": secrets.token_bytes(32),
        "organisation": person.get("organisation", ""),
        "person_name": person.get("person_name", ""),
        "person_title": person.get("person_title", ""),
        "created_at": now(),
    }
    connection.execute(insert(ProfileRow), values)


def _details(database: Database) -> ProfileDetails:
    with database.looking() as connection:
        return _details_of(connection)


def _details_of(connection: Connection) -> ProfileDetails:
    query = select(
        ProfileRow.role,
        ProfileRow.installation_id,
        ProfileRow.signing_key,
        ProfileRow.settle_key,
        ProfileRow.organisation,
        ProfileRow.person_name,
        ProfileRow.person_title,
        ProfileRow.created_at,
    )
    found = connection.execute(query).mappings().one_or_none()
    if found is None:
        raise ModelError(ModelFault.VAULT_DAMAGED)
    return ProfileDetails(**found)
