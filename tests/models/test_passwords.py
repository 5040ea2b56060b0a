"""Words for the telephone."""

import pytest

from models.passwords import (
    fingerprint_words,
    generate_words,
    normalise_words,
    word_list,
)


def test_generated_words_are_many_and_from_the_list() -> None:
    words = generate_words(2000).split(" ")
    assert len(words) == 2000
    assert set(words) <= set(word_list())
    assert len(set(words)) > 500
    assert normalise_words(" ".join(words)) == " ".join(words)


def test_four_words_are_always_long_enough_for_a_passphrase() -> None:
    shortest = min(len(word) for word in word_list())
    assert 4 * shortest + 3 >= 14


def test_the_first_four_letters_tell_words_apart() -> None:
    assert len({word[:4] for word in word_list()}) == len(word_list())


@pytest.mark.parametrize(
    "typed",
    ["Lemon window TIDE", " lemon  window\n tide ", "lemon-window-tide", "Lemon, window, tide."],
)
def test_code_words_are_read_as_people_type_them(typed: str) -> None:
    assert normalise_words(typed) == "lemon window tide"


def test_words_run_together_are_other_words() -> None:
    assert normalise_words("lemonwindow tide") != "lemon window tide"


def test_a_fingerprint_is_the_same_for_the_same_bytes_only() -> None:
    assert fingerprint_words(b"key") == fingerprint_words(b"key")
    assert len(fingerprint_words(b"key").split()) == 6
    assert fingerprint_words(b"key", 8).startswith(fingerprint_words(b"key"))
    many = {fingerprint_words(bytes([number])) for number in range(256)}
    assert len(many) == 256
