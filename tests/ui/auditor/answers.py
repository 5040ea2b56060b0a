"""A whole form, answered without names: for tests that need one that is complete."""

from forms.filling import Filling
from forms.kinds import Grade, Text, Ticks, options_of
from forms.library import shipped_tools

WORDS = "Seen in the records of the agency; it could have been done sooner."


def complete_answers():
    """Answer every question that is asked, until nothing is missing."""
    filling = Filling(shipped_tools()[0], {"groups": "exploitation", "closure": "no"})
    while gaps := filling.gaps():
        for gap in gaps:
            field = filling.field(gap.path)
            if isinstance(field.kind, Text):
                filling.put(gap.path, WORDS)
            elif isinstance(field.kind, Grade | Ticks):
                filling.put(gap.path, options_of(field.kind)[1].code)
            else:
                filling.put(gap.path, "yes")
    return dict(filling.texts)
