"""The watch over what tests leave in clear does see it."""

from pathlib import Path

from tests.leaks import TYPED, leaks_in


def test_typed_words_in_a_profile_or_a_log_are_found(tmp_path):
    profile = tmp_path / "deep" / "profile"
    (profile / "backups" / "daily").mkdir(parents=True)
    (profile / "vault.keys").write_bytes(b"{}")
    words = TYPED[0].encode()
    assert leaks_in(tmp_path) == []
    for name, data in (
        ("profile.db-wal", b"\x00" * 5000 + words),
        ("backups/daily/profile.db", TYPED[1].encode("utf-16-le")),
        ("../../errors.log", b"saving " + words),
        ("../../a paper of the person.pdf", words),
    ):
        (profile / name).write_bytes(data)
    found = [Path(path).relative_to(tmp_path).as_posix() for path in leaks_in(tmp_path)]
    assert sorted(found) == [
        "deep/profile/backups/daily/profile.db",
        "deep/profile/profile.db-wal",
        "errors.log",
    ]
    for path in leaks_in(tmp_path):
        (tmp_path / path).unlink()
