"""Whether a window can be seen: a display that is named must also answer."""

import socket

import pytest

from commands.screen import free_folder, has_screen


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": ":98765"},
        {"DISPLAY": "localhost:99999999"},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "nowhere"},
    ],
)
def test_a_display_that_does_not_answer_is_no_screen(environment):
    assert not has_screen(environment)


def test_a_display_that_answers_is_one(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert has_screen(named)


def test_an_earlier_example_is_kept(tmp_path):
    wanted = tmp_path / "demo-out"
    assert free_folder(wanted) == wanted
    wanted.mkdir()
    (tmp_path / "demo-out-2").mkdir()
    assert free_folder(wanted) == tmp_path / "demo-out-3"
