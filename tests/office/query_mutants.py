"""Queries changed at random, outside and inside, and a laptop that must take none of them."""

from collections import Counter

from export.errors import FileRejected
from export.query_file import BodyQuery, QueryDraft, make_queries, open_queries
from export.query_key import query_key
from export.sealing import Opener, seal
from models.profile import Profile
from office.messages import worded_codes
from tests.export.exchange import NOW, UINS, Exchange, dice
from tests.office.mutants import Mutants

ASKED = "Which service was told, and on which day?"


def query_draft(office: Profile, exchange: Exchange, **fields: object) -> QueryDraft:
    """A sound file of one query to the first agency, but for what the test changes."""
    query = BodyQuery(query_id="q1", uin=UINS[0], path="Q6.comment", revision=1, text=ASKED)
    usual: dict[str, object] = {
        "file_id": "f1",
        "audit_id": exchange.audit_id,
        "audit_code": "CSA-2026",
        "pack_id": exchange.packs[0].id,
        "agency_code": exchange.packs[0].agency_code,
        "number": 1,
        "made_at": NOW,
        "signing_key": office.audits.keys(exchange.audit_id).signing_key,
        "secrets": (exchange.packs[0].secret,),
        "queries": (query,),
    }
    return QueryDraft(**{**usual, **fields})  # type: ignore[arg-type]


def fuzz_queries(exchange: Exchange, office: Profile, count: int, seed: int) -> Counter[str]:
    """Open that many mutants; count the codes. AssertionError for one taken or not worded."""
    mutants = Mutants(exchange=exchange, chance=dice(seed))
    raw = make_queries(query_draft(office, exchange))
    key = query_key(exchange.packs[0].secret)
    _name, plain = Opener([("", key.identity)]).open(raw)
    packs = exchange.packs
    uins = {each.id: set(UINS) for each in packs}
    paths = {each.id: {field.path for field in exchange.tool.fields} for each in packs}
    codes: Counter[str] = Counter()
    for number in range(count):
        outside = number % 2 == 0
        mutant = mutants.changed(raw) if outside else seal(mutants.changed(plain), (key.recipient,))
        try:
            open_queries(mutant, packs, uins, paths)
        except FileRejected as rejected:
            codes[rejected.code] += 1
        else:
            message = f"taken: mutant {number} of seed {seed}"
            raise AssertionError(message)
    assert codes.keys() <= worded_codes()
    return codes
