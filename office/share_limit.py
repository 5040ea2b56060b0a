"""From how many answers on the office shows percentages: its own setting for all its audits."""

from models.profile import Profile
from office.tally import LEAST_FOR_SHARE

LEAST_KEY = "least-for-share"
LIMITS = (3, 5, 8, 10, 15, 20)


def least_for_share(profile: Profile) -> int:
    """Give the number in force; a text that is none of the numbers offered counts as not set."""
    kept = profile.preferences.get(LEAST_KEY)
    return int(kept) if kept in {str(each) for each in LIMITS} else LEAST_FOR_SHARE
