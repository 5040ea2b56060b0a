"""The desktop program in a process of its own: types, says when it is saved, and types on.

``python -m tests.journeys.typing_program PROFILE PASSPHRASE WORDS``; it never ends by itself.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person, let_work

if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    person = Person(Path(sys.argv[1]))
    person.sees("Open your profile")
    person.type_into("Passphrase", sys.argv[2])
    person.press("Open")
    person.sees("Your audits")
    person.press("Open", "CSA-01")
    person.wait(person.window.rail.isVisible)
    person.step("page:plan")
    person.sees("Plan and family")
    person.page.go_to_path("Q8.comment")
    let_work(50)
    person.type(sys.argv[3])
    person.saved()
    sys.stdout.write("saved\n")
    sys.stdout.flush()
    while True:
        person.type(" and more")
        let_work(20)
