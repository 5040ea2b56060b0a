"""Somebody in the middle of a form, for tests of what happens when the program is left."""

from ui.auditor.home_page import HomePage
from ui.auditor.question_page import QuestionPage


def open_question(program):
    """Open the first case at a page of questions, and give one of its boxes."""
    program.page(HomePage)
    form = program.start._profile.forms.forms("pack-1")[0]
    program.start.desk.cases.open(form.id)
    program.wait(program.window.rail.isVisible)
    program.settle()
    program.start.desk.cases.form_desk.show_step("page:plan")
    page = program.page(QuestionPage)
    page.go_to_path("Q8.comment")
    return page.card_of("Q8.comment").field("Q8.comment")
