"""An answer that must not wait is seen at import, in coverage, beside the case, in the counts."""

import pytest
from PySide6.QtCore import Qt

from office.analysis import analyse, concerns
from office.intake import import_paths
from office.overview import load_overview, load_records
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import words_on
from tests.ui.office.world import Answered
from ui.office.stages import Stage


@pytest.fixture
def audit(profile):
    return world.make_audit(profile)


@pytest.fixture
def worried(profile, audit, checker, tmp_path):
    """The police are worried in the first of two cases; the GP is not."""
    police = world.Laptop(profile, audit, "police", checker)
    gp = world.Laptop(profile, audit, "gp", checker)
    said = {"CSA-01": Answered(answers=(("concern", "yes"),)), "CSA-02": calm()}
    return [police.save(tmp_path, said), gp.save(tmp_path, {"CSA-01": calm()})]


def calm():
    return Answered(answers=(("concern", "no"),))


def take_in(profile, paths):
    return import_paths(profile, paths, world.NOW, lambda _done, _total: None, lambda: False)


def test_the_outcome_of_an_import_names_the_cases(profile, worried):
    outcomes = {each.agency: each.concerns for each in take_in(profile, worried)}
    assert outcomes == {"Police": ("CSA-01",), "GP practices": ()}


def test_the_import_says_it_before_anything_else(office, audit, worried):
    office.open(audit)
    office.go(Stage.RETURNS)
    office.drop(*worried)
    page = office.page
    assert page.outcome.words().startswith("An auditor is worried for a child")
    assert "Police CSA-01" in page.outcome.words()
    details = []
    for row in range(len(page.model.rows())):
        page.table.select_row(row)
        details.append(page.detail.text())
    assert sum("Immediate concern: CSA-01." in each for each in details) == 1


def test_coverage_and_the_case_show_it_where_it_is(office, profile, audit, worried, qtbot):
    take_in(profile, worried)
    office.open(audit)
    page = office.go(Stage.COVERAGE)
    assert page.concern.isVisible()
    assert "Police, CSA-01" in page.concern.words()
    case, other = profile.audits.cases(audit.id)[:2]
    agencies = {each.code: each.id for each in profile.audits.agencies(audit.id)}
    page.grid.show_cell(case.id, agencies["police"])
    assert page.card.concern.isVisible()
    assert page.card.concern.words() == "Immediate concern: Yes"
    for case_id, code in ((other.id, "police"), (case.id, "gp"), (other.id, "gp")):
        page.grid.show_cell(case_id, agencies[code])
        assert not page.card.concern.isVisible()
    assert nameless(office.window) == []
    page = office.go(Stage.SIDE_BY_SIDE)
    assert page.concern.isVisible()
    assert page.concern.words() == "Police: Immediate concern: Yes"
    page.case.setFocus()
    qtbot.keyClick(page.case, Qt.Key.Key_Down)
    office.settle()
    assert not office.page.concern.isVisible()


def test_it_is_counted_and_printed_but_is_no_share(office, profile, audit, worried):
    take_in(profile, worried)
    overview = load_overview(profile, audit.id)
    records = load_records(profile, overview)
    (counted,) = analyse(overview.tool, records).alerts
    assert [(line.label, line.count) for line in counted.lines] == [("Yes", 1), ("No", 2)]
    assert counted.favourable is None
    assert sum(bool(concerns(each)) for each in records) == 1
    office.open(audit)
    page = office.go(Stage.ANALYSIS)
    assert "Immediate concern" in words_on(page)
