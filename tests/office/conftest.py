"""One exchange for all tests of intake: making packs takes a second. Each test has its office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.profile import Profile
from tests.export.exchange import PASSPHRASE, Exchange, build
from tests.ui.office import world


@pytest.fixture(scope="session")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Exchange:
    return build(tmp_path_factory.mktemp("exchange"))


# What these tests say of an office holds wherever its database is.
BOTH = frozenset(
    {
        "test_archive",
        "test_case_reading",
        "test_closing",
        "test_closing_any",
        "test_draw",
        "test_good_and_bad",
        "test_intake",
        "test_keying",
        "test_keys",
        "test_letters",
        "test_new_audit",
        "test_querying",
        "test_redacting",
        "test_replacing",
        "test_restored_laptop",
        "test_review",
        "test_search",
        "test_set_aside",
        "test_setup",
        "test_tracker",
        "test_undo",
    }
)
# What a server has none of, or never lets happen; ``test_alike`` and ``test_two_at_a_time`` say
# what is so there.
COPIES = "a server keeps no copies in the profile, and rewrites no file of it"
ALONE = "whoever is alone checks their own typing; on a server there may be others"
BEFORE = "it is refused before the database is asked"
IN_A_FILE = {
    "test_no_table_and_no_file_has_anything_of_a_deleted_audit": COPIES,
    "test_the_certificate_says_what_is_true": COPIES,
    "test_a_return_that_comes_later_is_told_and_nothing_of_it_is_kept": COPIES,
    "test_killed_on_the_way_it_is_whole_or_not_at_all_and_is_finished_later": COPIES,
    "test_what_the_disk_refuses_is_said_and_done_at_the_next_opening": COPIES,
    "test_the_words_are_in_no_text_and_no_file_of_the_profile": COPIES,
    "test_what_the_disk_refused_is_done_at_the_next_opening": COPIES,
    "test_a_paper_return_loses_the_words_wherever_its_paper_is_named": ALONE,
    "test_an_only_member_gives_a_reason_and_it_is_marked": ALONE,
    "test_what_was_keyed_in_does_not_say_that_a_pack_was_opened": ALONE,
    "test_a_correction_is_a_revision_with_a_reason_and_leaves_the_first_one_in_the_record": ALONE,
    "test_a_sealed_return_that_comes_later_is_a_conflict_and_overwrites_nothing": ALONE,
    "test_keyed_in_after_the_agency_has_sent_it_is_a_conflict_too": ALONE,
    "test_a_keyed_in_return_is_taken_out_like_any_other": ALONE,
    "test_a_case_that_is_not_known_needs_no_form": ALONE,
    "test_a_slip_in_a_key_is_told": BEFORE,
    "test_a_file_that_is_no_kit_is_told": BEFORE,
    "test_what_the_pack_does_not_ask_is_refused": BEFORE,
    "test_a_query_that_does_not_show_all_that_it_holds_is_not_made": BEFORE,
    "test_a_newer_format_is_named": BEFORE,
    "test_no_changed_byte_is_taken": BEFORE,
    "test_a_body_that_unpacks_to_too_much_is_stopped": BEFORE,
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = metafunc.module.__name__.rpartition(".")[2]
    if name not in BOTH or metafunc.function.__name__ in IN_A_FILE:
        return
    for fixture in {"office", "new_office"} & set(metafunc.fixturenames):
        metafunc.parametrize(fixture, ["file", "server"], indirect=True)


@pytest.fixture
def office(request: pytest.FixtureRequest, exchange: Exchange, tmp_path: Path) -> Iterator[Profile]:
    """The office of the exchange, as it was when the packs had gone out."""
    if _is_on_server(request):
        with request.getfixturevalue("hubs").of(exchange.folder, PASSPHRASE) as hub:
            yield from _closed_after(hub.join(tmp_path / "office", PASSPHRASE))
    else:
        yield from _closed_after(exchange.office(tmp_path / "office"))


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank") / "office"
    world.office_profile(folder).close()
    return folder


@pytest.fixture
def new_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Profile]:
    """An office with no audit yet."""
    if _is_on_server(request):
        blank = request.getfixturevalue("blank")
        with request.getfixturevalue("hubs").of(blank, world.PASSPHRASE) as hub:
            yield from _closed_after(hub.join(tmp_path / "office", world.PASSPHRASE))
    else:
        yield from _closed_after(world.office_profile(tmp_path / "office"))


def _is_on_server(request: pytest.FixtureRequest) -> bool:
    return getattr(request, "param", "file") == "server"


def _closed_after(profile: Profile) -> Iterator[Profile]:
    yield profile
    profile.close()
