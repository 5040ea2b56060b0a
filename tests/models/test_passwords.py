"""Words for the telephone."""

import math

import pytest

from models.passwords import (
    RECOVERY_WORDS,
    fingerprint_words,
    generate_words,
    normalise_words,
    recovery_form,
    strange_words,
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


def test_a_recovery_code_holds_eighty_bits_and_is_read_with_or_without_its_numbers() -> None:
    assert RECOVERY_WORDS * math.log2(len(word_list())) > 80
    # Whoever writes only the first letters down can still tell the words apart.
    assert len({word[:4] for word in word_list()}) == len(word_list())
    assert recovery_form("1. Lemon 2. window\n3) tide") == "lemon window tide"


def test_words_that_no_code_has_are_named() -> None:
    code = generate_words(RECOVERY_WORDS)
    assert strange_words(code.upper()) == ()
    assert strange_words(f"1. {code} lemmon") == ("lemmon",)
