"""The encrypted file itself: settings of every connection, and troubles by their code."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest
from sqlalchemy.exc import DBAPIError

from models.embedded import EmbeddedDatabase
from models.errors import ModelError, ModelFault
from models.upgrade import create_tables

KEY = bytes(range(32))
WANTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "temp_store": 2,
    "foreign_keys": 1,
    "cipher_log_level": "NONE",
}


@pytest.fixture
def database(tmp_path: Path):
    made = EmbeddedDatabase(tmp_path / "kept.db", KEY)
    create_tables(made)
    yield made
    made.close()


def put(database: EmbeddedDatabase, name: str, value: str = "") -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO preferences VALUES (?, ?)", (name, value))


def count(database: EmbeddedDatabase) -> int:
    with database.begin() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM preferences").scalar_one()


def settings_of(database: EmbeddedDatabase) -> dict[str, object]:
    with database.begin() as connection:
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in WANTED}


def test_every_connection_is_set_up(database: EmbeddedDatabase) -> None:
    assert settings_of(database) == WANTED
    database.renew()  # the next one is new
    assert settings_of(database) == WANTED
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda _: settings_of(database), range(8))) == [WANTED] * 8


def test_another_reader_opens_it_with_the_key_and_not_without(database: EmbeddedDatabase) -> None:
    put(database, "marker", "seen by both")
    database.close()

    def read(key: bytes | None) -> object:
        other = apsw.Connection(str(database.path))
        try:
            if key is not None:
                for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}'\""):
                    list(other.execute(f"PRAGMA {pragma}"))
            return list(other.execute("SELECT value FROM preferences"))
        finally:
            other.close()

    assert read(KEY) == [("seen by both",)]
    for wrong in (None, KEY[:-1] + b"\x00"):
        with pytest.raises(apsw.NotADBError):
            read(wrong)


@pytest.mark.parametrize("key", [b"", b"x" * 31, b"x" * 33])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(tmp_path: Path, key) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        EmbeddedDatabase(tmp_path / "new.db", key)
    assert not list(tmp_path.iterdir())


def test_a_wrong_key_is_damage_and_the_terminal_stays_silent(
    database: EmbeddedDatabase, capfd: pytest.CaptureFixture[str]
) -> None:
    database.close()
    other = EmbeddedDatabase(database.path, bytes(32))
    with pytest.raises(ModelError) as caught:
        count(other)
    other.close()
    assert caught.value.fault is ModelFault.VAULT_DAMAGED
    assert capfd.readouterr() == ("", "")


def test_a_flipped_page_is_damage(database: EmbeddedDatabase) -> None:
    for number in range(50):
        put(database, f"n{number}", "x" * 1000)
    database.renew()
    data = bytearray(database.path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    database.path.write_bytes(data)
    with pytest.raises(ModelError) as caught:
        count(database)
    assert caught.value.fault is ModelFault.VAULT_DAMAGED


@pytest.mark.parametrize("way", ["begin", "quick"])
def test_a_transaction_is_undone_whole(database: EmbeddedDatabase, way: str) -> None:
    put(database, "before")

    def half() -> None:
        if way == "begin":
            with database.begin() as connection:
                connection.exec_driver_sql("INSERT INTO preferences VALUES ('half', '')")
                raise KeyError
        with database.quick() as store:
            store._driver.execute("INSERT INTO preferences VALUES ('half', '')")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert count(database) == 1
    put(database, "after")
    assert count(database) == 2


def test_a_change_of_the_schema_is_undone_too(database: EmbeddedDatabase) -> None:
    def half() -> None:
        with database.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
            raise KeyError

    with pytest.raises(KeyError):
        half()
    with database.begin() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
        assert "half" not in list(names)


def test_a_full_file_is_said_and_what_was_there_stays(database: EmbeddedDatabase) -> None:
    put(database, "before")
    with database.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ModelError) as caught:
        put(database, "large", "x" * 100_000)
    assert caught.value.fault is ModelFault.DISK_FULL
    assert count(database) == 1


def test_a_mistake_of_ours_is_not_dressed_up_and_shows_no_values(
    database: EmbeddedDatabase,
) -> None:
    put(database, "name", "first")
    with pytest.raises(DBAPIError) as caught:
        put(database, "name", "the marker text")
    assert "the marker text" not in str(caught.value)


def test_a_closed_database_stays_closed_and_has_let_its_key_go(database: EmbeddedDatabase) -> None:
    put(database, "before")
    database.close()
    assert not [path for path in database.path.parent.iterdir() if path != database.path]
    with pytest.raises(ModelError) as caught:
        put(database, "late")
    assert caught.value.fault is ModelFault.STORE_LOCKED
    with pytest.raises(ModelError), database.quick():
        pass
    assert KEY.hex() not in repr(vars(database))
    database.close()
    again = EmbeddedDatabase(database.path, KEY)
    assert count(again) == 1
    again.close()


def test_closing_in_the_middle_of_work_keeps_what_was_acknowledged(
    database: EmbeddedDatabase,
) -> None:
    def work(number: int) -> bool:
        if number == 60:
            database.close()
            return False
        try:
            put(database, f"n{number}")
        except ModelError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        acknowledged = sum(threads.map(work, range(200)))
    again = EmbeddedDatabase(database.path, KEY)
    assert count(again) == acknowledged
    assert 0 < acknowledged < 200
    again.close()


def test_what_eight_threads_write_all_stands(database: EmbeddedDatabase) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: put(database, f"n{number}"), range(200)))
    assert count(database) == 200
