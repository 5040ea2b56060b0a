"""The watched folder: what arrives there comes in by itself, once, and stays where it is."""

import shutil
from datetime import timedelta

import pytest

from forms.scope import Status
from models.intake_snapshots import RunSource
from tests.ui.accessible import nameless
from tests.ui.fakes import FakeClock
from tests.ui.office import world
from tests.ui.office.conftest import Office
from tests.ui.office.seen import words_on
from tests.ui.office.world import Answered
from ui.lock.idle import IdleWatch
from ui.office.folder_watch import REST_MS
from ui.office.stages import Stage

NOT_KNOWN = Answered(Status.NOT_KNOWN)


@pytest.fixture
def mail(tmp_path):
    folder = tmp_path / "mail"
    folder.mkdir()
    return folder


@pytest.fixture
def rest(office, monkeypatch):
    """Look, let the time pass in which a file comes to rest, and look again."""

    def rest():
        office.desk.watch.look()
        office.settle()
        monkeypatch.setattr(world, "NOW", world.NOW + timedelta(milliseconds=REST_MS))
        office.desk.watch.look()
        office.settle()

    return rest


@pytest.fixture
def page(office, audit, mail):
    """The page of returns, with the folder watched."""
    office.open(audit)
    page = office.go(Stage.RETURNS)
    assert "No folder is watched." in words_on(page.watch)
    office.dialogs.answer(mail)
    office.click(page.watch.choose)
    assert str(mail) in words_on(page.watch)
    return page


def returns(office, audit):
    return len(office.profile.intake.returns(audit.id))


def test_what_arrives_is_imported_once_and_stays(office, audit, mail, page, rest, checker):
    police = world.Laptop(office.profile, audit, "police", checker)
    path = police.save(mail, {"CSA-01": NOT_KNOWN})
    (mail / "holiday.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (mail / "half.auditreturn.part").write_bytes(b"age")
    rest()
    assert returns(office, audit) == 1
    assert "Taken in or here already: 1." in office.page.outcome.words()
    assert nameless(office.window) == []
    assert path.exists()
    rest()
    (logged,) = office.profile.intake_log.deeds()
    assert (logged.deed.source, logged.files) == (RunSource.WATCHED, 1)
    police.save(mail, {"CSA-02": NOT_KNOWN})
    rest()
    assert [each.files for each in office.profile.intake_log.deeds()] == [1, 1]
    assert returns(office, audit) == 2


@pytest.mark.usefixtures("page")
def test_it_goes_on_after_the_next_start_and_takes_nothing_twice(office, mail, rest, qtbot):
    (mail / "empty.auditreturn").write_bytes(b"")
    (mail / "photo.auditreturn").write_bytes(b"\xff\xd8\xff\xe0" + bytes(900))
    rest()
    profile = office.profile
    assert len(profile.intake_log.deeds()) == 1
    office.close()
    again = Office(qtbot, profile, office.dialogs)
    assert again.desk.watch.folder == str(mail)
    again.desk.watch.look()
    again.settle()
    assert len(profile.intake_log.deeds()) == 1
    again.close()


def test_what_is_still_being_written_is_left_until_it_rests(
    office, audit, mail, page, monkeypatch, checker
):
    raw = world.Laptop(office.profile, audit, "gp", checker).make({"CSA-01": NOT_KNOWN})[1]
    path = mail / "slow.auditreturn"
    for part in range(3):
        path.write_bytes(raw[: (part + 1) * 500])
        office.desk.watch.look()
        office.settle()
        monkeypatch.setattr(world, "NOW", world.NOW + timedelta(milliseconds=REST_MS))
    assert office.profile.intake_log.deeds() == (), "it was another file at each look"
    path.write_bytes(raw)
    office.desk.watch.look()
    office.settle()
    office.desk.watch.look()
    office.settle()
    assert office.profile.intake_log.deeds() == (), "looking twice at once is no rest"
    monkeypatch.setattr(world, "NOW", world.NOW + timedelta(milliseconds=REST_MS))
    office.desk.watch.look()
    office.settle()
    assert returns(office, audit) == 1


def test_a_folder_that_goes_is_said_quietly_and_tried_again(
    office, audit, mail, page, rest, checker
):
    shutil.rmtree(mail)
    rest()
    assert "cannot be read just now" in words_on(office.page.watch)
    assert office.dialogs.told == []
    mail.mkdir()
    world.Laptop(office.profile, audit, "gp", checker).save(mail, {"CSA-01": NOT_KNOWN})
    rest()
    assert "cannot be read" not in words_on(office.page.watch)
    assert returns(office, audit) == 1


def test_an_undone_import_is_not_taken_in_again_by_itself(office, audit, mail, page, rest, checker):
    world.Laptop(office.profile, audit, "gp", checker).save(mail, {"CSA-01": NOT_KNOWN})
    rest()
    office.click(office.page.log)
    office.dialogs.answer(True)
    office.click(office.page.undo)
    assert returns(office, audit) == 0
    rest()
    assert returns(office, audit) == 0


def test_to_stop_is_to_stop(office, audit, mail, page, rest, checker):
    office.click(page.watch.stop)
    assert "No folder is watched." in words_on(office.page.watch)
    world.Laptop(office.profile, audit, "gp", checker).save(mail, {"CSA-01": NOT_KNOWN})
    rest()
    assert returns(office, audit) == 0


def test_the_folder_itself_tells_what_arrives(office, audit, mail, page, checker, qtbot):
    seen = len(office.desk.watch._first_seen)
    world.Laptop(office.profile, audit, "gp", checker).save(mail, {"CSA-01": NOT_KNOWN})
    qtbot.waitUntil(lambda: len(office.desk.watch._first_seen) > seen, timeout=10_000)
    office.settle()


def test_looking_is_no_sign_that_somebody_is_there(office, audit, mail, page, rest, checker):
    clock = FakeClock(world.NOW)
    idle = IdleWatch(clock, office.tasks, office.window)
    idle.forgive_tasks()
    expired = []
    idle.expired.connect(lambda: expired.append(True))
    for minute in range(6):
        clock.forward(minutes=1)
        if minute == 3:
            world.Laptop(office.profile, audit, "gp", checker).save(mail, {"CSA-01": NOT_KNOWN})
        office.desk.watch.look()
        office.settle()
        idle.look()
    assert expired
    idle.stop()
