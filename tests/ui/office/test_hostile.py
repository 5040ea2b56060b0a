"""The hostile files through the window: dropped in one folder, each ends in a line of its own."""

import pytest

from models.profile import open_profile
from office.messages import message
from tests.export.exchange import PASSPHRASE, build
from tests.office.hostile import lay_out
from tests.ui.office.conftest import Office
from tests.ui.office.seen import rows_of
from ui.office.stages import Stage


@pytest.fixture
def exchange(tmp_path):
    return build(tmp_path / "exchange")


@pytest.fixture
def profile(exchange):
    profile = open_profile(exchange.folder, PASSPHRASE)
    yield profile
    profile.close()


def test_a_dropped_folder_of_hostile_files_is_explained_line_by_line(
    office: Office, exchange, tmp_path
):
    expected = lay_out(exchange, tmp_path / "in")
    office.open(office.profile.audits.get(exchange.audit_id))
    office.go(Stage.RETURNS)
    office.drop(tmp_path / "in")
    told = {row[0]: row[1] for row in rows_of(office.page.table)}
    titles = {code: message(code).title.split("{")[0] for code in expected.values()}
    for name, code in expected.items():
        assert told.pop(name).startswith(titles[code]), (name, code)
    assert told == {}
    assert len(set(titles.values())) > 15, "different trouble has different words"
