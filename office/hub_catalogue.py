"""The sentences about a database on the office's own server; see ``catalogue``."""

from collections.abc import Mapping
from types import MappingProxyType

from office.marking import NOOP

_NOTHING_LOST = NOOP("Everything that was shown as saved is on the server.")
_NOTHING_CHANGED = NOOP("Nothing has been changed.")
_ASK = NOOP("Ask whoever runs the server, and read them this line.")

HUB_MESSAGES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "on-a-server": (
            NOOP("This is done at the server, not on this computer."),
            _NOTHING_CHANGED,
            NOOP("Whoever runs the server makes its copies and can put one back."),
        ),
        "not-an-address": (
            NOOP("This is not the address of a database."),
            _NOTHING_CHANGED,
            NOOP(
                "It looks like postgresql://office@server.example.org/hub: a user, a server and "
                "the name of a database. Ask whoever runs the server for it."
            ),
        ),
        "server-away": (
            NOOP("The server cannot be reached."),
            _NOTHING_LOST,
            NOOP(
                "Look whether this computer is on the office\u2019s network, then do it again. "
                "Audit Desk goes on by itself when the server is back."
            ),
        ),
        "server-cut": (
            NOOP("The connection to the server was cut."),
            NOOP("What you did last may not be kept; all before it is."),
            NOOP("Look whether it is there before you do it again."),
        ),
        "server-refused": (
            NOOP("The server does not let this computer in."),
            NOOP("Its user, its password or the name of the database is not the one it knows."),
            NOOP(
                "Check the address and the password with whoever runs the server. Where they have "
                "changed, \u201cmain.py hub address\u201d gives this computer the new ones."
            ),
        ),
        "server-not-safe": (
            NOOP("The server did not prove that it is the right one."),
            NOOP("Nothing was sent to it: somebody in between could have read it."),
            NOOP(
                "Ask whoever runs the server for the certificate that vouches for it, and for the "
                "name by which the certificate knows it."
            ),
        ),
        "server-rights": (
            NOOP("The server does not let this user write here."),
            _NOTHING_CHANGED,
            NOOP("The user needs a database of its own. Ask whoever runs the server."),
        ),
        "server-full": (
            NOOP("The server has no room left."),
            NOOP("What you did last was not kept; all before it is."),
            _ASK,
        ),
        "server-busy": (
            NOOP("Somebody else was writing, and the wait was too long."),
            NOOP("What you did last was not kept; all before it is."),
            NOOP("Do it again. If it happens often, tell whoever runs the server."),
        ),
        "server-not-fit": (
            NOOP("Something else is in this database, or it cannot keep every letter."),
            _NOTHING_CHANGED,
            NOOP("Audit Desk needs an empty database with the encoding UTF8. Ask for one."),
        ),
        "no-hub": (
            NOOP("No office has begun in this database."),
            _NOTHING_CHANGED,
            NOOP("Check the address. The first computer begins on the server; others join it."),
        ),
        "hub-upgraded": (
            NOOP("The office\u2019s database was changed by another version of Audit Desk."),
            NOOP(
                "This version reads and writes nothing there any more, so that nothing is spoilt. "
                "What was shown as saved is on the server; what you type now is not kept."
            ),
            NOOP(
                "Write down on paper what is not saved yet, close Audit Desk, and open it again "
                "with the version that your colleagues use."
            ),
        ),
        "hub-taken": (
            NOOP("An office has begun in this database already."),
            _NOTHING_CHANGED,
            NOOP("Ask a colleague for a joining file, and join with it."),
        ),
        "other-hub": (
            NOOP("This database belongs to an office with another key."),
            _NOTHING_CHANGED,
            NOOP("Check the address, or ask a colleague for a new joining file."),
        ),
        "not-a-joining-file": (
            NOOP("This is no joining file, or it was damaged on its way."),
            _NOTHING_CHANGED,
            NOOP("Ask your colleague to send it again: Settings, \u201cThe server\u201d."),
        ),
        "not-a-certificate": (
            NOOP("This is no certificate, or it cannot be read."),
            _NOTHING_CHANGED,
            NOOP(
                "Ask whoever runs the server for its certificate as a text file (PEM), and choose "
                "that."
            ),
        ),
        "hub-file-damaged": (
            NOOP("Where the server is cannot be read on this computer any more."),
            _NOTHING_LOST,
            NOOP(
                "Ask a colleague for a joining file, choose an empty folder for the profile, and "
                "join with it."
            ),
        ),
    }
)
