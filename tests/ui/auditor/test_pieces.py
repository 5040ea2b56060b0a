"""A long paragraph is looked at in pieces, and says the same as in one."""

from hypothesis import given
from hypothesis import strategies as st

from anonymise import CaseContext, load_checker
from benchmarks.bench_typing import comment
from ui.names.pieces import LONG, pieces

LONG_ONE = comment(breaks=" ")


@given(st.text(alphabet="aB .!?\n\u201c\U0001f600", max_size=3 * LONG))
def test_the_pieces_are_the_whole_paragraph(text):
    cut = list(pieces(text))
    assert "".join(piece for _offset, piece in cut) == text
    assert all(text[offset:].startswith(piece) for offset, piece in cut)


def test_a_letter_changes_one_piece_only():
    before = {piece for _offset, piece in pieces(LONG_ONE)}
    assert len(before) > 3
    for at in range(0, len(LONG_ONE), 97):
        after = {piece for _offset, piece in pieces(LONG_ONE[:at] + "x" + LONG_ONE[at:])}
        assert len(after - before) <= 2, at


def test_what_is_found_does_not_depend_on_the_cuts():
    checker = load_checker()

    def found(text, at=0):
        return {
            (each.start + at, each.end + at, each.kind)
            for each in checker.check(text, CaseContext())
        }

    together = set().union(*(found(piece, at) for at, piece in pieces(LONG_ONE)))
    assert together == found(LONG_ONE)
