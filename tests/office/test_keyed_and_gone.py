"""What was keyed in goes with its audit and with words taken out, and into no half archive."""

import pytest
from sqlalchemy import select, text

from anonymise import Checker
from models.all_tables import Row
from models.errors import ModelError, ModelFault
from models.profile import Profile
from office.archive import is_key_pair
from office.closing import close_audit
from office.errors import OfficeFault, OfficeRejected
from office.keying import correct, hand_over, take_in
from office.overview import load_overview
from office.redacting import RedactionWish, redact
from tests.office.test_keying import NOW, PAPER, counted, left_over, typed
from tests.office.test_keying import audit_id as audit_id  # noqa: PLC0414  a fixture
from tests.office.test_keying import checker as checker  # noqa: PLC0414  a fixture
from tests.office.test_keying import profile as profile  # noqa: PLC0414  a fixture

MARKER = "the marmalade cat was seen at the allotment"


def everything(profile: Profile) -> str:
    """Every row of every table, as text."""
    with profile._database.begin() as connection:
        return repr(
            {
                name: connection.execute(select(text("*")).select_from(text(name))).all()
                for name in Row.metadata.tables
            }
        )


def test_deleting_the_audit_deletes_what_is_being_keyed_in(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    typed(profile, audit_id, **{"Q1.comment": MARKER})
    counted_of = typed(profile, audit_id, "police", **{"Q1.comment": MARKER})
    hand_over(profile, counted_of.form_id, checker, NOW)
    take_in(
        profile, profile.keyed.draft(counted_of.form_id), checker, NOW, "One person works here."
    )
    assert MARKER in everything(profile)
    close_audit(profile, audit_id, by="KT", now=NOW)
    left = everything(profile)
    assert MARKER not in left
    assert PAPER.scan_ref not in left
    assert left_over(profile) == 0


def test_words_redacted_from_a_keyed_in_return_are_nowhere_any_more(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    entry = counted(profile, audit_id, checker, **{"Q1.comment": MARKER})
    wish = RedactionWish(entry_id=entry, path="Q1.comment", words="allotment", reason="A place.")
    redact(profile, load_overview(profile, audit_id), wish, NOW)
    assert "allotment" not in everything(profile)
    form_id = correct(profile, entry, audit_id, "Q2 was left out.", NOW)
    assert "allotment" not in everything(profile)
    hand_over(profile, form_id, checker, NOW)
    take_in(profile, profile.keyed.draft(form_id), checker, NOW, "One person works here.")
    assert [each.revision for each in profile.intake.returns(audit_id)] == [1, 2]


def test_nothing_is_redacted_while_a_correction_holds_the_same_words(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    entry = counted(profile, audit_id, checker, **{"Q1.comment": MARKER})
    form_id = correct(profile, entry, audit_id, "Q2 was left out.", NOW)
    wish = RedactionWish(entry_id=entry, path="Q1.comment", words="allotment", reason="A place.")
    with pytest.raises(OfficeRejected) as caught:
        redact(profile, load_overview(profile, audit_id), wish, NOW)
    assert caught.value.fault is OfficeFault.BEING_KEYED
    profile.keyed.drop(form_id)
    redact(profile, load_overview(profile, audit_id), wish, NOW)
    assert "allotment" not in everything(profile)


def test_an_archive_waits_for_what_is_being_keyed_in_and_then_comes_back_whole(
    profile: Profile, audit_id: str, checker: Checker
) -> None:
    counted(profile, audit_id, checker)
    draft = typed(profile, audit_id, "police")
    with pytest.raises(ModelError) as caught:
        profile.archives.content(audit_id)
    assert (caught.value.fault, caught.value.facts) == (ModelFault.ARCHIVE_KEYED, ("1",))
    profile.keyed.drop(draft.form_id)
    content, before = profile.archives.content(audit_id), load_overview(profile, audit_id)
    close_audit(profile, audit_id, by="KT", now=NOW)
    assert profile.archives.put_back(content, is_key_pair) == audit_id
    after = load_overview(profile, audit_id)
    assert (after.coverage, after.returns) == (before.coverage, before.returns)
