"""Hubs for tests: a database of its own for each test, copied from one that was filled once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.embedded import EmbeddedDatabase
from models.folder import DATABASE
from models.hub_address import checked_address
from models.hub_file import HubPlace, new_place
from models.hub_moving import copy_rows
from models.hub_profile import create_hub_profile, join_hub
from models.hub_start import reach
from models.profile import Profile
from models.vault import read_vault, unlock
from tests.models.samples import PASSPHRASE, QUICK
from tests.server import Server


class Hub:
    """A database on the server, of which any number of profiles can be made."""

    def __init__(self, server: Server, name: str, key: bytes = b"") -> None:
        self.server = server
        self.name = name
        self.place = new_place(checked_address(server.url(name)), key)

    def create(self, folder: Path) -> Profile:
        return create_hub_profile(
            folder, self.place, passphrase=PASSPHRASE, cost=QUICK, organisation="Office"
        )

    def join(self, folder: Path, passphrase: str = PASSPHRASE) -> Profile:
        place = new_place(self.place.address, self.place.key)
        return join_hub(folder, place, passphrase=passphrase, cost=QUICK)


class Hubs:
    """Makes hubs; templates are filled once for the whole run."""

    def __init__(self, server: Server, scratch: Path) -> None:
        self.server = server
        self._scratch = scratch
        self._templates: dict[str, HubPlace] = {}

    @contextmanager
    def empty(self) -> Iterator[Hub]:
        """A database where nothing was made yet."""
        hub = Hub(self.server, self.server.database())
        try:
            yield hub
        finally:
            self.server.drop(hub.name)

    @contextmanager
    def new(self) -> Iterator[Hub]:
        """A hub as it is after its first profile was made."""
        with self._copy_of("new", lambda hub: hub.create(self._scratch / hub.name).close()) as hub:
            yield hub

    @contextmanager
    def of(self, folder: Path, passphrase: str) -> Iterator[Hub]:
        """A hub with all that the closed profile in a folder holds."""

        def fill(hub: Hub) -> None:
            key = unlock(read_vault(folder), passphrase)
            source = EmbeddedDatabase(folder / DATABASE, key)
            database = reach(self._scratch, hub.place)
            copy_rows(source, database, hub.place)
            database.close()
            source.close()

        with self._copy_of(str(folder), fill) as hub:
            yield hub

    @contextmanager
    def _copy_of(self, what: str, fill: Callable[[Hub], None]) -> Iterator[Hub]:
        if what not in self._templates:
            filled = Hub(self.server, self.server.database())
            fill(filled)
            self._templates[what] = filled.place
        template = self._templates[what]
        source = template.address.url.split("/")[-1].split("?")[0]
        hub = Hub(self.server, self.server.database(source), template.key)
        try:
            yield hub
        finally:
            self.server.drop(hub.name)
