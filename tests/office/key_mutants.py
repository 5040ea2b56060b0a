"""Help files, the key kit and what a QR reader makes of it, changed at random.

A help file is signed by nobody: what it says is compared by telephone. So a changed one may be
read, but never with half a code or with the words of the sound one. A key kit with a slip is never
read as other keys.
"""

import json
from collections import Counter
from random import Random

import msgspec

from export.errors import FileFault, FileRejected
from export.help_file import MAGIC, Sealed, help_words, make_help, seal_code
from export.key_text import in_groups, read_kit
from export.pdf.key_kit import key_kit
from export.pdf.kit_reading import kit_file_text
from export.sealing import seal
from export.signing import public_key
from models.escrow import SealedCode
from models.profile import Profile
from models.recovery_code import GROUPS, code_groups, first_slip, generate_code
from office.help import read_help
from office.keys import escrow_key, kit_of, kit_text, try_kit
from office.messages import worded_codes
from tests.export.exchange import NOW, Exchange, dice
from tests.office.mutants import Mutants

PDF_EVERY = 40


def fuzz_helps(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Let an office read changed help files; AssertionError names what went wrong."""
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    recipient = escrow_key(office).recipient
    content = _content(exchange)
    inside = msgspec.json.encode(content)
    good = make_help(SealedCode(vault_id="vault", sealed=seal_code(content, recipient)))
    codes: Counter[str] = Counter()
    for number in range(count):
        match mutants.chance.randrange(3):
            case 0:
                raw = mutants.changed(good)
            case 1:
                sealed = seal(mutants.changed(inside), (recipient,))
                raw = make_help(SealedCode(vault_id="vault", sealed=sealed))
            case _:
                raw = MAGIC + _spoilt(good[len(MAGIC) :], mutants.chance)
        where = f"seed {seed}, help file {number}"
        try:
            found = read_help(office, raw)
        except FileRejected as rejected:
            assert rejected.code in worded_codes(), where  # noqa: PT017
            codes[rejected.code] += 1
        else:
            groups = code_groups(found.code)
            assert len(groups) == GROUPS, where
            assert first_slip(groups) is None, where
            assert raw == good or found.words == help_words(raw) != help_words(good), where
            codes["read"] += 1
    return codes


def _content(exchange: Exchange) -> Sealed:
    return Sealed(
        vault_id="vault",
        installation_id=exchange.details.installation_id,
        installation_key=public_key(exchange.details.signing_key).hex(),
        audit_id=exchange.audit_id,
        agency_code=exchange.packs[0].agency_code,
        code=generate_code(),
    )


def _spoilt(raw: bytes, chance: Random) -> bytes:
    """Change a field of the outside, which is plain JSON."""
    fields = json.loads(raw)
    name = chance.choice([*fields, "surprise"])
    fields[name] = chance.choice((None, 1, "", "../x", "A" * 9000, [], {}, fields["sealed"][:-5]))
    return json.dumps(fields).encode()


def fuzz_kits(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Let an office read changed kits: as text, as one QR code, typed in groups, as its PDF."""
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    keys = kit_of(office)
    whole = kit_text(office)
    typed = "\n".join(" ".join(in_groups(key.text)) for key in keys)
    texts = [whole, keys[0].text, keys[1].text, typed]
    paper = key_kit(keys, organisation="", made_at=NOW)
    sound = read_kit(whole)
    codes: Counter[str] = Counter()
    for number in range(count):
        where = f"seed {seed}, kit {number}"
        raw = paper if number % PDF_EVERY == 0 else mutants.chance.choice(texts).encode()
        try:
            text = kit_file_text(mutants.changed(raw))
            found = read_kit(text)
            if number % 10 == 0:
                try_kit(office, text, NOW)
        except FileRejected as rejected:
            assert rejected.fault in {FileFault.NO_KEYS, FileFault.KEY_SLIP}, where  # noqa: PT017
            codes[rejected.code] += 1
        else:
            assert found.identities.items() <= sound.identities.items(), where
            assert found.signing_keys.items() <= sound.signing_keys.items(), where
            codes["read"] += 1
    return codes
