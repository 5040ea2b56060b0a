"""The packages are locked: exact versions, hashes for every file, no address to fetch from."""

import re
import tomllib

import pytest

from tests.house.sources import ROOT, tracked_files

FILES = ("requirements.txt", "requirements-dev.txt")


def pinned(name):
    """Package to version, as a locked file says."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9-]*)==([0-9][^ ]*) ", text, re.MULTILINE))


def normal(requirement):
    name = re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_an_exact_version_and_hashes(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [
        entry for entry in re.split(r"\n(?=\S)", text) if entry and not entry.startswith("#")
    ]
    assert len(entries) == len(pinned(name)) > 10
    assert not [entry for entry in entries if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("name", FILES)
def test_a_locked_file_names_no_place(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|--index|--extra-index|--find-links|^-i |@ ", text, re.M)


def test_both_files_agree_and_hold_what_the_project_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = map(pinned, FILES)
    assert run.items() <= dev.items()
    assert {normal(entry) for entry in project["project"]["dependencies"]} <= set(run)
    assert {normal(entry) for entry in project["dependency-groups"]["dev"]} <= set(dev)


def test_qt_stays_below_the_release_that_aborts():
    """PySide6 6.12.0 on Python 3.11 loses one reference to True per emitted signal."""
    major, minor = pinned(FILES[0])["pyside6-essentials"].split(".")[:2]
    assert (int(major), int(minor)) < (6, 12)


def test_no_other_lock_is_kept():
    assert not [path for path in tracked_files() if path.name in {"uv.lock", "poetry.lock"}]


def test_every_package_to_run_is_used():
    """A package that nothing imports is downloaded and trusted by everybody for nothing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {normal(entry) for entry in project["project"]["dependencies"]}
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in tracked_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] not in {"tests", "benchmarks"}
    )
    imported = {
        normal(name) for name in re.findall(r"^\s*(?:from|import) ([A-Za-z0-9_]+)", code, re.M)
    }
    imported |= {"pyside6-essentials"} if "pyside6" in imported else set()
    assert named <= imported
