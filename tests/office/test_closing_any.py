"""Whatever came, in whatever order and state: a closed audit leaves none of its words."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from export.errors import FileFault, FileRejected
from export.return_file import MadeReturn
from export.sealing import Opener
from models.profile import Profile
from office.closing import close_audit
from office.conflicts import open_conflicts
from office.undo import refuse_laptop, settle_conflict, undo_return
from tests.export.exchange import NOW, UINS, Exchange, other_laptop
from tests.office.arrivals import take
from tests.office.test_closing import MARKER, REASON, tables, words_in_files

FEW = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SENT = 4
# What comes in, by its place, and what is done about it.
STEPS = st.lists(
    st.one_of(st.integers(0, SENT - 1), st.sampled_from(("undo", "refuse", "settle"))),
    min_size=1,
    max_size=9,
)


@pytest.fixture(scope="module")
def sent(exchange: Exchange) -> tuple[MadeReturn, ...]:
    """Returns of two agencies and three laptops that do not agree; each says the marker."""

    def says(number: int, uin: int) -> str:
        return f"Case {uin}, told {number} times: {MARKER}."

    first = exchange.made_return(*(exchange.entry(uin, says(1, 0)) for uin in UINS))
    second = exchange.made_return(exchange.entry(UINS[0], says(2, 0)), after=first)
    rival = exchange.made_return(
        exchange.entry(UINS[0], says(3, 0)), details=other_laptop(exchange.details)
    )
    police = exchange.made_return(exchange.entry(UINS[1], says(4, 1)), agency=1)
    return (first, second, rival, police)


def act(office: Profile, audit_id: str, deed: str) -> None:
    """Do what a person may do about what is there, where there is something."""
    returns = office.intake.returns(audit_id)
    conflicts = open_conflicts(office, audit_id)
    if deed == "undo" and returns:
        undo_return(office, returns[0].id, NOW)
    elif deed == "refuse" and returns:
        refuse_laptop(office, returns[-1].agency_id, returns[-1].installation_id, "words", NOW)
    elif deed == "settle" and conflicts:
        settle_conflict(office, conflicts[0].sides[-1].entry, UINS[0], REASON, NOW)


@FEW
@given(steps=STEPS)
def test_nothing_of_it_is_left_whatever_was_done(
    exchange: Exchange,
    sent: Sequence[MadeReturn],
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[int | str],
) -> None:
    office = exchange.office(tmp_path_factory.mktemp("any") / "office")
    for step in steps:
        if isinstance(step, int):
            take(office, sent[step].raw)
        else:
            act(office, exchange.audit_id, step)
    deleted = close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    rows = repr(tables(office))
    office.close()
    assert MARKER not in rows
    assert REASON not in rows
    assert words_in_files(office.folder, MARKER, REASON) == []
    for each in deleted.record.agencies:
        assert each.forms + each.without_form + each.closed + each.awaited == len(UINS)


def test_a_damaged_return_goes_too_wherever_it_is_damaged(
    exchange: Exchange, office: Profile, sent: Sequence[MadeReturn]
) -> None:
    """Each sign of the head, which says for whom it is, made another; then bytes, and cuts."""
    raw = sent[0].raw
    head = raw.index(b"---")
    damaged: list[bytes] = []
    for place in [*range(22, head + 60), *range(head + 60, len(raw), 97)]:
        other = b"A" if raw[place : place + 1] != b"A" else b"B"
        damaged += [raw[:place] + other + raw[place + 1 :], raw[:place]]
    for each in damaged:
        take(office, each)
    assert len(office.deletions.set_aside()) == len(set(damaged))
    deleted = close_audit(office, exchange.audit_id, by="R. Office", now=NOW)
    opener = Opener(office.keys.identities())
    left = [office.intake.file_bytes(each) for each in office.deletions.set_aside()]
    assert [each for each in left if not is_for_nobody(opener, each)] == []
    assert deleted.record.gone.set_aside == len(set(damaged)) - len(left)


def is_for_nobody(opener: Opener, raw: bytes) -> bool:
    """Tell whether no key that the office still has fits."""
    with pytest.raises(FileRejected) as caught:
        opener.open(raw)
    return caught.value.fault is FileFault.WRONG_OFFICE_KEY
