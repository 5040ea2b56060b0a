"""Working in one manner only: with keys alone, or with the mouse and keys for text alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from tests.journeys.whole_form import fill_page
from tests.ui.accessible import description_of, name_of


class ByMouse:
    """Clicks on everything; types only where text is asked for."""

    by_keyboard = False

    def __init__(self, person):
        self.person = person

    def press(self, name, about=""):
        self.person.press(name, about)

    choose = press

    def write(self, name, text):
        self.person.type_into(name, text)

    def go_on(self):
        """Press the main button in the foot."""
        self.person.click(self.person.window.foot_bar.primary)


class ByKeys:
    """Presses keys where the focus is, and nothing else: Tab, arrows, Space, Return, letters."""

    by_keyboard = True

    def __init__(self, person):
        self.person = person

    def _come_to(self, name, about):
        def is_it(at):
            return name in {name_of(at), at.accessibleName()} and about in description_of(at)

        return self.person.tab_to(is_it)

    def press(self, name, about=""):
        self._come_to(name, about)
        self.person.key(Qt.Key.Key_Space)

    def choose(self, name, about=""):
        """Tab to a group of radios, go down to the one that is called so, and choose it."""

        def holds_it(at):
            group = at.group() if isinstance(at, QRadioButton) else None
            return group is not None and any(
                name_of(each) == name and about in description_of(each) for each in group.buttons()
            )

        radios = self.person.tab_to(holds_it).group().buttons()
        for _ in radios:
            if name_of(self.person.focus()) == name:
                break
            self.person.key(Qt.Key.Key_Down)
        assert name_of(self.person.focus()) == name
        self.person.key(Qt.Key.Key_Space)

    def write(self, name, text):
        self._come_to(name, "")
        self.person.select_all()
        self.person.type(text)

    def go_on(self):
        self.person.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def fill_form(hand, form, pages):
    """Answer every page in turn, say that it is completed, and go on."""
    for page in pages:
        hand.person.sees(page.title)
        fill_page(hand.person, form, page, by_keyboard=hand.by_keyboard)
        hand.go_on()
