"""The whole program on a profile with one pack, as for the lock."""

from tests.ui.lock.conftest import folder, program, programs

__all__ = ["folder", "program", "programs"]
