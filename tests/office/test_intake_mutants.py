"""Files changed at random: none gets in, none raises. ``make fuzz`` goes on for hours."""

from export.errors import FileFault
from models.errors import ModelFault
from models.profile import Profile
from office.errors import IntakeCode
from tests.export.exchange import Exchange, forgery
from tests.office.archive_mutants import fuzz_archives, fuzz_contents
from tests.office.arrivals import take
from tests.office.key_mutants import fuzz_helps, fuzz_kits
from tests.office.mutants import fuzz, fuzz_bodies, fuzz_packs

MUTANTS, BODIES, PACKS = 18_000, 1_000, 500
HELPS, KITS = 1_000, 1_000
ARCHIVES, CONTENTS = 1_000, 300
SEED = 1


def test_no_mutant_gets_in_and_none_raises(exchange: Exchange, office: Profile):
    fuzzed = fuzz(exchange, office, MUTANTS, SEED)
    assert fuzzed.codes.total() == MUTANTS
    reached = {FileFault.DAMAGED, FileFault.BAD_HEADER, FileFault.UNKNOWN_SIGNER}
    assert reached <= fuzzed.codes.keys(), "mutants end at every door, not all at the first"


def test_bodies_with_sound_proofs_do_not_raise(exchange: Exchange, office: Profile):
    codes = fuzz_bodies(exchange, office, BODIES, SEED)
    assert codes[FileFault.BAD_BODY] > 0
    assert take(office, forgery(exchange).sealed()).code in {*IntakeCode, *FileFault}


def test_no_changed_pack_is_opened(exchange: Exchange):
    fuzz_packs(exchange, PACKS, SEED)


def test_no_changed_help_file_gives_half_a_code_or_the_words_of_another(
    exchange: Exchange, office: Profile
):
    codes = fuzz_helps(exchange, office, HELPS, SEED)
    assert {FileFault.NOT_HELP, FileFault.HELP_DAMAGED, "read"} <= codes.keys()


def test_no_slip_in_a_key_kit_makes_another_key(exchange: Exchange, office: Profile):
    codes = fuzz_kits(exchange, office, KITS, SEED)
    assert codes.keys() == {FileFault.NO_KEYS, FileFault.KEY_SLIP, "read"}


def test_no_changed_archive_gives_another_audit(exchange: Exchange, office: Profile):
    codes = fuzz_archives(exchange, office, ARCHIVES, SEED)
    assert {FileFault.NOT_AN_ARCHIVE, FileFault.ARCHIVE_DAMAGED, "read"} <= codes.keys()


def test_no_content_with_sound_proofs_raises(exchange: Exchange, office: Profile):
    codes = fuzz_contents(exchange, office, CONTENTS, SEED)
    assert {ModelFault.ARCHIVE_CONTENT, "taken"} <= codes.keys()
