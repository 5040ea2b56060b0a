"""File names of printed pages: codes only, safe on every file system, never a person's name."""

import re
import unicodedata

_MOST = 40
_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")
# Names that Windows keeps for devices, whatever the suffix.
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_name(
    audit_code: str, uin: str, agency_code: str, revision: int | None, suffix: str = ".pdf"
) -> str:
    """Give "CSA-2026_CSA-03_Police_r2.pdf"; parts that are empty are left out."""
    parts = [_safe(part) for part in (audit_code, uin, agency_code)]
    if agency_code:
        parts[-1] = parts[-1][:1].upper() + parts[-1][1:]
    if revision is not None:
        parts.append(f"r{revision}")
    stem = "_".join(part for part in parts if part) or "form"
    if _DEVICE.fullmatch(stem):
        stem = f"{stem}-form"
    ending = _UNSAFE.sub("", suffix).lower()[:8]
    return f"{stem}.{ending}" if ending else stem


def _safe(part: str) -> str:
    """Keep letters, digits and hyphens, with accents taken off; anything else is a hyphen."""
    bare = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode("ascii")
    return _UNSAFE.sub("-", bare)[:_MOST].strip("-")
