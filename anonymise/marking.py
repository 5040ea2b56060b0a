"""How a reason is marked that is written here and translated where it is shown."""


def NOOP(text: str) -> str:  # noqa: N802  the name that translation tools look for in sources
    """Mark a literal for translation and give it back as it is."""
    return text
