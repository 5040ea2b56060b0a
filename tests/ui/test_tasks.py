"""Slow work ends once, in order, on the window's thread, and never in silence."""

import threading

import pytest
from PySide6.QtCore import QObject

from ui.tasks import TaskRunner
from ui.widgets.progress import ProgressPanel


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.close()


class Diary:
    """Writes down what a task said, and on which thread."""

    def __init__(self, task):
        self.lines = []
        self.threads = set()
        task.progressed.connect(lambda done, total: self._note("progressed", done, total))
        task.succeeded.connect(lambda result: self._note("succeeded", result))
        task.failed.connect(lambda error: self._note("failed", error))
        task.cancelled.connect(lambda: self._note("cancelled"))
        task.finished.connect(lambda: self._note("finished"))

    def _note(self, *words):
        self.lines.append(words)
        self.threads.add(threading.current_thread())

    def names(self):
        return [line[0] for line in self.lines]


def test_success_is_delivered_and_finished_comes_last(qtbot, runner):
    task = runner.pure(lambda report: report(1, 1) or "done")
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert diary.lines == [("progressed", 1, 1), ("succeeded", "done"), ("finished",)]
    assert diary.threads == {threading.main_thread()}


def test_a_failure_is_handed_over_as_it_was(qtbot, runner):
    error = ValueError("line 3")

    def work(report):
        raise error

    task = runner.store(work)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert diary.lines == [("failed", error), ("finished",)]


def test_a_failure_nobody_handles_reaches_the_hook(qtbot, runner):
    task = runner.store(lambda report: 1 / 0)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(task.finished):
        pass
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_work_stops_at_its_next_report(qtbot, runner):
    going = threading.Event()

    def work(report):
        for number in range(10_000_000):
            report(number, 10_000_000)
            going.set()

    task = runner.pure(work)
    diary = Diary(task)
    assert going.wait(5)
    with qtbot.waitSignal(task.finished):
        task.cancel()
    assert diary.names()[-2:] == ["cancelled", "finished"]
    assert "succeeded" not in diary.names()


def test_progress_is_told_seldom_but_the_end_always(qtbot, runner):
    def work(report):
        for number in range(1, 20_001):
            report(number, 20_000)

    task = runner.pure(work)
    diary = Diary(task)
    with qtbot.waitSignal(task.finished):
        pass
    told = [line for line in diary.lines if line[0] == "progressed"]
    assert told[-1] == ("progressed", 20_000, 20_000)
    assert len(told) < 200


def test_store_work_keeps_its_order_and_its_thread(qtbot, runner):
    order, threads = [], set()

    def work(number):
        def run(report):
            order.append(number)
            threads.add(threading.get_ident())

        return run

    tasks = [runner.store(work(number)) for number in range(50)]
    with qtbot.waitSignal(tasks[-1].finished):
        pass
    assert order == list(range(50))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_closing_cancels_the_rest_but_finishes_saves(qapp):
    runner = TaskRunner()
    gate = threading.Event()
    saved = []
    first = runner.store(lambda report: gate.wait(5))
    waiting = Diary(runner.store(lambda report: saved.append("import")))
    save = Diary(runner.store(lambda report: saved.append("answer"), essential=True))
    gate.set()
    first.cancel()
    runner.close()
    assert saved[-1] == "answer"
    assert save.names() == ["succeeded", "finished"]
    assert waiting.names()[-1] == "finished"
    late = runner.store(lambda report: saved.append("late"))
    diary = Diary(late)
    runner.wait()
    assert diary.names() == ["cancelled", "finished"]


def test_a_page_that_goes_takes_its_work_with_it(qtbot, runner):
    going, stopped = threading.Event(), threading.Event()

    def work(report):
        try:
            while True:
                report(0, 1)
                going.set()
        finally:
            stopped.set()

    page = QObject()
    task = runner.pure(work, owner=page)
    assert going.wait(5)
    with qtbot.waitSignal(task.finished):
        page.deleteLater()
    assert stopped.is_set()


def test_a_finished_task_is_forgotten(qtbot, runner):
    task = runner.pure(lambda report: None)
    with qtbot.waitSignal(task.destroyed):
        pass
    assert runner.tasks() == ()


def test_quick_work_shows_no_panel(qtbot, runner):
    panel = ProgressPanel("Reading returns")
    qtbot.addWidget(panel)
    task = runner.pure(lambda report: report(3, 3))
    panel.watch(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert not panel.isVisible()


def test_long_work_shows_a_count_and_can_be_stopped(qtbot, runner):
    def work(report):
        number = 0
        while True:
            number = min(number + 1, 44)
            report(number, 45)

    panel = ProgressPanel("Reading returns")
    qtbot.addWidget(panel)
    task = runner.pure(work)
    diary = Diary(task)
    panel.watch(task)
    assert not panel.isVisible()
    qtbot.waitUntil(panel.isVisible, timeout=3000)
    qtbot.waitUntil(lambda: "of 45" in panel.count_words())
    with qtbot.waitSignal(task.finished):
        panel.stop_button.click()
    assert diary.names()[-2:] == ["cancelled", "finished"]
    assert not panel.isVisible()
