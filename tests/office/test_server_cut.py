"""A server that goes away in the middle of an import: what was taken is whole, the rest waits."""

import pytest

from models.errors import ModelError, ModelFault
from models.profile import Profile
from office.intake import import_paths
from tests.export.exchange import NOW, PASSPHRASE, UINS, other_laptop
from tests.hubs import Hubs

FILES = 60
AWAY = {ModelFault.SERVER_AWAY, ModelFault.SERVER_CUT}


def test_an_import_goes_on_where_the_server_was_lost(own_server, exchange, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(FILES):
        laptop = other_laptop(exchange.details, f"{number:02}")
        entries = [exchange.entry(uin, f"Written by {number}.") for uin in UINS]
        made = exchange.made_return(*entries, details=laptop)
        (folder / f"{number:02}.auditreturn").write_bytes(made.raw)
    with Hubs(own_server, tmp_path).of(exchange.folder, PASSPHRASE) as hub:
        office = hub.join(tmp_path / "office", PASSPHRASE)
        lost: list[int] = []

        def pull(done: int, _total: int) -> None:
            if done >= FILES // 2 and not lost:
                lost.append(done)
                own_server.halt()

        with pytest.raises(ModelError) as caught:
            import_paths(office, [folder], NOW, pull, lambda: False)
        assert caught.value.fault in AWAY
        own_server.start()
        assert 0 < whole_returns(office, exchange.audit_id) < FILES
        import_paths(office, [folder], NOW, lambda _done, _total: None, lambda: False)
        assert whole_returns(office, exchange.audit_id) == FILES
        office.close()


def whole_returns(office: Profile, audit_id: str) -> int:
    """Count the returns once each has all its cases, one settled file, and one line in the log."""
    returns = sorted(each.id for each in office.intake.returns(audit_id))
    agency = office.audits.packs(audit_id)[-1].agency_id
    for case in office.audits.cases(audit_id):
        entries = office.intake.entry_history(case.id, agency)
        assert sorted(each.return_id for each in entries) == returns
    logged = [
        line.return_id
        for each in office.intake_log.deeds()
        for line in office.intake_log.lines(each.deed.id)
    ]
    assert sorted(filter(None, logged)) == returns, "files that were here already have lines too"
    assert sum(bool(each.outcome) for each in office.intake.inbox(limit=FILES * 2)) == len(returns)
    return len(returns)
