"""Why a command could not be done."""


class CommandFailed(Exception):
    """Carries the one clear line for the terminal; never anything typed into a form."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line
