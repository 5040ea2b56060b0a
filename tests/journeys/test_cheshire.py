"""The published shares of the Cheshire East report, each now with a denominator that we chose.

The report (February 2018) prints no denominators. Five cases and five agencies give 25 assignments,
24 of them with a form; the denominators below are the smallest plausible ones that round to the
published share and leave the other forms Not applicable.
"""

import pytest

from anonymise import load_checker
from office.analysis import analyse
from office.intake import import_paths
from office.overview import load_overview, load_records
from office.tally import share_words
from tests.world import NOW, audited, issue, make_auditor, make_office, make_return_file, not_known

# question: (favourable, of all Yes and No, published per cent)
PUBLISHED = {
    "Q2": (18, 20, 90),
    "Q3": (14, 16, 88),
    "Q4": (14, 20, 70),
    "Q5": (19, 20, 95),
    "Q6": (12, 18, 67),
    "Q7": (22, 23, 96),
    "Q8": (14, 15, 93),
    "Q10": (22, 24, 92),
    "Q11": (17, 22, 77),
    "Q14": (14, 15, 93),
    "Q17": (15, 21, 71),
    "Q18": (11, 18, 61),
    "Q20": (14, 18, 78),
}
FAVOURABLE = {"Q18": ("no", "yes")}
FORMS = 24
CASES = AGENCIES = 5


def answers_of_form(number: int) -> dict[str, str]:
    """Give form ``number`` its share of the published answers; the rest is Not applicable."""
    given = {}
    for question, (good, of, _share) in PUBLISHED.items():
        yes, no = FAVOURABLE.get(question, ("yes", "no"))
        if number < of:
            given[question] = yes if number < good else no
    return given


@pytest.mark.journey
def test_the_published_shares_come_out_with_their_denominators(tmp_path):
    office = make_office(tmp_path / "office", cases=CASES, agencies=AGENCIES)
    checker = load_checker()
    returns = tmp_path / "returns"
    returns.mkdir()
    number = 0
    for place, pack in enumerate(issue(office)):
        auditor = make_auditor(tmp_path / f"auditor-{place}")
        entries = []
        for case in range(1, CASES + 1):
            uin = f"CSA-{case:02}"
            if number < FORMS:
                entries.append(audited(uin, answers_of_form(number)))
            else:
                entries.append(not_known(uin))
            number += 1
        name, raw = make_return_file(auditor, pack, entries, checker)
        (returns / name).write_bytes(raw)
        auditor.close()

    outcomes = import_paths(
        office.profile, [returns], NOW, lambda _done, _total: None, lambda: False
    )
    overview = load_overview(office.profile, office.audit_id)
    analysis = analyse(overview.tool, load_records(office.profile, overview))
    office.profile.close()

    assert [outcome.code for outcome in outcomes] == ["new"] * AGENCIES
    assert (overview.coverage.forms, overview.coverage.without_form) == (FORMS, 1)
    shares = {each.question.code: each for each in analysis.shares}
    for question, (good, of, share) in PUBLISHED.items():
        counted = shares[question]
        words = share_words(counted.favourable or 0, counted.applicable)
        assert words == f"{good} of {of} ({share}%)", question
        assert counted.not_applicable == FORMS - of, question
        assert counted.not_audited == 1, question
        assert counted.assignments == CASES * AGENCIES, question
    assert shares["Q19"].applicable == 0
    assert share_words(0, shares["Q19"].applicable) == "No applicable answers"
