"""Forms of words: endings that do not belong to a name, and words made from known words."""

import re

ENDING = re.compile(r"(?:n't|'(?:s|d|ll|ve|re|m|t|em|ed))$|'$", re.I)
_SHORT = 3
_HALF = 4
_SLIPPED, _LONGEST = 6, 20
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PREFIXES = (
    "un",
    "re",
    "non",
    "pre",
    "post",
    "over",
    "under",
    "mis",
    "dis",
    "co",
    "inter",
    "multi",
    "sub",
    "anti",
    "self",
    "out",
    "counter",
    "hyper",
    "micro",
    "mini",
    "semi",
    "super",
    "tele",
    "trans",
    "cyber",
)
# Endings of medicines, by which new ones are named too, and of illnesses and operations.
_COINED = re.compile(
    r"\w{3,}(?:mycin|micin|cillin|azole|prazole|pril|sartan|olol|statin|azepam|azolam|oxetine|triptan"
    r"|dipine|parin|xaban|ximab|tinib|clovir|navir|tegravir|amivir|buvir|caine|barbital|phylline|terol|asone|olone|tidine|setron|bradine|bitril|salazine|umab|zumab|oxifen|trozole|kinra|cept"
    r"|gliptin|gliflozin|glutide|formin|thiazide|lukast|afil|tadine|apine|peridol|profen|coxib"
    r"|oxacin|cycline|zosin|semide|fibrate|gestrel|estradiol|tamine|epamine|zolamine|idone|piprazole|epine|ipramine"
    r"|triptyline|codone|morphone|orphine|oxone|trexone|phetamine|phenidate|zepine|racetam"
    r"|lamide|thyroxine|vaccine|haemia|uria|itis|osis|ectomy|oscopy|opathy|plasty|virus|viruses|coccus|cocci|bacter|monia|pox)s?$"
)
_ENDINGS = (
    ("ed", "e"),
    ("ing", "e"),
    ("ies", "y"),
    ("ied", "y"),
    *((ending, "") for ending in ("s", "es", "ed", "ing", "ly", "ness", "er", "ers")),
    *((ending, "") for ending in ("y", "ish", "like", "wise", "less", "ful", "able")),
)


def core_of(word: str) -> str:
    """Give the word without ``'s`` and other short endings."""
    return ENDING.sub("", word) if "'" in word else word


def compound(low: str, words: frozenset[str]) -> bool:
    """Tell whether two known words were written as one."""
    return 2 * _HALF <= len(low) <= _LONGEST and any(
        low[:place] in words and low[place:] in words
        for place in range(_HALF, len(low) - _HALF + 1)
    )


def slip_of(low: str, words: frozenset[str]) -> bool:
    """Tell whether the word is one slip of a key away from a known one of some length."""
    if not _SLIPPED <= len(low) <= _LONGEST:
        return False
    for place in range(len(low)):
        before, after = low[:place], low[place:]
        if before + after[1:] in words:
            return True
        if len(after) > 1 and before + after[1] + after[0] + after[2:] in words:
            return True
        for letter in _LETTERS:
            if before + letter + after[1:] in words or before + letter + after in words:
                return True
    return False


def derived(low: str, words: frozenset[str]) -> bool:
    """Tell whether the word is a known one with an ordinary prefix, ending or spelling."""
    if _COINED.match(low) or low.replace("iz", "is") in words or low.replace("or", "our") in words:
        return True
    for prefix in _PREFIXES:
        if (
            low.startswith(prefix)
            and len(low) - len(prefix) > _SHORT
            and low[len(prefix) :] in words
        ):
            return True
    return any(
        low.endswith(ending)
        and len(low) - len(ending) >= _SHORT
        and low[: -len(ending)] + instead in words
        for ending, instead in _ENDINGS
    )
