"""The worked example: a whole audit with invented data, from the set-up to the printed forms."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from anonymise import Checker, load_checker
from commands.demo_answers import fill_by_rule, scope_by_rule
from commands.errors import CommandFailed
from commands.progress import terminal_progress
from export.errors import FileRejected
from export.pack_file import open_pack
from export.return_file import ReturnDraft, ReturnEntry, make_return
from export.safe_write import save_file
from forms.definition import Tool
from forms.filling import Filling
from forms.library import SHIPPED, shipped_definition
from forms.loading import read_tool
from forms.scope import STATUSES, Scope
from forms.window import WindowMode, WindowRule
from models.auditor_snapshots import Mark, MarkKind
from models.errors import ModelError
from models.profile import Profile, create_profile
from models.snapshots import Agency, AuditDetails, Form, IssuedPack, OpenedPack, ProfileRole
from models.vault import Cost
from office.analysis import analyse, report_sentence
from office.intake import Outcome, import_paths
from office.keys import kit_text, new_audit_keys, try_kit
from office.messages import message
from office.overview import AuditOverview, load_overview, load_records
from office.prints import blank_pdf, counts_pdf, coverage_pdf, form_file_name, form_pdf
from office.setup import MadePack, issue_packs

PASSPHRASE = "worked example only"  # noqa: S105  printed beside the invented data it opens
# Making guesses at a printed passphrase dear would only let whoever looks at the example wait.
_COST = Cost(memory_kib=64, passes=1, lanes=1)
DECLARATION = "I have checked that no names are in this form."
KNOWS_ALL = "csc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to invent, and where it goes."""

    out: Path
    cases: int
    agencies: int
    seed: int
    today: date


def run_demo(options: argparse.Namespace) -> int:
    """Make the worked example in a new folder and say where everything lies."""
    out: Path = options.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CommandFailed(f"{out} is not empty. Choose a folder that is not there yet.")
    plan = Plan(
        out=out,
        cases=options.cases,
        agencies=options.agencies,
        seed=options.seed,
        today=datetime.now(UTC).date(),
    )
    try:
        lines, record = _make(plan)
    except ModelError as error:
        raise CommandFailed(message(error.code, error.facts).line) from None
    except FileRejected as rejected:
        raise CommandFailed(message(rejected.fault.value, rejected.facts).line) from None
    text = json.dumps(record, ensure_ascii=False) if options.json else "\n".join(lines)
    sys.stdout.write(text + "\n")
    return 0 if record["refused"] == 0 else 1


def _make(plan: Plan) -> tuple[list[str], dict[str, object]]:
    for folder in ("packs", "returns", "printed"):
        (plan.out / folder).mkdir(parents=True, exist_ok=True)
    office = create_profile(
        plan.out / "office",
        passphrase=PASSPHRASE,
        role=ProfileRole.OFFICE,
        cost=_COST,
        organisation="Example Safeguarding Children Partnership",
    )
    try:
        audit_id = _set_up(office, plan)
        made = _issue(office, audit_id, plan)
        _fill_all(office, audit_id, made, plan)
        outcomes = _import(office, plan)
        overview = load_overview(office, audit_id)
        printed = _print_all(office, overview, plan)
        sentences = _sentences(office, overview)
    finally:
        office.close()
    return _report(plan, overview, outcomes, sentences, printed)


def _set_up(office: Profile, plan: Plan) -> str:
    raw = shipped_definition(SHIPPED[0])
    tool = read_tool(raw, file=SHIPPED[0])
    audits = office.audits
    sha256 = audits.keep_tool(raw, tool_id=tool.id, version=tool.version, title=tool.title)
    details = AuditDetails(
        code=f"CSA-{plan.today.year}",
        title=f"Child sexual abuse {plan.today.year}",
        theme=tool.theme,
        tool_sha256=sha256,
        blocks=frozenset(switch.code for switch in tool.switches if switch.on),
        window=WindowRule(mode=WindowMode.LAST_INVOLVEMENT, months=6),
        issue_on=plan.today,
        return_by=plan.today + timedelta(days=28),
        meeting_on=plan.today + timedelta(days=42),
        contact="The partnership office, 01632 960 000",
        marking="OFFICIAL-SENSITIVE",
    )
    audit = audits.create(details, new_audit_keys())
    # An example needs no paper; in an office a person does this.
    try_kit(office, kit_text(office), datetime.now(UTC))
    audits.add_cases(audit.id, [f"CSA-{number:02}" for number in range(1, plan.cases + 1)])
    audits.set_agencies(audit.id, audits.usual_agencies()[: plan.agencies])
    return audit.id


def _issue(office: Profile, audit_id: str, plan: Plan) -> tuple[MadePack, ...]:
    with terminal_progress("Sealing packs") as report:
        made = issue_packs(office, audit_id, datetime.now(UTC), report)
    for pack in made:
        save_file(plan.out / "packs" / pack.issued.file_name, pack.raw)
    codes = "".join(f"{each.issued.file_name}\t{each.issued.code_words}\n" for each in made)
    save_file(plan.out / "packs" / "codes.txt", codes.encode())
    return made


def _fill_all(office: Profile, audit_id: str, made: Sequence[MadePack], plan: Plan) -> None:
    checker = load_checker()
    agencies = {agency.id: agency for agency in office.audits.agencies(audit_id)}
    with terminal_progress("Filling and sealing returns") as report:
        for number, pack in enumerate(made, start=1):
            agency = agencies[pack.issued.agency_id]
            # The last agency of a longer list never answers, as happens.
            replies = number < len(made) or len(made) < 3  # noqa: PLR2004
            _fill_one(agency, pack.issued, pack.raw, plan, checker if replies else None)
            report(number, len(made))


