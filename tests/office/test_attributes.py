"""A case is in one group of each fact that is known of it, and in none where nothing is known."""

from hypothesis import given
from hypothesis import strategies as st

from models.case_snapshots import AgeBand, CaseFacts, Category, Plan, Sex
from models.snapshots import Case
from office.attributes import by_fact

FACTS = st.builds(
    CaseFacts,
    age=st.none() | st.sampled_from(AgeBand),
    sex=st.none() | st.sampled_from(Sex),
    plan=st.none() | st.sampled_from(Plan),
    category=st.none() | st.sampled_from(Category),
    siblings=st.sampled_from(["", "A", "B"]),
)


@given(st.lists(FACTS, max_size=8))
def test_each_known_fact_of_each_case_is_in_one_group(facts):
    cases = [
        Case(id=f"c{n}", uin=f"C-{n}", label="", position=n, facts=each)
        for n, each in enumerate(facts)
    ]
    groups = by_fact(cases)
    for name in ("age", "sex", "plan", "category", "siblings"):
        known = [case for case in cases if getattr(case.facts, name)]
        found = [
            (case, group) for group in groups if getattr(group.fact, name) for case in group.cases
        ]
        assert sorted(case.id for case, _group in found) == sorted(case.id for case in known)
        assert all(getattr(case.facts, name) == getattr(group.fact, name) for case, group in found)
