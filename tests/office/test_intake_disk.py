"""An import for which there is no room: said, nothing half merged, and whole with room again."""

from pathlib import Path

import pytest

from models.errors import ModelError, ModelFault
from models.profile import Profile
from office.intake import import_paths
from tests.disks import fill, small_disk
from tests.export.exchange import NOW, Exchange


def take_in(office: Profile, folder: Path) -> int:
    done = import_paths(office, [folder], NOW, lambda _done, _total: None, lambda: False)
    return sum(outcome.accepted for outcome in done)


def test_an_import_on_a_full_disk_is_whole_or_absent(exchange: Exchange, tmp_path: Path) -> None:
    returns = tmp_path / "returns"
    returns.mkdir()
    (returns / "r.auditreturn").write_bytes(exchange.made_return().raw)
    with small_disk(6) as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        office = exchange.office(disk / "office")
        ballast = fill(disk)
        for room in (0, 8_192, 40_000):
            with ballast.open("rb+") as file:
                file.truncate(max(0, ballast.stat().st_size - room))
            accepted, faults = 0, []
            try:
                accepted = take_in(office, returns)
            except ModelError as error:
                faults.append(error.fault)
            assert set(faults) <= {ModelFault.DISK_FULL}
            assert accepted or faults
            merged = len(office.intake.returns(exchange.audit_id))
            assert merged == len(office.intake.entries(exchange.audit_id))
            assert accepted <= merged
        ballast.unlink()
        assert take_in(office, returns) == 1
        assert len(office.intake.returns(exchange.audit_id)) == 1
        assert len(office.intake.entries(exchange.audit_id)) == 1
        office.close()
