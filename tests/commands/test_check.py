"""`check`: text in, findings out, on a terminal or in a pipe."""

import json

import pytest

from tests.commands.conftest import one_line

TEXT = "Łódź mattered to the family. Siobhan Okonkwo rang 07700 900123 about it.\n"
PLAIN = "The plan was reviewed and the next steps were agreed.\n"


def test_findings_stand_at_their_code_points(command, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    ran = command("check", file)
    findings = json.loads(ran.out)["findings"]
    assert ran.code == 1
    assert ran.err == ""
    found = {TEXT[each["start"] : each["end"]]: each["kind"] for each in findings}
    assert found["07700 900123"] == "phone"
    assert "Siobhan Okonkwo" in found
    for each in findings:
        assert set(each) == {"start", "end", "kind", "tier", "reason", "suggestion"}
        assert each["tier"] in {"high", "medium", "low"}
        assert each["reason"]


def test_a_text_without_findings_ends_with_0(command, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text(PLAIN, encoding="utf-8")
    ran = command("check", file)
    assert (ran.code, json.loads(ran.out)) == (0, {"findings": []})


@pytest.mark.parametrize("arguments", [("check",), ("check", "-"), ("check", "--json", "-")])
def test_standard_input_is_read_like_a_file(command, tmp_path, arguments):
    file = tmp_path / "note.txt"
    file.write_text(TEXT, encoding="utf-8")
    from_file, from_pipe = command("check", file), command(*arguments, stdin=TEXT.encode())
    assert from_pipe == from_file


def test_a_byte_order_mark_is_no_part_of_the_text(command, tmp_path):
    marked = command("check", "-", stdin=b"\xef\xbb\xbf" + TEXT.encode())
    assert marked == command("check", "-", stdin=TEXT.encode())


def test_json_lines_answer_line_by_line(command):
    lines = [json.dumps({"text": text, "id": 7}) for text in (PLAIN, TEXT, "")]
    ran = command("check", "--jsonl", stdin="\n\n".join(lines).encode())
    answers = [json.loads(line)["findings"] for line in ran.out.splitlines()]
    alone = json.loads(command("check", "-", stdin=TEXT.encode()).out)["findings"]
    assert ran.code == 1
    assert answers == [[], alone, []]


def test_json_lines_without_a_finding_end_with_0(command):
    ran = command("check", "--jsonl", stdin=json.dumps({"text": PLAIN}).encode())
    assert (ran.code, ran.out) == (0, '{"findings": []}\n')


@pytest.mark.parametrize("line", ["{", "[]", '"text"', "{}", '{"text": 3}', "[" * 5000])
def test_a_line_that_is_no_record_is_named_by_its_number(command, line):
    good = json.dumps({"text": PLAIN})
    ran = command("check", "--jsonl", stdin=f"{good}\n{line}\n{good}".encode())
    assert ran.code == 2
    assert "Line 2" in one_line(ran.err)


def test_text_in_another_encoding_is_refused_in_one_line(command, tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes("Siân was seen.".encode("latin-1"))
    ran = command("check", file)
    assert (ran.code, ran.out) == (2, "")
    assert "UTF-8" in one_line(ran.err)
    assert "Si" not in ran.err.replace("Save", "")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_named_in_one_line(command, tmp_path, name):
    ran = command("check", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert str(tmp_path / name) in one_line(ran.err)
