"""The checker as a writer of comments meets it."""

import pytest

from anonymise import CaseContext, Checker, Kind, Tier, identifier_in, load_checker


@pytest.fixture(scope="module")
def checker() -> Checker:
    return load_checker()


def found(
    checker: Checker, text: str, context: CaseContext | None = None
) -> list[tuple[str, Kind]]:
    findings = checker.check(text, context or CaseContext())
    return [(text[finding.start : finding.end], finding.kind) for finding in findings]


@pytest.mark.parametrize(
    ("text", "quoted", "kind"),
    [
        ("Her sister Temitope was at home.", "Temitope", Kind.PERSON),
        ("NHS number 943 476 5919 was in the note.", "943 476 5919", Kind.NHS),
        ("Letter to j.other@clinic.example bounced.", "j.other@clinic.example", Kind.EMAIL),
        ("He rang 07700 900456 twice.", "07700 900456", Kind.PHONE),
        ("Ring +44 7700 900051 first.", "+44 7700 900051", Kind.PHONE),
        ("Ask CAD 402 of 11 Jan for it.", "402 of 11 Jan", Kind.REF),
        ("The boys call him Chopper here.", "Chopper", Kind.PERSON),
        ("Dear Debs, thank you for that.", "Debs", Kind.PERSON),
        ("Signed by M. Hollister today.", "M. Hollister", Kind.PERSON),
        ("She rang from the Fox and Hounds.", "Fox and Hounds", Kind.PLACE_ORG),
        ("Flat 2, 118 Kingsway is theirs.", "Flat 2, 118 Kingsway", Kind.ADDRESS),
        ("dob 3.4.2011 is wrong", "3.4.2011", Kind.DOB),
        ("Strategy meeting on 3rd June 2024 at ten.", "3rd June 2024", Kind.DATE),
        ("They live at AB31 4QT now.", "AB31 4QT", Kind.POSTCODE),
        ("NI number QQ123456C is not his, JG 10 37 59 A is.", "JG 10 37 59 A", Kind.NINO),
    ],
)
def test_finds_what_would_give_somebody_away(
    checker: Checker, text: str, quoted: str, kind: Kind
) -> None:
    assert (quoted, kind) in found(checker, text)


@pytest.mark.parametrize(
    "text",
    [
        "The child was seen alone within 24 hours and her views are recorded in her own words.",
        "Mum (SB) and her partner (GT) were spoken to apart by the social worker.",
        "Half brother (12, initials FO) is on a plan of his own.",
        "LOG 0412 hrs: nothing of note. Won't matter if things go well.",
        "Recieved late. The OASys report and the older one were both read.",
        "The social worker will need to see the younger brother at school.",
        "Hope is not a plan. May need a second visit. Mark of good practice.",
    ],
)
def test_leaves_anonymous_writing_alone(checker: Checker, text: str) -> None:
    firm = [finding for finding in checker.check(text) if finding.tier is not Tier.LOW]
    assert firm == []


def test_what_the_auditor_settled_is_not_raised_again(checker: Checker) -> None:
    text = "Oakbridge was mentioned by Temitope."
    settled = CaseContext(settled=frozenset({"temitope"}))
    assert ("Temitope", Kind.PERSON) in found(checker, text)
    assert ("Temitope", Kind.PERSON) not in found(checker, text, settled)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("CSA-24-017", None),
        ("NB/24/017", None),
        ("943 476 5919", Kind.NHS),
        ("Kayleigh 3", Kind.PERSON),
        ("03042011", Kind.DATE),
        ("3/4/2011", Kind.DATE),
        ("a.b@c.example", Kind.EMAIL),
        ("07700 900456", Kind.PHONE),
    ],
)
def test_a_uin_that_gives_somebody_away_is_told(value: str, kind: Kind | None) -> None:
    assert identifier_in(value) is kind


def test_words_of_the_office_are_known_and_hide_nobody(checker: Checker) -> None:
    words = frozenset({"zorblatt", "vextra", "sharon", "hope"})
    context = CaseContext(extra_words=words)
    for text in ("We sent it to Zorblatt.", "ZORBLATT form", "Zorblatt's plan", "Vextra-Link said"):
        assert checker.check(text)
        assert checker.check(text, context) == ()
    text = "We saw Sharon and her friend Hope, then sharon left."
    assert found(checker, text, context) == found(checker, text)
    assert {word for word in words if checker.hides_a_name(word)} == {"sharon", "hope"}
