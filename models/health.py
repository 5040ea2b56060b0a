"""Whether a database is whole: every page as it was written, every table and link as it must be."""

from models.embedded import EmbeddedDatabase, faults
from models.errors import ModelError, ModelFault
from models.prepared import Driver

LARGEST_AT_OPENING = 32 * 1024 * 1024


def check_at_opening(database: EmbeddedDatabase) -> None:
    """Check a database of ordinary size; raise ModelError(VAULT_DAMAGED).

    A larger one would keep its person waiting. SQLCipher refuses every damaged page when it is
    read, and the copy of the day reads them all.
    """
    if database.path.stat().st_size <= LARGEST_AT_OPENING:
        check_health(database)


def check_health(database: EmbeddedDatabase) -> None:
    """Read the whole database once; raise ModelError(VAULT_DAMAGED) where anything is amiss.

    Takes about a second for 100 MB. The journal goes into the file first, because the check of
    the pages reads the file alone.
    """
    with database.outside() as driver:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        expect_whole(driver)


def check_file(database: EmbeddedDatabase) -> None:
    """Check a copy that nobody else has open, and close it; raise ModelError(VAULT_DAMAGED)."""
    try:
        with faults(database.path.parent):
            check_health(database)
    finally:
        database.close()


def expect_whole(driver: Driver) -> None:
    """Let SQLCipher and SQLite look; raise ModelError(VAULT_DAMAGED)."""
    pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()
    tables = driver.execute("PRAGMA quick_check").fetchall()
    links = driver.execute("PRAGMA foreign_key_check").fetchall()
    if pages or links or tables != [("ok",)]:
        raise ModelError(ModelFault.VAULT_DAMAGED)
