"""Expected trouble of the checker, as facts without sentences."""


class DataMissing(Exception):
    """A list of ``data/`` is missing or damaged; the checker cannot be trusted without it."""

    def __init__(self, *, file: str) -> None:
        super().__init__(file)
        self.file = file
