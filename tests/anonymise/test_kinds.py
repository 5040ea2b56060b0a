"""Kinds of names and initials that a reader once passed over, and what must stay quiet beside."""

import pytest

from anonymise import CaseContext, Checker, Person, Tier, load_checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def firm(checker: Checker, text: str, context: CaseContext | None = None) -> list[str]:
    found = checker.check(text, context or CaseContext())
    return [text[each.start : each.end] for each in found if each.tier is not Tier.LOW]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("BED 3 CARPENTER - bloods back. BED 4: empty", "CARPENTER"),
        ("names are in capitals: PIOTR, JOYCE and COOK.", "COOK"),
        ("the name (WREN LAKE) was on the form", "WREN LAKE"),
        ("hi its destiny i am ok dont tell mum", "destiny"),
        ("its only dean kicking off again", "dean"),
        ("dale NOT on the list, joy nxt door told us", "joy"),
        ("Bishop, the named nurse, wrote to us.", "Bishop"),
        ("Reed - health visitor - agreed.", "Reed"),
        ("| Rose | mother | seen |", "Rose"),
        ("Blessing in the permanence team has had no reply.", "Blessing"),
        ("Precious from Age UK saw the new phone.", "Precious"),
        ("It was 0310. Summer (9) was behind the sofa.", "Summer"),
        ("Bishop was the only one who had read it.", "Bishop"),
        ("Signed off by Moody.", "Moody"),
        ("A nurse they call Miss Dee and a boy they call Smudge.", "Miss Dee"),
        ("Jun-jun (5) helped with the scales.", "Jun-jun"),
        ("Smiley, Lil T and Deebo were there.", "Lil T"),
    ],
)
def test_somebody_is_found_by_where_the_word_stands(
    checker: Checker, text: str, quoted: str
) -> None:
    assert quoted in firm(checker, text)


@pytest.mark.parametrize(
    "name", ["Do Thi Lan", "Son Le", "Tran Van Son", "To Huu Dung", "Le Van An", "Nguyen Thi To"]
)
@pytest.mark.parametrize("sentence", ["Spoke to {} today.", "{} was seen.", "{}'s aunt rang."])
def test_a_name_of_syllables_is_found_whole(checker: Checker, name: str, sentence: str) -> None:
    assert name in firm(checker, sentence.format(name))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Rareș wants a new coat.", "Rareș"),
        ("the card says 943 476 5918 and no more", "943 476 5918"),
        ("seen 7 dec, bruise on arm", "7 dec"),
        ("Forwarding address 14a Tenter Fold, LS99 4XY.", "14a Tenter Fold"),
    ],
)
def test_it_is_found_by_its_letters_its_groups_or_what_follows(
    checker: Checker, text: str, quoted: str
) -> None:
    assert quoted in firm(checker, text)


@pytest.mark.parametrize(
    "text", ["We counted 14 Bags, then 3 more.", "Cafés were shut.", "Call 999 or 101 2 times."]
)
def test_a_count_before_a_capital_and_a_borrowed_word_are_let_be(
    checker: Checker, text: str
) -> None:
    assert not firm(checker, text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("dad says do does not answer the phone", "do"),
        ("school said to did not come in", "to"),
        ("spoke to an about the rent", "an"),
        ("talked to gentle about the move", "gentle"),
        ("Her uncle, Nan, was in the kitchen.", "Nan"),
    ],
)
def test_a_name_that_is_the_smallest_of_words_is_asked_about_where_nothing_else_can_stand(
    checker: Checker, text: str, quoted: str
) -> None:
    assert quoted in [text[each.start : each.end] for each in checker.check(text)]


