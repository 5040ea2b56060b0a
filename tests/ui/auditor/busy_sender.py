"""A laptop that makes one return after the other, as its window does between two pages.

``python -m tests.ui.auditor.busy_sender PROFILE PASSPHRASE FOLDER STEP`` begins as the first page
does, with what a program that was killed has left. It ends itself at a step of saving; at 0 never.
"""

import sys
from pathlib import Path

from anonymise import load_checker
from export.return_file import make_return
from export.safe_write import clear_beside
from models.profile import Profile, open_profile
from tests.export.exchange import NOW
from tests.killing import die_at, say
from ui.auditor.create_return_page import ReturnChoice
from ui.auditor.returning import draft_return, keep_return, settle_under_way


def take_up(profile: Profile) -> int:
    """Make again what has no file, as "Make it again" does; give how many there were."""
    lost = settle_under_way(profile)
    for each in lost:
        clear_beside(each.path)
        profile.forms.withdraw_unsent(each.sent)
    return len(lost)


def main(folder: str, passphrase: str, place: str, step: str) -> None:
    profile, checker = open_profile(Path(folder), passphrase), load_checker()
    (pack,) = profile.forms.packs()
    say(opened=True)
    take_up(profile)
    choice = ReturnChoice(
        form_ids=tuple(form.id for form in profile.forms.forms(pack.id)),
        name="Robin Example",
        title="Named nurse",
        declaration="I have checked the wording.",
        reason="A box was left open.",
    )
    while True:
        draft = draft_return(profile, pack.id, choice, NOW)
        made = make_return(draft, profile.details, checker)
        say(about=made.sent.file_name, sha256=made.sent.file_sha256)
        die_at(int(step))
        keep_return(profile, made.sent, made.raw, Path(place) / made.sent.file_name, choice)
        say(kept=made.sent.file_name, sha256=made.sent.file_sha256)


if __name__ == "__main__":
    main(*sys.argv[1:])
