"""The limit of the encryption: what was once written may be put back, and the file does not tell.

Whoever has the disk in hand cannot read or make up anything, but can turn it back. The office sees
that by the number of the return; see ``tests/office/test_merge.py``.
"""

from pathlib import Path

from models.embedded import EmbeddedDatabase
from models.errors import ModelError
from models.folder import DATABASE
from models.health import check_file
from models.profile import Profile, open_profile
from models.vault import read_vault, unlock
from tests.models.samples import PASSPHRASE

PAGE = 4096
OLD, NEW = "the first words", "the later words"


def write(folder: Path, words: str) -> bytes:
    """Write words of one length, and give the closed file."""
    profile = open_profile(folder, PASSPHRASE)
    profile.forms.save_answers(profile.forms.forms("pack-1")[0].id, {"q1.comment": words})
    profile.close()
    return (folder / DATABASE).read_bytes()


def read(folder: Path) -> str:
    profile = open_profile(folder, PASSPHRASE)
    try:
        return profile.forms.answers(profile.forms.forms("pack-1")[0].id)["q1.comment"]
    finally:
        profile.close()


def looks_whole(folder: Path) -> bool:
    database = EmbeddedDatabase(folder / DATABASE, unlock(read_vault(folder), PASSPHRASE))
    try:
        check_file(database)
    except ModelError:
        return False
    finally:
        database.close()
    return True


def test_an_older_file_or_page_put_back_is_not_noticed(auditor: Profile) -> None:
    folder = auditor.folder
    auditor.close()
    before, after = write(folder, OLD), write(folder, NEW)
    (folder / DATABASE).write_bytes(before)
    assert read(folder) == OLD

    assert len(before) == len(after)
    turned_back = 0
    for place in range(0, len(after), PAGE):
        if before[place : place + PAGE] == after[place : place + PAGE]:
            continue
        mixed = after[:place] + before[place : place + PAGE] + after[place + PAGE :]
        (folder / DATABASE).write_bytes(mixed)
        turned_back += looks_whole(folder) and read(folder) == OLD
    assert turned_back == 1, "the one page with the answer"


def test_a_page_of_another_place_or_profile_is_noticed(auditor: Profile) -> None:
    folder = auditor.folder
    auditor.close()
    data = write(folder, NEW)
    for place in range(PAGE, 6 * PAGE, PAGE):
        moved = data[:place] + data[place + PAGE : place + 2 * PAGE] + data[place + PAGE :]
        (folder / DATABASE).write_bytes(moved)
        assert not looks_whole(folder)
