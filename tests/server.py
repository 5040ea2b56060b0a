"""A PostgreSQL server of the tests' own: made in a folder under the temporary one, gone afterwards.

It is started when a test first asks for it, once for each test process, from Debian's package. As
root it runs as another person, because PostgreSQL refuses root. Nothing of it is worth a sync.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PLACES = Path("/usr/lib/postgresql")
MISSING = "no PostgreSQL server is installed here (Debian's package postgresql)"
# Not this computer by its usual names, so that the way to it must be safe.
FAR = "127.0.0.2"
SECRET = "Zwetschgenpasswort"  # noqa: S105  of a server that lives as long as the run
SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=60",
    "ssl=on",
    "ssl_cert_file=server.crt",
    "ssl_key_file=server.key",
)


def programs() -> Path | None:
    """Give the folder of the newest server that is installed, None where there is none."""
    found = sorted(PLACES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whom the server runs as."""

    user: int | None
    group: int | None

    @property
    def how(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}


class Server:
    """A running server with one role for offices; ``stop`` ends it and deletes all of it."""

    def __init__(self, installed: Path, *settings: str) -> None:
        self._settings = settings or ("autovacuum=off",)
        self.folder = Path(tempfile.mkdtemp(prefix="audit-desk-server-"))
        self.owner = _owner()
        self.bin = installed
        self.port = _free_port()
        self.data = self.folder / "data"
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._make()
            self.start()
            with self.admin() as admin:
                admin.execute("CREATE ROLE office LOGIN CREATEDB PASSWORD '" + SECRET + "'")
        except BaseException:
            self.stop()
            raise

    def _make(self) -> None:
        if self.owner.user is not None:
            os.chown(self.folder, self.owner.user, self.owner.group or 0)
        command = [self.bin / "initdb", "-D", self.data, "-U", "admin", "--no-sync", "-E", "UTF8"]
        command += ["--locale=C.UTF-8", "--auth-local=trust", "--auth-host=scram-sha-256"]
        done = subprocess.run(
            command, capture_output=True, check=False, cwd=self.folder, **self.owner.how
        )
        assert done.returncode == 0, done.stderr.decode()
        for name, text in _certificate().items():
            path = self.data / name
            path.write_bytes(text)
            path.chmod(0o600)
            if self.owner.user is not None:
                os.chown(path, self.owner.user, self.owner.group or 0)

    def start(self) -> None:
        command: list[Any] = [self.bin / "postgres", "-D", self.data, "-k", self.folder]
        command += ["-p", str(self.port), "-h", f"127.0.0.1,{FAR}"]
        command += [part for setting in (*SETTINGS, *self._settings) for part in ("-c", setting)]
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self.folder, **self.owner.how
            )
        ready = [self.bin / "pg_isready", "-q", "-h", self.folder, "-p", str(self.port)]
        for _ in range(3000):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            assert self._process.poll() is None, (self.folder / "server.log").read_text()
        raise AssertionError("the server does not answer")

    def halt(self) -> None:
        """End the server at once, as when the cable is pulled."""
        assert self._process is not None
        self._process.send_signal(3)
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        if self._process is not None:
            self.halt()
        shutil.rmtree(self.folder, ignore_errors=True)

    def admin(self, database: str = "postgres") -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host=str(self.folder), port=self.port, user="admin", dbname=database, autocommit=True
        )

    def url(self, database: str, user: str = "office") -> str:
        return f"postgresql://{user}@:{self.port}/{database}?host={self.folder}"

    def far_url(self, database: str, password: str = SECRET, **query: str) -> str:
        words = "&".join(f"{name}={value}" for name, value in query.items())
        return f"postgresql://office:{password}@{FAR}:{self.port}/{database}?{words}"

    @property
    def authority(self) -> bytes:
        return (self.data / "server.crt").read_bytes()

    def database(self, template: str = "template1") -> str:
        """Make a database of the office's own and give its name."""
        self._made += 1
        name = f"hub{self._made}"
        with self.admin() as admin:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} OWNER office")
        return name

    def drop(self, name: str) -> None:
        with self.admin() as admin:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _owner() -> Owner:
    if os.geteuid() != 0:
        return Owner(user=None, group=None)
    for name in ("postgres", "nobody"):
        try:
            known = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(user=known.pw_uid, group=known.pw_gid)
    raise AssertionError("nobody else to run the server as")


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _certificate() -> dict[str, bytes]:
    """Make a certificate that vouches for itself, for the address that is far."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented server")])
    at = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(FAR))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=30))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    return {
        "server.crt": made.public_bytes(serialization.Encoding.PEM),
        "server.key": key.private_bytes(serialization.Encoding.PEM, form, plain),
    }
