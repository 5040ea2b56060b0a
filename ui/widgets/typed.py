"""What may stand in a box: typed and pasted text without characters nobody can see."""

import unicodedata

LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")
KEPT = frozenset("\n\t")


def clean_text(text: str) -> str:
    """Drop control characters, NUL and broken halves of characters; keep lines and tabs."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return "".join(
        sign for sign in text if sign in KEPT or unicodedata.category(sign) not in {"Cc", "Cs"}
    )


def clean_line(text: str) -> str:
    """Clean text for a box of one line: line ends and tabs become single spaces."""
    return " ".join(part.strip() for part in clean_text(text).replace("\t", " ").split("\n"))
