"""A real profile with one opened pack, and the window around it."""

from datetime import UTC, date, datetime

import pytest

from anonymise import load_checker
from forms.library import SHIPPED, shipped_definition
from forms.scope import Scope, Status
from forms.window import WindowMode, WindowRule
from models.auditor_snapshots import CaseNames
from models.profile import create_profile, open_profile
from models.snapshots import OpenedPack, PackCase, ProfileRole
from tests.world import CHEAP
from ui.names.check import NameCheck
from ui.surroundings import Surroundings
from ui.tasks import TaskRunner
from ui.window import MainWindow

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
WORDS = "four words for tests"
KNOWN = Scope(status=Status.AUDITED, last_involvement=date(2026, 9, 14))


@pytest.fixture(scope="session")
def checker():
    """The shipped checker; loading it takes a quarter of a second, so once is enough."""
    return load_checker()


def a_pack(**changes):
    values = {
        "id": "pack-1",
        "sha256": "a" * 64,
        "audit_id": "audit-1",
        "audit_code": "CSA-2026",
        "audit_title": "Child sexual abuse 2026",
        "theme": "Child sexual abuse",
        "agency_code": "police",
        "agency_name": "Police",
        "window": WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        "blocks": frozenset({"partnership"}),
        "definition": shipped_definition(SHIPPED[0]),
        "tool_sha256": "b" * 64,
        "secret": b"s" * 32,
        "recipients": (),
        "office_key": b"k" * 32,
        "return_by": date(2026, 12, 4),
        "contact": "Safeguarding office, 01234 567890",
        "marking": "OFFICIAL-SENSITIVE",
        "opened_at": NOW,
    }
    return OpenedPack(**{**values, **changes})


def cheap_profile(folder, role=ProfileRole.AUDITOR):
    """A new profile; guessing its passphrase is quick, and so is opening it."""
    return create_profile(folder, passphrase=WORDS, role=role, cost=CHEAP)


def three_cases(folder):
    """An auditor's profile with one pack of three cases."""
    made = cheap_profile(folder)
    cases = [PackCase(uin=f"CSA-0{number}", label="ABC"[number - 1]) for number in (1, 2, 3)]
    made.forms.add_pack(a_pack(), cases)
    made.close()


@pytest.fixture
def profile(tmp_path, moulds):
    """An auditor's profile with one pack of three cases."""
    opened = open_profile(moulds.copy(three_cases, tmp_path / "auditor"), WORDS)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot):
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def surround(qtbot, window, dialogs, checker):
    """Put everything a desk is given around a profile; the store is waited for at the end."""
    tasks = TaskRunner(window)

    def make(profile):
        return Surroundings(
            window=window,
            profile=profile,
            tasks=tasks,
            dialogs=dialogs,
            now=lambda: NOW,
            load_checker=lambda: checker,
        )

    yield make
    tasks.close()


@pytest.fixture
def around(profile, surround):
    """The surroundings of the profile with one pack."""
    return surround(profile)


@pytest.fixture
def names(checker, window):
    """A name check that is loaded."""
    check = NameCheck(b"k" * 32, CaseNames(), window)
    check.set_checker(checker)
    return check


@pytest.fixture
def form(profile):
    """The first case, known to the agency, so that its form is due."""
    first = profile.forms.forms("pack-1")[0]
    return profile.forms.save_scope(first.id, KNOWN)
