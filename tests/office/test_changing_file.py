"""A file that somebody writes while it is read: what was read is judged, and nothing else."""

import hashlib
import threading
from pathlib import Path

from export.errors import FileFault
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import import_file
from tests.export.exchange import NOW, UINS, Exchange
from tests.office.arrivals import standing

TIMES = 60


def test_a_file_that_changes_while_it_is_read_is_one_of_its_contents_or_refused(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    first = exchange.made_return(exchange.entry(UINS[0], "As it was first."))
    second = exchange.made_return(exchange.entry(UINS[0], "As it was then."), after=first)
    path = tmp_path / "changing.auditreturn"
    path.write_bytes(first.raw)
    ended = threading.Event()

    def rewrite() -> None:
        while not ended.is_set():
            for raw in (first.raw, second.raw):
                with path.open("r+b", buffering=0) as out:
                    out.truncate(0)
                    for at in range(0, len(raw), 512):
                        out.write(raw[at : at + 512])

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        outcomes = [import_file(office, path, NOW) for _ in range(TIMES)]
    finally:
        ended.set()
        writer.join()
    expected = {*IntakeCode, FileFault.DUPLICATE, FileFault.OLDER_REVISION, FileFault.DAMAGED}
    assert {each.code for each in outcomes} <= expected | {FileFault.EMPTY}
    sound = {hashlib.sha256(made.raw).hexdigest() for made in (first, second)}
    taken = {item.sha256 for item in office.intake.inbox() if item.outcome in {*IntakeCode}}
    assert taken <= sound
    assert len(office.intake.returns(exchange.audit_id)) == len(
        {item.sha256 for item in office.intake.inbox() if item.sha256 in sound and item.outcome}
    )
    path.write_bytes(second.raw)
    import_file(office, path, NOW)
    assert set(standing(office, exchange.audit_id).values()) == {"As it was then."}
