"""Queries of the office on the auditor's laptop: kept once, in the order of their file."""

from datetime import timedelta

import pytest

from models.auditor_snapshots import AskedQuery
from models.errors import ModelError, ModelFault
from models.profile import Profile
from tests.models.samples import NOON


def asked(id: str, uin: str = "CSA-01", days: int = 0) -> AskedQuery:
    at = NOON + timedelta(days=days)
    return AskedQuery(id=id, uin=uin, path="q1", revision=1, text=f"Why {id}?", asked_at=at)


def test_queries_stand_in_the_order_in_which_they_were_asked(auditor: Profile):
    (form, *_more) = auditor.forms.forms("pack-1")
    later = [asked("z", days=1), asked("b", "CSA-02", days=1), asked("a", days=1)]
    auditor.asked.add("pack-1", later)
    auditor.asked.add("pack-1", [asked("y"), asked("c")])
    assert [each.id for each in auditor.asked.of(form.id)] == ["y", "c", "z", "a"]
    assert {uin: len(each) for uin, each in auditor.asked.of_pack("pack-1").items()} == {
        "CSA-01": 4,
        "CSA-02": 1,
    }


def test_a_file_that_is_opened_again_adds_only_what_is_new(auditor: Profile):
    first = asked("a")
    assert auditor.asked.add("pack-1", [first]) == (first,)
    (form, *_more) = auditor.forms.forms("pack-1")
    auditor.asked.reply(form.id, "a", "Because.")
    again = auditor.asked.add("pack-1", [first, asked("b")])
    assert [each.id for each in again] == ["b"]
    assert [each.reply for each in auditor.asked.of(form.id)] == ["Because.", ""]


def test_queries_about_a_case_that_is_not_here_are_all_refused(auditor: Profile):
    with pytest.raises(ModelError) as caught:
        auditor.asked.add("pack-1", [asked("a"), asked("b", "CSA-99")])
    assert caught.value.fault is ModelFault.NOT_FOUND
    assert auditor.asked.of_pack("pack-1") == {}