@pytest.mark.parametrize(
    "text",
    [
        "What they do did not help.",
        "Whoever he spoke to did not ring back.",
        "We spoke to staff about it, and to nobody else.",
        "mum says nan did not come home",
        "Her uncle, nan and aunt were seen.",
        "Things to do: spoke to school, to mum and to the nurse about it.",
    ],
)
def test_the_smallest_of_words_are_words_everywhere_else(checker: Checker, text: str) -> None:
    assert not checker.check(text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She told BC.", "BC"),
        ("Logged by PD at nine.", "PD"),
        ("CT's arm was bruised.", "CT"),
        ("She came with PD present.", "PD"),
        ("AM lives with her nan.", "AM"),
        ("DA was asleep when we came.", "DA"),
        ("KT/JB to chase by Friday", "KT"),
        ("SEEN AT HOME. SG INFORMED. SPOKE TO JB AT 0445", "JB"),
        ("UASC team (Didi, EK) to correct it.", "EK"),
        ("She withdrew it in front of T.A-M. who was there.", "T.A-M."),
        ("ring M.O'B, chase bloods, see P-J W too", "P-J W"),
        ("M/L to do a joint visit", "M/L"),
        ("R T said he would ring back", "R T"),
        ("js told staff that it was so", "js"),
        ("Client told PD-S that she knew.", "PD-S"),
        ("Mr D. collected it.", "Mr D."),
        ("Told by school that jb was seen with bruises.", "jb"),
        ("rang nf no reply", "nf"),
        ("jb's school rang", "jb"),
        ("k said he was ok", "k"),
        ("O'B told us that he was fine.", "O'B"),
        ("There was contact between S and her father.", "S"),
        ("P and L both live with nan.", "L"),
        ("It was T's idea.", "T"),
        ("Discussion with C. in school", "C."),
        ("M.'s bedroom was cold.", "M."),
        ("The home visit (ML) did not happen.", "ML"),
        ("Supervision with PJ was monthly.", "PJ"),
        ("KTs mum rang", "KT"),
    ],
)
def test_initials_are_found_in_every_shape(checker: Checker, text: str, quoted: str) -> None:
    assert quoted in firm(checker, text)


@pytest.mark.parametrize(
    "text", ["Hope is the key worker since July.", "Summer is 14 and came with her nan."]
)
def test_a_word_that_opens_a_sentence_about_somebody_is_found(checker: Checker, text: str) -> None:
    assert text.split(" ", 1)[0] in firm(checker, text)


@pytest.mark.parametrize(
    "text",
    [
        "The CP plan is late. DV is noted. MH is poor. CT was clear. PE kit was not there.",
        "SW/HV to chase. SW, HV and GP were present, with DV present in the home.",
        "Rang MASH, told ED and CAMHS. Seen in A and E. PO Box and PC tower.",
        "S/W to ring. F/U in two weeks. N/A. O/E well. The B&B placement and T&C.",
        "Summer is a hard time. Summer is 6 weeks long. They call the police. It is, e.g., late.",
        "They came from Doha and Amman. Parkinson's was noted. The Casey Audit was quoted.",
        "Facilitator notes were kept. The Bhangra was loud. A long game of Uno.",
        "ring mum, chase bloods, mark the file and bill them",
        "Visited with PC. Visit by HV. SW TO CHASE. GP INFORMED.",
        "JK (mother's partner) was there. The woman next door (SB) rang. Plan (CP) ended.",
        "From A to B. Between C and D grades. T's and C's. Groups P and Q are full. Stage II.",
        "we met la staff. rang cp team. told ht. visited fp unit. hx taken. cl said no.",
        "Waterlow 22, Braden 11. Beech, Willow and Rowan are the three bays on the unit.",
        "Client refers to cocaine as charlie.",
    ],
)
def test_sector_writing_stays_quiet(checker: Checker, text: str) -> None:
    assert firm(checker, text) == []


def test_a_people_list_settles_letters_in_lower_case_too(checker: Checker) -> None:
    case = CaseContext(people=(Person(initials="JS", relationship="daughter"),))
    assert firm(checker, "js told staff that it was so", case) == []


def test_a_title_confirmed_with_a_nickname_is_no_name_by_itself(checker: Checker) -> None:
    case = CaseContext(known_names=frozenset({"Miss Sunshine"}))
    assert firm(checker, "I miss the old building, and Sunshine does.", case) == ["Sunshine"]


def test_a_confirmed_nickname_of_two_words_is_found_at_the_start_of_a_sentence(
    checker: Checker,
) -> None:
    text = "Paddy Boy was playing on the field."
    for names in ({"Paddy Boy"}, {"Paddy"}):
        case = CaseContext(known_names=frozenset(names))
        assert [text[each.start : each.end] for each in checker.check(text, case)] == ["Paddy Boy"]


@pytest.mark.parametrize(
    "text",
    [
        "The literature quotes, e.g. Munro on drift.",
        "The Gillick and Fraser considerations are set out.",
        "Given ivabradine and Dupilumab on the ward.",
        "The form had Cellebrite, MenB and Kahoot in one column.",
        "A Ms Teams call. Wendy house gone for repair.",
        "They came by way of Gdansk and Peshawar.",
    ],
)
def test_what_is_called_after_somebody_or_rare_stops_no_return(checker: Checker, text: str) -> None:
    assert firm(checker, text) == []


@pytest.mark.parametrize("text", ["Spoke to Langton.", "Mr Tallis rang.", "Fraser rang his mum."])
def test_a_rare_word_or_an_author_is_a_name_where_somebody_is_meant(
    checker: Checker, text: str
) -> None:
    assert len(firm(checker, text)) == 1
