"""A long paragraph is looked at in pieces, and says the same as in one."""

from hypothesis import given
from hypothesis import strategies as st

from anonymise import CaseContext, load_checker, watch_marks, watching
from benchmarks.bench_typing import comment
from models.auditor_snapshots import CaseNames
from ui.names.check import NameCheck
from ui.names.free_text import FreeText
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


def test_with_many_watched_names_a_pause_costs_hashes_for_new_words_only(qtbot, monkeypatch):
    key = bytes(range(32))
    watched = tuple(watch_marks(key, f"Name{number:02}ford") for number in range(40))
    shown = FreeText(names := NameCheck(key, CaseNames(watched=watched), None))
    qtbot.addWidget(shown)
    names.set_checker(load_checker())
    shown.set_value(LONG_ONE)
    hashed = []
    mark = watching._mark
    monkeypatch.setattr(watching, "_mark", lambda *given: hashed.append(given[-1]) or mark(*given))
    shown.box.insertPlainText("The quietly written words. ")
    shown.is_open()
    assert 0 < len(hashed) < 100, "five words, and none of the two thousand again"
    shown.box.insertPlainText("Words written quietly. ")
    hashed.clear()
    shown.is_open()
    assert hashed == []
