"""What may stand in a box: typed and pasted text without characters nobody can see."""

from forms.signs import HIDDEN

LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85")


def plain_lines(text: str) -> str:
    """Make every end of a line a newline."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def clean_text(text: str) -> str:
    """Drop control characters, halves of characters and turns of direction; keep lines, tabs."""
    return HIDDEN.sub("", plain_lines(text))


def clean_line(text: str) -> str:
    """Clean text for a box of one line: line ends and tabs become single spaces."""
    return " ".join(part.strip() for part in clean_text(text).replace("\t", " ").split("\n"))
