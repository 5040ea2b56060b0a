"""Good and bad files in one folder, in any order, once or twice: the same office in the end."""

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.errors import FileFault
from export.return_file import MadeReturn
from models.intake_snapshots import LogKind
from models.profile import Profile
from office.errors import IntakeCode
from office.intake import IntakeRun, import_paths
from office.messages import message, worded_codes
from office.source import Source
from office.undo import undo_import
from tests.export.exchange import NOW, UINS, Exchange, dice, forgery, other_laptop
from tests.office.arrivals import standing
from tests.office.hostile import BAD

GOOD, SPOILT = 150, 60


def good_ones(exchange: Exchange, count: int) -> list[bytes]:
    """Six laptops, one for each case of two agencies, that send again and again."""
    cells = [(uin, agency) for agency in (0, 1) for uin in UINS]
    laptops = [other_laptop(exchange.details, f"{place:02}") for place in range(len(cells))]
    before: dict[int, MadeReturn] = {}
    made: list[bytes] = []
    for place in range(count):
        cell = place % len(cells)
        uin, agency = cells[cell]
        before[cell] = exchange.made_return(
            exchange.entry(uin, f"Word number {place} on it."),
            after=before.get(cell),
            details=laptops[cell],
            agency=agency,
        )
        made.append(before[cell].raw)
    return made


def bad_ones(exchange: Exchange, count: int) -> list[tuple[bytes, str]]:
    chosen = list(BAD)[: count + 20]
    found = [(BAD[name][0](forgery(exchange)), BAD[name][1].value) for name in chosen]
    small = [each for each in found if 0 < len(each[0]) < 1_000_000]
    return small[:count]


def test_150_good_and_60_bad_twice_in_random_order(
    exchange: Exchange, office: Profile, tmp_path: Path
):
    good, bad = good_ones(exchange, GOOD), bad_ones(exchange, SPOILT)
    assert (len(good), len(bad)) == (GOOD, SPOILT)
    folder = tmp_path / "in"
    folder.mkdir()
    expected: Counter[str] = Counter()
    files = [*((raw, "") for raw in good * 2), *(bad * 2)]
    dice(5).shuffle(files)
    for place, (raw, code) in enumerate(files):
        (folder / f"{place:03}.auditreturn").write_bytes(raw)
        expected[code] += 1
    outcomes = import_paths(office, [folder], NOW, lambda done, total: None, lambda: False)
    found = Counter(each.code for each in outcomes if not each.accepted)
    assert found == Counter({code: count for code, count in expected.items() if code})
    assert sum(found.values()) == SPOILT * 2
    assert all(message(code).next_step and code in worded_codes() for code in found)
    assert sum(each.code == FileFault.DUPLICATE for each in outcomes) == GOOD
    assert len(office.intake.returns(exchange.audit_id)) == GOOD
    last = {f"Word number {place} on it." for place in range(GOOD - 6, GOOD)}
    assert set(standing(office, exchange.audit_id).values()) == last
    (logged,) = office.intake_log.deeds()
    assert logged.files == (GOOD + SPOILT) * 2
    assert logged.standing == GOOD


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_order_and_any_duplicates_end_the_same(
    exchange: Exchange, office: Profile, data: st.DataObject
):
    good, bad = good_ones(exchange, 12), bad_ones(exchange, 12)
    files = [*good, *(raw for raw, _code in bad)]
    again = data.draw(st.lists(st.sampled_from(range(len(files))), max_size=12))
    order = data.draw(st.permutations([*range(len(files)), *again]))
    run = IntakeRun(office, NOW)
    outcomes = list(run.take([Source(of=files[place], name="r") for place in order]))
    codes = dict(enumerate([""] * len(good) + [code for _raw, code in bad]))
    for place, outcome in zip(order, outcomes, strict=True):
        assert outcome.accepted == (place < len(good)), outcome
        assert not codes[place] or outcome.code == codes[place]
    assert sum(each.code == IntakeCode.NEW for each in outcomes) <= 6
    assert len(office.intake.returns(exchange.audit_id)) == len(good)
    last = {f"Word number {place} on it." for place in range(6, 12)}
    assert set(standing(office, exchange.audit_id).values()) == last
    for logged in office.intake_log.deeds():
        if logged.deed.kind is LogKind.IMPORT and logged.standing:
            undo_import(office, logged.deed.id, NOW)
    assert standing(office, exchange.audit_id) == {}
