"""A profile on a stick that somebody takes away."""

from contextlib import contextmanager
from shutil import copytree


@contextmanager
def pulled_out(profile):
    """The stick is pulled out for a while; what a system wrote to it meanwhile is not on it."""
    on_the_stick = profile.folder.with_name("stick")
    copytree(profile.folder, on_the_stick)
    profile.folder.rename(profile.folder.with_name("gone"))
    yield
    on_the_stick.rename(profile.folder)
