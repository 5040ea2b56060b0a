"""The name check on a terminal: text in, findings out as JSON."""

import argparse
import json
import sys
from pathlib import Path

from anonymise import Checker, Finding, load_checker
from commands.errors import CommandFailed

MAX_BYTES = 64 * 1024 * 1024


def run_check(options: argparse.Namespace) -> int:
    """Check one text, or one text a line; return 1 when anything was found."""
    raw = _read(options.file)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CommandFailed("The text is not UTF-8. Save it as UTF-8, then try again.") from None
    checker = load_checker()
    if options.jsonl:
        return _check_lines(checker, text)
    findings = _found(checker, text)
    sys.stdout.write(json.dumps({"findings": findings}, ensure_ascii=False) + "\n")
    return 1 if findings else 0


def _read(name: str) -> bytes:
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError:
        raise CommandFailed(f"{name} could not be read. Check the name of the file.") from None
    if len(raw) > MAX_BYTES:
        raise CommandFailed("The text is larger than 64 MB. Split it, then try again.")
    return raw


def _check_lines(checker: Checker, text: str) -> int:
    found_any = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        findings = _found(checker, _text_of(line, number))
        found_any = found_any or bool(findings)
        sys.stdout.write(json.dumps({"findings": findings}, ensure_ascii=False) + "\n")
    return 1 if found_any else 0


def _text_of(line: str, number: int) -> str:
    try:
        record: object = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict):
        text: object = record.get("text")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if isinstance(text, str):
            return text
    raise CommandFailed(f'Line {number} is not a JSON object with a "text".')


def _found(checker: Checker, text: str) -> list[dict[str, object]]:
    return [_as_json(finding) for finding in checker.check(text)]


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind.value,
        "tier": finding.tier.value,
        "reason": finding.reason,
        "suggestion": finding.suggestion,
    }
