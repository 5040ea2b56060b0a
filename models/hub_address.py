"""Where the office's own server is, and what is asked of the way to it."""

from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from models.errors import ModelError, ModelFault

DRIVER = "postgresql+psycopg"
LONGEST_ADDRESS = 2_000
LARGEST_AUTHORITY = 64 * 1024
_SCHEMES = frozenset({"postgresql", "postgres", DRIVER})
_HERE = frozenset({"", "localhost", "127.0.0.1", "::1"})
# Anything else could name files of this computer or take the safety away again.
_MAY_SAY = frozenset({"host", "sslmode"})
_SAFE = "verify-full"
_BEGINS = b"-----BEGIN CERTIFICATE-----"


@dataclass(frozen=True, slots=True, kw_only=True)
class HubAddress:
    """A checked address with user and password; ``authority`` is who vouches for the server.

    That is a certificate as text (PEM), empty where the certificates of this computer's system
    know the server, or where the server is this computer.
    """

    url: str = field(repr=False)
    authority: bytes = field(default=b"", repr=False)

    @property
    def is_here(self) -> bool:
        """Whether the server is this computer, so that nothing goes over a network."""
        return _is_here(make_url(self.url))

    @property
    def shown(self) -> str:
        """Server and database as people may see them: without user and password."""
        url = make_url(self.url)
        return f"{url.host or 'localhost'}, {url.database}"


def checked_address(typed: str, authority: bytes = b"", password: str = "") -> HubAddress:
    """Give the address that was typed.

    Raises ModelError: NOT_AN_ADDRESS, SERVER_NOT_SAFE, NOT_A_CERTIFICATE. A ``password`` that is
    not blank takes the place of one in the address.

    Over a network the server proves by its certificate that it is the one (verify-full), and
    nothing less can be asked for.
    """
    if len(typed) > LONGEST_ADDRESS:
        raise ModelError(ModelFault.NOT_AN_ADDRESS)
    if authority and (len(authority) > LARGEST_AUTHORITY or _BEGINS not in authority):
        raise ModelError(ModelFault.NOT_A_CERTIFICATE)
    url = _parsed(typed.strip())
    if password:
        url = url.set(password=password)
    asked = url.query.get("sslmode", _SAFE)
    if not _is_here(url):
        if asked != _SAFE:
            raise ModelError(ModelFault.SERVER_NOT_SAFE)
        url = url.update_query_dict({"sslmode": _SAFE})
    return HubAddress(url=url.render_as_string(hide_password=False), authority=authority)


def _parsed(typed: str) -> URL:
    url = None
    with suppress(ArgumentError, ValueError):  # its words would hold the password
        url = make_url(typed)
    if (
        url is None
        or url.drivername not in _SCHEMES
        or not url.database
        or not _MAY_SAY.issuperset(url.query)
        or not all(isinstance(value, str) for value in url.query.values())
        or (url.host or "").count(",")
        or not str(url.query.get("host", "/")).startswith("/")
    ):
        raise ModelError(ModelFault.NOT_AN_ADDRESS)
    return url.set(drivername=DRIVER)


def _is_here(url: URL) -> bool:
    return (url.host or "") in _HERE