def _fill_one(
    agency: Agency, issued: IssuedPack, raw: bytes, plan: Plan, checker: Checker | None
) -> None:
    """Open a pack in a profile of its own, answer, and seal; without a checker only open it."""
    random = Random(f"{plan.seed} {agency.code}")  # noqa: S311  invented data, no secret
    auditor = create_profile(
        plan.out / f"auditor-{agency.code}",
        passphrase=PASSPHRASE,
        role=ProfileRole.AUDITOR,
        cost=_COST,
        organisation=agency.name,
        person_name="A. Auditor",
        person_title="Safeguarding lead",
    )
    try:
        contents = open_pack(raw, issued.code_words, pins={}, now=datetime.now(UTC))
        auditor.forms.add_pack(contents.pack, contents.cases)
        if checker is None:
            return
        tool = contents.tool.with_blocks(contents.pack.blocks)
        always = agency.code.casefold() == KNOWS_ALL
        forms = auditor.forms.forms(contents.pack.id)
        entries = [_answer(auditor, form, tool, random, (always, plan.today)) for form in forms]
        _seal(auditor, contents.pack, entries, checker, plan)
    finally:
        auditor.close()


def _answer(
    auditor: Profile, form: Form, tool: Tool, random: Random, rule: tuple[bool, date]
) -> ReturnEntry:
    always, today = rule
    scope: Scope = scope_by_rule(random, always=always, latest=today)
    auditor.forms.save_scope(form.id, scope)
    filling = Filling(tool)
    if scope.status is not None and STATUSES[scope.status].has_form:
        filling = fill_by_rule(tool, random)
        auditor.forms.save_answers(form.id, filling.texts)
        for page in tool.pages:
            if filling.page_applies(page):
                done = Mark(kind=MarkKind.DONE, key=page.code, value="yes")
                auditor.marks.put(form.id, done)
    auditor.forms.mark_completed(form.id, True)  # noqa: FBT003  the store's contract
    return ReturnEntry(uin=form.uin, scope=scope, answers=filling.answers())


def _seal(
    auditor: Profile,
    pack: OpenedPack,
    entries: Sequence[ReturnEntry],
    checker: Checker,
    plan: Plan,
) -> None:
    draft = ReturnDraft(
        pack=pack,
        entries=entries,
        auditor_name=auditor.details.person_name,
        auditor_title=auditor.details.person_title,
        declaration=DECLARATION,
        created_at=datetime.now(UTC),
    )
    made = make_return(draft, auditor.details, checker)
    save_file(plan.out / "returns" / made.sent.file_name, made.raw)
    auditor.forms.add_sent(made.sent)


def _import(office: Profile, plan: Plan) -> tuple[Outcome, ...]:
    with terminal_progress("Importing returns") as report:
        return import_paths(
            office, [plan.out / "returns"], datetime.now(UTC), report, lambda: False
        )


def _print_all(office: Profile, overview: AuditOverview, plan: Plan) -> int:
    """Print the tables, a blank form, every form of the first case, and one anonymised."""
    now = datetime.now().astimezone()
    folder = plan.out / "printed"
    records = load_records(office, overview)
    save_file(folder / overview.sheet_name("coverage"), coverage_pdf(overview, now))
    save_file(folder / overview.sheet_name("counts"), counts_pdf(overview, records, now))
    save_file(folder / overview.sheet_name("blank-form"), blank_pdf(overview, now))
    returns = {received.id: received for received in overview.returns}
    first = overview.cases[0].id
    entries = [each.entry for each in records if each.entry and each.entry.case_id == first]
    for entry in entries:
        received = returns[entry.return_id]
        name = form_file_name(overview, entry, received)
        save_file(folder / name, form_pdf(overview, entry, received, anonymised=False, now=now))
    if entries:
        received = returns[entries[0].return_id]
        name = form_file_name(overview, entries[0], received).replace(".pdf", "_anonymised.pdf")
        anonymised = form_pdf(overview, entries[0], received, anonymised=True, now=now)
        save_file(folder / name, anonymised)
    return len(list(folder.glob("*.pdf")))


def _sentences(office: Profile, overview: AuditOverview) -> tuple[str, ...]:
    shares = analyse(overview.tool, load_records(office, overview), overview.least).shares
    return tuple(filter(None, (report_sentence(each) for each in shares)))


def _report(
    plan: Plan,
    overview: AuditOverview,
    outcomes: Sequence[Outcome],
    sentences: Sequence[str],
    printed: int,
) -> tuple[list[str], dict[str, object]]:
    counts = overview.coverage
    refused = sum(1 for outcome in outcomes if not outcome.accepted)
    record: dict[str, object] = {
        "office": str(plan.out / "office"),
        "passphrase": PASSPHRASE,
        "assignments": counts.assignments,
        "forms": counts.forms,
        "without_form": counts.without_form,
        "closed": counts.closed,
        "awaiting": counts.awaiting,
        "returns": len(outcomes),
        "refused": refused,
        "printed": printed,
        "sentences": list(sentences),
    }
    without, awaiting = counts.without_form, counts.awaiting
    lines = [
        f"The worked example is in {plan.out} (invented data).",
        f"  {plan.agencies} agencies, {plan.cases} cases: {counts.assignments} assignments.",
        f"  {counts.forms} forms, {without} answers without a form, {awaiting} awaited.",
        f"  {len(outcomes)} return files in {plan.out / 'returns'}, {refused} refused.",
        f"  {printed} PDFs in {plan.out / 'printed'}.",
        f"  Profiles: {plan.out / 'office'} and {plan.out / 'auditor-*'}",
        f"  The passphrase of each: {PASSPHRASE}",
        f"  Open one: python main.py --profile {plan.out / 'office'}",
        "What the answers say:",
        *(f"  {sentence}" for sentence in sentences),
    ]
    return lines, record
