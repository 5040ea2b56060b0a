"""A small audit that has been answered in part, for the tests of what comes of it."""

import pypdfium2

from forms.scope import Status
from tests.ui.office import world
from tests.ui.office.world import Answered

REASON = "Seen once in the walk-in clinic, with nothing to audit."
POLICE_COMMENT = "The strategy meeting was held on the same day and the record says why."


def answered_audit(profile, checker):
    """Nine cells: four forms, two answers without one, three awaited."""
    audit = world.make_audit(profile)
    csc = world.Laptop(profile, audit, "csc", checker)
    world.take_in(profile, csc.make({"CSA-01": yes("Q1"), "CSA-02": yes("Q1")}))
    world.take_in(profile, csc.make({"CSA-01": yes("Q1")}))
    police = world.Laptop(profile, audit, "police", checker)
    said = {
        "CSA-01": Answered(answers=(("Q1", "no"), ("Q1.comment", POLICE_COMMENT))),
        "CSA-02": Answered(Status.NOT_KNOWN),
        "CSA-03": Answered(Status.CONTACT_ONLY, REASON),
    }
    world.take_in(profile, police.make(said))
    gp = world.Laptop(profile, audit, "gp", checker)
    not_applicable = (("Q1", "na"), ("Q1.reason", "No referral was made in the period."))
    world.take_in(profile, gp.make({"CSA-01": Answered(answers=not_applicable)}))
    return audit


def yes(code):
    return Answered(answers=((code, "yes"), (f"{code}.comment", "Done on the day it was raised.")))


def pdf_text(page):
    with pypdfium2.PdfDocument(page._printout.pdf) as document:
        return "\n".join(each.get_textpage().get_text_range() for each in document)
