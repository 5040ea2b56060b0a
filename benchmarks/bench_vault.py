"""Opening a profile with its passphrase, and sealing a return of fifty cases."""

import time
import zlib
from pathlib import Path

import pyrage  # type: ignore[import-untyped]

from anonymise import load_checker
from benchmarks.bench_pdf import COMMENT
from benchmarks.figures import Figure, median_ms
from export.pack_file import open_pack
from export.return_file import ReturnDraft, make_return
from export.return_format import read_body, read_return, verify_return, write_return
from export.sealing import seal
from models.profile import create_profile, open_profile
from models.snapshots import ProfileRole
from models.vault import read_vault, unlock
from tests.world import AUDITED, NOW, PASSPHRASE, audited, issue, make_office

CASES = 50


def run(folder: Path) -> list[Figure]:
    """Fill fifty forms on a laptop with the real cost of a passphrase, lock, open, and seal."""
    office = make_office(folder / "office", cases=CASES, agencies=1)
    (pack,) = issue(office)
    identity = office.profile.audits.keys(office.audit_id).identity
    office.profile.close()
    laptop = folder / "laptop"
    auditor = create_profile(laptop, passphrase=PASSPHRASE, role=ProfileRole.AUDITOR)
    contents = open_pack(pack.raw, pack.issued.code_words, pins={}, now=NOW)
    auditor.forms.add_pack(contents.pack, contents.cases)
    comments = {f"Q{number}.comment": COMMENT for number in range(1, 21)}
    given = {f"Q{number}": "yes" for number in range(1, 21)} | comments
    entries = [audited(case.uin, given) for case in contents.cases]
    forms = auditor.forms.forms(contents.pack.id)
    for form, entry in zip(forms, entries, strict=True):
        auditor.forms.save_scope(form.id, AUDITED)
        auditor.forms.save_answers(form.id, dict(entry.answers))
    details = auditor.details
    auditor.close()

    opening = median_ms(lambda: open_profile(laptop, PASSPHRASE).close(), times=7)
    deriving = median_ms(lambda: unlock(read_vault(laptop), PASSPHRASE), times=7)
    draft = ReturnDraft(
        pack=contents.pack,
        entries=entries,
        auditor_name="A. Auditor",
        auditor_title="Safeguarding lead",
        declaration="I have checked that no names are in this form.",
        created_at=NOW,
    )
    checker = load_checker()
    start = time.perf_counter()
    made = make_return(draft, details, checker)
    whole = (time.perf_counter() - start) * 1000
    opened = read_return(pyrage.decrypt(made.raw, [pyrage.x25519.Identity.from_str(identity)]))
    raw_body = zlib.decompress(opened.parts.packed)

    def sealing() -> None:
        plain = write_return(
            opened.header, raw_body, secret=contents.pack.secret, signing_key=details.signing_key
        )
        again = read_return(plain)
        verify_return(again, secret=contents.pack.secret, pinned=None)
        read_body(again)
        seal(plain, contents.pack.recipients)

    return [
        Figure(
            what=f"opening a profile of {CASES} full forms with its passphrase",
            value=opening,
            floor=deriving,
            floor_is="deriving the key alone",
            unit="ms",
            promise=600,
        ),
        Figure(
            what=f"sealing a return of {CASES} cases: proofs, reading back, encryption",
            value=median_ms(sealing, times=7),
            unit="ms",
            promise=100,
        ),
        Figure(what="the same with the name check of every comment", value=whole, unit="ms"),
    ]
