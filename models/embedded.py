"""The encrypted database file: one connection, every PRAGMA that safety needs, errors as faults.

The profile lock lets one program in, and inside it one connection serves all threads in turn:
no call ever waits for SQLite's own locks, and what one thread wrote the next one reads.
"""

import re
import shutil
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock
from typing import Protocol, cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from typing_extensions import override

from models.database import PERSON, Database
from models.errors import ModelError, ModelFault
from models.prepared import EMBEDDED, Driver, Transaction

_KEY = re.compile(r"[0-9a-f]{64}")
_SECONDS_TO_WAIT = 30
_ROOM_TO_BEGIN = 128 * 1024
_FAULTS = {
    5: ModelFault.STORE_LOCKED,  # SQLITE_BUSY
    6: ModelFault.STORE_LOCKED,  # SQLITE_LOCKED
    8: ModelFault.READ_ONLY,  # SQLITE_READONLY
    10: ModelFault.NOT_WRITABLE,  # SQLITE_IOERR
    11: ModelFault.VAULT_DAMAGED,  # SQLITE_CORRUPT
    13: ModelFault.DISK_FULL,  # SQLITE_FULL
    14: ModelFault.NOT_WRITABLE,  # SQLITE_CANTOPEN
    26: ModelFault.VAULT_DAMAGED,  # SQLITE_NOTADB, after a key that the vault's tag proved
}


class _DriverModule(Protocol):
    DatabaseError: type[Exception]
    Error: type[Exception]

    def connect(
        self, database: str, *, timeout: float, isolation_level: None, check_same_thread: bool
    ) -> Driver: ...


_DRIVER = cast("_DriverModule", cast("object", dbapi2))


class EmbeddedDatabase(Database):
    """Opens a profile's database file with its raw key."""

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path.parent)
        self.path = path
        self._hex_key = key.hex()
        # A raw key with one bad digit would silently be taken for a passphrase.
        if not _KEY.fullmatch(self._hex_key):
            msg = "a database key has 32 bytes"
            raise ValueError(msg)
        self._turn = Lock()
        self._was_there = False
        self._driver: Driver | None = None
        self._engine = _engine(self._connected)

    @override
    @contextmanager
    def begin(self) -> Generator[Connection]:
        """One transaction: committed when the block ends, undone whole when it raises."""
        with self._in_turn(), self._engine.begin() as connection:
            connection.info[PERSON] = self.person
            yield connection

    @override
    @contextmanager
    def quick(self) -> Generator[Transaction]:
        """One transaction of prepared statements, with the same promise as ``begin``."""
        with self.outside() as driver:
            driver.execute("BEGIN IMMEDIATE")
            try:
                yield Transaction(driver, EMBEDDED, self.person)
                driver.execute("COMMIT")
            except BaseException:
                driver.rollback()
                raise

    @override
    @contextmanager
    def reading(self) -> Generator[Transaction]:
        """For one prepared query, which needs no transaction around it."""
        with self.outside() as driver:
            yield Transaction(driver, EMBEDDED, self.person)

    @override
    def looking(self) -> AbstractContextManager[Connection]:
        """Do as ``begin`` does: there is one connection."""
        return self.begin()

    @override
    @contextmanager
    def alone(self) -> Generator[None]:
        """Nothing to do: the profile is locked for everybody else."""
        yield

    @override
    def hold_to(self, revision: str) -> None:
        """Nothing to do: while it is open here nobody else can change it."""

    @property
    @override
    def is_shared(self) -> bool:
        """The file is this program's alone."""
        return False

    @contextmanager
    def outside(self) -> Generator[Driver]:
        """Give the driver's own connection, for what SQLite refuses inside a transaction."""
        with self._in_turn():
            yield self._connected()

    def copy_of(self, path: Path) -> "EmbeddedDatabase":
        """Give the database in another file under the same key."""
        return EmbeddedDatabase(path, bytes.fromhex(self._hex_key))

    def renew(self) -> None:
        """Close the connection; the next call makes a fresh one with every setting."""
        with self._in_turn():
            self._disconnect()

    @override
    def close(self) -> None:
        """End for good: what is running ends first, and what comes later is refused.

        The journal moves into the database file, and the key is let go.
        """
        with self._in_turn():
            self._hex_key = ""
            self._disconnect()

    @contextmanager
    def _in_turn(self) -> Generator[None]:
        if not self._turn.acquire(timeout=_SECONDS_TO_WAIT):
            raise ModelError(ModelFault.STORE_LOCKED)
        try:
            with faults(self.path.parent):
                yield
                self._expect_file()
        except ModelError as error:
            if error.fault is ModelFault.NOT_WRITABLE:
                self._let_go()
            raise
        finally:
            self._turn.release()

    def _expect_file(self) -> None:
        """Look for the file: some systems take writes to one that went with its stick."""
        if self._driver is not None and not self.path.exists():
            raise ModelError(ModelFault.NOT_WRITABLE)

    def _let_go(self) -> None:
        """Close a connection whose file cannot be reached, so that the next call tries afresh."""
        try:
            self._disconnect()
        except (DBAPIError, _DRIVER.Error):
            self._driver = None

    def _connected(self) -> Driver:
        if self._driver is None:
            if not self._hex_key:
                raise ModelError(ModelFault.STORE_LOCKED)
            if self._was_there and not self.path.exists():
                # SQLite would begin an empty database in its place.
                raise ModelError(ModelFault.NOT_WRITABLE)
            driver = _DRIVER.connect(
                str(self.path),
                timeout=_SECONDS_TO_WAIT,
                isolation_level=None,
                check_same_thread=False,
            )
            prepare(driver, self._hex_key)
            self._driver = driver
            self._was_there = True
        return self._driver

    def _disconnect(self) -> None:
        self._engine.dispose()
        if self._driver is not None:
            self._driver.close()
            self._driver = None


@contextmanager
def faults(folder: Path) -> Generator[None]:
    """Turn the driver's expected errors into ModelError; errors of ours pass unchanged."""
    try:
        yield
    except (DBAPIError, _DRIVER.DatabaseError) as error:
        fault = _fault(error.orig if isinstance(error, DBAPIError) else error)
        if fault is None:
            raise
        if fault is ModelFault.NOT_WRITABLE and _is_full(folder):
            # Where a journal cannot even be begun, SQLite speaks of the device, not of room.
            fault = ModelFault.DISK_FULL
        raise ModelError(fault) from error


def _fault(error: BaseException | None) -> ModelFault | None:
    code = getattr(error, "sqlite_errorcode", None)
    return _FAULTS.get(code & 0xFF) if isinstance(code, int) else None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM_TO_BEGIN
    except OSError:
        return False


def _engine(connect: Callable[[], Driver]) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    _ = begin
    return engine


def prepare(driver: Driver, hex_key: str) -> None:
    """Unlock a fresh connection and set what every connection needs; close it on failure."""
    try:
        # Silence first: SQLCipher would print its failures to the terminal.
        driver.execute("PRAGMA cipher_log_level = NONE")
        _set_key(driver, hex_key)
        for setting in (
            "temp_store = MEMORY",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            driver.execute(f"PRAGMA {setting}")
    except BaseException:
        driver.close()
        raise


def _set_key(driver: Driver, hex_key: str) -> None:
    failed = False
    try:
        driver.execute(f"PRAGMA key = \"x'{hex_key}'\"")
    except _DRIVER.Error:
        failed = True
    if failed:
        # Raised outside the handler: the driver's error would carry the key along.
        raise ModelError(ModelFault.VAULT_DAMAGED)
