"""The named colours and distances of the program; no other file holds a literal colour."""

from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication


class Scheme(Enum):
    """What the person chose in the settings; SYSTEM follows the desktop, also into contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tone(Enum):
    """What a word means; a tone never stands without the word."""

    PLAIN = "plain"
    QUIET = "quiet"
    DONE = "done"
    ATTENTION = "attention"
    ERROR = "error"


class Space(IntEnum):
    """Distances in device independent pixels, all steps of four."""

    TIGHT = 4
    WITHIN = 8
    ROW = 12
    BETWEEN = 16
    CARD = 24
    EDGE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One colour scheme as #rrggbb strings; `dark` says which icons and title bar suit it."""

    name: str
    dark: bool
    page: str
    surface: str
    line: str
    edge: str
    handle: str
    text: str
    quiet: str
    accent: str
    accent_strong: str
    on_accent: str
    wash: str
    done: str
    done_wash: str
    attention: str
    attention_wash: str
    error: str
    error_wash: str

    def of_tone(self, tone: Tone) -> str:
        """Text colour for a tone, readable on page, surface and the wash of the same tone."""
        return {
            Tone.PLAIN: self.text,
            Tone.QUIET: self.quiet,
            Tone.DONE: self.done,
            Tone.ATTENTION: self.attention,
            Tone.ERROR: self.error,
        }[tone]


LIGHT = Tokens(
    name="light",
    dark=False,
    page="#f6f7f9",
    surface="#ffffff",
    line="#d9dee5",
    edge="#55616f",
    handle="#7f8b99",
    text="#17202b",
    quiet="#55616f",
    accent="#1f5f8b",
    accent_strong="#174a6d",
    on_accent="#ffffff",
    wash="#e6f0f7",
    done="#1c6b45",
    done_wash="#e7f4ec",
    attention="#8a5a00",
    attention_wash="#fdf3df",
    error="#a12622",
    error_wash="#fcecea",
)

DARK = Tokens(
    name="dark",
    dark=True,
    page="#14181d",
    surface="#1c2229",
    line="#323b46",
    edge="#a3b0be",
    handle="#71808f",
    text="#e8edf2",
    quiet="#a3b0be",
    accent="#7cb8e4",
    accent_strong="#a5d0f0",
    on_accent="#14181d",
    wash="#223747",
    done="#7fd0a4",
    done_wash="#1b3328",
    attention="#eec36d",
    attention_wash="#382d18",
    error="#f0908c",
    error_wash="#3c2223",
)

CONTRAST_LIGHT = Tokens(
    name="contrast light",
    dark=False,
    page="#ffffff",
    surface="#ffffff",
    line="#000000",
    edge="#000000",
    handle="#000000",
    text="#000000",
    quiet="#000000",
    accent="#00308f",
    accent_strong="#001a4f",
    on_accent="#ffffff",
    wash="#d6e4ff",
    done="#00441b",
    done_wash="#ffffff",
    attention="#5a3500",
    attention_wash="#ffffff",
    error="#8b0000",
    error_wash="#ffffff",
)

CONTRAST_DARK = Tokens(
    name="contrast dark",
    dark=True,
    page="#000000",
    surface="#000000",
    line="#ffffff",
    edge="#ffffff",
    handle="#ffffff",
    text="#ffffff",
    quiet="#ffffff",
    accent="#8fd3ff",
    accent_strong="#ffffff",
    on_accent="#000000",
    wash="#003a5c",
    done="#8af0b4",
    done_wash="#000000",
    attention="#ffe066",
    attention_wash="#000000",
    error="#ffb3ae",
    error_wash="#000000",
)

ALL_TOKENS = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)


def tokens_of(palette: QPalette) -> Tokens:
    """Return the scheme a palette was built from; LIGHT when the palette is not ours."""
    page = palette.color(QPalette.ColorRole.Window).name()
    return next((tokens for tokens in ALL_TOKENS if tokens.page == page), LIGHT)


def current_tokens() -> Tokens:
    """Return the scheme in force, for widgets that paint themselves."""
    return tokens_of(QApplication.palette())
