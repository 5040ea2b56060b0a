"""Column types that behave alike on every engine, and the columns of a scope."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import DateTime, Dialect, LargeBinary, RowMapping, String, Text, TypeDecorator
from typing_extensions import override

from forms.scope import Scope
from models.hub_seal import HubSeal

E = TypeVar("E", bound=StrEnum)
_SEAL = "audit_desk_seal"


def now() -> datetime:
    """Give the moment, aware and in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes only, kept and given in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a datetime without a time zone cannot be kept"
            raise ValueError(msg)
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumText(TypeDecorator[E], Generic[E]):
    """A closed set kept as its code."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    @override
    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)


class JsonText(TypeDecorator[Any]):
    """A small value kept as JSON text and read back strictly as the given type."""

    impl = Text()
    cache_ok = True

    def __init__(self, kind: object) -> None:
        super().__init__()
        self.kind = kind
        self._decoder = msgspec.json.Decoder(kind)

    @override
    def process_bind_param(self, value: object, dialect: Dialect) -> str:
        if isinstance(value, frozenset):
            return msgspec.json.encode(value, order="deterministic").decode()
        return msgspec.json.encode(value).decode()

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self._decoder.decode(value)


def seal_with(dialect: Dialect, seal: HubSeal) -> None:
    """Have sealed columns of this engine sealed; a file, which is encrypted whole, needs none."""
    setattr(dialect, _SEAL, seal)


def _seal_of(dialect: Dialect) -> HubSeal | None:
    return getattr(dialect, _SEAL, None)


class SealedBytes(TypeDecorator[bytes]):
    """A secret of the office: as it is in an encrypted file, sealed on a server.

    ``place`` names table and column. Such a column cannot be compared with anything there.
    """

    impl = LargeBinary()
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    @override
    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        seal = _seal_of(dialect)
        return value if seal is None or value is None else seal.seal(self.place, value)

    @override
    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        seal = _seal_of(dialect)
        return value if seal is None or value is None else seal.open(self.place, bytes(value))


class SealedText(TypeDecorator[str]):
    """The same for a text."""

    impl = Text()
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        seal = _seal_of(dialect)
        if seal is None or value is None:
            return value
        return b64encode(seal.seal(self.place, value.encode())).decode("ascii")

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        seal = _seal_of(dialect)
        if seal is None or value is None:
            return value
        return seal.open(self.place, b64decode(value)).decode()


def scope_values(scope: Scope) -> dict[str, object]:
    """Spread a scope over its columns."""
    return {
        "status": scope.status,
        "reason": scope.reason,
        "known_child": scope.known_child,
        "known_parents": scope.known_parents,
        "last_involvement": scope.last_involvement,
    }


def scope_of(row: RowMapping | Mapping[str, Any]) -> Scope:
    """Gather a scope from its columns."""
    return Scope(
        status=row["status"],
        reason=row["reason"],
        known_child=row["known_child"],
        known_parents=row["known_parents"],
        last_involvement=row["last_involvement"],
    )
