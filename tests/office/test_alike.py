"""The same returns give the same coverage, counts and finds, in a file and on a server."""

from pathlib import Path

from psycopg import sql

from export.return_file import ReturnEntry
from forms.scope import Scope, Status
from models.all_tables import Row
from models.deletion_snapshots import Owed
from models.profile import Profile, open_profile
from office.analysis import analyse
from office.certificate import disk_words
from office.closing import close_audit
from office.overview import load_overview, load_records
from office.search import SearchWish, search
from tests.export.exchange import NOW, PASSPHRASE, UINS, Exchange
from tests.hubs import Hubs
from tests.office.arrivals import take


def seen(office: Profile, audit_id: str) -> tuple[object, ...]:
    overview = load_overview(office, audit_id)
    records = load_records(office, overview)
    found = search(office, SearchWish(typed="reviewed with"), lambda _done, _total: None)
    hits = [(hit.uin, hit.agency, hit.path, hit.excerpt) for hit in found.hits]
    return overview, analyse(overview.tool, records), hits, office.audit_list.all()


def test_an_office_sees_the_same_wherever_its_database_is(
    hubs: Hubs, exchange: Exchange, tmp_path: Path
) -> None:
    unknown = ReturnEntry(uin=UINS[1], scope=Scope(status=Status.NOT_KNOWN), answers={})
    first = exchange.made_return(exchange.entry(), unknown)
    second = exchange.made_return(exchange.entry(comment="Reviewed with care."), after=first)
    rival = exchange.made_return(exchange.entry(comment="Another word."), revision=2)
    other = exchange.made_return(exchange.entry(UINS[2]), agency=1)
    in_file = exchange.office(tmp_path / "file")
    with hubs.of(exchange.folder, PASSPHRASE) as hub:
        on_server = hub.join(tmp_path / "server", PASSPHRASE)
        told = []
        for office in (in_file, on_server):
            codes = [take(office, made.raw).code for made in (first, second, rival, other, first)]
            told.append((codes, seen(office, exchange.audit_id)))
        assert told[0] == told[1]
        assert told[0][0] == ["new", "newer", "conflict", "new", "duplicate"]
        on_server.close()
    in_file.close()


def test_a_deleted_audit_says_what_the_server_still_owes(
    hubs: Hubs, exchange: Exchange, tmp_path: Path
) -> None:
    with hubs.of(exchange.folder, PASSPHRASE) as hub:
        office = hub.join(tmp_path / "server", PASSPHRASE)
        take(office, exchange.made_return(exchange.entry(comment="Marmalade marker.")).raw)
        deleted = close_audit(office, exchange.audit_id, by="AB", now=NOW)
        assert deleted.owed is Owed.SERVER
        assert "VACUUM FULL" in disk_words(deleted.owed)
        late = take(office, exchange.made_return(exchange.entry(UINS[1])).raw)
        assert late.code == "audit-closed"
        office.close()
        with hub.server.admin(hub.name) as admin:
            for name in Row.metadata.tables:
                rows = admin.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name)))
                assert "Marmalade" not in str(rows.fetchall()), name
        again = open_profile(tmp_path / "server", PASSPHRASE)
        assert [each.owed for each in again.deletions.all()] == [Owed.SERVER]
        again.close()
