"""What the office puts on paper for agencies and for its safe."""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from export.errors import FileFault, FileRejected
from export.pack_file import open_pack
from export.pdf.key_kit import key_kit
from export.pdf.kit_reading import kit_file_text
from models.particulars import AuditText, Particulars, TextKind, TextWords
from models.profile import Profile
from models.snapshots import Agency
from office.keys import kit_of, kit_text, office_fingerprint, try_kit
from office.letters import code_letter_pdf, covering, invitation_pdf
from office.overview import AuditOverview, load_overview
from tests.export.exchange import NOW, Exchange


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    document.close()
    return " ".join(" ".join(pages).split())


def test_the_printed_kit_can_be_given_back_as_its_own_file(exchange: Exchange, office: Profile):
    pdf = key_kit(kit_of(office), organisation="Example", made_at=NOW)
    proof = try_kit(office, kit_file_text(pdf), NOW)
    assert (proof.escrow, proof.audit_ids) == (True, {exchange.audit_id})
    assert f"made {NOW.day} " in words_of(pdf)
    for key in kit_of(office):
        assert key.words in words_of(pdf)


def test_a_kit_with_many_audits_goes_over_pages_and_keeps_every_key(office: Profile):
    escrow, audit = kit_of(office)
    pdf = key_kit([escrow, *([audit] * 12)], organisation="", made_at=NOW)
    assert try_kit(office, kit_file_text(pdf), NOW).audit_ids
    assert kit_file_text(pdf).count("SIGN-") == 12


@pytest.mark.parametrize("raw", [b"", b"%PDF-", b"%PDF-1.7\n" + b"\0" * 400, b"\xff\xfe" * 99])
def test_a_file_that_is_no_kit_is_told(office: Profile, raw: bytes):
    with pytest.raises(FileRejected) as caught:
        try_kit(office, kit_file_text(raw), NOW)
    assert caught.value.fault is FileFault.NO_KEYS


def invitation(office: Profile, overview: AuditOverview, agency: Agency, fingerprint: str):
    contacts = office.tracker.contacts(overview.audit.id)
    letter = covering(overview, contacts, agency, "The office", fingerprint)
    return invitation_pdf(overview, agency, letter, NOW)


def test_the_letter_with_the_file_does_not_open_it(exchange: Exchange, office: Profile):
    overview = load_overview(office, exchange.audit_id)
    agency, details = overview.agencies[0], overview.audit.details
    fingerprint = office_fingerprint(office.audits.keys(exchange.audit_id))
    pack = next(each for each in overview.packs if each.agency_id == agency.id)
    letter = words_of(invitation(office, overview, agency, fingerprint))
    for needed in (agency.name, details.title, "18 December 2026", *details.contact.splitlines()):
        assert needed in letter
    assert " ".join(f"{at}. {word}" for at, word in enumerate(fingerprint.split(), 1)) in letter
    assert all(f"{step}. " in letter for step in range(1, 6))
    codes = pack.code_words.split()
    assert sum(f" {word} " in letter for word in codes) < len(codes)
    assert " ".join(codes) not in letter
    second = words_of(code_letter_pdf(overview, agency, pack, datetime.now(UTC)))
    assert " ".join(f"{at} {word}" for at, word in enumerate(codes, 1)) in second
    assert pack.file_name in second
    assert fingerprint not in second


def test_the_laptop_shows_the_eight_words_of_the_letter(exchange: Exchange, office: Profile):
    made = exchange.made[0]
    contents = open_pack(made.raw, made.issued.code_words, pins={}, now=NOW)
    assert contents.fingerprint == office_fingerprint(office.audits.keys(exchange.audit_id))


def test_no_key_of_the_kit_is_in_a_letter(exchange: Exchange, office: Profile):
    overview = load_overview(office, exchange.audit_id)
    letter = words_of(invitation(office, overview, overview.agencies[0], "one two"))
    assert "SECRET-KEY" not in letter
    assert "SECRET-KEY" in kit_text(office)


def test_the_letter_says_what_the_audit_is_for_and_what_it_quotes(
    exchange: Exchange, office: Profile
):
    audit = office.audits.get(exchange.audit_id)
    text = TextWords(
        kind=TextKind.DEFINITION,
        title="Neglect",
        words="The persistent failure to meet a child's needs.",
        source="Working Together",
        edition="2023",
        link="https://www.example.org/wt",
    )
    own = Particulars(purpose="To learn together.", texts=(AuditText(text=text),))
    office.audits.update(audit.id, replace(audit.details, particulars=own), edit=audit.edit)
    overview = load_overview(office, exchange.audit_id)
    fingerprint = office_fingerprint(office.audits.keys(exchange.audit_id))
    words = words_of(invitation(office, overview, overview.agencies[0], fingerprint))
    assert "What the audit is for To learn together." in words
    assert "Neglect (Working Together, 2023)" in words
    assert "https://www.example.org/wt" in words


def test_a_letter_says_how_many_cases_the_agency_is_to_choose(exchange: Exchange, office: Profile):
    agency = office.audits.agencies(exchange.audit_id)[0]
    cases = office.audits.cases(exchange.audit_id)
    office.agencies.describe(replace(agency, sample=1), for_later=False)
    overview = load_overview(office, exchange.audit_id)
    letter = words_of(invitation(office, overview, overview.agencies[0], "one two"))
    assert f"Your own sample 1 of {len(cases)}. You choose them" in letter
    other = words_of(invitation(office, overview, overview.agencies[1], "one two"))
    assert "Your own sample" not in other
