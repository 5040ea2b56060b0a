"""File names of printed pages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from export.pdf.names import file_name


def test_the_usual_name() -> None:
    assert file_name("CSA-2026", "CSA-03", "police", 2) == "CSA-2026_CSA-03_Police_r2.pdf"
    assert file_name("CSA-2026", "CSA-03", "", None) == "CSA-2026_CSA-03.pdf"
    assert file_name("CSA-2026", "", "", None, ".pdf") == "CSA-2026.pdf"


def test_accents_come_off_and_paths_are_broken() -> None:
    assert file_name("../../etc", "Łódź/1", "Gŵyn", 1) == "etc_odz-1_Gwyn_r1.pdf"
    assert file_name("", "", "", None) == "form.pdf"
    assert file_name("CON", "", "", None) == "CON-form.pdf"


@given(st.text(), st.text(), st.text(), st.none() | st.integers(0, 9999), st.text(max_size=20))
def test_any_name_is_safe(code: str, uin: str, agency: str, revision: int | None, end: str) -> None:
    name = file_name(code, uin, agency, revision, end)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9-]+)?", name)
    assert len(name) <= 150
