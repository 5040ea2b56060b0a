"""Signs that nobody sees: refused in files and dropped from what is typed."""

import re

# Control characters but tab and newline, halves of characters, and what reverses the reading order.
HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
