"""Colours, type and spacing of the program, for every scheme and text size."""

from ui.theme.apply import Theme, apply_theme, text_scale
from ui.theme.tokens import Scheme, Space, Tokens, Tone, current_tokens

__all__ = [
    "Scheme",
    "Space",
    "Theme",
    "Tokens",
    "Tone",
    "apply_theme",
    "current_tokens",
    "text_scale",
]
