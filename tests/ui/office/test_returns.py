"""Returns come in by files, folder and drop; a bad file gets its own words and stops nothing."""

from export.return_file import receipt_words
from forms.scope import Status
from tests.ui.accessible import nameless
from tests.ui.office import world
from tests.ui.office.seen import rows_of, spoken_in, words_on
from tests.ui.office.world import Answered
from ui.office.returns_page import ReturnsPage
from ui.office.stages import Stage
from ui.office.waiting import Deed

NOT_KNOWN = Answered(Status.NOT_KNOWN)


def imported(page):
    """What happened, agency, revision and cases, by file name."""
    return {row[0]: row[1:] for row in rows_of(page.table)}


def test_every_kind_of_file_ends_in_its_own_line(office, audit, inbox, checker):
    police = world.Laptop(office.profile, audit, "police", checker)
    good = police.save(inbox, {"CSA-01": Answered(), "CSA-02": NOT_KNOWN})
    raw = good.read_bytes()
    (inbox / "a-copy.auditreturn").write_bytes(raw)
    (inbox / "cut.auditreturn").write_bytes(raw[: len(raw) // 2])
    (inbox / "nothing.auditreturn").write_bytes(b"")
    (inbox / "photo.auditreturn").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(900))
    other = world.make_audit(office.profile, ["NEG-01"], code="NEG-2026", title="Neglect 2026")
    gp = world.Laptop(office.profile, other, "gp", checker)
    gp.save(inbox, {"NEG-01": NOT_KNOWN})
    office.open(audit)
    page = office.go(Stage.RETURNS)
    office.dialogs.answer(inbox)
    office.click(page.folder)
    page = office.page
    assert isinstance(page, ReturnsPage)
    found = imported(page)
    assert found.pop("cut.auditreturn")[0] == "The file was damaged on its way."
    assert found.pop("nothing.auditreturn")[0] == "The file is empty."
    assert found.pop("photo.auditreturn")[0] == "This is not a return file."
    neglect = found.pop("NEG-2026_gp_r1.auditreturn")
    assert neglect == ["Imported.", "GP practices, in another audit", "1", "1"]
    words = {row[0] for row in found.values()}
    assert words == {"Imported.", "Already imported."}, "the same return twice, under two names"
    assert {row[1] for row in found.values()} == {"Police"}
    assert page.outcome.words() == "Files: 6. Taken in or here already: 3. Not imported: 3."
    assert "Ask the agency" in page.detail.text(), "the first refused file is explained at once"
    assert sorted(path.name for path in inbox.iterdir()) == sorted(imported(page))
    assert nameless(office.window) == []


def test_what_an_agency_takes_back_or_changes_is_shown_with_its_reason(
    office, audit, inbox, checker
):
    police = world.Laptop(office.profile, audit, "police", checker)
    first = police.save(inbox, {"CSA-01": NOT_KNOWN, "CSA-02": NOT_KNOWN})
    back = police.save(inbox, {"CSA-01": NOT_KNOWN}, reason="Sent by mistake.", withdraws=True)
    later = police.save(inbox, {"CSA-02": NOT_KNOWN}, reason="We looked at the parents too.")
    office.open(audit)
    page = office.go(Stage.RETURNS)
    office.dialogs.answer((first, back, later))
    office.click(page.choose)
    page = office.page
    words = {name: found[0] for name, found in imported(page).items()}
    assert words[back.name] == "Withdrawn by the agency."
    page.table.select_row(1)
    assert "Sent by mistake." in page.detail.text()
    log = office.go(Stage.RETURNS)
    assert "Cases taken back: Sent by mistake." in words_on(log)
    coverage = office.go(Stage.COVERAGE)
    cases = {case.uin: case.id for case in office.profile.audits.cases(audit.id)}
    coverage.show_cell(cases["CSA-01"], police.agency.id)
    assert "Taken back by the agency in revision 2: Sent by mistake." in words_on(coverage.card)
    coverage.show_cell(cases["CSA-02"], police.agency.id)
    assert "Revision 3: We looked at the parents too." in words_on(coverage.card)


def test_the_chosen_line_says_what_to_do_next(office, audit, inbox, checker):
    csc = world.Laptop(office.profile, audit, "csc", checker)
    csc.save(inbox, {"CSA-01": NOT_KNOWN})
    second = csc.save(inbox, {"CSA-01": Answered()})
    third = csc.save(inbox, {"CSA-01": NOT_KNOWN})
    office.open(audit)
    page = office.go(Stage.RETURNS)
    office.dialogs.answer((third, second))
    office.click(page.choose)
    page = office.page
    names = [row[0] for row in rows_of(page.table)]
    page.table.select_row(names.index(third.name))
    assert page.detail_title.text() == third.name
    assert "Children's Social Care" in page.detail.text()
    (receipt,) = [
        receipt_words(each.header_sha256)
        for each in office.profile.intake.returns(audit.id)
        if each.revision == 3
    ]
    assert receipt in page.detail.text()
    assert receipt in words_on(page)


def test_a_new_laptop_is_to_be_confirmed_by_phone_once(office, audit, inbox, checker):
    gp = world.Laptop(office.profile, audit, "gp", checker)
    first = gp.save(inbox, {"CSA-01": NOT_KNOWN})
    office.open(audit)
    office.drop(first)
    page = office.page
    assert isinstance(page, ReturnsPage), "a drop leads to the returns from any stage"
    ((agency, words),) = rows_of(page.laptops.table)
    assert agency == "GP practices"
    assert words == gp.words, "the same six as on the laptop that made it"
    assert len(words.split()) == 6
    second = gp.save(inbox, {"CSA-02": NOT_KNOWN})
    office.drop(second)
    assert len(rows_of(office.page.laptops.table)) == 1, "not confirmed by sending once more"


def test_a_laptop_waits_on_every_visit_until_it_is_confirmed(office, audit, inbox, checker):
    laptops = [world.Laptop(office.profile, audit, code, checker) for code in ("police", "gp")]
    for laptop in laptops:
        laptop.save(inbox, {"CSA-01": NOT_KNOWN})
    office.open(audit)
    office.drop(inbox)
    office.desk.show_audits()
    office.settle()
    office.open(audit)
    rail = office.window.rail.row(Stage.RETURNS.value)
    assert rail.step.state == "2 of 9 accounted for, to confirm by phone: 2"
    page = office.go(Stage.RETURNS)
    shown = [[each.agency.name, each.words] for each in laptops]
    assert rows_of(page.laptops.table) == shown
    page.laptops.table.select_row(1)
    match = page.laptops.button(Deed.CONFIRM)
    assert match.accessibleName() == f"The words match: GP practices, {laptops[1].words}"
    assert "Chosen: GP practices" in words_on(page)
    assert nameless(office.window) == []
    office.click(match)
    page = office.page
    assert page.outcome.words() == "GP practices: confirmed."
    assert rows_of(page.laptops.table) == [["Police", laptops[0].words]]
    office.click(page.laptops.button(Deed.CONFIRM))
    assert "confirm by phone" not in words_on(office.page)
    assert office.window.rail.row(Stage.RETURNS.value).step.state == "2 of 9 accounted for"


def test_returns_so_far_and_what_was_set_aside_stay_to_be_read(office, audit, inbox, checker):
    csc = world.Laptop(office.profile, audit, "csc", checker)
    csc.save(inbox, {"CSA-01": Answered()})
    (inbox / "photo.auditreturn").write_bytes(b"\xff\xd8\xff\xe0" + bytes(900))
    raw = next(inbox.glob("CSA*")).read_bytes()
    (inbox / "cut.auditreturn").write_bytes(raw[:-40])
    office.open(audit)
    office.drop(inbox)
    office.desk.show_audits()
    office.settle()
    office.open(audit)
    page = office.go(Stage.RETURNS)
    words = words_on(page)
    assert "Children's Social Care | 1 | A. Auditor, Safeguarding lead" in words
    assert "The file was damaged on its way." in words
    assert "1 of 9 accounted for" in office.window.rail.row(Stage.RETURNS.value).step.state
    assert nameless(office.window) == []


def test_each_line_can_be_heard(office, audit, inbox, checker):
    csc = world.Laptop(office.profile, audit, "csc", checker)
    csc.save(inbox, {"CSA-01": NOT_KNOWN})
    office.open(audit)
    office.drop(inbox)
    page = office.page
    said = spoken_in(page.table)
    assert "Agency: Children's Social Care" in said
    assert "What happened: Imported." in said
    assert page.table.accessibleName() == "Files of this import"
    page.table.setFocus()
    assert page.table.hasFocus()


def test_files_dropped_on_the_list_of_audits_go_to_the_newest_audit(office, inbox, checker):
    older = world.make_audit(office.profile, code="OLD-2025", title="Older audit")
    audit = world.make_audit(office.profile, code="NEW-2026", title="Newer audit")
    laptop = world.Laptop(office.profile, older, "gp", checker)
    path = laptop.save(inbox, {"CSA-01": NOT_KNOWN})
    office.drop(path)
    page = office.page
    assert isinstance(page, ReturnsPage)
    assert "Newer audit" in office.window.windowTitle()
    assert "GP practices, in another audit" in imported(page)[path.name]
    assert "It belongs to another audit: Older audit." in page.detail.text()
    assert office.profile.intake.returns(audit.id) == ()


def test_files_dropped_before_there_is_an_audit_are_answered(office, inbox):
    office.drop(inbox)
    assert office.dialogs.told[0][0] == "There is no audit yet"


def test_names_of_files_cannot_play_tricks(office, audit, inbox):
    (inbox / "<b>bold<i>\x07.auditreturn").write_bytes(b"not a return")
    office.open(audit)
    office.drop(inbox)
    (name,) = imported(office.page)
    assert name.startswith("<b>bold<i>")
    assert name.isprintable()


def test_stop_keeps_what_was_taken_in_and_says_so(office, audit, inbox, checker, qtbot):
    csc = world.Laptop(office.profile, audit, "csc", checker)
    csc.save(inbox, {"CSA-01": NOT_KNOWN})
    for number in range(3000):
        (inbox / f"z{number:04}.auditreturn").write_bytes(b"not a return")
    office.open(audit)
    page = office.go(Stage.RETURNS)
    office.dialogs.answer(inbox)
    page.folder.click()
    assert not page.choose.isEnabled()
    page.progress.stopped.emit()
    office.settle()
    page = office.page
    assert "Stopped before the rest" in page.outcome.words()
    assert len(imported(page)) < 3001
    assert page.choose.isEnabled()


def test_a_folder_without_files_says_nothing_was_there(office, audit, inbox):
    office.open(audit)
    office.drop(inbox)
    assert "Nothing to import" in office.page.outcome.words()
