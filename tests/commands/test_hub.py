"""`hub`: an office moves to its own server and another computer joins, without a screen."""

import json

import pytest

from models.profile import open_profile
from tests.commands.conftest import one_line
from tests.hubs import Hubs
from tests.world import PASSPHRASE, make_office

TRAVELS = "harbour violin sketch mango"


@pytest.fixture
def secret(tmp_path):
    def write(words):
        path = tmp_path / f"secret-{len(list(tmp_path.glob('secret-*')))}"
        path.write_text(f"{words}\n", encoding="utf-8")
        return path

    return write


def test_an_office_moves_there_and_another_computer_joins(command, hubs: Hubs, secret, tmp_path):
    office = make_office(tmp_path / "office", cases=2, agencies=1)
    office.profile.close()
    with hubs.empty() as hub:
        own, opens = secret(PASSPHRASE), secret(TRAVELS)
        server = ("--address-file", secret(hub.server.far_url(hub.name)))
        server = (*server, "--certificate", hub.server.data / "server.crt")
        first = ("--profile", tmp_path / "office", "--passphrase-file", own)
        second = ("--profile", tmp_path / "second", "--passphrase-file", own)
        joining = ("--joining-passphrase-file", opens)
        for step, done in (
            (("try", *first, *server), "empty"),
            (("move", *first, *server), "moved"),
            (("try", *first, *server), "an office is there"),
            (("invite", *first, *joining, "--out", tmp_path / "j.auditjoin"), "saved"),
            (("join", *second, *joining, "--file", tmp_path / "j.auditjoin"), "joined"),
            (("address", *second, "--address-file", secret(hub.server.url(hub.name))), "changed"),
        ):
            ran = command("hub", *step)
            assert ran.code == 0, ran.err
            assert json.loads(ran.out) == {"step": step[0], "done": done}
        profile = open_profile(tmp_path / "second", PASSPHRASE)
        assert len(profile.audits.cases(office.audit_id)) == 2
        profile.close()


def test_what_is_missing_or_refused_is_one_line(command, secret, tmp_path):
    make_office(tmp_path / "office", cases=1, agencies=1).profile.close()
    own = ("--profile", tmp_path / "office", "--passphrase-file", secret(PASSPHRASE))
    ran = command("hub", "move", *own)
    assert ran.code == 2
    assert "--address-file" in one_line(ran.err)
    ran = command("hub", "move", *own, "--address-file", secret("mysql://somewhere"))
    assert ran.code == 2
    assert "not the address of a database" in one_line(ran.err)
    assert (tmp_path / "office" / "profile.db").exists()
