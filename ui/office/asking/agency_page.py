"""One agency: its name, its settings, whom to reach there, and a second entry of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot

from export.fields import MAX_LINE
from models.agency_snapshots import AgencyFacts, Contact, Sector
from models.snapshots import Agency
from office.fact_words import SECTORS
from office.name_check import AGENCY, CONTACT, MEANT
from ui.names.check import NameCheck
from ui.names.free_text import FreeLine, FreeText
from ui.office.asking.setting_rows import SettingRows
from ui.office.faults import text_fault
from ui.office.wording import too_long
from ui.surroundings import translated
from ui.widgets.buttons import PlainButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.inputs import Choice, LineInput, Option, TickGroup
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.page import Foot, Page
from ui.widgets.rows import FieldRow, add_row
from ui.widgets.text import PlainLabel, QuestionTitle

LATER = "later"
MOST_FORMER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDescribed:
    """An agency as it is to be kept, and whether later audits get the same."""

    agency: Agency
    for_later: bool


class AgencyPage(Page):
    """Describes an agency; ``described`` carries an AgencyDescribed, ``joined`` another one's id.

    ``used`` are the ids of settings that answer for a case, ``others`` the agencies that may be
    the same one.
    """

    described = Signal(object)
    joined = Signal(str)

    def __init__(
        self,
        agency: Agency,
        used: Collection[str],
        others: Sequence[Agency],
        names: NameCheck,
    ) -> None:
        super().__init__("")
        self._agency = agency
        facts = agency.facts
        self.heading.setText(agency.name)
        self.setAccessibleName(agency.name)
        self.set_quiet(self.tr("About the agency only. Nothing about a child belongs here."))
        self.set_foot(Foot(primary=self.tr("Save agency"), back=self.tr("Back")))
        self.primary_pressed.connect(self._on_save)
        self.name = FreeLine(names, meant=MEANT[AGENCY])
        self.sector = Choice(
            [Option(value=each.value, label=translated(w)) for each, w in SECTORS.items()],
            prompt=self.tr("Not said"),
        )
        self.assisted_by = FreeLine(names, meant=MEANT[AGENCY])
        self.formerly = FreeText(names, least=2, meant=MEANT[AGENCY], roles=False)
        self.settings = SettingRows(facts.settings, used, names)
        self.who = FreeLine(names, meant=MEANT[CONTACT])
        self.phone, self.email = LineInput(chars=20), LineInput()
        self.later = TickGroup(
            self.tr("Later audits"),
            [Option(value=LATER, label=self.tr("Use this for later audits too"))],
        )
        self.later.set_value([LATER])
        self.outcome = Notice(NoticeKind.ERROR)
        self.outcome.hide()
        self.other = Choice([Option(value=each.id, label=each.name) for each in others])
        self.join = PlainButton(self.tr("Join the two"))
        self.join.clicked.connect(self._on_join)
        self._show(facts)
        self._compose(may_join=bool(others))
        self._before = self._value()

    def _show(self, facts: AgencyFacts) -> None:
        self.name.set_value(self._agency.name)
        self.sector.set_value(facts.sector.value if facts.sector else "")
        self.assisted_by.set_value(facts.assisted_by)
        self.formerly.set_value("\n".join(facts.formerly))
        self.who.set_value(facts.contact.who)
        self.phone.set_value(facts.contact.phone)
        self.email.set_value(facts.contact.email)

    def _compose(self, *, may_join: bool) -> None:
        card = self._card(self.tr("The agency"))
        self._name_row = add_row(card.body, self.tr("Name"), self.name)
        add_row(card.body, self.tr("Sector"), self.sector)
        self._formerly_row = add_row(
            card.body,
            self.tr("Former names (optional)"),
            self.formerly,
            help=self.tr(
                "One on each line: providers whose records it took over, or what it was called."
            ),
        )
        self._assisted_row = add_row(
            card.body,
            self.tr("Helped with its forms by (optional)"),
            self.assisted_by,
            help=self.tr("Such as one team that fills in forms with many schools."),
        )
        card = self._card(self.tr("Services and settings inside it"))
        card.add(
            PlainLabel(
                self.tr(
                    "Such as social care and early help, or each school. The agency keeps one row "
                    "in the coverage table, and it says which of them took part."
                )
            )
        )
        card.add(self.settings)
        card = self._card(self.tr("Its safeguarding lead"))
        self._who_row = add_row(
            card.body, self.tr("Role (optional)"), self.who, help=self.tr("People change.")
        )
        self._phone_row = add_row(card.body, self.tr("Telephone (optional)"), self.phone)
        self._email_row = add_row(card.body, self.tr("E-mail (optional)"), self.email)
        self.add(self.later)
        self.add(self.outcome)
        self._offer_joining(offered=may_join)

    def _card(self, title: str) -> Card:
        card = Card()
        card.add(QuestionTitle(title))
        self.add(card)
        return card

    def _offer_joining(self, *, offered: bool) -> None:
        if not offered:
            for part in (self.other, self.join):
                part.setParent(self)
                part.hide()
            return
        card = self._card(self.tr("Entered twice?"))
        add_row(
            card.body,
            self.tr("This agency is the same as"),
            self.other,
            help=self.tr(
                "The other one leaves this audit, and what the office said about its cases goes "
                "over to this one."
            ),
        )
        row = FlowLayout()
        row.addWidget(self.join)
        card.add(row)

    def unsaved(self) -> bool:
        """Whether something was changed and not saved."""
        return self._value() != self._before

    def show_trouble(self, words: str) -> None:
        """Say why it was not kept."""
        self.outcome.tell(NoticeKind.ERROR, words)
        self.go_to(self.outcome)

    def _value(self) -> Agency:
        lines = (line.strip() for line in self.formerly.value().splitlines())
        sector = self.sector.value()
        facts = AgencyFacts(
            sector=Sector(sector) if sector else None,
            settings=self.settings.value(),
            assisted_by=self.assisted_by.value(),
            formerly=tuple(dict.fromkeys(line for line in lines if line)),
            contact=Contact(
                who=self.who.value(), phone=self.phone.value(), email=self.email.value()
            ),
        )
        return replace(self._agency, name=self.name.value(), facts=facts)

    @Slot()
    def _on_save(self) -> None:
        wrong = self.settings.show_faults()
        if self.stops_at(self._faults()):
            return
        if wrong is not None:
            self.go_to(wrong)
            return
        later = LATER in self.later.value()
        self.described.emit(AgencyDescribed(agency=self._value(), for_later=later))

    def _faults(self) -> list[tuple[FieldRow, str]]:
        many = len(self._value().facts.formerly) > MOST_FORMER
        most = self.tr("Keep to {0} lines").format(MOST_FORMER) if many else ""
        return [
            (self._name_row, _fault(self.name, self.tr("Enter the agency's name"))),
            (self._formerly_row, most or _fault(self.formerly)),
            (self._assisted_row, _fault(self.assisted_by)),
            (self._who_row, _fault(self.who)),
            (self._phone_row, _fault(self.phone)),
            (self._email_row, _fault(self.email)),
        ]

    @Slot()
    def _on_join(self) -> None:
        if chosen := self.other.value():
            self.joined.emit(chosen)
        else:
            self.show_trouble(self.tr("Choose the agency that is the same as this one."))


def _fault(box: FreeLine | FreeText | LineInput, missing: str = "") -> str:
    if any(len(line) > MAX_LINE for line in box.value().splitlines()):
        return too_long(MAX_LINE, translated)
    return "" if isinstance(box, LineInput) else text_fault(box, missing)
