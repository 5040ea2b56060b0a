"""A profile on a network drive or in a copied folder is known as such, others are not."""

from pathlib import Path

import pytest

from models.shared_folder import Shared, shared_by

MOUNTS = r"""/dev/sda2 / ext4 rw,relatime 0 0
//files/team /mnt/team\040share cifs rw,vers=3.1.1 0 0
server:/home /srv/home nfs4 rw 0 0
/dev/sdb1 /srv/home/local ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.fixture
def mounts(tmp_path):
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/srv/home/nurse/audit-desk", Shared.NETWORK),
        ("/mnt/team share/audit-desk", Shared.NETWORK),
        ("/mnt/team shares/audit-desk", None),
        ("/srv/home/local/audit-desk", None),
        ("/srv/homes/audit-desk", None),
        ("/var/lib/audit-desk", None),
        ("/var/OneDrive - Example Trust/audit-desk", Shared.COPIED),
        ("/var/Dropbox/Work/audit-desk", Shared.COPIED),
        ("/var/Google Drive/audit-desk", Shared.COPIED),
        ("/var/dropboxes/audit-desk", None),
    ],
)
def test_a_folder_is_told_by_where_it_lies(mounts, folder, expected):
    assert shared_by(Path(folder), mounts) is expected


def test_a_link_is_followed_to_where_it_leads(tmp_path, mounts):
    there = tmp_path / "there"
    there.mkdir()
    link = tmp_path / "link"
    link.symlink_to(there)
    mounts.write_text(f"/dev/sda2 / ext4 rw 0 0\nserver:/x {there} nfs rw 0 0\n")
    assert shared_by(link / "audit-desk", mounts) is Shared.NETWORK


@pytest.mark.parametrize("text", ["", "\n", "one", "one two", "\\999 \\04 x\n/ / /"])
def test_a_list_that_cannot_be_read_speaks_for_nothing(tmp_path, text):
    odd = tmp_path / "odd"
    odd.write_text(text)
    assert shared_by(Path("/var/lib/audit-desk"), odd) is None
    assert shared_by(Path("/var/lib/audit-desk"), tmp_path / "none") is None
