"""A database on the office's own server (PostgreSQL), which several computers use at once.

Imported only where a profile has one: it loads the driver.
"""

import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any, LiteralString, cast

import psycopg
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolEmpty
from typing_extensions import override

from models.columns import seal_with
from models.database import PERSON, Database
from models.errors import ModelError, ModelFault
from models.files import write_durably
from models.folder import AUTHORITY
from models.hub_address import HubAddress
from models.hub_seal import HubSeal
from models.prepared import Cursor, Transaction

_SECONDS_TO_WAIT = 30
_SECONDS_TO_REACH = 10
# A laptop that fell asleep in the middle of its turn keeps the others waiting no longer than this.
_SETTINGS = (
    f"-c lock_timeout={_SECONDS_TO_WAIT}s "
    "-c idle_in_transaction_session_timeout=120s -c timezone=UTC"
)
_WRITING, _IMPORTING = 7_203_001, 7_203_002
_TURN = text("SELECT pg_advisory_xact_lock(:turn)")
_REVISION = "SELECT version_num FROM alembic_version"
_NO_SUCH_TABLE = "42P01"
# By the first letters of SQLSTATE, the longest first.
_FAULTS = (
    ("25006", ModelFault.SERVER_RIGHTS),  # a standby, which can only be read
    ("42501", ModelFault.SERVER_RIGHTS),
    ("53300", ModelFault.SERVER_BUSY),
    ("55P03", ModelFault.SERVER_BUSY),
    ("57014", ModelFault.SERVER_BUSY),
    ("25P03", ModelFault.SERVER_CUT),
    ("3D000", ModelFault.SERVER_REFUSED),
    ("08", ModelFault.SERVER_CUT),
    ("28", ModelFault.SERVER_REFUSED),
    ("40", ModelFault.SERVER_BUSY),  # deadlock, or two that cannot follow one another
    ("53", ModelFault.SERVER_FULL),
    ("57", ModelFault.SERVER_CUT),
    ("58", ModelFault.SERVER_FULL),
)
# A refused connection has no SQLSTATE, only words; names in them say nothing of the cause.
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NOT_FOUND = "failed to resolve host"
_REFUSALS = (
    (("too many", "connection slots"), ModelFault.SERVER_BUSY),
    (
        ("authentication", "pg_hba.conf", "password", "does not exist", "not permitted"),
        ModelFault.SERVER_REFUSED,
    ),
    (("ssl", "certificate", "tls"), ModelFault.SERVER_NOT_SAFE),
)


class ServerTrouble(Exception):
    """A mistake of ours that the server found: its code and the rule, never its words.

    Those would hold values of the row.
    """


class HubDatabase(Database):
    """Opens the database at an address; ``key`` seals what the server is not to read.

    Writers come one after the other, whatever computer they are at: each takes the one turn for
    writing first, so that what was checked holds until it is committed. Readers wait for nobody.
    After the server was away the next call reaches it again.
    """

    def __init__(self, folder: Path, address: HubAddress, key: bytes, computer: str) -> None:
        super().__init__(folder)
        self.computer = computer
        self.server = address.shown
        self._engine = _engine(folder, address, key)
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._revision = ""
        self._busy = Condition()
        self._running = 0
        self._closed = False

    @override
    @contextmanager
    def begin(self) -> Generator[Connection]:
        """One transaction: committed when the block ends, undone whole when it raises."""
        with self._in_use(), faults(), self._engine.begin() as connection:
            connection.info[PERSON] = self.person
            connection.execute(_TURN, {"turn": _WRITING})
            # Only now: who changes the tables holds the turn until it is done.
            self._expect_revision(connection)
            yield connection

    @override
    @contextmanager
    def quick(self) -> Generator[Transaction]:
        """One transaction of prepared statements, with the same promise as ``begin``."""
        with self.begin() as connection:
            yield self._prepared(connection)

    @override
    @contextmanager
    def reading(self) -> Generator[Transaction]:
        """For prepared queries alone, which all see one state."""
        with self.looking() as connection:
            yield self._prepared(connection)

    @override
    @contextmanager
    def looking(self) -> Generator[Connection]:
        """For queries alone, which all see one state; nobody waits for them."""
        with self._in_use(), faults(), self._reading.begin() as connection:
            self._expect_revision(connection)
            yield connection

    @override
    @contextmanager
    def alone(self) -> Generator[None]:
        """Keep others from importing while it lasts; on a connection of its own."""
        with self._in_use(), faults(), self._engine.begin() as connection:
            connection.execute(_TURN, {"turn": _IMPORTING})
            yield

    @override
    def hold_to(self, revision: str) -> None:
        """Look at the revision in every transaction from now on; it costs one short query."""
        self._revision = revision

    def _expect_revision(self, connection: Connection) -> None:
        if not self._revision:
            return
        try:
            found = connection.exec_driver_sql(_REVISION).scalar()
        except ProgrammingError as error:
            if getattr(error.orig, "sqlstate", "") != _NO_SUCH_TABLE:
                raise
            raise ModelError(ModelFault.NO_HUB) from None
        if found != self._revision:
            raise ModelError(ModelFault.HUB_UPGRADED)

    @property
    @override
    def is_shared(self) -> bool:
        """Others use the server too."""
        return True

    @override
    def close(self) -> None:
        """End for good: what is running ends first, and what comes later is refused."""
        with self._busy:
            self._closed = True
            self._busy.wait_for(lambda: self._running == 0, _SECONDS_TO_WAIT)
        self._engine.dispose()

    @contextmanager
    def _in_use(self) -> Generator[None]:
        with self._busy:
            if self._closed:
                raise ModelError(ModelFault.STORE_LOCKED)
            self._running += 1
        try:
            yield
        finally:
            with self._busy:
                self._running -= 1
                self._busy.notify_all()

    def _prepared(self, connection: Connection) -> Transaction:
        driver = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        return Transaction(_Statements(driver), self._engine.dialect, self.person)


