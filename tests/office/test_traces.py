"""Nothing is changed at the office without a line in its history: tried for every store, by name.

The stores and their methods are looked up, so that a new one is missed by nobody: whoever adds a
method says here that it reads, or gives a deed that shows what line it leaves.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from anonymise import load_checker
from models.all_tables import Row
from models.profile import Profile
from tests.office.audit_under_way import World
from tests.office.deeds_tried import DEEDS
from tests.ui.office import world

# The auditor's own stores: what is typed in them at the office is told when it is handed over.
AUDITORS = {"forms", "asked", "marks", "names", "bin", "own_words", "under_way"}
# Copies of the profile, and which files of a folder were seen.
NOT_OF_THE_RECORD = {"backups", "watch", "answer_search", "staff", "help"}
# How a file comes in, before anything is known of it; the import that follows is what is told.
BEFORE_AN_IMPORT = {"intake.put_in_inbox", "intake.put_all_in_inbox", "intake.apply"}
# These are the history itself.
THE_HISTORY = {"changes.note", "intake_log.note"}
READS = {
    "agencies": "",
    "archives": "content",
    "audit_list": "all themes",
    "audits": "agencies assignments cases get keys list packs tool_definition tools usual_agencies",
    "cases": "draws reserves",
    "changes": "begun_at lines people",
    "cleared": "of",
    "deletions": "all gone packs set_aside",
    "history": "contested history latest of_deed of_id of_laptop open_conflicts ruling",
    "intake": "entries entry_history file_bytes inbox is_contested pack pin received_file returns "
    "taken",
    "intake_log": "deeds lines",
    "keyed": "draft drafts",
    "keys": "escrow identities states",
    "laptops": "refused unconfirmed",
    "redactions": "",
    "preferences": "get",
    "rescue": "",
    "reviews": "of emptied_files",
    "set_aside": "files file_bytes",
    "texts": "all",
    "tools": "draft library settled",
    "tracker": "contacts own_dates words",
}
LOGS = {"changes", "intake_log", "intake_lines", "deleted_audits"}
# Nothing of the record changes with these, but they are told all the same.
TOLD_ONLY = {"archives.note_saved"}
# Saving a draft of a tool, at every pause of whoever writes it; that it was begun is told, and
# that it was published.
EXCUSED = {"tools.save"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[World]:
    profile = world.office_profile(tmp_path / "office")
    (me,) = profile.staff.members()
    profile.staff.name(me.slot_id, "KT")
    yield World(profile=profile, checker=load_checker())
    profile.close()


def content(profile: Profile) -> tuple[dict[str, str], frozenset[tuple[str, int]]]:
    """Every table but those of the history, and the lines that has, by table and number."""
    with profile._database.begin() as connection:
        found = {
            name: repr(connection.execute(select(text("*")).select_from(text(name))).all())
            for name in Row.metadata.tables
            if name not in LOGS
        }
        lines = frozenset(
            (name, number)
            for name in ("changes", "intake_log")
            for number in connection.scalars(text(f"SELECT number FROM {name}"))  # noqa: S608
        )
    return found, lines


def test_every_change_leaves_a_line(at: World) -> None:
    silent: list[str] = []
    for name, deed in DEEDS:
        before, lines = content(at.profile)
        deed(at)
        after, more = content(at.profile)
        if not name:
            continue
        assert name in TOLD_ONLY or before != after, f"{name} changed nothing here"
        if not more - lines:
            silent.append(name)
    assert silent == []


def methods() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public method of every store that an open profile has."""
    source = inspect.getsource(Profile.__init__)
    for name in re.findall(r"self\.(\w+) = \w+\(database\)", source):
        if name in AUDITORS | NOT_OF_THE_RECORD:
            continue
        kind = re.search(rf"self\.{name} = (\w+)\(database\)", source)
        assert kind is not None
        store = getattr(inspect.getmodule(Profile), kind[1])
        for method, body in inspect.getmembers(store, inspect.isfunction):
            if not method.startswith("_"):
                yield f"{name}.{method}", body


def test_every_method_of_a_store_is_tried_or_only_reads() -> None:
    reading = {f"{store}.{each}" for store, names in READS.items() for each in names.split()}
    excused = BEFORE_AN_IMPORT | THE_HISTORY | EXCUSED
    tried = {name for name, _deed in DEEDS if name}
    every = dict(methods())
    assert set(every) - reading - excused - tried == set(), "say whether these write"
    assert (reading | excused | tried) - set(every) == set(), "these are no more"
    assert reading & tried == set()
    # On a server nobody who only reads may wait for the turn to write.
    writing = re.compile(r"\b(?:insert|update|delete)\(|\.(?:quick|begin)\(\)|\bnote_")
    assert [
        name for name in sorted(reading) if writing.search(inspect.getsource(every[name]))
    ] == []
