"""Layer 1: e-mail and web addresses, and user names."""

import re
from collections.abc import Iterator, Sequence

from anonymise.findings import Kind, Tier
from anonymise.hits import Hit
from anonymise.marking import NOOP

_RANK = 70
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,63}"
    r"(?:(?:\.| ?\(dot\) ?|\[dot\])[\w-]{1,63}){1,6}",
    re.I,
)
_URL = re.compile(r"(?<!\w)(?:(?:https?|hxxps?|ftp)://|www\d?\.)[^\s<>\"]{2,400}", re.I)
_TOP = (
    "com|co\\.uk|org\\.uk|gov\\.uk|nhs\\.uk|sch\\.uk|ac\\.uk|police\\.uk|org|net|uk|"
    "io|tv|info|biz|eu|ie|gg|ly|"
    "example|test|social|link|chat|online|site|live|wales|scot|london|app|dev|me|be"
)
_INNER_DOT = re.compile(r"\.[A-Za-z]")
_BARE_URL = re.compile(
    rf"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,5}}(?:{_TOP})"
    r"(?![\w-]|\.\w)(/[^\s<>\"]{0,300})?",
    re.I,
)
_PATH_ONLY = re.compile(
    r"(?:me|be|live|online|site|link|chat|test|app|social|dev|london|scot|wales|info)$", re.I
)
_AT_NAME = re.compile(r"(?<![\w.@])@[A-Za-z0-9_][\w.-]{1,40}")
_APPS = (
    "snap|snapchat|insta|instagram|ig|tiktok|tik tok|facebook|fb|twitter|discord|disc|roblox|xbox|"
    "psn|playstation|"
    "steam|fortnite|minecraft|twitch|youtube|kik|telegram|whatsapp|wink|yubo|omegle|reddit|signal|bereal|onlyfans|"
    "vinted|skype|messenger|tinder|grindr|threads|pinterest|soundcloud|spotify|viber|wechat|game|gaming|app"
)
USER_WORDS = frozenset(
    [
        "snap",
        "snapchat",
        "insta",
        "instagram",
        "ig",
        "tiktok",
        "tik",
        "tok",
        "facebook",
        "fb",
        "twitter",
        "discord",
        "disc",
        "roblox",
        "xbox",
        "psn",
        "playstation",
        "steam",
        "fortnite",
        "minecraft",
        "twitch",
        "youtube",
        "kik",
        "telegram",
        "whatsapp",
        "wink",
        "yubo",
        "omegle",
        "reddit",
        "signal",
        "bereal",
        "onlyfans",
        "vinted",
        "skype",
        "messenger",
        "tinder",
        "grindr",
        "threads",
        "pinterest",
        "soundcloud",
        "spotify",
        "viber",
        "wechat",
        "game",
        "gaming",
        "app",
        "username",
        "usernames",
        "user",
        "users",
        "handle",
        "handles",
        "gamertag",
        "gamertags",
        "gamer",
        "tag",
        "tags",
        "screen",
        "nickname",
        "nick",
        "nicknames",
        "profile",
        "profiles",
        "login",
        "logins",
        "log",
        "account",
        "accounts",
        "alias",
        "aliases",
        "message",
        "messages",
        "messaged",
        "messaging",
        "dm",
        "dms",
        "added",
        "adds",
        "add",
        "posts",
        "posting",
        "posted",
        "follow",
        "follows",
        "following",
        "online",
        "live",
        "stream",
        "streams",
    ]
)
_NAMED = re.compile(
    rf"\b(?:(?:user ?names?|user ?id|handles?|gamer ?tags?|tags?|screen ?names?|"
    rf"nick(?:name)?s?|profiles?|"
    rf"log ?ins?|account names?|accounts?|aliases|alias|(?:{_APPS})(?:[ '](?:s )?"
    rf"(?:names?|user ?names?|handles?|tags?|accounts?|profiles?|id|add|user))?))\b"
    rf"(?: (?:is|was|of|as|are|called|named|being|for|name|to|now|under|on|has|"
    r"she|he|they|uses|used|using|by)){0,3}"
    r"[ :=(\"'\[-]{1,5}",
    re.I,
)
_AS_KNOWN = re.compile(
    r"\b(?:messages?|messaged|messaging|dm|dms|dm'd|added|adds|add|posts|posting|posted|follows?|following|online|live|streams?)\b"
    r"[^.;!?\n]{0,24}?\b(?:as|by|from|under|on|to|called)[ :=(\"']{1,3}",
    re.I,
)
_HANDLE = re.compile(r"@?[A-Za-z0-9_][\w.#-]{2,40}")
_SHAPED = re.compile(
    r"(?<![\w@/.-])(?=[A-Za-z.-]{0,38}[\d_#])(?=[\w.#-]{4,40}(?![\w@/#]))[A-Za-z0-9][\w.#-]*"
)
_SHAPES = (
    re.compile(r"[A-Za-z][A-Za-z.]{2,}\d{2,6}[a-z]{0,3}"),
    re.compile(r"[A-Za-z0-9.]*[A-Za-z]{2,}[A-Za-z0-9.]*_+[A-Za-z0-9._]+"),
    re.compile(r"(?:[A-Za-z]+\d+){2,}[A-Za-z]*"),
    re.compile(r"[A-Za-z0-9_.]{3,}#\d{3,6}"),
)
_CROSSED = re.compile(r"(?<!\w)(?:xx|xX|Xx|XX)[Xx]?[A-Za-z0-9]{3,30}(?:xx|xX|Xx|XX)(?!\w)")
_SHAPE = NOOP("Written like a user name.")
_TRAIL = ".,;:!?)]}\"'>-"


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    return end


