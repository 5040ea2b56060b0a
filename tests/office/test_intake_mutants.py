"""Files changed at random: none gets in, none raises."""

import msgspec

from export.sealing import seal
from models.profile import Profile
from office.errors import IntakeCode
from office.messages import worded_codes
from tests.export.exchange import (
    Exchange,
    dice,
    forgery,
)
from tests.office.arrivals import take


def test_no_mutant_gets_in_and_none_raises(exchange: Exchange, office: Profile):
    chance = dice(1)
    forged = forgery(exchange)
    plain, sealed = forged.plain(), forged.sealed()
    for _ in range(400):
        inner = chance.random() < 0.7
        raw = bytearray(plain if inner else sealed)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(raw))
            match chance.randrange(4):
                case 0:
                    raw[place] ^= 1 << chance.randrange(8)
                case 1:
                    del raw[place : place + chance.randint(1, 50)]
                case 2:
                    raw[place:place] = chance.randbytes(chance.randint(1, 50))
                case _:
                    raw[place] = 0
        if bytes(raw) in {plain, sealed}:
            continue
        outcome = take(office, seal(bytes(raw), forged.recipients) if inner else bytes(raw))
        assert outcome.code not in set(IntakeCode)
    assert office.intake.entries(exchange.audit_id) == ()
    assert take(office, sealed).code == IntakeCode.NEW


def test_mutants_with_sound_proofs_do_not_raise(exchange: Exchange, office: Profile):
    chance = dice(2)
    body = msgspec.json.encode(forgery(exchange).body)
    for _ in range(150):
        forged = forgery(exchange)
        raw = bytearray(body)
        for _ in range(chance.randint(1, 3)):
            raw[chance.randrange(len(raw))] = chance.choice(b'{}[]":,0\\u\x00\xff=<a')
        forged.raw_body = bytes(raw)
        assert take(office, forged.sealed()).code in worded_codes()
