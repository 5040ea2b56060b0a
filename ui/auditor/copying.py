"""The same question in the other cases of a pack; read on the store's thread."""

from dataclasses import dataclass, field

from export.name_gate import SCOPE_REASON
from forms.scope import words_of_reason
from models.profile import Profile
from models.snapshots import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """What another case of the same pack says in the same field."""

    uin: str
    text: str = field(repr=False)


def siblings_of(profile: Profile, form_id: str, path: str) -> tuple[Sibling, ...]:
    """List what the other cases say in a field, in their order, where they say something."""
    own = profile.forms.form(form_id)
    said = (
        Sibling(uin=other.uin, text=_said(profile, other, path))
        for other in profile.forms.forms(own.pack_id)
        if other.id != form_id
    )
    return tuple(each for each in said if each.text.strip())


def _said(profile: Profile, form: Form, path: str) -> str:
    if path == SCOPE_REASON:
        return words_of_reason(form.scope)
    return profile.forms.answers(form.id).get(path, "")
