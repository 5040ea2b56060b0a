"""First start of an office whose database is to be on its own server, or that joins one there."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from ui.start.new_passphrase import NewPassphrase
from ui.start.trying import TryingPage
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.groups import Option, RadioGroup
from ui.widgets.inputs import PassphraseInput
from ui.widgets.lines import LineInput
from ui.widgets.notice import Notice, NoticeKind, Problem
from ui.widgets.page import Foot
from ui.widgets.rows import FieldRow
from ui.widgets.text import PlainLabel, QuestionTitle

BEGIN, JOIN = "begin", "join"
HOW, ADDRESS, FILE, OPENS = "how", "address", "file", "opens"


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedServer:
    """What a person typed about the server; ``authority`` is a certificate file, None for none."""

    address: str = field(repr=False)
    password: str = field(repr=False)
    authority: Path | None
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedJoining:
    """A joining file, and what opens it."""

    file: Path
    opens: str = field(repr=False)


class ServerPage(TryingPage):
    """Asks where the server is, or for a joining file; ``begun`` and ``joined`` carry an answer.

    With it goes the new passphrase for this computer. ``tried`` asks for one look at the server;
    ``certificate_wanted`` and ``file_wanted`` ask for a file.
    """

    begun = Signal(object, str)
    joined = Signal(object, str)
    tried = Signal(object)
    certificate_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, offered: str) -> None:
        super().__init__()
        self.set_heading(self.tr("Work on the office\u2019s own server"))
        self.set_quiet(
            self.tr(
                "Several computers of the office then work on the same audits. It needs a "
                "PostgreSQL database that somebody runs for you."
            )
        )
        self._authority: Path | None = None
        self._file: Path | None = None
        self._add_how()
        self._add_server()
        self._add_joining()
        self.secret = NewPassphrase(
            self.tr("Choose a passphrase for this computer"), self.tr("Passphrase"), offered
        )
        self.secret.entered.connect(self._on_primary)
        self.add(self.secret)
        self.add(self.trouble)
        self.primary_pressed.connect(self._on_primary)
        self.problem_chosen.connect(self._on_problem_chosen)
        self._on_how(self.how.value())

    def _add_how(self) -> None:
        self.how = RadioGroup(
            self.tr("Is your office on the server already?"),
            (
                Option(
                    value=BEGIN,
                    label=self.tr("No, this is its first computer"),
                    description=self.tr("You have the address of an empty database."),
                ),
                Option(
                    value=JOIN,
                    label=self.tr("Yes, and this computer joins"),
                    description=self.tr("A colleague has given you a joining file."),
                ),
            ),
            inline=False,
            can_be_cleared=False,
        )
        self.how.set_value(BEGIN)
        self.how.edited.connect(self._on_how)
        card = Card()
        card.add(QuestionTitle(self.tr("Is your office on the server already?")))
        card.add(self.how)
        self.add(card)

    def _add_server(self) -> None:
        self.address = LineInput()
        self.organisation = LineInput()
        organisation = FieldRow(self.tr("Your partnership (optional)"), self.organisation)
        self.password = PassphraseInput()
        self._address_row = FieldRow(
            self.tr("Address of the database"),
            self.address,
            help=self.tr("Such as postgresql://office@server.example.org/hub"),
        )
        password = FieldRow(self.tr("Password of the database"), self.password)
        self.certificate = PlainButton(self.tr("Choose the server\u2019s certificate"))
        self.certificate.clicked.connect(self.certificate_wanted)
        self.certified = PlainLabel(
            self.tr("No certificate chosen. Some servers are known without one."), selectable=True
        )
        self.look = PlainButton(self.tr("Try the connection"))
        self.look.clicked.connect(self._on_look)
        self.seen = Notice(NoticeKind.INFO)
        self.seen.hide()
        self._server = Card()
        self._server.add(QuestionTitle(self.tr("Where is the database?")))
        self._server.add(
            PlainLabel(
                self.tr(
                    "Whoever runs the server can read answers and comments there. They cannot "
                    "read the keys of audits or the code words of packs: those are sealed."
                )
            )
        )
        for part in (organisation, self._address_row, password, self.certified, self.certificate):
            self._server.add(part)
        self._server.add(self.look)
        self._server.add(self.seen)
        self.add(self._server)

    def _add_joining(self) -> None:
        self.choose = PlainButton(self.tr("Choose the joining file"))
        self.choose.clicked.connect(self.file_wanted)
        self.chosen = PlainLabel(self.tr("No file chosen yet."), selectable=True)
        self.opens = PassphraseInput()
        self._opens_row = FieldRow(
            self.tr("Passphrase of the joining file"),
            self.opens,
            help=self.tr("Your colleague tells you by telephone."),
        )
        self._joining = Card()
        self._joining.add(QuestionTitle(self.tr("The joining file")))
        for part in (self.chosen, self.choose, self._opens_row):
            self._joining.add(part)
        self.add(self._joining)

    def set_authority(self, path: Path) -> None:
        """Show the certificate that was chosen."""
        self._authority = path
        self.certified.setText(str(path))

    def set_file(self, path: Path) -> None:
        """Show the joining file that was chosen."""
        self._file = path
        self.chosen.setText(str(path))
        self.opens.line.setFocus()

    def show_seen(self, kind: NoticeKind, words: str) -> None:
        """Say what one look at the server gave."""
        self.look.setEnabled(True)
        self.seen.tell(kind, words)

    @override
    def wake(self) -> None:
        begins = self.how.value() == BEGIN
        deed = self.tr("Begin on the server") if begins else self.tr("Join the office")
        self.set_foot(Foot(primary=deed, back=self.tr("Back")))

    @Slot(str)
    def _on_how(self, how: str) -> None:
        self._server.setVisible(how == BEGIN)
        self._joining.setVisible(how == JOIN)
        self.show_problems([])
        self.trouble.hide()
        self.wake()

    def _wanted(self) -> WantedServer:
        return WantedServer(
            address=self.address.value(),
            password=self.password.value(),
            authority=self._authority,
            organisation=self.organisation.value(),
        )

    @Slot()
    def _on_look(self) -> None:
        if self._show_missing(self._missing_server()):
            return
        self.look.setEnabled(False)
        self.seen.hide()
        self.tried.emit(self._wanted())

    @Slot()
    def _on_primary(self) -> None:
        foot = self.foot()
        if foot is None or not foot.primary:
            return
        begins = self.how.value() == BEGIN
        missing = self._missing_server() if begins else self._missing_joining()
        if self._show_missing([*missing, *self.secret.check()]):
            return
        self.trouble.hide()
        working = self.tr("Working\N{HORIZONTAL ELLIPSIS}")
        self.set_foot(Foot(back=self.tr("Back"), progress=working))
        if begins:
            self.begun.emit(self._wanted(), self.secret.value())
        elif self._file is not None:
            joining = WantedJoining(file=self._file, opens=self.opens.value())
            self.joined.emit(joining, self.secret.value())

    def _show_missing(self, problems: list[Problem]) -> bool:
        self.show_problems(problems)
        return bool(problems)

    def _missing_server(self) -> list[Problem]:
        words = "" if self.address.value() else self.tr("Enter the address of the database")
        self._address_row.set_error(words)
        return [Problem(path=ADDRESS, words=words)] if words else []

    def _missing_joining(self) -> list[Problem]:
        words = "" if self.opens.value() else self.tr("Enter the passphrase of the joining file")
        self._opens_row.set_error(words)
        problems = [Problem(path=OPENS, words=words)] if words else []
        if self._file is None:
            problems.insert(0, Problem(path=FILE, words=self.tr("Choose the joining file")))
        return problems

    @Slot(str)
    def _on_problem_chosen(self, path: str) -> None:
        places = {ADDRESS: self.address, FILE: self.choose, OPENS: self.opens.line}
        self.go_to(places.get(path) or self.secret.box(path))