class _Statements:
    """Runs prepared statements inside a transaction that SQLAlchemy began and ends."""

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self._connection = connection

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Cursor:
        return self._connection.execute(cast("LiteralString", sql), values)

    def executemany(self, sql: str, values: Sequence[Sequence[object]], /) -> Cursor:
        cursor = self._connection.cursor()
        cursor.executemany(cast("LiteralString", sql), values)
        return cursor


@contextmanager
def faults() -> Generator[None]:
    """Turn what the server or the way to it refuses into ModelError, and hide its words.

    Those may hold the address or values of a row, so nothing of the error goes on.
    """
    try:
        yield
    except PoolEmpty:
        raise ModelError(ModelFault.SERVER_BUSY) from None
    except (DBAPIError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        cut = isinstance(error, DBAPIError) and error.connection_invalidated
        told = _fault(cause, cut=cut)
        trouble = told or ServerTrouble(*_code_and_rule(cause))
    else:
        return
    if isinstance(trouble, ModelFault):
        raise ModelError(trouble) from None
    raise trouble from None


def _fault(error: BaseException | None, *, cut: bool) -> ModelFault | None:
    code = getattr(error, "sqlstate", None)
    if isinstance(code, str):
        return next((fault for start, fault in _FAULTS if code.startswith(start)), None)
    if cut:
        return ModelFault.SERVER_CUT
    if not isinstance(error, psycopg.OperationalError):
        return None
    words = _QUOTED.sub("", str(error).lower())
    if "connection" not in words and _NOT_FOUND not in words:
        return ModelFault.SERVER_CUT
    for signs, fault in _REFUSALS:
        if any(sign in words for sign in signs):
            return fault
    return ModelFault.SERVER_AWAY


def _code_and_rule(error: BaseException | None) -> tuple[str, str]:
    if not isinstance(error, psycopg.Error):
        return (type(error).__name__, "")
    return (error.sqlstate or type(error).__name__, error.diag.constraint_name or "")


def _engine(folder: Path, address: HubAddress, key: bytes) -> Engine:
    engine = create_engine(
        address.url,
        connect_args=_way(folder, address),
        hide_parameters=True,
        paramstyle="format",
        pool_pre_ping=True,
        pool_size=2,
        max_overflow=6,
        pool_timeout=_SECONDS_TO_WAIT,
    )
    seal_with(engine.dialect, HubSeal(key))
    return engine


def _way(folder: Path, address: HubAddress) -> dict[str, object]:
    """Say how to reach the server; a connection that died is noticed within a minute."""
    way: dict[str, object] = {
        "connect_timeout": _SECONDS_TO_REACH,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        # What was sent and never arrives; otherwise Linux tries for a quarter of an hour.
        "tcp_user_timeout": _SECONDS_TO_WAIT * 1000,
        "application_name": "Audit Desk",
        "options": _SETTINGS,
    }
    if address.is_here:
        return way
    if not address.authority:
        return way | {"sslrootcert": "system"}
    place = folder / AUTHORITY
    write_durably(place, address.authority)
    return way | {"sslrootcert": str(place)}
