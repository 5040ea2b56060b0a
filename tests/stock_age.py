"""The stock age program, which reads what this program seals; .ci/run installs it."""

import shutil
import subprocess
from pathlib import Path


def opened_with_age(key: Path, sealed: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run ``age`` on a sealed file with the keys of a file; a failed assertion without it."""
    age = shutil.which("age")
    assert age is not None, "the tests need the `age` program; .ci/run installs it"
    return subprocess.run([age, "-d", "-i", key, sealed], capture_output=True, check=False)
