"""The sheets of one document: marks on paper, and the tags that let a screen reader follow them.

Beside ``acroform.py`` the only file of the folder that writes PDF. Text arrives as spans and is
drawn glyph by glyph: nothing that a person typed is ever read as mark-up.
"""

from dataclasses import dataclass, field
from typing import Any, cast

from reportlab.pdfbase import pdfdoc

from export.pdf.acroform import Entry, FieldWriter, Rect, Widget
from export.pdf.typeface import Face, Typeface

PRODUCT = "Audit Desk"
_LANGUAGE = "en-GB"
_PDF_VERSION = (1, 7)


@dataclass(slots=True, kw_only=True, eq=False)
class Element:
    """One node of the document's structure: its PDF tag and what lies in it, in reading order."""

    tag: str
    kids: list["Element | Marked | Widget"] = field(
        default_factory=list["Element | Marked | Widget"]
    )

    def add(self, tag: str) -> "Element":
        """Put a new element at the end."""
        kid = Element(tag=tag)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch of marks on one page that belongs to an element."""

    page: int
    number: int


class _Sheet:
    """One page being drawn: its operators, and the elements that its marks belong to."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.owners: list[Element] = []
        self.widgets: dict[Widget, Element] = {}


class _Literal(pdfdoc.PDFObject):
    """A PDF object given as its text; far quicker to write than nested dictionaries."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: object) -> bytes:
        del document
        return self.text.encode("ascii")


class Paper:
    """A document being drawn; coordinates in points from the lower left corner."""

    def __init__(self, *, title: str, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.typeface = Typeface()
        self.structure = Element(tag="Document")
        self._sheets: list[_Sheet] = []
        self._drawn: list[str] = []
        self._element = self.structure
        # The library's types are incomplete, so its document is handled as untyped.
        self._document = cast("Any", pdfdoc.PDFDocument(pdfVersion=_PDF_VERSION, lang=_LANGUAGE))
        info = self._document.info
        info.title = self.typeface.plain(title)
        info.author = info.subject = info.keywords = ""
        info.creator = info.producer = PRODUCT

    @property
    def count(self) -> int:
        """Number of pages begun so far."""
        return len(self._sheets)

    def turn(self) -> None:
        """Begin a new page."""
        self._sheets.append(_Sheet())
        self._drawn = self._sheets[-1].operators

    def reopen(self, page: int) -> None:
        """Draw on an earlier page again, counted from 0; used for what needs the total."""
        self._drawn = self._sheets[page].operators

    def open(self, element: Element) -> None:
        """Let the marks that follow belong to an element, until ``shut``."""
        sheet = self._sheets[-1]
        number = len(sheet.owners)
        self._element = element
        sheet.owners.append(element)
        element.kids.append(Marked(page=self.count - 1, number=number))
        self._drawn.append(f"/{element.tag} <</MCID {number}>> BDC")

    def open_artifact(self) -> None:
        """Let the marks that follow be skipped by a screen reader, until ``shut``."""
        self._drawn.append("/Artifact BMC")

    def open_spoken(self, words: str) -> None:
        """Let a screen reader say these words for the marks that follow, until ``shut``."""
        spoken = words.encode("utf-16-be").hex()
        self._drawn.append(f"/Span <</ActualText <FEFF{spoken}>>> BDC")

    def shut(self) -> None:
        """End what was opened last."""
        self._drawn.append("EMC")

    def write(self, x: float, y: float, text: str, face: Face, size: float) -> None:
        """Draw a stretch of one line with its base line at ``y``."""
        font = self.typeface.fonts[face]
        self._drawn.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm")
        for subset, codes in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            self._drawn.append(f"{name} {size:g} Tf <{codes.hex()}> Tj")
        self._drawn.append("ET")

    def line(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a straight line of the given thickness."""
        self._drawn.append(
            f"{weight:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
        )

    def box(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """Draw the outline of a box from its lower left corner."""
        self._drawn.append(f"{weight:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """Blacken a box from its lower left corner."""
        self._drawn.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")

    def entry(self, entry: Entry, rect: Rect, *, lines: bool = False) -> None:
        """Put a field to be filled in on a computer here, read with what was opened last."""
        widget = Widget(page=self.count - 1, entry=entry, rect=rect, lines=lines)
        form = self._element.add("Form")
        form.kids.append(widget)
        self._sheets[-1].widgets[widget] = form

    def finish(self) -> bytes:
        """Write the document out; the paper cannot be used afterwards."""
        document = self._document
        fields = {widget: _Literal() for sheet in self._sheets for widget in sheet.widgets}
        places = {widget: self._reference(literal) for widget, literal in fields.items()}
        for number, sheet in enumerate(self._sheets):
            document.addPage(self._page(number, sheet, places))
        if fields:
            self._write_fields(fields, places)
        root = self._tags(places)
        marked = _Literal("<</Marked true>>")
        viewer = _Literal("<</DisplayDocTitle true>>")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = marked
        document.Catalog.ViewerPreferences = viewer
        return bytes(document.GetPDFData(None))

    def _write_fields(self, fields: "dict[Widget, _Literal]", places: dict[Widget, str]) -> None:
        def put(text: str) -> str:
            return self._reference(_Literal(text))

        writer = FieldWriter(put, lambda page: self._number(f"Page{page + 1}"))
        groups = {name: _Literal() for name in writer.parents(fields)}
        refs = {name: self._reference(group) for name, group in groups.items()}
        for number, (widget, literal) in enumerate(fields.items(), start=self.count):
            parent = refs.get(widget.entry.name, "") if widget.entry.single else ""
            literal.text = writer.widget(widget, number, parent)
        for name, entry in writer.parents(fields).items():
            kids = [
                places[each] for each in fields if each.entry.single and each.entry.name == name
            ]
            groups[name].text = writer.group(entry, kids)
        alone = [places[widget] for widget in fields if not widget.entry.single]
        self._document.Catalog.AcroForm = _Literal(writer.form([*alone, *refs.values()]))

    def _page(self, number: int, sheet: _Sheet, places: dict[Widget, str]) -> _Literal:
        stream = pdfdoc.PDFStream(content="\n".join(sheet.operators))
        stream.filters = [pdfdoc.PDFZCompress]
        contents = self._reference(stream)
        parent = self._reference(self._document.Pages)
        fonts = self._number("BasicFonts")
        annots = f"/Annots [{' '.join(places[each] for each in sheet.widgets)}] "
        return _Literal(
            f"<</Type /Page /Parent {parent} /MediaBox [0 0 {self.width} {self.height}] "
            f"{annots if sheet.widgets else ''}/Contents {contents} "
            f"/Resources <</Font {fonts} /ProcSet [/PDF /Text]>> "
            f"/StructParents {number} /Tabs /S>>"
        )

    def _tags(self, places: dict[Widget, str]) -> _Literal:
        """Write the structure tree and, for every page, which element each mark belongs to."""
        root = _Literal()
        written: dict[Element, str] = {}
        top = self._write_element(self.structure, self._reference(root), written, places)
        parents = " ".join(
            f"{number} [{' '.join(written[owner] for owner in sheet.owners)}]"
            for number, sheet in enumerate(self._sheets)
        )
        forms = [form for sheet in self._sheets for form in sheet.widgets.values()]
        owned = "".join(f" {self.count + at} {written[form]}" for at, form in enumerate(forms))
        root.text = (
            f"<</Type /StructTreeRoot /K {top} /ParentTree <</Nums [{parents}{owned}]>> "
            f"/ParentTreeNextKey {self.count + len(forms)}>>"
        )
        return root

    def _write_element(
        self,
        element: Element,
        parent: str,
        written: dict[Element, str],
        places: dict[Widget, str],
    ) -> str:
        literal = _Literal()
        own = self._reference(literal)
        written[element] = own
        kids: list[str] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._write_element(kid, own, written, places))
            elif isinstance(kid, Widget):
                page = self._number(f"Page{kid.page + 1}")
                kids.append(f"<</Type /OBJR /Pg {page} /Obj {places[kid]}>>")
            else:
                page = self._number(f"Page{kid.page + 1}")
                kids.append(f"<</Type /MCR /Pg {page} /MCID {kid.number}>>")
        scope = " /A <</O /Table /Scope /Column>>" if element.tag == "TH" else ""
        literal.text = (
            f"<</Type /StructElem /S /{element.tag} /P {parent}{scope} /K [{' '.join(kids)}]>>"
        )
        return own

    def _reference(self, written: pdfdoc.PDFObject) -> str:
        return self._number(str(self._document.Reference(written).name))

    def _number(self, name: str) -> str:
        number, generation = self._document.idToObjectNumberAndVersion[name]
        return f"{number} {generation} R"
