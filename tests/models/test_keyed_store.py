"""Drafts of keyed-in returns: one for a cell, kept as typed, gone once they count."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from forms.scope import Scope, Status
from models.errors import ModelError, ModelFault
from models.keyed_snapshots import Keyed, KeyedState, Paper
from models.keyed_store import Begun
from models.snapshots import EntryState
from tests.models.samples import Office, opened

PAPER = Paper(auditor_name="P. Paper", signed_on=date(2026, 3, 2), scan_ref="S-1")


def begun(office: Office, **fields: object) -> Begun:
    usual = {
        "audit_id": office.audit.id,
        "case_id": office.cases[0].id,
        "agency_id": office.agencies[0].id,
        "paper": PAPER,
    }
    return Begun(**{**usual, **fields})  # type: ignore[arg-type]


def pack(office: Office):
    return opened(id="keyed-1", audit_id=office.audit.id, agency_code=office.agencies[0].code)


def test_a_cell_has_one_draft_and_what_is_typed_in_it_is_kept(office: Office) -> None:
    keyed = office.profile.keyed
    draft = keyed.begin(pack(office), begun(office))
    office.profile.forms.save_answers(draft.form_id, {"q1.answer": "yes"})
    again = keyed.begin(pack(office), begun(office, paper=Paper()))
    assert again == draft
    assert keyed.drafts(office.audit.id) == (draft,)
    assert office.profile.forms.answers(draft.form_id) == {"q1.answer": "yes"}
    other = keyed.begin(pack(office), begun(office, case_id=office.cases[1].id))
    assert [each.form_id for each in keyed.drafts(office.audit.id)] == [
        draft.form_id,
        other.form_id,
    ]
    keyed.drop(draft.form_id)
    assert keyed.drafts(office.audit.id) == (other,)


def test_it_counts_once_and_the_draft_is_gone(office: Office) -> None:
    profile, keyed = office.profile, office.profile.keyed
    draft = keyed.begin(pack(office), begun(office))
    made = Keyed(
        typists=("KT",),
        checked_by="RO",
        signed_on=PAPER.signed_on,
        scan_ref=PAPER.scan_ref,
        previous_header=None,
    )
    received = replace(office.received("k1"), keyed=made)
    entry = replace(
        office.entry("k1"), scope=Scope(status=Status.AUDITED), state=EntryState.CURRENT
    )
    with pytest.raises(ModelError) as caught:
        keyed.count(draft.form_id, received, entry)
    assert caught.value.fault is ModelFault.EDIT_CONFLICT
    keyed.hand_over(draft.form_id)
    assert keyed.draft(draft.form_id).state is KeyedState.WAITING
    keyed.count(draft.form_id, received, entry)
    assert profile.intake.returns(office.audit.id) == (received,)
    assert profile.audits.assignments(office.audit.id)[0].keyed == made
    with pytest.raises(ModelError) as caught:
        keyed.count(draft.form_id, received, entry)
    assert caught.value.fault is ModelFault.NOT_FOUND


def test_typing_again_takes_it_back_from_the_second_person(office: Office) -> None:
    keyed = office.profile.keyed
    draft = keyed.begin(pack(office), begun(office))
    keyed.hand_over(draft.form_id)
    waiting = keyed.draft(draft.form_id)
    assert waiting.finished_at is not None
    assert waiting.finished_at <= datetime.now(UTC)
    keyed.open_to_type(draft.form_id)
    assert keyed.draft(draft.form_id).state is KeyedState.DRAFT