def email_hits(text: str) -> Iterator[Hit]:
    """Find e-mail addresses, also with the signs spelt out."""
    for match in _EMAIL.finditer(text):
        end = _trimmed(text, match.start(), match.end())
        yield Hit(match.start(), end, Kind.EMAIL, Tier.HIGH, NOOP("An e-mail address."), _RANK + 5)


def url_hits(text: str) -> Iterator[Hit]:
    """Find web addresses, with and without their protocol."""
    if not _INNER_DOT.search(text) and "://" not in text:
        return
    addressed = "://" in text or "www" in text or "WWW" in text or "Www" in text
    for match in _URL.finditer(text) if addressed else ():
        end = _trimmed(text, match.start(), match.end())
        yield Hit(match.start(), end, Kind.URL, Tier.HIGH, NOOP("A web address."), _RANK + 4)
    for match in _BARE_URL.finditer(text):
        end = _trimmed(text, match.start(), match.end())
        domain = match.group().partition("/")[0]
        if domain.lower() in ("gov.uk", "nhs.uk", "police.uk") and not match[1]:
            continue
        if match[1] or not _PATH_ONLY.search(domain):
            yield Hit(match.start(), end, Kind.URL, Tier.HIGH, NOOP("A web address."), _RANK + 3)


def username_hits(
    text: str, words: frozenset[str], spoken: Sequence[int], *, mixed: bool
) -> Iterator[Hit]:
    """Find user names by their sign, by the words before them and by their shape.

    ``spoken`` gives where words such as ``snap`` and ``profile`` start; ``mixed`` says whether a
    letter or a point stands beside a digit.
    """
    for match in _AT_NAME.finditer(text) if "@" in text else ():
        end = _trimmed(text, match.start(), match.end())
        yield Hit(match.start(), end, Kind.USERNAME, Tier.HIGH, NOOP("A user name."), _RANK)
    for lead in (_NAMED, _AS_KNOWN):
        for match in filter(None, (lead.match(text, start) for start in spoken)):
            found = _HANDLE.match(text, match.end())
            if found is None:
                continue
            end = _trimmed(text, found.start(), found.end())
            if _is_handle(text[found.start() : end], words, quoted=text[match.end() - 1] in "\"'"):
                reason = NOOP("A user name, as the words before it say.")
                yield Hit(found.start(), end, Kind.USERNAME, Tier.HIGH, reason, _RANK)
    if "xx" in text or "XX" in text:
        for match in _CROSSED.finditer(text):
            yield Hit(*match.span(), Kind.USERNAME, Tier.MEDIUM, _SHAPE, _RANK - 25)
    if mixed or "_" in text or "#" in text:
        yield from _shaped_names(text, words)


def _shaped_names(text: str, words: frozenset[str]) -> Iterator[Hit]:
    for match in _SHAPED.finditer(text):
        end = _trimmed(text, match.start(), match.end())
        token = text[match.start() : end]
        if any(shape.fullmatch(token) for shape in _SHAPES) and _odd(token, words):
            yield Hit(match.start(), end, Kind.USERNAME, Tier.MEDIUM, _SHAPE, _RANK - 25)


def _is_handle(token: str, words: frozenset[str], *, quoted: bool) -> bool:
    letters = token.lstrip("@")
    if letters.isdigit() or letters.lower() in USER_WORDS:
        return False
    if letters.isalpha():
        inner = any(letter.isupper() for letter in letters[1:]) and not letters.isupper()
        return inner or (quoted and letters.lower() not in words)
    if re.fullmatch(
        r"[A-Za-z]+(?:[-'][A-Za-z]+)+|[A-Z]{1,5}\d{0,2}|\d+(?:st|nd|rd|th|x|s)", letters
    ):
        return False
    return not re.fullmatch(r"\d[\d./-]*[a-z]{0,3}", letters)


def _odd(token: str, words: frozenset[str]) -> bool:
    """Whether the token is no word with a number run on, such as ``Covid19`` or ``section47``."""
    letters = re.match(r"[A-Za-z]+", token)
    if "_" in token or "#" in token:
        return True
    if token[0].islower() and len(re.findall(r"\d+", token)) > 1:
        return True
    digits = len(token) - len(token.rstrip("0123456789"))
    return letters is None or letters.group().lower() not in words or digits >= 4  # noqa: PLR2004
