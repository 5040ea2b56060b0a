"""What was taken from the watched folder is known again, whatever lay there."""

from models.watch_store import WatchedFile
from tests.models.samples import Office


def test_a_file_of_any_size_is_noted_once_with_its_latest_state(office: Office) -> None:
    watch = office.profile.watch
    small = WatchedFile(path="/in/a.auditreturn", size=1, changed=2**62)
    large = WatchedFile(path="/in/b.auditreturn", size=5 * 2**30, changed=1)
    watch.take([small, large])
    assert watch.taken() == {small, large}
    grown = WatchedFile(path=small.path, size=2, changed=2**62 + 1)
    watch.take([grown])
    assert watch.taken() == {grown, large}
