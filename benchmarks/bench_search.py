"""Finding words in all answers of a store as large as a region's."""

from pathlib import Path

from benchmarks.figures import Figure, median_ms
from benchmarks.scale_store import RARE, Filler
from models.profile import Profile
from office.search import SearchWish, search
from tests.world import make_office

FORMS = 10_000


def run(folder: Path) -> list[Figure]:
    """Fill a store, then look for words that are rare, common, nowhere, and in codes only."""
    office = make_office(folder / "office", cases=0, agencies=0)
    Filler(office.profile, office.audit_id).fill(FORMS)
    searches = (
        ("a rare word", RARE),
        ("a common word", "the"),
        ("a word that is nowhere", "qwertzuiop"),
        ("words that are in codes only", "yes na"),
        ("a word of other letters", "w\u00fcr"),
    )
    figures = [
        Figure(
            what=f"finding {what} in {FORMS:,} forms",
            value=median_ms(lambda typed=typed: _look(office.profile, typed), times=5),
            unit="ms",
            promise=1000,
        )
        for what, typed in searches
    ]
    if _look(office.profile, RARE) != 1:
        raise RuntimeError("the rare word was not found where it stands")
    office.profile.close()
    return figures


def _look(profile: Profile, typed: str) -> int:
    return len(search(profile, SearchWish(typed=typed), lambda _done, _total: None).hits)
