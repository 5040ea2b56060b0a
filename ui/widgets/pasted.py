"""What comes from the clipboard or a drop, as the plain words that may stand in a box.

Case systems offer web pages or RTF, some as text; word processors leave signs nobody can see.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from PySide6.QtCore import QMimeData

from forms.signs import HIDDEN
from ui.widgets.typed import clean_text, plain_lines

_UNSEEN_PART = re.compile(r"<(script|style|head|title)\b|<!--", re.IGNORECASE)
_ROW_END = re.compile(
    r"\s?(?:<(?:br|/p|/div|/li|/tr|/h[1-6]|/table|/ul|/ol|/blockquote)\b[^<>]*>\s?)+",
    re.IGNORECASE,
)
_CELL_END = re.compile(r"\s?</t[dh]\b[^<>]*>\s?(?=<t[dh]\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_RTF_START = "{\\rtf"
_RTF = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|[\r\n]+"
    r"|(?P<run>[^\\{}\r\n]+)"
)
_RTF_WORDS = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "sect": "\n",
    "page": "\n",
    "tab": "\t",
    "cell": "\t",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "endash": "\u2013",
    "emdash": "\u2014",
    "bullet": "\u2022",
}
_RTF_ASIDE = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "themedata")
)
_TURN = 0x10000
_CODE_PAGE = "cp1252"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The words that may be put in, and how many signs were left out because nobody sees them."""

    text: str = field(repr=False)
    unseen: int = 0


def can_be_pasted(source: QMimeData) -> bool:
    """Tell whether there is something to put in, or to say why it cannot be put in."""
    return source.hasText() or source.hasHtml() or source.hasImage() or bool(_rtf_format(source))


def read_pasted(source: QMimeData) -> Pasted:
    """Read what is offered as plain words; a picture alone has none."""
    text = _words_of(source)
    unseen = len(HIDDEN.findall(plain_lines(text)))
    return Pasted(text=clean_text(text), unseen=unseen)


def _words_of(source: QMimeData) -> str:
    text = source.text() if source.hasText() else ""
    if text.startswith(_RTF_START):
        return words_of_rtf(text)
    if text:
        return text
    if source.hasHtml():
        return words_of_html(source.html())
    kind = _rtf_format(source)
    data = source.data(kind).data() if kind else b""
    return words_of_rtf(bytes(data).decode(_CODE_PAGE, "replace")) if data else ""


def _rtf_format(source: QMimeData) -> str:
    """Name the format that holds RTF: each system has its own name for it."""
    named = (each for each in source.formats() if "rtf" in each or "Rich Text" in each)
    return next(named, "")


def words_of_html(html: str) -> str:
    """Give the words of a page, a line for each paragraph and row; pictures and styles go."""
    text = _SPACES.sub(" ", _without_unseen_parts(html))
    text = _CELL_END.sub("\t", text)
    text = _TAG.sub("", _ROW_END.sub("\n", text))
    lines = (line.strip(" ") for line in unescape(text).replace("\xa0", " ").split("\n"))
    return "\n".join(lines).strip("\n")


def _without_unseen_parts(html: str) -> str:
    """Leave out scripts, styles and comments, each to its end; one that never ends is kept."""
    kept: list[str] = []
    at = 0
    while (start := _UNSEEN_PART.search(html, at)) is not None:
        close = rf"</{start[1]}[^>]*(?:>|$)" if start[1] else "-->"
        end = re.compile(close, re.IGNORECASE).search(html, start.end())
        if end is None:
            break
        kept.append(html[at : start.start()])
        at = end.end()
    return "".join(kept) + html[at:]


def words_of_rtf(rtf: str) -> str:
    """Give the words of an RTF text; what it holds besides (fonts, pictures, notes) goes."""
    reader = _RtfReader()
    for match in _RTF.finditer(rtf):
        reader.take(match)
    # Signs beyond the first plane come as two halves.
    joined = "".join(reader.words).encode("utf-16-le", "surrogatepass")
    return joined.decode("utf-16-le", "replace").strip("\n")


class _RtfReader:
    """Goes through RTF once, keeping which groups are set aside."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._aside = [False]
        self._replaced = 0

    def take(self, match: re.Match[str]) -> None:
        brace, word, sign = match["brace"], match["word"], match["sign"]
        if brace:
            self._turn(brace)
        elif word:
            self._obey(word, match["number"])
        elif sign == "*":
            self._aside[-1] = True
        elif sign:
            self._put({"~": " ", "_": "-", "-": ""}.get(sign, sign if sign in "\\{}" else ""))
        elif match["byte"]:
            self._put(bytes.fromhex(match["byte"]).decode(_CODE_PAGE, "replace"))
        elif match["run"]:
            self._put(match["run"])

    def _turn(self, brace: str) -> None:
        self._replaced = 0
        if brace == "{":
            self._aside.append(self._aside[-1])
        elif len(self._aside) > 1:
            self._aside.pop()

    def _obey(self, word: str, number: str | None) -> None:
        if word in _RTF_ASIDE:
            self._aside[-1] = True
        elif word == "u" and number:
            self._replaced = 0
            self._put(chr(int(number) % _TURN))
            # A plain sign follows for readers that know no others.
            self._replaced = 1
        elif word in _RTF_WORDS:
            self._put(_RTF_WORDS[word])

    def _put(self, words: str) -> None:
        if self._replaced and words and words != "\n":
            words, self._replaced = words[self._replaced :], 0
        if not self._aside[-1]:
            self.words.append(words)
