"""How long an answer may be, in characters; apart, as boxes need it before any form is read."""

MAX_TEXT = 100_000
MAX_LINE = 300
